"""Whose counter rings: each waiting visit is offered to one clerk at a time, and no clerk has two offers. Pure.

An offer is nothing that is stored: until a clerk takes it, a visit waits, and is in the store as one that waits. So
whatever ends between the ring and the answer - a counter, the server - the visit is where it was in the queue.
"""

from msgspec.structs import replace

from signaling.clerks import Clerks
from signaling.effects import Sender
from signaling.floor import Floor
from signaling.paper_line import PaperLines
from signaling.paper_tickets import PaperTicket
from signaling.records import VisitRecord
from signaling.routing import Free, best, is_narrow, may_serve, paper_order
from signaling.transfers import widened
from windowkit import messages as m
from windowkit.matters import Matter
from windowkit.visit import State


class Offers:
    """What rings where. `settle` follows every decision of the hall."""

    def __init__(self, floor: Floor, clerks: Clerks, matters: dict[str, Matter], paper: PaperLines) -> None:
        self._floor = floor
        self._clerks = clerks
        self._matters = matters
        self._paper = paper

    def settle(self, now: float) -> None:
        """Take back what is out of date, and offer whoever waits to whoever is free."""
        self._clerks.follow(now)
        self._paper.settle(now)
        self._spill(now)
        for visit, clerk in list(self._floor.offers.items()):
            if not self._stands(visit, clerk):
                self._take_back(visit, clerk, now)
        if any(self._clerks.free.values()):
            self._offer_all(now)

    def overdue(self, now: float) -> None:
        """Who does not answer is on a break, and the visit is where it was: at the head."""
        for visit, clerk in list(self._floor.offers.items()):
            duty = self._floor.duty(clerk)
            if self._stands(visit, clerk) and duty.until is not None and duty.until <= now:
                self._clerks.missed(clerk, now)
                self._take_back(visit, clerk, now)
                record = self._floor.visits[visit]
                if record.transfer is not None and record.transfer.to.clerk == clerk and is_narrow(record):
                    self._widen(record)  # it was for them alone, and they are on a break

    def next_deadline(self) -> float | None:
        """When somebody has not answered, or a visit overflows."""
        rings = [duty.until for clerk in self._floor.offers.values() if (duty := self._floor.duty(clerk)).until]
        spills = [moment for one in self._floor.queue.everybody() if (moment := self._spills_at(one)) is not None]
        narrow = [moment for one in self._floor.queue.everybody() if (moment := _widens_at(one)) is not None]
        return min([*rings, *spills, *narrow], default=None)

    # -- small steps ---------------------------------------------------------------------------------------------

    def _stands(self, visit: str, clerk: str) -> bool:
        record, duty = self._floor.visits.get(visit), self._floor.duty(clerk)
        if record is None or record.visit.state is not State.WAITING or not self._here(record):
            return False
        rings = duty.state is m.ClerkState.RINGING and duty.visit == visit
        return rings and self._floor.may_serve(self._floor.clerks[clerk], record)  # a leader may have reassigned it

    def _here(self, record: VisitRecord) -> bool:
        """A kiosk whose line is cut keeps its place, but nobody is called to a dead screen; nor who went away."""
        return record.away is None and Sender(m.Role.KIOSK, record.kiosk) in self._floor.present

    def _take_back(self, visit: str, clerk: str, now: float) -> None:
        self._floor.offers.pop(visit)
        if self._floor.duty(clerk).visit == visit:
            self._clerks.unrung(clerk, now)
        record = self._floor.visits.get(visit)
        if record is not None:
            self._floor.requeued(record)

    def _spills_at(self, record: VisitRecord) -> float | None:
        """When it overflows, where it has not yet."""
        if record.visit.id in self._floor.spilled:
            return None
        return self._floor.overflows_at(record)

    def _spill(self, now: float) -> None:
        for record in list(self._floor.queue.everybody()):
            widens = _widens_at(record)
            if widens is not None and widens <= now:
                self._widen(record)
            moment = self._spills_at(record)
            if moment is not None and moment <= now:
                self._floor.spilled.add(record.visit.id)
                self._floor.requeued_everywhere()

    def _widen(self, record: VisitRecord) -> None:
        self._floor.keep(widened(record))
        self._floor.requeued_everywhere()

    def _offer_all(self, now: float) -> None:
        kept: set[str] = set()  # clerks who are free for somebody who is called back
        for record in self._in_order():
            if not isinstance(record, VisitRecord):
                self._call_paper(*record, now)
            elif record.away is not None:
                self._call(record, kept, now)
            elif record.visit.id not in self._floor.offers and self._here(record):
                chosen = self._best(record, self._asked(record, now), now)
                if chosen is not None:
                    self._ring(record, chosen.clerk.name, now)

    def _in_order(self) -> list[VisitRecord | tuple[str, PaperTicket]]:
        """Whoever waits, at a kiosk or with a paper ticket (and its centre): one line."""
        visits = self._floor.queue.in_order()
        papers = {key: one for key, one in self._floor.paper.waiting.items() if one and self._paper.may_call(key)}
        if not papers:
            return list(visits)
        queue = self._floor.queue
        line: list[tuple[tuple[bool, float, str, str], VisitRecord | tuple[str, PaperTicket]]] = []
        line += [(queue.order(one), one) for one in visits]
        for centre, tickets in papers.items():
            line += [(paper_order(one, queue.rules(centre)), (centre, one)) for one in tickets]
        return [one for _, one in sorted(line, key=lambda entry: entry[0])]

    def _call_paper(self, centre: str, ticket: PaperTicket, now: float) -> None:
        chosen = self._paper.asked(centre, ticket, now)
        if chosen is not None:
            self._paper.call(centre, ticket, chosen.clerk, now)

    def _call(self, record: VisitRecord, kept: set[str], now: float) -> None:
        """Its turn has come: the kiosk calls its resident. Whoever waits there is rung for meanwhile all the same."""
        if not self._floor.is_free(record.kiosk):
            return
        chosen = self._best(record, [one for one in self._asked(record, now) if one.clerk.name not in kept], now)
        if chosen is not None:
            kept.add(chosen.clerk.name)
            if record.called is None:
                self._floor.store(replace(record, called=now))

    def _best(self, record: VisitRecord, asked: list[Free], now: float) -> Free | None:
        rules = self._floor.queue.rules(record.centre.code)
        return best(asked, record, self._matters[record.matter], rules, now)

    def _asked(self, record: VisitRecord, now: float) -> list[Free]:
        overflowed = record.visit.id in self._floor.spilled
        centres = self._clerks.free if overflowed else (record.centre.code,)
        matter = self._matters[record.matter]
        return [
            one
            for centre in centres
            if self._floor.may_ring_at(centre, record)
            for one in self._clerks.asked(centre, now)
            if may_serve(one.clerk, record, matter, overflowed=overflowed)
        ]

    def _ring(self, record: VisitRecord, clerk: str, now: float) -> None:
        limit = self._floor.queue.rules(self._floor.clerks[clerk].centre).ring_for
        self._floor.offers[record.visit.id] = clerk
        self._clerks.rung(clerk, record.visit.id, now + limit, now)
        self._floor.requeued(record)


def _widens_at(record: VisitRecord) -> float | None:
    """When anybody who may serve it is asked, where only those it was passed on to are."""
    return record.transfer.until if record.transfer is not None and is_narrow(record) else None
