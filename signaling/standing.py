"""Where everybody stands in the queue, and for how long: each waits for those clerks alone who may serve them. Pure."""

from collections.abc import Iterator

from signaling.queueing import Queue
from signaling.records import Clerk, VisitRecord
from signaling.routing import is_meant, is_narrow, passed_alike
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
    ) -> None:
        self._matters = matters
        self._queue = queue
        self._clerks = clerks
        self._at_work = at_work
        self._served = served

    def of(self, record: VisitRecord) -> Standing:
        """Where it stands; at place 0 where it does not wait."""
        all_ = self.everybody(record.centre.code) if record.visit.state is State.WAITING else ()
        return next((told for one, told in all_ if one.visit.id == record.visit.id), (0, (0, 0)))

    def everybody(self, centre: str) -> Iterator[tuple[VisitRecord, Standing]]:
        """Who waits at this centre, the next first."""
        groups = {matter.group for matter in self._matters.values()}
        able = {group: self._able(centre, group) for group in groups}
        queue = [(one, able[self._matters[one.matter].group]) for one in self._queue.of(centre)]
        for record, standing in standings(queue, self._served.get(centre, ())):
            yield record, self._narrow(record) if is_narrow(record) else standing

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
