"""Who is next, and how long it will take. Pure."""

import math
from typing import Final

from signaling.records import VisitRecord
from windowkit.messages import QueueEntry
from windowkit.visit import State

LATEST: Final = 20  # visits that the expected service time is taken from
_UNKNOWN: Final = 12 * 60.0  # s; what a visit is taken to last before a centre has served any


def waiting(visits: list[VisitRecord], centre: str) -> list[VisitRecord]:
    """The centre's queue, the next first: who was already being served once goes before all others."""
    queue = [one for one in visits if one.centre.code == centre and one.visit.state is State.WAITING]
    return sorted(queue, key=lambda one: (not one.returned, one.since, one.ticket))


def entry(record: VisitRecord, name: str, name_en: str) -> QueueEntry:
    """A waiting visit as clerks see it."""
    return QueueEntry(
        visit=record.visit.id,
        ticket=record.ticket,
        matter=record.matter,
        matter_name=name,
        matter_name_en=name_en,
        committee=record.committee.name,
        committee_en=record.committee.name_en,
        since=record.since,
        returned=record.returned,
    )


def expected(place: int, clerks: int, served: tuple[float, ...]) -> tuple[int, int]:
    """The wait in minutes as a range, from the median of the latest visits and the clerks at work."""
    typical = sorted(served)[len(served) // 2] if served else _UNKNOWN
    rounds = max(place - 1, 0) / max(clerks, 1)
    low = math.floor(rounds * typical / 60 / 2)
    return low, max(low + 2, math.ceil((rounds + 0.5) * typical / 60))
