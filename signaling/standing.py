"""Where everybody stands in the queue, and for how long: each waits for those clerks alone who may serve them. Pure."""

from collections.abc import Iterator

from signaling.paper_tickets import Papers
from signaling.queueing import Queue
from signaling.records import Clerk, VisitRecord
from signaling.routing import is_meant, is_narrow, may_serve_paper, paper_order, passed_alike
from signaling.waits import Standing, expected, standings
from windowkit.matters import Matter
from windowkit.visit import State


class Standings:
    """Over the floor's own tables, as they are when it is asked. `at_work` and `served` are by centre."""

    def __init__(
        self,
        matters: dict[str, Matter],
        queue: Queue,
        clerks: dict[str, Clerk],
        at_work: dict[str, set[str]],
        served: dict[str, tuple[float, ...]],
        paper: Papers,
    ) -> None:
        self._matters = matters
        self._queue = queue
        self._clerks = clerks
        self._at_work = at_work
        self._served = served
        self._paper = paper

    def of(self, record: VisitRecord) -> Standing:
        """Where it stands; at place 0 where it does not wait."""
        all_ = self.everybody(record.centre.code) if record.visit.state is State.WAITING else ()
        return next((told for one, told in all_ if one.visit.id == record.visit.id), (0, (0, 0)))

    def everybody(self, centre: str) -> Iterator[tuple[VisitRecord, Standing]]:
        """Who waits at this centre, the next first."""
        groups = {matter.group for matter in self._matters.values()}
        able = {group: self._able(centre, group) for group in groups}
        visits = [(one, able[self._matters[one.matter].group]) for one in self._queue.of(centre)]
        for record, standing in standings(self._with_paper(centre, visits), self._served.get(centre, ())):
            yield record, self._narrow(record) if is_narrow(record) else standing

    def _with_paper(
        self, centre: str, visits: list[tuple[VisitRecord, frozenset[str]]]
    ) -> list[tuple[VisitRecord | None, frozenset[str]]]:
        """The centre's one line: with those paper tickets that wait for a clerk at work; all, where none is."""
        tickets = self._paper.waiting.get(centre, ()) if visits else ()
        if not tickets:
            return [*visits]
        rules, queue = self._queue.rules(centre), self._queue
        line: list[tuple[tuple[bool, float, str, str], VisitRecord | None, frozenset[str]]] = []
        line += [(queue.order(one), one, able) for one, able in visits]
        able_for = {group: self._able_paper(centre, group) for group in {one.group for one in tickets}}
        for one in tickets:
            clerks, windows = able_for[one.group]
            if clerks or not self._at_work.get(centre):
                line.append((paper_order(one, rules), None, clerks | windows))
        line.sort(key=lambda entry: entry[0])
        return [(one, able) for _, one, able in line]

    def _able_paper(self, centre: str, group: str) -> tuple[frozenset[str], frozenset[str]]:
        """The clerks at work, and the windows that the ticket system alone has, where this group may be served."""
        open_ = set(self._paper.lines[centre].report.windows)
        here = [self._clerks[name] for name in self._at_work.get(centre, ())]
        clerks = frozenset(one.name for one in here if one.service_number in open_ and may_serve_paper(one, group))
        return clerks, frozenset(f"window {one}" for one in open_ - {one.service_number for one in here})

    def _narrow(self, record: VisitRecord) -> Standing:
        """Of one that was passed on: it waits with those alone who wait for the same colleagues."""
        alike = sorted((one for one in self._queue.everybody() if passed_alike(one, record)), key=self._queue.order)
        place = next((at for at, one in enumerate(alike, 1) if one.visit.id == record.visit.id), 0)
        matter = self._matters[record.matter]
        hands = sum(is_meant(self._clerks[one], record, matter) for names in self._at_work.values() for one in names)
        return place, expected(place, hands, self._served.get(record.centre.code, ()))

    def _able(self, centre: str, group: str) -> frozenset[str]:
        """Who of a centre's clerks at work serves matters of this group."""
        found = ((name, self._clerks[name]) for name in self._at_work.get(centre, ()))
        return frozenset(name for name, clerk in found if not clerk.groups or group in clerk.groups)
