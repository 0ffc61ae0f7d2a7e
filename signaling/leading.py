"""The duty leader (值班班长): what they see of their centre, and visits that they take over or reassign. Pure.

To take over is to pass the visit on to the leader and to take it for them in one decision: it is stored and told as
both, and whatever goes wrong afterwards (a call that is not built, a leader who vanishes) is what it is for a transfer.
"""

from typing import Final

from msgspec.structs import replace

from signaling import transfers
from signaling.asked_leaders import AskedLeaders
from signaling.effects import Sender
from signaling.floor import Floor
from signaling.led_views import LedViews
from signaling.reception import Reception
from signaling.records import Clerk, VisitRecord
from signaling.serving import REMEMBERED, Serving
from signaling.transfer_records import Transfer
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.transfer import Reassign
from windowkit.visit import Event, State

_REMEMBERED: Final = 16  # of leaders' commands, the latest


class Leading:
    """Every centre's duty leaders."""

    def __init__(
        self, floor: Floor, matters: dict[str, Matter], serving: Serving, reception: Reception, grace: float
    ) -> None:
        self._floor = floor
        self._matters = matters
        self._serving = serving
        self._reception = reception
        self._views = LedViews(floor, matters)
        self._asked = AskedLeaders(floor, grace)

    def hear(self, message: m.TakeOver, sender: Sender, now: float) -> None:
        """Take a visit of a clerk of the own centre over. Raises Refused."""
        leader, record = self._led(message, sender)
        if record is None:
            self._floor.done(message, sender)
            return
        if self._floor.is_busy(sender):
            raise Refused(Code.BUSY)
        until = now + self._floor.queue.rules(record.centre.code).transfer_for
        transfer = Transfer(to=m.Target(clerk=leader.name), by=record.clerk, at=now, until=until, led=True)
        self._serving.advance(replace(_said(record, message), transfer=transfer), Event.TRANSFER, now)
        self._reception.take(m.TakeVisit(id=message.id, visit=message.visit), sender, now)

    def reassign(self, message: Reassign, sender: Sender, now: float) -> None:
        """Give a visit of the own centre to another clerk, be it one that waits. Raises Refused."""
        leader, record = self._led(message, sender)
        if record is None:
            self._floor.done(message, sender)
            return
        answered = (*record.answered, message.id)[-REMEMBERED:]
        record = replace(_said(record, message), answered=answered)
        given = transfers.reassigned(record, message, leader, self._floor, self._matters[record.matter], now)
        if record.visit.state is State.WAITING:
            self._floor.keep(given)
            self._floor.requeued_everywhere()  # whom it goes to may be anywhere
        else:
            self._serving.advance(given, Event.TRANSFER, now)
        self._floor.done(message, sender)

    def may_pass_on(self, visit: str, sender: Sender) -> VisitRecord:
        """The visit whose next clerk the sender may look for: their own, or a leader's to reassign. Raises Refused."""
        record, leader = self._floor.visits.get(visit), self._leader(sender)
        if record is not None and leader is not None and self._is_led(record, leader):
            return record
        own = self._floor.own(visit, sender, "")
        assert own is not None
        return own

    def _led(self, message: m.TakeOver | Reassign, sender: Sender) -> tuple[Clerk, VisitRecord | None]:
        """The leader and the visit that they command; None where this was done before. Raises Refused."""
        leader = self._leader(sender)
        if leader is None:
            raise Refused(Code.NOT_YOURS, "duty leader")
        record = self._floor.visits.get(message.visit)
        known = self._floor.ended.get(message.visit, ()) if record is None else record.answered + record.leaders_said
        if message.id in known:
            return leader, None
        if record is None or not self._is_led(record, leader):
            raise Refused(Code.UNKNOWN_VISIT)  # they cannot see it
        if not record.clerk and isinstance(message, m.TakeOver):
            raise Refused(Code.UNKNOWN_VISIT)  # it waits: whoever is free takes it
        if record.clerk != message.clerk:
            raise Refused(Code.STALE, "clerk")  # decided of what somebody else has by now, or said again very late
        return leader, record

    def _is_led(self, record: VisitRecord, leader: Clerk) -> bool:
        """Whether it is a visit of the leader's centre: a clerk's there, or one that waits there."""
        if record.visit.state is State.WAITING:
            return record.centre.code == leader.centre
        clerk = self._floor.clerks.get(record.clerk)
        return clerk is not None and clerk.centre == leader.centre

    def arrived(self, sender: Sender) -> None:
        """A counter is on the line."""
        self._views.arrived(sender.key)
        self._asked.arrived(sender.key)

    def forget(self) -> None:
        """What was decided last was told to nobody."""
        self._views.forget()

    def tell(self, now: float) -> None:
        """Show every duty leader what changed."""
        self._asked.follow(now)
        self._views.tell()

    def overdue(self, now: float) -> None:
        """Whoever asked for a leader, and none is there."""
        self._asked.overdue(now)

    def next_deadline(self) -> float | None:
        """When `overdue` has something to do (UNIX seconds)."""
        return self._asked.next_deadline()

    def clock_set(self, by: float) -> None:
        """The clock was set by so many seconds."""
        self._asked.clock_set(by)

    def _leader(self, sender: Sender) -> Clerk | None:
        clerk = self._floor.clerks.get(sender.key) if sender.role is m.Role.COUNTER else None
        return clerk if clerk is not None and clerk.leader else None


def _said(record: VisitRecord, message: m.TakeOver | Reassign) -> VisitRecord:
    """The record that knows the command for longer than it knows its clerk's: key strokes are many."""
    return replace(record, leaders_said=(*record.leaders_said, message.id)[-_REMEMBERED:])
