"""What each clerk is doing: ready, rung for, in a visit, with a paper ticket, writing up, on a break. Pure.

A clerk has one state, whichever queues they serve, so a wrap-up is over for all of them or for none. It is a lease
of this server's life: after a restart every counter says anew whether its clerk takes visits.
"""

from typing import Final

from msgspec.structs import replace

from signaling.duties import Duty
from signaling.effects import Send, Sender
from signaling.floor import Floor, Rules
from signaling.routing import Free
from windowkit import messages as m
from windowkit.errors import Code, Refused

_S = m.ClerkState
_TAKEN: Final = "taken"  # a day's count: how many visits a clerk had


class Clerks:
    """Everybody's duty, by sign-in name."""

    def __init__(self, floor: Floor, rules: Rules) -> None:
        self._floor = floor
        self._rules = rules
        self._turns = 0
        self.free: dict[str, set[str]] = {}  # by centre: whom a visit may ring for

    # -- what they say and what becomes of their line --------------------------------------------------------

    def arrived(self, name: str, now: float) -> None:
        """Their counter is on the line; who was away for longer than the grace says first that they are back."""
        duty = self._floor.duty(name)
        if duty.state is _S.SIGNED_OUT:
            if duty.willing and now - duty.since > self._rules.clerk_grace:
                duty = replace(duty, willing=False, reason=m.BreakReason.AWAY)
            self._rest(name, duty, now)
        self._tell(name)
        self._floor.tell_queue(name)

    def left(self, name: str, now: float) -> None:
        """Their line ended: nothing rings there any more."""
        out = replace(self._floor.duty(name), state=_S.SIGNED_OUT, since=now, until=None, visit="", paper=None)
        self._put(name, out)

    def hear(self, message: m.SetReady, name: str, now: float) -> None:
        """Ready, or a break: at once, after the visit, or instead of answering. Raises Refused."""
        duty = self._floor.duty(name)
        if message.again:
            if duty.willing or duty.reason is not None:
                return
        elif message.reason is not None and message.reason not in m.CHOSEN:
            raise Refused(Code.BAD_FIELD, "reason")
        else:
            duty = replace(duty, wrap_until=0.0)
        reason = None if message.ready else message.reason or m.BreakReason.REST
        duty = replace(duty, willing=message.ready, reason=reason)
        if duty.state is _S.IN_VISIT or (duty.state is _S.RINGING and message.ready):
            self._put(name, duty)
        else:
            self._rest(name, duty, now)

    # -- what the queue does with them ---------------------------------------------------------------------

    def rung(self, name: str, visit: str, until: float, now: float) -> None:
        """A visit is offered to them."""
        self._turns += 1
        duty = self._floor.duty(name)
        self._put(name, replace(duty, state=_S.RINGING, since=now, until=until, visit=visit, turn=self._turns))

    def unrung(self, name: str, now: float) -> None:
        """What rang is gone: taken back, given up, or its kiosk's line ended."""
        duty = self._floor.duty(name)
        if duty.state is _S.RINGING:
            self._rest(name, duty, now)

    def missed(self, name: str, now: float) -> None:
        """They did not answer in time: nothing rings there until they say that they are back."""
        self._rest(name, replace(self._floor.duty(name), willing=False, reason=m.BreakReason.MISSED), now)

    def turned(self, name: str) -> None:
        """A paper ticket is called to their window: that was their turn."""
        self._turns += 1
        self._put(name, replace(self._floor.duty(name), turn=self._turns))

    def window_changed(self, name: str, now: float) -> None:
        """Another paper ticket is at their window, or none: what rings there meanwhile rings elsewhere."""
        duty = self._floor.duty(name)
        if duty.state is not _S.RINGING or name in self._floor.paper.at_window:
            self._rest(name, duty, now)

    def follow(self, now: float) -> None:
        """What the visits that moved mean for their clerks, and for who is beside one."""
        moved, self._floor.moved = self._floor.moved, set()
        for name in sorted(moved):
            if Sender(m.Role.COUNTER, name) not in self._floor.present:
                continue  # their line is cut: the visit waits for them for its grace
            record = self._floor.visit_of(Sender(m.Role.COUNTER, name))
            duty = self._floor.duty(name)
            if record is not None:
                self._serves(name, duty, record.visit.id, now)
            elif duty.state is _S.IN_VISIT:
                self._released(name, duty, now)
            elif (duty.state is _S.BESIDE) is not (name in self._floor.attended):
                self._rest(name, duty, now)

    def overdue(self, now: float) -> None:
        """Wrap-ups end by themselves."""
        for name, duty in list(self._floor.duties.items()):
            if duty.state is _S.WRAP_UP and duty.wrap_until <= now:
                self._rest(name, duty, now)

    def next_deadline(self) -> float | None:
        """When the next wrap-up ends."""
        ends = [one.wrap_until for one in self._floor.duties.values() if one.state is _S.WRAP_UP]
        return min(ends, default=None)

    def again(self, now: float) -> None:
        """The hall went back to what is stored: nothing rings, and who serves whom is looked up anew.

        What was decided last was told to nobody, so everybody is told everything.
        """
        for name, duty in list(self._floor.duties.items()):
            if duty.state is not _S.SIGNED_OUT:
                self._rest(name, duty, now)
                self._tell(name)
        self._floor.requeued_everywhere()

    def asked(self, centre: str, now: float) -> list[Free]:
        """The free clerks of a centre."""
        return [self._free(name, now) for name in self.free.get(centre, ())]

    # -- small steps ---------------------------------------------------------------------------------------------

    def _free(self, name: str, now: float) -> Free:
        duty = self._floor.duty(name)
        return Free(self._floor.clerks[name], duty.idle, self._floor.counted(_TAKEN, name, now), duty.turn)

    def _serves(self, name: str, duty: Duty, visit: str, now: float) -> None:
        if duty.state is _S.IN_VISIT and duty.visit == visit:
            return
        self._floor.count(_TAKEN, name, now)
        duty = replace(duty, state=_S.IN_VISIT, since=now, until=None, visit=visit, wrap_until=0.0, paper=None)
        self._put(name, duty)

    def _released(self, name: str, duty: Duty, now: float) -> None:
        """After a visit that ended or was passed on there is something to write up; after a lost one nothing."""
        rules = self._floor.queue.rules(self._floor.clerks[name].centre)
        left = self._floor.visits.get(duty.visit)
        passed_on = left is not None and left.transfer is not None and left.transfer.by == name
        limit = rules.wrap_up if passed_on or duty.visit in self._floor.ended else 0.0
        self._rest(name, replace(duty, wrap_until=now + limit), now)

    def _rest(self, name: str, duty: Duty, now: float) -> None:
        """Whatever they do when nothing else is to be done."""
        record = self._floor.visit_of(Sender(m.Role.COUNTER, name))
        until, at, paper = None, self._floor.paper.at_window.get(name), None
        if Sender(m.Role.COUNTER, name) not in self._floor.present:
            state = _S.SIGNED_OUT
        elif record is not None:
            state = _S.IN_VISIT
        elif duty.wrap_until > now:
            state, until = _S.WRAP_UP, duty.wrap_until
        elif at is not None and (duty.willing or (at.until is None and duty.state is _S.AT_WINDOW)):
            state, until = _S.AT_WINDOW, at.until  # a break asked for meanwhile comes after whoever is served
            paper = m.PaperAtWindow(ticket=at.ticket.id, number=at.ticket.number, called=at.until is not None)
        elif duty.willing:
            state = _S.BESIDE if name in self._floor.attended else _S.READY
        else:
            state = _S.SIGNED_IN if duty.reason is None else _S.BREAK
        visit = record.visit.id if state is _S.IN_VISIT and record is not None else ""
        same = state is duty.state and (paper and paper.ticket) == (duty.paper and duty.paper.ticket)
        busy = state is not _S.READY or duty.state in {_S.READY, _S.RINGING}
        self._put(
            name,
            replace(
                duty,
                state=state,
                since=duty.since if same else now,
                until=until,
                visit=visit,
                paper=paper,
                idle=duty.idle if busy else now,
            ),
        )

    def _put(self, name: str, duty: Duty) -> None:
        if duty == self._floor.duty(name):
            return
        self._floor.put_duty(name, duty)
        free = self.free.setdefault(self._floor.clerks[name].centre, set())
        (free.add if duty.state is _S.READY else free.discard)(name)
        self._tell(name)

    def _tell(self, name: str) -> None:
        """Their state, whole, to their counter."""
        duty = self._floor.duty(name)
        told = m.DutyChanged(
            state=duty.state,
            since=duty.since,
            until=duty.until,
            visit=duty.visit,
            reason=duty.reason,
            paper=duty.paper,
        )
        self._floor.effects.append(Send(Sender(m.Role.COUNTER, name), told))
