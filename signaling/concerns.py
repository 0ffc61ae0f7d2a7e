"""What residents could not get done: who may tell it, who answers it, and where the reply waits for them. Pure."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from signaling import papers
from signaling.concern_records import ConcernRecord, ConcernWord
from signaling.effects import Save, Send, Sender
from signaling.floor import Floor, Rules
from signaling.left import Left
from signaling.records import Kiosk, SheetRecord, VisitRecord
from windowkit import messages as m
from windowkit.concerns import MOST, MOST_REASONS, Concern, ConcernState
from windowkit.ending import Reason
from windowkit.errors import Code, Refused
from windowkit.identity import masked_name
from windowkit.matters import Matter
from windowkit.visit import State

LATELY: Final = 300.0  # s after a visit's end in which its resident, who is just leaving, may say so
REPLY: Final = "concern_reply"  # the template
_TOLD: Final = "F-"  # begins the number of what staff told; no ticket has a dash
_TAIL: Final = 4  # characters of an ID number
_KEPT: Final = 256  # of the commands that were answered last
_S: Final = ConcernState

type About = m.RaiseConcern | m.TellConcern | m.AnswerConcern | m.CloseConcern


class Concerns:
    """All that are not closed. `fresh` makes an unguessable code."""

    def __init__(
        self, floor: Floor, left: Left, matters: dict[str, Matter], rules: Rules, fresh: Callable[[], str]
    ) -> None:
        self._floor = floor
        self._left = left
        self._matters = matters
        self._rules = rules
        self._fresh = fresh
        self._lately: dict[str, tuple[VisitRecord, float]] = {}  # by kiosk: its last visit, and when that ended
        self._answered: tuple[str, ...] = ()
        self._news: set[str] = set()  # centres

    # -- who tells it ---------------------------------------------------------------------------------------------

    def hear(self, message: About, sender: Sender, now: float) -> None:
        """A resident at a kiosk, or a duty leader. Raises Refused."""
        match message:
            case m.RaiseConcern():
                self._raised(message, sender, now)
            case m.TellConcern():
                self._told_by_staff(message, sender, now)
            case m.AnswerConcern() | m.CloseConcern():
                self._led(message, sender, now)
        self._floor.done(message, sender)

    def _raised(self, message: m.RaiseConcern, sender: Sender, now: float) -> None:
        record = self._floor.visits.get(message.visit)
        if record is None:
            last, ended = self._lately.get(sender.key, (None, 0.0))
            if last is None or last.visit.id != message.visit or now > ended + LATELY:
                raise Refused(Code.UNKNOWN_VISIT)
            record = last
        if sender != Sender(m.Role.KIOSK, record.kiosk):
            raise Refused(Code.NOT_YOURS)
        found = self._floor.concerns.get(_name(record)) or self._begun(record, now)
        waits = record.visit.state is State.WAITING
        if waits and message.visit not in self._floor.long_waits:
            raise Refused(Code.WRONG_STATE, "waits")  # others wait as long
        reasons = (Reason.NOBODY_ANSWERED,) if waits else _reasons(record)
        kept = self._keep(replace(found, reasons=_joined(found.reasons, reasons)))
        self._floor.effects.append(Send(sender, m.ConcernRaised(visit=message.visit, due=kept.due)))

    def _told_by_staff(self, message: m.TellConcern, sender: Sender, now: float) -> None:
        """Committee staff behind their PIN, for a resident without a visit; said again it is the same one."""
        kiosk = self._floor.kiosks.get(sender.key) if sender.role is m.Role.KIOSK else None
        if kiosk is None:
            raise Refused(Code.NOT_YOURS)
        found = self._floor.concerns.get(f"concern-{message.id}")
        if found is None:
            if self._floor.unlocked.get(sender.key, 0.0) <= now:
                raise Refused(Code.NOT_SIGNED_IN, "staff PIN")
            if self._floor.visit_of(sender) is not None:
                raise Refused(Code.BUSY, "visit")
            if message.matter not in self._matters:
                raise Refused(Code.UNKNOWN_MATTER)
            found = self._keep(self._of_staff(message, kiosk, now))
        self._floor.effects.append(Send(sender, m.ConcernRaised(visit="", due=found.due, number=found.ticket)))

    def _of_staff(self, message: m.TellConcern, kiosk: Kiosk, now: float) -> ConcernRecord:
        today = papers.day(now)
        return ConcernRecord(
            id=f"concern-{message.id}",
            matter=message.matter,
            committee=kiosk.committee,
            centre=kiosk.centre,
            ticket=f"{_TOLD}{self._floor.count('concern', kiosk.centre.code, now):03}",
            opened=today,
            due=self._rules.opening.calendar.after(today, self._rules.concern_days),
            by=kiosk.committee.name,
            reasons=message.reasons,
        )

    def opened(self, record: VisitRecord, message: m.OpenConcern, now: float) -> None:
        """The visit's clerk tells it. Raises Refused(WRONG_STATE) where it is answered."""
        found = self._floor.concerns.get(_name(record)) or self._begun(record, now)
        if found.state is not _S.OPEN:
            raise Refused(Code.WRONG_STATE, "concern")
        self._keep(replace(found, by=record.clerk_display, reasons=message.reasons, words=message.words.strip()))

    def ended(self, record: VisitRecord, now: float) -> None:
        """Its visit ended: what became of it, and of whom, is known now."""
        self._lately[record.kiosk] = (record, now)
        found = self._floor.concerns.get(_name(record))
        if found is not None and found.state is _S.OPEN:
            self._keep(self._told(found, record))

    def clock_set(self, by: float) -> None:
        """The clock was set by so many seconds."""
        self._lately = {kiosk: (record, ended + by) for kiosk, (record, ended) in self._lately.items()}

    def _begun(self, record: VisitRecord, now: float) -> ConcernRecord:
        today = papers.day(now)
        begun = ConcernRecord(
            id=_name(record),
            matter=record.matter,
            committee=record.committee,
            centre=record.centre,
            ticket=record.ticket,
            opened=today,
            due=self._rules.opening.calendar.after(today, self._rules.concern_days),
        )
        return self._told(begun, record)

    def _told(self, concern: ConcernRecord, record: VisitRecord) -> ConcernRecord:
        """With what the visit says of its resident and its end."""
        matter, form = self._matters[record.matter], papers.values(record)
        return replace(
            concern,
            name=form.get(matter.applicant_name, "") or concern.name,
            id_number=form.get(matter.applicant_id_number, "") or concern.id_number,
            case=record.case,
            outcome=record.visit.outcome,
            reasons=_joined(concern.reasons, _reasons(record)),
        )

    # -- who answers it -------------------------------------------------------------------------------------------

    def _led(self, message: m.AnswerConcern | m.CloseConcern, sender: Sender, now: float) -> None:
        clerk = self._floor.clerks.get(sender.key) if sender.role is m.Role.COUNTER else None
        if clerk is None or not clerk.leader:
            raise Refused(Code.NOT_YOURS, "duty leader")
        if message.id in self._answered:
            return
        found = self._floor.concerns.get(message.concern)
        if found is None or found.centre.code != clerk.centre:
            raise Refused(Code.UNKNOWN_CONCERN)
        if isinstance(message, m.AnswerConcern):
            if (found.state, found.reply) != (_S.ANSWERED, message.reply.strip()):  # else said again over a restart
                self._reply(found, message.reply, clerk.display, now)
        else:
            self._close(found, now)
        self._answered = (*self._answered, message.id)[-_KEPT:]

    def said(self, word: ConcernWord, now: float) -> None:
        """An administrator's command, whatever became of it since: done once, and then gone."""
        found = self._floor.concerns.get(word.concern)
        if found is not None and found.state is _S.OPEN and word.reply:
            self._reply(found, word.reply, word.by, now)
        elif found is not None and found.state is _S.ANSWERED and not word.reply:
            self._close(found, now)
        self._floor.effects.append(Save(replace(word, heard=True)))

    def _reply(self, found: ConcernRecord, reply: str, by: str, now: float) -> None:
        if found.state is not _S.OPEN:
            raise Refused(Code.WRONG_STATE, "concern")
        if not reply.strip():
            raise Refused(Code.INCOMPLETE, "reply")
        kept = self._keep(replace(found, state=_S.ANSWERED, reply=reply.strip(), replied_by=by))
        self._left.keep(self._sheet(kept, now))

    def _close(self, found: ConcernRecord, now: float) -> None:
        if found.state is not _S.ANSWERED:
            raise Refused(Code.INCOMPLETE, "reply")
        # Whom it was about is not kept longer; its words are, for a site's days (forgetting.py).
        self._keep(replace(found, state=_S.CLOSED, name="", id_number="", closed=papers.day(now)))

    def _sheet(self, concern: ConcernRecord, now: float) -> SheetRecord:
        """The reply as a notice that waits for the resident: at the committee's staff, and in their next visit."""
        matter, day = self._matters.get(concern.matter), papers.day(now)
        said = {
            "applicant_name": concern.name,
            "matter": matter.name if matter is not None else concern.matter,
            "opened_on": concern.opened,
            "ticket": concern.ticket,
            "reply": concern.reply,
            "replied_on": day,
            "replied_by": concern.replied_by,
            "hotline": matter.hotline if matter is not None else "",
            "centre": concern.centre.name,
            "committee": concern.committee.name,
        }
        notice = m.Notice(
            id=f"{concern.id}-reply",
            template=REPLY,
            number=f"{concern.ticket}-{concern.opened.replace('-', '')}",
            issued=day,
            attempt=0,
            language="zh_CN",
            check=self._fresh(),
            data={key: value for key, value in said.items() if value},
        )
        return SheetRecord(
            id=notice.id,
            notice=notice,
            committee=concern.committee.code,
            holder=masked_name(concern.name),
            id_number=concern.id_number,
            left=now,
            ticket=concern.ticket,
            matter=concern.matter,
        )

    def overdue(self, now: float) -> None:
        """Who has waited long by the centre's own rule may say so from now on."""
        for record in self._floor.queue.everybody():
            if record.visit.id not in self._floor.long_waits and self._long_at(record) <= now:
                self._floor.long_waits.add(record.visit.id)
                self._floor.tell(record)

    def next_deadline(self) -> float | None:
        """When the next of those who wait has waited long (UNIX seconds)."""
        waiting = (one for one in self._floor.queue.everybody() if one.visit.id not in self._floor.long_waits)
        return min((self._long_at(one) for one in waiting), default=None)

    def _long_at(self, record: VisitRecord) -> float:
        return record.opened + self._floor.queue.rules(record.centre.code).long_wait

    def forget(self) -> None:
        """What was decided could not be saved: a command that is said again is done, not only answered."""
        self._answered = ()

    # -- what is seen ---------------------------------------------------------------------------------------------

    def changed(self, centre: str) -> None:
        """Its duty leaders are to see the list (again)."""
        self._news.add(centre)

    def tell(self) -> None:
        """Show every duty leader what changed at their centre."""
        news, self._news = self._news, set()
        for sender in self._floor.present if news else ():
            clerk = self._floor.clerks.get(sender.key) if sender.role is m.Role.COUNTER else None
            if clerk is not None and clerk.leader and clerk.centre in news:
                self._floor.effects.append(Send(sender, self._list(clerk.centre)))

    def _list(self, centre: str) -> m.ConcernsChanged:
        mine = [one for one in self._floor.concerns.values() if one.centre.code == centre]
        mine.sort(key=lambda one: (one.state is not _S.OPEN, one.due, one.id))
        return m.ConcernsChanged(concerns=tuple(self._seen(one) for one in mine[:MOST]), more=max(0, len(mine) - MOST))

    def _seen(self, one: ConcernRecord) -> Concern:
        matter = self._matters.get(one.matter)
        return Concern(
            id=one.id,
            state=one.state,
            opened=one.opened,
            due=one.due,
            matter=one.matter,
            matter_name=matter.name if matter is not None else one.matter,
            matter_name_en=matter.name_en if matter is not None else one.matter,
            committee=one.committee.name,
            committee_en=one.committee.name_en,
            ticket=one.ticket,
            holder=masked_name(one.name),
            tail=one.id_number[-_TAIL:],
            case=one.case,
            by=one.by,
            outcome=one.outcome,
            reasons=one.reasons,
            words=one.words,
            reply=one.reply,
        )

    def _keep(self, concern: ConcernRecord) -> ConcernRecord:
        if concern.state is _S.CLOSED:
            self._floor.concerns.pop(concern.id, None)
        else:
            self._floor.concerns[concern.id] = concern
        self._floor.effects.append(Save(concern))
        self.changed(concern.centre.code)
        return concern


def _name(record: VisitRecord) -> str:
    """One of a visit: who tells it second adds to it."""
    return f"concern-{record.visit.id}"


def _reasons(record: VisitRecord) -> tuple[Reason, ...]:
    return (record.reason,) if record.reason is not None else ()


def _joined(told: tuple[Reason, ...], more: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """As many as go over the wire; of too many the one that was known last stays."""
    every = tuple(dict.fromkeys((*told, *more)))
    return every if len(every) <= MOST_REASONS else (*every[: MOST_REASONS - 1], every[-1])
