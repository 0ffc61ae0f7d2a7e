"""The duty leader (值班班长): what they see of their centre, and visits that they take over. Pure.

To take over is to pass the visit on to the leader and to take it for them in one decision: it is stored and told as
both, and whatever goes wrong afterwards (a call that is not built, a leader who vanishes) is what it is for a transfer.
"""

from typing import Final

from msgspec.structs import replace

from signaling.effects import Save, Send, Sender
from signaling.floor import Floor
from signaling.reception import Reception
from signaling.records import Clerk, VisitRecord
from signaling.serving import Serving
from signaling.transfer_records import Transfer
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.leading import MOST
from windowkit.matters import Matter
from windowkit.visit import Event, State

_OVER: Final = frozenset({State.WAITING, State.ENDED})


class Leading:
    """Every centre's duty leaders."""

    def __init__(self, floor: Floor, matters: dict[str, Matter], serving: Serving, reception: Reception) -> None:
        self._floor = floor
        self._matters = matters
        self._serving = serving
        self._reception = reception
        self._told: dict[str, m.CentreChanged] = {}  # by leader
        self._had: dict[str, str] = {}  # whose each visit was when it was last saved

    def hear(self, message: m.TakeOver, sender: Sender, now: float) -> None:
        """Take a visit of a clerk of the own centre over. Raises Refused."""
        leader = self._leader(sender)
        if leader is None:
            raise Refused(Code.NOT_YOURS, "duty leader")
        record = self._floor.visits.get(message.visit)
        if message.id in self._floor.ended.get(message.visit, ()):
            self._floor.done(message, sender)
            return
        if record is None:
            raise Refused(Code.UNKNOWN_VISIT)
        if message.id in record.answered:
            self._floor.done(message, sender)
            return
        served_by = self._floor.clerks.get(record.clerk)
        if served_by is None or served_by.centre != leader.centre:
            raise Refused(Code.UNKNOWN_VISIT)  # they cannot see it
        if self._floor.is_busy(sender):
            raise Refused(Code.BUSY)
        until = now + self._floor.queue.rules(record.centre.code).transfer_for
        transfer = Transfer(to=m.Target(clerk=leader.name), by=record.clerk, at=now, until=until, led=True)
        self._serving.advance(replace(record, transfer=transfer), Event.TRANSFER, now)
        self._reception.take(m.TakeVisit(id=message.id, visit=message.visit), sender, now)

    def arrived(self, sender: Sender) -> None:
        """Their counter is on the line, and knows nothing yet."""
        self._told.pop(sender.key, None)

    def forget(self) -> None:
        """What was decided last was told to nobody."""
        self._told.clear()
        self._had = {one.visit.id: one.clerk for one in self._floor.visits.values() if one.clerk}

    def tell(self) -> None:
        """Show every duty leader what changed at their centre."""
        news = self._news()
        for sender in self._floor.present if news else ():
            leader = self._leader(sender)
            if leader is None or (leader.centre not in news and leader.name in self._told):
                continue
            seen = self._seen(leader.centre)
            if self._told.get(leader.name) != seen:
                self._told[leader.name] = seen
                self._floor.effects.append(Send(sender, seen))

    def _news(self) -> set[str]:
        """Centres of whose clerks or visits something was decided just now."""
        names: set[str] = set()
        for effect in self._floor.effects:
            if isinstance(effect, Send) and isinstance(effect.message, m.DutyChanged):
                names.add(effect.to.key)
            elif isinstance(effect, Save) and isinstance(effect.record, VisitRecord):
                names |= {effect.record.clerk, self._had.pop(effect.record.visit.id, "")}
                if effect.record.clerk and effect.record.visit.state not in _OVER:
                    self._had[effect.record.visit.id] = effect.record.clerk
        away, self._floor.paper.news = self._floor.paper.news, set()
        return away | {self._floor.clerks[one].centre for one in names if one in self._floor.clerks}

    def _leader(self, sender: Sender) -> Clerk | None:
        clerk = self._floor.clerks.get(sender.key) if sender.role is m.Role.COUNTER else None
        return clerk if clerk is not None and clerk.leader else None

    def _seen(self, centre: str) -> m.CentreChanged:
        running = {one.clerk: one for one in self._floor.visits.values() if one.visit.state not in _OVER}
        here = self._floor.at_desk.get(centre, set())
        theirs = [one for one in self._floor.clerks.values() if one.centre == centre]
        clerks = [self._clerk(one, running.get(one.name)) for one in theirs if one.name in here or one.name in running]
        clerks.sort(key=lambda one: (one.visit is None, one.visit.taken if one.visit else 0.0, one.service_number))
        away = self._floor.paper.away.get(centre)
        return m.CentreChanged(clerks=tuple(clerks[:MOST]), more=max(0, len(clerks) - MOST), tickets_away=away)

    def _clerk(self, clerk: Clerk, record: VisitRecord | None) -> m.LedClerk:
        duty = self._floor.duty(clerk.name)
        return m.LedClerk(
            name=clerk.name,
            display=clerk.display,
            service_number=clerk.service_number,
            state=duty.state,
            since=duty.since,
            reason=duty.reason,
            present=Sender(m.Role.COUNTER, clerk.name) in self._floor.present,
            visit=self._visit(record) if record is not None else None,
        )

    def _visit(self, record: VisitRecord) -> m.LedVisit:
        matter = self._matters[record.matter]
        return m.LedVisit(
            visit=record.visit.id,
            state=record.visit.state,
            ticket=record.ticket,
            matter_name=matter.name,
            matter_name_en=matter.name_en,
            committee=record.committee.name,
            committee_en=record.committee.name_en,
            taken=record.taken if record.taken is not None else record.opened,
        )
