"""What may grow in a long call, and by how much: the last third of the samples against the first. Pure."""

import statistics
from collections.abc import Sequence
from typing import Final

import msgspec


class Limit(msgspec.Struct, frozen=True):
    """`kind` may be `factor` times its first third's median, and `more` besides; `reason` says why no less."""

    kind: str
    unit: str
    factor: float
    more: float
    reason: str


LIMITS: Final = {
    limit.kind: limit
    for limit in (
        Limit("rss", "MiB", 1.05, 8, "pools fill in the first minutes; one lost 720p picture a minute would be 28"),
        Limit("pss", "MiB", 1.05, 8, "the same, with what is shared counted once"),
        Limit("threads", "", 1.0, 3, "asyncio's executor starts its threads (cores + 4) one by one, when first needed"),
        Limit("files", "", 1.0, 6, "a voice that speaks just now holds two pipes, a new executor thread none"),
        Limit("cpu", "cores", 1.25, 0.05, "other work of the machine: clock and caches are shared"),
        Limit("latency_p50", "ms", 1.25, 5, "one step of a 200 Hz look, and the machine's other work"),
        Limit("latency_p95", "ms", 1.5, 20, "one frame of 33 ms late now and then on two cores"),
        Limit("shown", "fps", 1 / 0.9, 1, "a tenth of the pictures, which nobody sees"),
    )
}  # fmt: skip
_FALLS: Final = frozenset({"shown"})  # where less is worse: first and last change places


class Row(msgspec.Struct, frozen=True):
    """One series judged."""

    who: str
    kind: str
    unit: str
    first: float
    last: float
    most: float
    limit: float
    grew: bool


def judge(who: str, kind: str, values: Sequence[float]) -> Row:
    """At least three values, in their order."""
    limit, third = LIMITS[kind], max(1, len(values) // 3)
    first, last = statistics.median(values[:third]), statistics.median(values[-third:])
    if kind in _FALLS:
        allowed = (first - limit.more) / limit.factor
        return Row(who, kind, limit.unit, first, last, min(values), allowed, last < allowed)
    allowed = first * limit.factor + limit.more
    return Row(who, kind, limit.unit, first, last, max(values), allowed, last > allowed)
