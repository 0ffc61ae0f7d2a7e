"""What duty leaders are shown: their own centre's clerks and whoever waits there, and every centre's queue. Pure."""

from signaling.effects import Save, Send, Sender
from signaling.floor import Floor
from signaling.led_queues import OVER, queues
from signaling.records import Clerk, VisitRecord
from signaling.routing import is_narrow
from windowkit import messages as m
from windowkit.leading import MOST, MOST_WAITING, LedQueue, LedVisit, LedWaiting, QueuesChanged
from windowkit.matters import Matter
from windowkit.visit import State


class LedViews:
    """Each leader is told what changed, and everything as their counter arrives."""

    def __init__(self, floor: Floor, matters: dict[str, Matter]) -> None:
        self._floor = floor
        self._matters = matters
        self._told: dict[str, m.CentreChanged] = {}  # by leader
        self._queues: tuple[LedQueue, ...] = ()  # as they are now, and as every leader in `_told` was told
        self._at: dict[str, frozenset[str]] = {}  # of which centres each visit was when it was last saved

    def arrived(self, leader: str) -> None:
        """Their counter is on the line, and knows nothing yet."""
        self._told.pop(leader, None)

    def forget(self) -> None:
        """What was decided last was told to nobody."""
        self._told.clear()
        self._at = {one.visit.id: self._centres(one) for one in self._floor.visits.values()}

    def tell(self) -> None:
        """Show every duty leader what changed."""
        news = self._news()
        moved = self._moved()
        leaders = [one for one in self._floor.clerks.values() if one.leader]
        seen: dict[str, m.CentreChanged] = {}  # a centre's leaders see the same
        for leader in leaders:
            to = Sender(m.Role.COUNTER, leader.name)
            if to not in self._floor.present:
                continue
            new = leader.name not in self._told
            if new or moved:
                shown = QueuesChanged(queues=self._queues if new else moved, whole=new)
                self._floor.effects.append(Send(to, shown))
            if new or leader.centre in news:
                now = seen.get(leader.centre) or seen.setdefault(leader.centre, self._seen(leader.centre))
                self._tell_centre(to, now)

    def _tell_centre(self, to: Sender, seen: m.CentreChanged) -> None:
        if self._told.get(to.key) != seen:
            self._told[to.key] = seen
            self._floor.effects.append(Send(to, seen))

    def _moved(self) -> tuple[LedQueue, ...]:
        """The queues whose numbers are others than before."""
        hands = any(isinstance(one, Send) and isinstance(one.message, m.DutyChanged) for one in self._floor.effects)
        if self._queues and not hands and not self._floor.told_anew:  # what is typed changes no queue
            return ()
        before, self._queues = set(self._queues), queues(self._floor)
        return tuple(one for one in self._queues if one not in before)

    def _news(self) -> set[str]:
        """Centres of whose clerks or visits something was decided just now."""
        news, self._floor.paper.news = self._floor.paper.news, set()
        for effect in self._floor.effects:
            if isinstance(effect, Send) and isinstance(effect.message, m.DutyChanged):
                news.add(self._floor.clerks[effect.to.key].centre)
            elif isinstance(effect, Save) and isinstance(effect.record, VisitRecord):
                record = effect.record
                here = self._centres(record)
                news |= here | self._at.pop(record.visit.id, frozenset())
                if here:
                    self._at[record.visit.id] = here
        return news

    def _centres(self, record: VisitRecord) -> frozenset[str]:
        """Whose leaders see it: those of its clerk, or of where it waits."""
        if record.visit.state is State.ENDED:
            return frozenset()
        clerk = self._floor.clerks.get(record.clerk)
        return frozenset({record.centre.code if clerk is None else clerk.centre})

    def _seen(self, centre: str) -> m.CentreChanged:
        theirs = [one for one in self._floor.clerks.values() if one.centre == centre]
        clerks = [one for one in map(self._clerk, theirs) if one is not None]
        clerks.sort(key=lambda one: (one.visit is None, one.visit.taken if one.visit else 0.0, one.service_number))
        waiting = [one for one in self._floor.queue.of(centre) if one.away is None]
        return m.CentreChanged(
            clerks=tuple(clerks[:MOST]),
            more=max(0, len(clerks) - MOST),
            tickets_away=self._floor.paper.away.get(centre),
            waiting=tuple(map(self._waiting, waiting[:MOST_WAITING])),
            more_waiting=max(0, len(waiting) - MOST_WAITING),
        )

    def _clerk(self, clerk: Clerk) -> m.LedClerk | None:
        """None: neither signed in nor in a visit."""
        to = Sender(m.Role.COUNTER, clerk.name)
        record = self._floor.visit_of(to)
        runs = record is not None and record.visit.state not in OVER
        if not runs and clerk.name not in self._floor.at_desk.get(clerk.centre, ()):
            return None
        duty = self._floor.duty(clerk.name)
        return m.LedClerk(
            name=clerk.name,
            display=clerk.display,
            service_number=clerk.service_number,
            state=duty.state,
            since=duty.since,
            reason=duty.reason,
            present=to in self._floor.present,
            visit=self._visit(record) if record is not None and runs else None,
        )

    def _visit(self, record: VisitRecord) -> LedVisit:
        matter = self._matters[record.matter]
        return LedVisit(
            visit=record.visit.id,
            state=record.visit.state,
            ticket=record.ticket,
            matter_name=matter.name,
            matter_name_en=matter.name_en,
            committee=record.committee.name,
            committee_en=record.committee.name_en,
            taken=record.taken if record.taken is not None else record.opened,
            asks=record.leader_asked,
        )

    def _waiting(self, record: VisitRecord) -> LedWaiting:
        matter = self._matters[record.matter]
        to = record.transfer.to if record.transfer is not None and is_narrow(record) else None
        clerk = self._floor.clerks.get(to.clerk) if to is not None else None
        centre = self._floor.centres.get(to.centre) if to is not None else None
        return LedWaiting(
            visit=record.visit.id,
            ticket=record.ticket,
            matter_name=matter.name,
            matter_name_en=matter.name_en,
            committee=record.committee.name,
            committee_en=record.committee.name_en,
            since=record.since,
            given=to,
            given_name=clerk.display if clerk is not None else "" if centre is None else centre.name,
            given_name_en="" if centre is None else centre.name_en,
        )
