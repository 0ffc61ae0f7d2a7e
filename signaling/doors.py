"""Which doors are open: who may take a ticket, what kiosks are told of it, and who waits when a centre closes. Pure."""

from datetime import datetime

from msgspec.structs import replace

from signaling.effects import Send, Sender
from signaling.floor import Floor, Rules
from signaling.papers import ZONE
from signaling.records import Kiosk, VisitRecord
from signaling.serving import Serving
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.visit import DEADLINES, Event, State


class Doors:
    """Follows the clock; `floor.closed` says which centres are closed, and since when."""

    def __init__(self, floor: Floor, matters: dict[str, Matter], rules: Rules, serving: Serving) -> None:
        self._floor = floor
        self._matters = matters
        self._opening = rules.opening
        self._serving = serving
        self._told: dict[str, m.HoursChanged] = {}  # by kiosk
        self._until: float | None = 0.0  # when something opens or closes next; 0: not looked yet

    # -- who may begin ---------------------------------------------------------------------------------------

    def enter(self, kiosk: Kiosk, matter: Matter, now: float) -> None:
        """Raises Refused(CLOSED) where nobody would come: no new visit waits at a closed centre."""
        if not self._opening.committee_open(kiosk.committee.code, now):
            raise Refused(Code.CLOSED, "committee")
        if self._opening.centre_open(kiosk.centre.code, now):
            return
        if not (matter.citywide and self._elsewhere(kiosk.centre.code, now)):
            raise Refused(Code.CLOSED, "centre")

    def _elsewhere(self, centre: str, now: float) -> bool:
        return any(one != centre and self._opening.centre_open(one, now) for one in self._floor.centres)

    # -- the clock -------------------------------------------------------------------------------------------

    def follow(self, now: float) -> None:
        """Know what is open now; before anything is offered."""
        if self._until is not None and now >= self._until:
            closed = {one: self._opening.closed_since(one, now) for one in self._floor.centres}
            self._floor.closed = {one: since for one, since in closed.items() if since is not None}
            self._until = self._opening.changes(now)
            self._floor.requeued_everywhere()
            self._told_all(now)

    def clock_set(self) -> None:
        """What is open now is looked up anew."""
        self._until = 0.0

    def arrived(self, sender: Sender, now: float) -> None:
        """A kiosk hears it as it comes."""
        self._told.pop(sender.key, None)
        self.follow(now)
        self._tell(sender, now)

    def _told_all(self, now: float) -> None:
        for sender in sorted(self._floor.present, key=lambda one: (one.role, one.key)):
            self._tell(sender, now)

    def _tell(self, sender: Sender, now: float) -> None:
        kiosk = self._floor.kiosks.get(sender.key) if sender.role is m.Role.KIOSK else None
        if kiosk is None:
            return
        said = self._hours(kiosk, now)
        if self._told.get(sender.key) != said:  # who comes may still show what it was told before its line was cut
            self._floor.effects.append(Send(sender, said))
        self._told[sender.key] = said

    def _hours(self, kiosk: Kiosk, now: float) -> m.HoursChanged:
        committee = self._opening.committee_open(kiosk.committee.code, now)
        if committee and self._opening.centre_open(kiosk.centre.code, now):
            return m.HoursChanged()
        opens = self._opening.opens(kiosk.centre.code, kiosk.committee.code, now)
        return m.HoursChanged(
            open=False,
            elsewhere=committee and self._elsewhere(kiosk.centre.code, now),
            opens="" if opens is None else datetime.fromtimestamp(opens, ZONE).strftime("%Y-%m-%dT%H:%M"),
        )

    # -- who waits as it closes ------------------------------------------------------------------------------

    def overdue(self, now: float) -> None:
        """Whoever cannot be served any more is told so, and when it opens again: nobody waits at a closed door."""
        for record in list(self._floor.queue.everybody()) if self._floor.closed else ():
            due = self._due(record)
            if due is not None and due <= now:
                self._serving.advance(replace(record, reason=m.Reason.CLOSED), Event.OVERDUE, now)

    def next_deadline(self) -> float | None:
        """When something opens or closes, or somebody who waits is told."""
        moments = [self._due(one) for one in self._floor.queue.everybody()] if self._floor.closed else []
        return min((one for one in (self._until, *moments) if one is not None), default=None)

    def _due(self, record: VisitRecord) -> float | None:
        """When this waiting visit is given up; None: somebody may still come."""
        closed = self._floor.closed.get(record.centre.code)
        if closed is None or record.transfer is not None or record.visit.id in self._floor.offers:
            return None  # who was passed on has been with a clerk: they are waited for
        if self._somebody_elsewhere(record):
            return None
        if record.away is not None:
            return closed  # nobody sits there whom clerks could still serve
        waits_since = (record.visit.deadline or 0.0) - DEADLINES[State.WAITING]
        began = max(closed, waits_since)
        return began + self._opening.serve_out if self._somebody_here(record) else began

    def _somebody_elsewhere(self, record: VisitRecord) -> bool:
        others = (one for one in self._floor.centres if one != record.centre.code and one not in self._floor.closed)
        return self._matters[record.matter].citywide and any(others)

    def _somebody_here(self, record: VisitRecord) -> bool:
        at_desk = self._floor.at_desk.get(record.centre.code, ())
        return any(self._floor.may_serve(self._floor.clerks[one], record) for one in at_desk)
