"""What a simulated day says, as figures. Pure."""

from typing import Final

import msgspec

from signaling.simulation import erlang
from signaling.simulation.day import Story
from signaling.simulation.plan import HOURS, Plan

ENOUGH: Final = 0.8  # of all visits answered in time: what the clerks needed are reckoned for


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Of one centre, or of all. Waits in seconds; shares from 0 to 1. `needed` by Erlang C in the busiest half hour."""

    name: str
    visits: int
    answered: int
    mean: float
    p95: float
    longest: float
    in_time: float
    elsewhere: float
    busy: float
    needed: int


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """The range shown at the ticket against the wait that followed, in minutes, of everybody who had to wait."""

    waits: int
    mean: float
    low: float
    high: float
    kept: float  # share of waits no longer than the upper end


def figures(plan: Plan, stories: list[Story]) -> list[Figures]:
    """One row a centre and one for the whole district, last."""
    centres = sorted({one.centre for one in stories})
    rows = [_row(plan, centre, [one for one in stories if one.centre == centre], stories, 1) for centre in centres]
    return [*rows, _row(plan, "all", stories, stories, plan.centres)]


def promise(stories: list[Story], least: float = 60.0) -> Promise:
    """Whether what was promised was kept; who waited less than `least` seconds was called at once."""
    waited = [(one, one.taken - one.opened) for one in stories if one.taken is not None]
    some = [(one, wait) for one, wait in waited if wait >= least]
    return Promise(
        waits=len(some),
        mean=_mean([wait / 60 for _, wait in some]),
        low=_mean([float(one.promised[0]) for one, _ in some]),
        high=_mean([float(one.promised[1]) for one, _ in some]),
        kept=_mean([float(wait / 60 <= one.promised[1]) for one, wait in some]),
    )


def half_hours(plan: Plan, stories: list[Story]) -> list[tuple[float, float, float]]:
    """By half hour of coming: how many came, their mean wait and the 95th of a hundred waits (seconds)."""
    rows: list[tuple[float, float, float]] = []
    for number in range(len(plan.half_hours)):
        begin = HOURS[0] * 3600 + number * 1800
        came = [one for one in stories if begin <= one.came < begin + 1800]
        waits = _waits(came)
        rows.append((float(len(came)), _mean(waits), _at(waits, 0.95)))
    return rows


def _row(plan: Plan, name: str, own: list[Story], everybody: list[Story], centres: int) -> Figures:
    waits = _waits(own)
    lasted = [one.ended - one.taken + plan.rules.wrap_up for one in own if one.taken is not None and one.ended]
    here = [one for one in everybody if name in {"all", one.served_at}]
    served = sum(one.ended - one.taken + plan.rules.wrap_up for one in here if one.taken is not None and one.ended)
    day = (HOURS[1] - HOURS[0]) * 3600
    return Figures(
        name=name,
        visits=len(own),
        answered=len(waits),
        mean=_mean(waits),
        p95=_at(waits, 0.95),
        longest=max(waits, default=0.0),
        in_time=_mean([float(wait <= plan.within) for wait in waits]),
        elsewhere=_mean([float(one.served_at != one.centre) for one in own if one.taken is not None]),
        busy=served / (plan.clerks * centres * day),
        needed=_needed(plan, own, _mean(lasted)),
    )


def _needed(plan: Plan, own: list[Story], seconds: float) -> int:
    busiest = max(
        sum(1 for one in own if begin <= one.opened < begin + 1800)
        for begin in (HOURS[0] * 3600 + number * 1800 for number in range(len(plan.half_hours)))
    )
    return erlang.needed(busiest / 1800 * seconds, seconds, plan.within, ENOUGH) if seconds > 0 else 0


def _waits(stories: list[Story]) -> list[float]:
    return [one.taken - one.opened for one in stories if one.taken is not None]


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _at(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)] if values else 0.0
