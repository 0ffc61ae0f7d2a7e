"""Who is next. Pure."""

from collections.abc import Iterator

from signaling.records import VisitRecord
from signaling.routing import QueueRules, order
from windowkit.matters import Matter
from windowkit.messages import QueueEntry
from windowkit.visit import State


class Queue:
    """The waiting visits of every centre, in order; `rules` by centre."""

    def __init__(self, rules: dict[str, QueueRules]) -> None:
        self._rules = rules
        self._waiting: dict[str, dict[str, VisitRecord]] = {}
        self._sorted: dict[str, list[VisitRecord]] = {}

    def rules(self, centre: str) -> QueueRules:
        """How this centre's queue is served."""
        return self._rules.get(centre, _DEFAULT)

    def order(self, record: VisitRecord) -> tuple[bool, float, str, str]:
        """What the whole queue is sorted by, across centres too."""
        return order(record, self.rules(record.centre.code))

    def note(self, record: VisitRecord) -> None:
        """The visit as it is now: waiting, or not any more."""
        centre = record.centre.code
        waiting = self._waiting.setdefault(centre, {})
        if record.visit.state is State.WAITING:
            waiting[record.visit.id] = record
        elif waiting.pop(record.visit.id, None) is None:
            return
        self._sorted.pop(centre, None)

    def clear(self) -> None:
        """Nobody waits."""
        self._waiting.clear()
        self._sorted.clear()

    def of(self, centre: str) -> list[VisitRecord]:
        """The centre's queue, the next first."""
        known = self._sorted.get(centre)
        if known is None:
            known = sorted(self._waiting.get(centre, {}).values(), key=self.order)
            self._sorted[centre] = known
        return known

    def everybody(self) -> Iterator[VisitRecord]:
        """Whoever waits, anywhere, in no order."""
        for waiting in self._waiting.values():
            yield from waiting.values()

    def in_order(self) -> list[VisitRecord]:
        """Whoever waits, anywhere, the next first."""
        centres = [centre for centre, waiting in self._waiting.items() if waiting]
        if len(centres) == 1:
            return list(self.of(centres[0]))
        return sorted(self.everybody(), key=self.order)


def entry(record: VisitRecord, matter: Matter, *, ringing: bool, near: bool) -> QueueEntry:
    """A waiting visit as clerks see it; `near` at its own centre."""
    return QueueEntry(
        visit=record.visit.id,
        ticket=record.ticket,
        matter=record.matter,
        matter_name=matter.name,
        matter_name_en=matter.name_en,
        committee=record.committee.name,
        committee_en=record.committee.name_en,
        since=record.since,
        returned=record.returned,
        ringing=ringing,
        claims=record.claims,
        language=record.language,
        centre="" if near else record.centre.name,
        centre_en="" if near else record.centre.name_en,
    )


_DEFAULT = QueueRules()
