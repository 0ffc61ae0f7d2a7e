"""The table: each row's figure of ours, Chromium's, what it shall reach, and whether it does."""

import math
from enum import StrEnum, auto
from typing import Final

import msgspec

from windowkit.errors import Failure

type Figures = dict[str, float]


class Group(StrEnum):
    """Rows that are measured together."""

    TALK = auto()
    FIRST = auto()
    VOICE = auto()
    ECHO = auto()
    LINE1000 = auto()
    LINE300 = auto()


class Target(StrEnum):
    """How ours is held against Chromium's."""

    AT_MOST = auto()  # times Chromium's
    AT_LEAST = auto()  # times Chromium's
    BELOW = auto()  # so many units above Chromium's at most; less is better
    ABOVE = auto()  # so many units below Chromium's at most; more is better


class Row(msgspec.Struct, frozen=True):
    """A figure: its name, its unit, what it shall reach."""

    group: Group
    key: str
    name: str
    unit: str
    target: Target
    limit: float


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A row that was measured. `against` is the ratio, or the difference in the row's unit."""

    key: str
    figure: str
    unit: str
    ours: float
    chromium: float
    against: float
    target: str
    reached: bool
    commit: str = ""
    day: str = ""


def _line(group: Group, name: str) -> tuple[Row, ...]:
    return (
        Row(group, f"{group}_shown", f"{name}: pictures shown a second", "fps", Target.AT_LEAST, 1.0),
        Row(group, f"{group}_freeze", f"{name}: longest freeze", "ms", Target.AT_MOST, 1.0),
        Row(group, f"{group}_latency_p95", f"{name}: glass to glass, p95", "ms", Target.AT_MOST, 1.0),
    )


ROWS: Final = (
    Row(Group.TALK, "latency_p50", "glass to glass, p50", "ms", Target.AT_MOST, 0.5),
    Row(Group.TALK, "latency_p95", "glass to glass, p95", "ms", Target.AT_MOST, 0.5),
    Row(Group.TALK, "cores", "CPU, both ends, with their X servers", "cores", Target.AT_MOST, 0.6),
    Row(Group.TALK, "rss", "memory of the kiosk's end in a call", "MiB", Target.AT_MOST, 0.5),
    Row(Group.TALK, "shown", "pictures shown a second", "fps", Target.AT_LEAST, 1.0),
    Row(Group.TALK, "freeze", "longest freeze", "ms", Target.AT_MOST, 1.0),
    Row(Group.FIRST, "first_frame", "accept -> first frame on both screens", "ms", Target.AT_MOST, 0.5),
    Row(Group.VOICE, "mouth_to_ear", "mouth to ear", "ms", Target.AT_MOST, 0.8),
    Row(Group.ECHO, "echo", "echo left, against the near voice", "dB", Target.BELOW, 3.0),
    Row(Group.ECHO, "kept", "near voice kept while both talk", "dB", Target.ABOVE, 3.0),
    *_line(Group.LINE1000, "1 Mbit/s, 2 % lost"),
    *_line(Group.LINE300, "300 kbit/s, 2 % lost"),
)


def chosen(words: list[str]) -> set[Group]:
    """The groups of these words: a group's name, or the beginning of a row's key; none means all."""
    if not words:
        return set(Group)
    found = {row.group for row in ROWS for word in words if row.group == word or row.key.startswith(word)}
    unknown = [word for word in words if not any(row.group == word or row.key.startswith(word) for row in ROWS)]
    if unknown:
        known = ", ".join([*Group, *(row.key for row in ROWS)])
        raise Failure(f"no such rows: {', '.join(unknown)}; there are {known}")
    return found


def compare(row: Row, ours: float, chromium: float) -> Result:
    """Hold one figure against the other."""
    ratio = ours / chromium if chromium else math.inf
    match row.target:
        case Target.AT_MOST:
            against, reached, words = ratio, ratio <= row.limit, f"<= {row.limit:g}"
        case Target.AT_LEAST:
            against, reached, words = ratio, ratio >= row.limit, f">= {row.limit:g}"
        case Target.BELOW:
            against, reached, words = ours - chromium, ours - chromium <= row.limit, f"<= +{row.limit:g} {row.unit}"
        case Target.ABOVE:
            against, reached, words = ours - chromium, ours - chromium >= -row.limit, f">= -{row.limit:g} {row.unit}"
    return Result(
        key=row.key,
        figure=row.name,
        unit=row.unit,
        ours=round(ours, 2),
        chromium=round(chromium, 2),
        against=round(against, 3),
        target=words,
        reached=reached,
    )


def measured(groups: set[Group], ours: Figures, chromium: Figures) -> list[Result]:
    """The rows of these groups; raises Failure where one could not be measured."""
    rows = [row for row in ROWS if row.group in groups]
    for whose, figures in (("ours", ours), ("Chromium's", chromium)):
        missing = [row.key for row in rows if not math.isfinite(figures.get(row.key, math.nan))]
        if missing:
            raise Failure(f"not measured, {whose}: {', '.join(missing)}")
    return [compare(row, ours[row.key], chromium[row.key]) for row in rows]


def beside_stored(groups: set[Group], ours: Figures, stored: list[Result]) -> list[Result]:
    """Our rows beside Chromium's figures of an earlier run; a row without one is held against nothing."""
    known = {one.key: one.chromium for one in stored}
    nothing = {row.key: 0.0 for row in ROWS}
    return measured(groups, ours, nothing | known)


def table(results: list[Result]) -> str:
    """A line for each row."""
    lines = [f"{'':44}{'ours':>10}{'Chromium':>10}{'against':>9}  target"]
    lines += [
        f"{one.figure + ', ' + one.unit:<44}{one.ours:>10.2f}{one.chromium:>10.2f}{one.against:>9.2f}"
        f"  {one.target}{'' if one.reached else '  MISSED'}"
        for one in results
    ]
    return "\n".join(lines)
