"""A duty leader beside a running talk of the own centre: listens, whispers to its clerk, or joins it. Pure.

It lives beside the visit's table, in the visit's record, so kiosk and counters are shown it with the same decision
that lets it begin, and no step depends on it. It ends with the talk: with the visit, passed on, taken over, its clerk
lost; with a visit of the leader's own; and where the leader's line was cut for too long. All of it is written down.
"""

from typing import Final

from msgspec.structs import replace

from signaling.attendance_records import AttendanceRecord, Attended
from signaling.effects import Save, Send, Sender
from signaling.floor import Floor
from signaling.records import Clerk, VisitRecord
from windowkit import messages as m
from windowkit.consent import TALKING
from windowkit.errors import Code, Refused

GRACE: Final = 10.0  # s a leader's line may be cut; the sound between the counters goes on meanwhile
_CALLED: Final = frozenset({m.ClerkState.RINGING, m.ClerkState.AT_WINDOW})
_REMEMBERED: Final = 128  # as of a visit's other commands


def followed(record: VisitRecord) -> VisitRecord:
    """The record after a step of the visit: nobody is beside a talk that is over."""
    over = record.attended is not None and record.visit.state not in TALKING
    return replace(record, attended=None) if over else record


class Attending:
    """Every centre's duty leaders beside their clerks' talks. `settle` follows every decision of the hall."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor
        self._known: dict[str, AttendanceRecord] = {}  # by visit: as it was written down last
        self._told: dict[str, m.AttendChanged] = {}  # by leader

    def hear(self, message: m.AttendVisit | m.LeaveVisit, sender: Sender) -> None:
        """Begin, change or end it; said a second time it is only answered again. Raises Refused."""
        leader = self._leader(sender)
        if leader is None:
            raise Refused(Code.NOT_YOURS, "duty leader")
        record = self._floor.visits.get(message.visit)
        if message.id in (self._floor.ended.get(message.visit, ()) if record is None else record.answered):
            self._floor.done(message, sender)
            return
        served_by = None if record is None else self._floor.clerks.get(record.clerk)
        if record is None or served_by is None or served_by.centre != leader.centre:
            raise Refused(Code.UNKNOWN_VISIT)  # they cannot see it
        record = replace(record, answered=(*record.answered, message.id)[-_REMEMBERED:])
        mine = record.attended is not None and record.attended.leader == leader.name
        if isinstance(message, m.AttendVisit):
            self._floor.keep(self._begun(record, message, leader))
        elif mine:
            self._floor.keep(replace(record, attended=None))
        self._floor.done(message, sender)

    def _begun(self, record: VisitRecord, message: m.AttendVisit, leader: Clerk) -> VisitRecord:
        standing = record.attended
        if record.visit.state not in TALKING or record.clerk == leader.name:
            raise Refused(Code.WRONG_STATE, "attend")
        if Sender(m.Role.KIOSK, record.kiosk) not in self._floor.present:
            raise Refused(Code.WRONG_STATE, "attend")  # the resident could not be shown it
        if standing is not None and standing.leader == leader.name:
            return replace(record, attended=replace(standing, shown=replace(standing.shown, mode=message.mode)))
        hands_full = self._floor.duty(leader.name).state in _CALLED
        own = self._floor.visit_of(Sender(m.Role.COUNTER, leader.name))
        if standing is not None or own is not None or hands_full or leader.name in self._floor.attended:
            raise Refused(Code.BUSY)
        shown = m.Attendance(
            call=message.id, mode=message.mode, display=leader.display, service_number=leader.service_number
        )
        return replace(record, attended=Attended(leader=leader.name, shown=shown), leader_asked=None)

    def pass_on(self, message: m.Offer | m.Answer | m.AskOffer, sender: Sender) -> bool:
        """The set-up of the sound between both counters; False where it is of another call."""
        record = self._of_call(message.visit, sender)
        if record is None or record.attended is None:
            # Over meanwhile: the two counters hear of its end at different moments, and that is nobody's mistake.
            return sender.role is m.Role.COUNTER and message.visit not in self._floor.visits
        leader, clerk = Sender(m.Role.COUNTER, record.attended.leader), Sender(m.Role.COUNTER, record.clerk)
        if isinstance(message, m.Offer) != (sender == leader):
            raise Refused(Code.NOT_YOURS)  # the leader's counter offers, the clerk's answers
        shown = record.attended.shown
        if isinstance(message, m.Offer) and message.call > shown.epoch:
            self._floor.store(
                replace(record, attended=replace(record.attended, shown=replace(shown, epoch=message.call)))
            )
        self._floor.effects.append(Send(clerk if sender == leader else leader, message))
        return True

    def _of_call(self, call: str, sender: Sender) -> VisitRecord | None:
        """The visit beside which this call goes, where the sender is one of its ends."""
        if sender.role is not m.Role.COUNTER:
            return None
        attended = self._floor.visits.get(self._floor.attended.get(sender.key, ""))
        for record in (attended, self._floor.visit_of(sender)):
            if record is not None and record.attended is not None and record.attended.shown.call == call:
                return record
        return None

    # -- what follows from everything else ---------------------------------------------------------------------

    def settle(self, now: float) -> None:
        """End what may not go on, write down what changed, and tell the leaders."""
        for leader, visit in list(self._floor.attended.items()):
            own = self._floor.visit_of(Sender(m.Role.COUNTER, leader))
            due = self._due(leader)
            called = leader in self._floor.paper.at_window  # whoever stands there would be heard
            if own is not None or called or (due is not None and due <= now):
                self._floor.keep(replace(self._floor.visits[visit], attended=None))
        self._write_down(now)
        self._tell()

    def next_deadline(self) -> float | None:
        """When a leader was away for too long (UNIX seconds)."""
        return min((due for one in self._floor.attended if (due := self._due(one)) is not None), default=None)

    def gone(self, sender: Sender, now: float) -> None:
        """A counter's line ended."""
        if sender.key in self._floor.attended:
            self._floor.absent[sender] = now

    def arrived(self, sender: Sender) -> None:
        """Their counter is on the line, and knows nothing yet."""
        self._told.pop(sender.key, None)
        if self._leader(sender) is not None and sender.key not in self._floor.attended:
            self._floor.effects.append(Send(sender, m.AttendChanged()))

    def forget(self, now: float) -> None:
        """The hall went back to what is stored: what was decided last was neither written down nor told."""
        self._told.clear()
        self._known = {visit: self._written(self._floor.visits[visit]) for visit in self._floor.attended.values()}
        for leader in self._floor.attended:
            sender = Sender(m.Role.COUNTER, leader)
            if sender not in self._floor.present:
                self._floor.absent.setdefault(sender, now)

    def _due(self, leader: str) -> float | None:
        absent = self._floor.absent.get(Sender(m.Role.COUNTER, leader))
        return None if absent is None else absent + GRACE

    def _write_down(self, now: float) -> None:
        standing = {visit: self._written(self._floor.visits[visit]) for visit in self._floor.attended.values()}
        for visit, before in self._known.items():
            if visit not in standing:
                self._floor.effects.append(Save(replace(before, mode="", at=now)))
        for visit, one in standing.items():
            known = self._known.get(visit)
            if known is None or replace(known, at=one.at) != one:
                self._floor.effects.append(Save(replace(one, at=now)))
        self._known = standing

    def _written(self, record: VisitRecord) -> AttendanceRecord:
        assert record.attended is not None
        return AttendanceRecord(
            visit=record.visit.id,
            clerk=record.clerk,
            leader=record.attended.leader,
            centre=self._floor.clerks[record.attended.leader].centre,
            mode=str(record.attended.shown.mode),
            at=0.0,
        )

    def _tell(self) -> None:
        for leader in self._told.keys() | self._floor.attended.keys():
            record = self._floor.visits.get(self._floor.attended.get(leader, ""))
            told = m.AttendChanged() if record is None else _seen(record)
            if self._told.get(leader) != told:
                self._floor.effects.append(Send(Sender(m.Role.COUNTER, leader), told))
                self._told[leader] = told
            if record is None:
                del self._told[leader]
                self._floor.absent.pop(Sender(m.Role.COUNTER, leader), None)

    def _leader(self, sender: Sender) -> Clerk | None:
        clerk = self._floor.clerks.get(sender.key) if sender.role is m.Role.COUNTER else None
        return clerk if clerk is not None and clerk.leader else None


def _seen(record: VisitRecord) -> m.AttendChanged:
    """What the leader sees: the visit and its clerk, and nothing of the resident."""
    assert record.attended is not None
    return m.AttendChanged(
        visit=record.visit.id,
        ticket=record.ticket,
        clerk=record.clerk_display,
        held=record.hold is not None,
        attendance=record.attended.shown,
    )
