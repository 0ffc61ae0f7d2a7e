"""How long a wait will be, from how long visits last. Pure."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from signaling.records import VisitRecord

LATEST: Final = 40  # visits that the service time is taken from: an hour or two of a centre
_UNKNOWN: Final = 12 * 60.0  # s; what a visit is taken to last before a centre has served any
_LOW: Final = 0.4  # of the expected wait; half of all waits are well below the mean
_HIGH: Final = 1.5

type Standing = tuple[int, tuple[int, int]]  # the place in the queue, and the minutes as a range


def standings(
    queue: Sequence[tuple[VisitRecord | None, frozenset[str]]], served: tuple[float, ...]
) -> Iterator[tuple[VisitRecord, Standing]]:
    """Where every visit of a centre's line stands, each with the clerks at work who may serve it.

    None is a paper ticket, with every window that may. Only those ahead who wait for one of the same clerks make it
    longer; for whom nobody is there, all do. Of a paper ticket that part counts whose windows are these clerks'.
    """
    before, papers = Counter[frozenset[str]](), Counter[frozenset[str]]()
    for place, (record, able) in enumerate(queue, 1):
        if record is None:
            papers[able] += 1
            continue
        ahead: float = sum(count for others, count in before.items() if able & others) if able else place - 1
        if able:
            ahead += sum(count * len(able & others) / len(others) for others, count in papers.items())
        yield record, (place, expected(ahead + 1, len(able), served))
        before[able] += 1


def expected(place: float, clerks: int, served: tuple[float, ...]) -> tuple[int, int]:
    """The wait in minutes as a range, for the one at `place` while `clerks` are all at work.

    `served` are the latest visits' seconds with their wrap-up. Their mean counts, not their median: each one ahead
    keeps a clerk for that long, and the few long visits are what makes people wait.
    """
    typical = sum(served) / len(served) if served else _UNKNOWN
    mean = max(place, 1) * typical / max(clerks, 1) / 60
    low = math.floor(mean * _LOW)
    return low, max(low + 2, math.ceil(mean * _HIGH))
