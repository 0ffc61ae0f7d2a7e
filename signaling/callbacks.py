"""Nobody answers within the site's time: the resident goes on waiting, or goes away and is called back. Pure.

A ticket whose resident is away waits as others do and keeps its place; its kiosk is free for somebody else. When a
clerk would be free for it the kiosk calls, and only who says that they are here rings at a counter.
"""

from typing import Final

from msgspec.structs import replace

from signaling.effects import Send, Sender
from signaling.floor import Floor
from signaling.records import Broken, VisitRecord
from signaling.serving import REMEMBERED, Serving
from signaling.telling import choices
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.visit import DEADLINES, Event, State

SHOWN: Final = 3600.0  # s a missed ticket stands at its kiosk

type About = m.ChooseWait | m.ComeBack


class Callbacks:
    """Who is offered the choice, who is away, who is called."""

    def __init__(self, floor: Floor, matters: dict[str, Matter], serving: Serving) -> None:
        self._floor = floor
        self._matters = matters
        self._serving = serving
        self._told: dict[str, m.CallbacksChanged | None] = {}  # by kiosk; None: it came just now

    # -- what the kiosk says ---------------------------------------------------------------------------------

    def hear(self, message: About, sender: Sender, now: float) -> None:
        """A resident's choice, or that they are here again. Raises Refused."""
        record = self._floor.own(message.visit, sender, message.id)
        if record is not None and message.id not in record.answered:
            if sender.role is not m.Role.KIOSK:
                raise Refused(Code.NOT_YOURS)
            heard = replace(record, answered=(*record.answered, message.id)[-REMEMBERED:])
            if isinstance(message, m.ChooseWait):
                self._chosen(heard, message.choice, now)
            else:
                self._back(heard, sender, now)
        self._floor.done(message, sender)

    def _chosen(self, record: VisitRecord, choice: m.WaitChoice, now: float) -> None:
        if choice not in choices(record) or record.visit.id in self._floor.offers:
            raise Refused(Code.WRONG_STATE, "wait")  # somebody is about to answer, or has
        rules = self._floor.queue.rules(record.centre.code)
        away = choice is m.WaitChoice.CALL_BACK
        limit = rules.away_for if away else DEADLINES[State.WAITING]
        visit = replace(record.visit, version=record.visit.version + 1, deadline=now + limit)
        kept = replace(record, visit=visit, offered=False, away=now if away else None)
        if away:
            kept = replace(kept, card_ahead="")  # the kiosk has forgotten the card of who went away
            self._floor.unlocked.pop(record.kiosk, None)  # the next resident's visit is another one's to open
        self._floor.keep(kept)
        self._floor.requeued(kept)

    def _back(self, record: VisitRecord, sender: Sender, now: float) -> None:
        if record.away is None:
            raise Refused(Code.WRONG_STATE, "here")
        if self._floor.visit_of(sender) is not None:
            raise Refused(Code.BUSY, "visit")
        limit = now + DEADLINES[State.WAITING]
        visit = replace(record.visit, version=record.visit.version + 1, deadline=limit)
        kept = replace(record, visit=visit, away=None, called=None, accompanied=False, staff_called=False)
        self._floor.effects.append(Send(sender, m.MatterDefined(matter=self._matters[record.matter])))
        self._floor.keep(kept)
        self._floor.requeued(kept)

    # -- what time brings ------------------------------------------------------------------------------------

    def overdue(self, now: float) -> None:
        """Offer the choice to whom nobody answered; end what was called for as long as it may be."""
        for record in list(self._floor.queue.everybody()):
            due = self._due(record)
            if due is None or due > now:
                continue
            if record.called is not None:
                self._serving.advance(replace(record, reason=m.Reason.NOT_BACK), Event.OVERDUE, now)
            else:
                self._floor.keep(replace(record, offered=True))

    def next_deadline(self) -> float | None:
        """When that, or a missed ticket goes from its kiosk, or it is too late to return."""
        moments = [self._due(one) for one in self._floor.queue.everybody()]
        gone = [at + SHOWN for one in self._floor.missed.values() for _, at in one]
        broken = [one.until for mine in self._floor.broken.values() for one in mine.values()]
        return min((one for one in (*moments, *gone, *broken) if one is not None), default=None)

    def _due(self, record: VisitRecord) -> float | None:
        rules = self._floor.queue.rules(record.centre.code)
        if record.called is not None:
            return record.called + rules.call_for
        if record.offered or record.away is not None or record.visit.id in self._floor.offers:
            return None
        waits_since = (record.visit.deadline or 0.0) - DEADLINES[State.WAITING]
        return waits_since + rules.offer_after

    def settle(self, now: float) -> None:
        """Nobody is called to a kiosk that is dead or in use; what changed is told."""
        for record in list(self._floor.queue.everybody()):
            if record.called is not None and not self._floor.is_free(record.kiosk):
                self._floor.store(replace(record, called=None))  # called again once it is free
        for kiosk, missed in list(self._floor.missed.items()):
            left = tuple(one for one in missed if one[1] + SHOWN > now)
            self._floor.missed[kiosk] = left
            if not left:
                del self._floor.missed[kiosk]
        for kiosk, broken in list(self._floor.broken.items()):
            self._floor.broken[kiosk] = {visit: one for visit, one in broken.items() if one.until > now}
            if not self._floor.broken[kiosk]:
                del self._floor.broken[kiosk]
        self._tell()

    # -- what is seen ----------------------------------------------------------------------------------------

    def arrived(self, sender: Sender) -> None:
        """A kiosk that comes hears it anew, also that it is nobody: it may still show whom it called before."""
        if sender.role is m.Role.KIOSK:
            self._told[sender.key] = None

    def _tell(self) -> None:
        lists: dict[str, list[m.Callback]] = {}
        for record in sorted(self._floor.queue.everybody(), key=self._floor.queue.order):
            if record.away is not None:
                state = m.CallbackState.AWAY if record.called is None else m.CallbackState.CALLED
                one = m.Callback(visit=record.visit.id, ticket=record.ticket, state=state)
                lists.setdefault(record.kiosk, []).append(one)
        for kiosk, missed in self._floor.missed.items():
            back = self._floor.broken.get(kiosk, {})
            known = [replace(one, matter=back[one.visit].matter if one.visit in back else "") for one, _ in missed]
            lists.setdefault(kiosk, []).extend(known)
        for kiosk, broken in self._floor.broken.items():
            mine = lists.setdefault(kiosk, [])
            told = {one.visit for one in mine}
            mine += [_broken(visit, one) for visit, one in broken.items() if visit not in told]
        for kiosk in sorted(lists.keys() | self._told.keys()):
            self._say(kiosk, m.CallbacksChanged(callbacks=tuple(lists.get(kiosk, ()))))

    def _say(self, kiosk: str, news: m.CallbacksChanged) -> None:
        sender = Sender(m.Role.KIOSK, kiosk)
        if sender not in self._floor.present:
            return
        if self._told.get(kiosk, m.CallbacksChanged(callbacks=())) != news:
            self._floor.effects.append(Send(sender, news))
        self._told[kiosk] = news
        if not news.callbacks:
            del self._told[kiosk]


def _broken(visit: str, one: Broken) -> m.Callback:
    return m.Callback(visit=visit, ticket=one.ticket, state=m.CallbackState.BROKEN, matter=one.matter)
