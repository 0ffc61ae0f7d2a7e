"""A resident on hold: begun and ended by their clerk, and never forgotten. Pure.

It lives beside the visit's table, in the visit's record: no step of the visit depends on it, and neither a line that
is cut nor a restart of the server ends it.
"""

from typing import Final

from msgspec.structs import replace

from signaling.effects import Sender
from signaling.floor import Floor
from signaling.records import VisitRecord
from windowkit import messages as m
from windowkit.consent import TALKING
from windowkit.errors import Code, Refused

ABOUT: Final = (m.HoldVisit,)


def changed(record: VisitRecord, message: m.HoldVisit, sender: Sender, now: float) -> VisitRecord:
    """The record after the clerk's word; raises Refused."""
    if sender.role is not m.Role.COUNTER:
        raise Refused(Code.NOT_YOURS)
    if record.visit.state not in TALKING:
        raise Refused(Code.WRONG_STATE, "hold")
    if message.on == (record.hold is not None):
        return record
    return replace(record, hold=m.Hold(since=now) if message.on else None)


def followed(record: VisitRecord) -> VisitRecord:
    """The record after a step of the visit: a hold ends with the talk."""
    over = record.hold is not None and record.visit.state not in TALKING
    return replace(record, hold=None) if over else record


class Holds:
    """Reminds the counter, and has the kiosk say that it is sorry, each time the limit has passed."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor

    def overdue(self, now: float) -> None:
        """One more reminder, however many limits passed while the server was away."""
        for record in list(self._floor.visits.values()):
            due = self._due(record)
            if record.hold is not None and due is not None and due <= now:
                passed = int((now - record.hold.since) / self._limit(record))
                hold = replace(record.hold, reminders=max(passed, record.hold.reminders + 1))
                self._floor.keep(replace(record, hold=hold))

    def next_deadline(self) -> float | None:
        """When the next reminder is due (UNIX seconds)."""
        dues = [due for record in self._floor.visits.values() if (due := self._due(record)) is not None]
        return min(dues, default=None)

    def _due(self, record: VisitRecord) -> float | None:
        if record.hold is None:
            return None
        return record.hold.since + self._limit(record) * (record.hold.reminders + 1)

    def _limit(self, record: VisitRecord) -> float:
        return self._floor.queue.rules(record.office.code).hold_for
