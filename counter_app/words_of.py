"""Whose words stand in the form's fields, and every change of them, to be taken back one by one. Pure."""

from enum import StrEnum, auto
from typing import Final

import msgspec
from msgspec.structs import replace

_MOST: Final = 200  # steps that can be taken back in a visit


class Source(StrEnum):
    """Where a field's words come from."""

    TYPED = auto()
    CARD = auto()  # the kiosk's reader
    PHOTOGRAPH = auto()  # of a card
    CASE = auto()  # an earlier one of the resident's
    HOUSEHOLD = auto()  # somebody else's who lives with them
    DRAFT = auto()  # an earlier visit that was not finished
    GUIDE = auto()  # an answer to a question of the guide


class Change(msgspec.Struct, frozen=True):
    """A field's words before and after, and whose they were."""

    field: str
    before: str
    after: str
    was: Source


class Step(msgspec.Struct, frozen=True):
    """What is taken back at once: a field that was typed in, or all that was filled in together."""

    changes: tuple[Change, ...]
    source: Source


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A visit's. `sources` has no fields that were typed."""

    sources: dict[str, Source] = {}
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


def wrote(words: Words, values: dict[str, tuple[str, str]], source: Source) -> Words:
    """Fields got other words, by field before and after; typing on in a field stays one step."""
    changes = tuple(
        Change(field, before, after, words.sources.get(field, Source.TYPED))
        for field, (before, after) in values.items()
        if before != after
    )
    if not changes:
        return words
    last = words.done[-1] if words.done else None
    if source is Source.TYPED and last is not None and _goes_on(last, changes) and not words.undone:
        first = replace(last.changes[0], after=changes[0].after)
        if first.before == first.after:  # typed back: the words are again whose they were
            return Words(sources=_now(words.sources, (first,), first.was), done=words.done[:-1])
        done = (*words.done[:-1], Step((first,), source))
    else:
        done = (*words.done, Step(changes, source))[-_MOST:]
    return Words(sources=_now(words.sources, changes, source), done=done)


def undone(words: Words, now: dict[str, str]) -> tuple[Words, dict[str, str]]:
    """The last step taken back, and what the fields say then; what was changed since by others stays."""
    if not words.done:
        return words, {}
    step = words.done[-1]
    taken = [one for one in step.changes if now.get(one.field, "") == one.after]
    sources = dict(words.sources)
    for one in taken:
        sources = _now(sources, (one,), one.was)
    left = Words(sources=sources, done=words.done[:-1], undone=(*words.undone, step))
    return left, {one.field: one.before for one in taken}


def redone(words: Words, now: dict[str, str]) -> tuple[Words, dict[str, str]]:
    """The step that was taken back last, once more."""
    if not words.undone:
        return words, {}
    step = words.undone[-1]
    taken = tuple(one for one in step.changes if now.get(one.field, "") == one.before)
    sources = _now(words.sources, taken, step.source)
    again = Words(sources=sources, done=(*words.done, step), undone=words.undone[:-1])
    return again, {one.field: one.after for one in taken}


def _goes_on(last: Step, changes: tuple[Change, ...]) -> bool:
    one = changes[0]
    return (
        last.source is Source.TYPED
        and len(last.changes) == len(changes) == 1
        and (last.changes[0].field, last.changes[0].after) == (one.field, one.before)
    )


def _now(sources: dict[str, Source], changes: tuple[Change, ...], source: Source) -> dict[str, Source]:
    kept = {field: one for field, one in sources.items() if field not in {change.field for change in changes}}
    return kept if source is Source.TYPED else kept | {change.field: source for change in changes}
