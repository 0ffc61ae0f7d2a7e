"""A guide (办理指引) as data: what a clerk says and asks at a matter, step by step; an answer decides what comes next.

One TOML file each in assets/guides/. A step says sentences, and may end in a question:

    matter = "ltci-application"          # "" is the guide of every matter without one of its own
    title = "长护险申请"
    title_en = "Long-term care insurance"

    [[steps]]
    key = "assessed"
    title = "以前评估过吗"
    title_en = "Assessed before?"
    say = ["评估结果两年内有效。"]
    say_en = ["A result is valid for two years."]
    ask = "两年内评估过吗？"
    ask_en = "Assessed within two years?"
    answers = [
      { code = "yes", label = "评估过", label_en = "Yes", next = "renewal", fills = { application_kind = "renewal" } },
      { code = "no", label = "没有", label_en = "No" },
    ]

Without `next` the step below follows; `next = "end"` ends the guide. Steps lead only downwards, so that each ends.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import msgspec

from windowkit.errors import BadInput
from windowkit.fields import Data, Key, Words
from windowkit.matters import Matter, problem

END: Final = "end"
GENERAL: Final = ""  # the guide of every matter without one of its own

_Sentences = tuple[Words, ...]


class Answer(Data, frozen=True, kw_only=True):
    """One answer to a step's question: what comes next, and which fields of the form it answers, too.

    `own`, of a question about the elder's will: it is theirs, and the case may be submitted.
    """

    code: Key
    label: Words
    label_en: Words
    next: str = ""
    own: bool = False
    fills: dict[Key, str] = {}  # noqa: RUF012 - msgspec gives each its own


class Step(Data, frozen=True, kw_only=True):
    """What to say, and at most one question. `will`: whether it is the elder's own will; its answer is part of the
    record."""

    key: Key
    title: Words
    title_en: Words
    say: _Sentences = ()
    say_en: _Sentences = ()
    ask: str = ""
    ask_en: str = ""
    answers: tuple[Answer, ...] = ()
    next: str = ""
    will: bool = False

    def answer(self, code: str) -> Answer | None:
        """The answer of that code, if the step has it."""
        return next((one for one in self.answers if one.code == code), None)


class Guide(Data, frozen=True, kw_only=True):
    """The script of one matter."""

    matter: str
    title: Words
    title_en: Words
    steps: Annotated[tuple[Step, ...], msgspec.Meta(min_length=1)]

    def step(self, key: str) -> Step | None:
        """The step of that key, if there is one."""
        return next((one for one in self.steps if one.key == key), None)


def path(guide: Guide, answers: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps as far as the answers (by step) lead: the last one asks what nobody has answered, or ends the guide."""
    walked: list[Step] = []
    at = guide.steps[0].key
    while at != END:
        here = next(number for number, one in enumerate(guide.steps) if one.key == at)
        step = guide.steps[here]
        walked.append(step)
        given = step.answer(answers.get(step.key, ""))
        if step.answers and given is None:
            break
        below = guide.steps[here + 1].key if here + 1 < len(guide.steps) else END
        at = (given.next if given is not None else "") or step.next or below
    return tuple(walked)


def guide_for(guides: Mapping[str, Guide], matter: str) -> Guide | None:
    """The matter's own guide, else the general one."""
    return guides.get(matter) or guides.get(GENERAL)


def load_guides(folder: Path, matters: Mapping[str, Matter]) -> dict[str, Guide]:
    """Every guide of a folder by its matter; raises BadInput naming the file and what to change."""
    guides: dict[str, Guide] = {}
    for file in sorted(folder.glob("*.toml")):
        try:
            guide = msgspec.toml.decode(file.read_bytes(), type=Guide)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise BadInput(f"{file.name}: {error}") from error
        if guide.matter in guides:
            raise BadInput(f"{file.name}: another file is the guide of {guide.matter or 'all other matters'}, too")
        fault = _fault(guide, matters)
        if fault:
            raise BadInput(f"{file.name}: {fault}")
        guides[guide.matter] = guide
    lacking = sorted(code for code in matters if guide_for(guides, code) is None)
    if lacking:
        raise BadInput(f'{folder}: no guide for {lacking[0]}; write one, or one for all others (matter = "")')
    _ask_for_will(folder, guides, matters)
    return guides


def _ask_for_will(folder: Path, guides: Mapping[str, Guide], matters: Mapping[str, Matter]) -> None:
    """Whatever needs the elder's own will is asked for it by its guide, also by the general one."""
    for matter in matters.values():
        guide = guide_for(guides, matter.code)
        if matter.own_will and guide is not None and not any(step.will for step in guide.steps):
            raise BadInput(f"{folder}: no guide asks for the elder's own will at {matter.code} (will = true)")


def _fault(guide: Guide, matters: Mapping[str, Matter]) -> str:
    """What the types alone do not say."""
    matter = matters.get(guide.matter)
    if guide.matter != GENERAL and matter is None:
        return f"there is no matter {guide.matter}"
    keys = [step.key for step in guide.steps]
    if len(set(keys)) != len(keys) or END in keys:
        return f'each step has a key of its own, and none is "{END}"'
    for number, step in enumerate(guide.steps):
        fault = _of_step(step, keys[number + 1 :]) or _of_fills(step, matter)
        if fault:
            return f"{step.key}: {fault}"
    unreached = sorted(set(keys) - _reached(guide))
    if unreached:
        return f"no answer leads to {unreached[0]}"
    return _of_will(guide, matter)


def _of_will(guide: Guide, matter: Matter | None) -> str:
    if any(one.own for step in guide.steps if not step.will for one in step.answers):
        return "own = true belongs to an answer of a step with will = true"
    if any(step.will and not any(one.own for one in step.answers) for step in guide.steps):
        return "a step with will = true needs an answer with own = true"
    if matter is not None and matter.own_will and not any(step.will for step in guide.steps):
        return "its matter asks for the elder's own will: a step with will = true is missing"
    return ""


def _of_step(step: Step, below: list[str]) -> str:
    if len(step.say) != len(step.say_en):
        return "say and say_en have the same sentences"
    if not step.say and not step.ask:
        return "it says nothing and asks nothing"
    if not (bool(step.ask) == bool(step.ask_en) == (len(step.answers) > 1)):
        return "a question has ask, ask_en and at least two answers"
    codes = [one.code for one in step.answers]
    if len(set(codes)) != len(codes):
        return "each answer has a code of its own"
    strange = [to for to in (step.next, *(one.next for one in step.answers)) if to and to not in (*below, END)]
    return f"next = {strange[0]} is no step below this one" if strange else ""


def _of_fills(step: Step, matter: Matter | None) -> str:
    for key, value in ((key, value) for one in step.answers for key, value in one.fills.items()):
        field = matter.field(key) if matter is not None else None
        if field is None:
            return f"fills {key}, which the matter's form does not have"
        if problem(field, value) is not None:
            return f"fills {key} with what may not stand there"
    return ""


def _reached(guide: Guide) -> set[str]:
    """Every step that some answers lead to."""
    found: set[str] = set()
    keys = [step.key for step in guide.steps]
    for number, step in enumerate(guide.steps):
        if number and step.key not in found:
            continue
        found.add(step.key)
        below = keys[number + 1] if number + 1 < len(keys) else END
        steps = [one.next or step.next or below for one in step.answers] or [step.next or below]
        found |= set(steps)
    return found
