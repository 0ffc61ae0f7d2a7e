"""The clock was set: what the hall waits for, and what it counts from, moves along. Pure.

So no grace ends early, no turn in the queue is lost, and a visit has lasted as long as it has. What was written down
as a date (a paper's, a consent's) stays as it was written.
"""

from msgspec.structs import replace

from signaling.floor import Floor
from signaling.records import VisitRecord


def shift(floor: Floor, by: float) -> None:
    """Everything of the floor by so many seconds; the visits are kept so, too."""
    for record in list(floor.visits.values()):
        floor.store(_visit(record, by))
    for name, duty in floor.duties.items():
        floor.duties[name] = replace(
            duty,
            since=duty.since + by,
            until=_moment(duty.until, by),
            wrap_until=duty.wrap_until + by,
            idle=duty.idle + by,
        )
    for kiosk, mine in floor.broken.items():
        floor.broken[kiosk] = {visit: replace(one, until=one.until + by) for visit, one in mine.items()}
    for kiosk, missed in floor.missed.items():
        floor.missed[kiosk] = tuple((one, since + by) for one, since in missed)
    move(floor.absent, by)
    move(floor.unlocked, by)


def move[Key](moments: dict[Key, float], by: float) -> None:
    """Each of these moments by so many seconds."""
    for key in moments:
        moments[key] += by


def _visit(record: VisitRecord, by: float) -> VisitRecord:
    return replace(
        record,
        visit=replace(record.visit, deadline=_moment(record.visit.deadline, by)),
        opened=record.opened + by,
        since=record.since + by,
        taken=_moment(record.taken, by),
        answered_at=_moment(record.answered_at, by),
        last_until=record.last_until + by,
        away=_moment(record.away, by),
        called=_moment(record.called, by),
        transfer=None
        if record.transfer is None
        else replace(record.transfer, at=record.transfer.at + by, until=record.transfer.until + by),
        hold=None if record.hold is None else replace(record.hold, since=record.hold.since + by),
    )


def _moment(moment: float | None, by: float) -> float | None:
    return None if moment is None else moment + by
