"""The guide of the visit on the desk: what is done, what comes next, what an answer fills in; pure."""

import msgspec

from counter_app.desk import Desk, value
from counter_app.papers import work
from windowkit.guides import Answer, Guide, Step, path


class Row(msgspec.Struct, frozen=True):
    """A step on the way, and its tick's answer; `done` without an answer where nothing was asked."""

    step: Step
    done: bool
    answer: str = ""


class Fills(msgspec.Struct, frozen=True):
    """What an answer fills in, and the fields that say otherwise."""

    fill: dict[str, str]
    differs: tuple[str, ...]


def rows(guide: Guide, desk: Desk) -> tuple[Row, ...]:
    """The steps as far as the answers lead."""
    ticks = {one.step: one.answer for one in work(desk).ticks}
    return tuple(Row(step, step.key in ticks, ticks.get(step.key, "")) for step in path(guide, ticks))


def current(found: tuple[Row, ...]) -> Row | None:
    """The first step that is not done; None: the guide is at its end."""
    return next((row for row in found if not row.done), None)


def last(found: tuple[Row, ...]) -> Row | None:
    """The last step that is done before the current one."""
    done = [row for row in found if row.done]
    return done[-1] if done else None


def fills(desk: Desk, step: Step, answer: Answer) -> Fills:
    """Empty fields, and those that hold what another answer of the same question would have filled in."""
    fill, differs = dict[str, str](), list[str]()
    for key, says in answer.fills.items():
        stands = value(desk, key)
        ours = {one.fills[key] for one in step.answers if key in one.fills}
        if not stands or (stands in ours and stands != says):
            fill[key] = says
        elif stands != says:
            differs.append(key)
    return Fills(fill, tuple(differs))
