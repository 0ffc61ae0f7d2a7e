"""What clerk and resident do with a visit, step by step. Pure."""

from collections.abc import Callable
from typing import Final, NamedTuple

from msgspec.structs import replace

from signaling import cards, consents, holds, papers, reading, routing, second, sheets, timing, transfers, waits
from signaling.concerns import Concerns
from signaling.drafts import Drafts
from signaling.effects import Save, Send, Sender
from signaling.floor import Floor, Rules
from signaling.following import followed_beside
from signaling.left import Left
from signaling.previews import Previews
from signaling.records import Assessment, Media, NoticeRecord, VisitRecord
from signaling.residents import Residents
from windowkit import messages as m
from windowkit.ending import REASONS, Reason, by_itself
from windowkit.errors import Code, Refused
from windowkit.identity import id_number_problem
from windowkit.matters import Matter, Mode, problems
from windowkit.visit import Event, Outcome, State, advance

REMEMBERED: Final = 128  # answered commands a visit remembers; a link repeats only its unanswered ones
_FACES: Final = 5
MOST_DOCUMENTS: Final = 60  # of one visit: each of a matter's ten papers six times over


class Beside(NamedTuple):
    """What outlives a visit, and what each visit's steps change of it."""

    residents: Residents
    left: Left
    drafts: Drafts
    concerns: Concerns


class Serving:
    """The steps of a visit; `fresh` makes an unguessable code."""

    def __init__(
        self,
        floor: Floor,
        matters: dict[str, Matter],
        rules: Rules,
        fresh: Callable[[], str],
        beside: Beside,
    ) -> None:
        self._floor = floor
        self._residents = beside.residents
        self._left = beside.left
        self._drafts = beside.drafts
        self._concerns = beside.concerns
        self._key = rules.notice_key
        self._matters = matters
        self._base = rules.base
        self._fresh = fresh
        self._sheets = sheets.Sheets(floor, matters, rules, fresh, beside.left)
        self.previews = Previews(floor, rules, fresh)

    def in_visit(self, message: m.Message, sender: Sender, now: float) -> None:
        """A command about the sender's own visit; said a second time it is only answered again."""
        if not isinstance(message, m.Command):
            raise Refused(Code.BAD_MESSAGE)
        record = self._floor.own(getattr(message, "visit", ""), sender, message.id)
        if record is None:
            self._floor.done(message, sender)
            return
        if message.id in record.answered:
            self._floor.done(message, sender)
            return
        answered = (*record.answered, message.id)[-REMEMBERED:]
        self._step(replace(record, answered=answered), message, sender, now)
        self._floor.done(message, sender)

    def _step(self, record: VisitRecord, message: m.Command, sender: Sender, now: float) -> None:
        if isinstance(message, m.CallUp):
            self._call_up(record, message, sender, now)
        elif isinstance(message, second.ABOUT):
            self._floor.keep(second.changed(record, message, sender))
        elif isinstance(message, (*cards.ABOUT, *holds.ABOUT)):
            self._beside(record, message, sender, now)
        elif isinstance(message, reading.ABOUT):
            self.previews.read(record, message, sender)
        elif isinstance(message, consents.ABOUT):
            self._floor.keep(consents.changed(record, message, sender, self._matters[record.matter], now))
        elif sender.role is m.Role.KIOSK:
            self._resident(record, message, now)
        elif isinstance(message, sheets.ABOUT):
            self._sheets.hear(record, message, now)
        else:
            self._clerk(record, message, now)

    def _beside(self, record: VisitRecord, message: cards.About | m.HoldVisit, sender: Sender, now: float) -> None:
        """What no step of the visit depends on."""
        if isinstance(message, m.HoldVisit):
            self._floor.keep(holds.changed(record, message, sender, now))
            return
        clerk = Sender(m.Role.COUNTER, record.clerk)
        there = clerk in self._floor.present
        changed, told = cards.changed(record, message, sender, self._matters[record.matter], clerk_there=there)
        self._floor.keep(changed)
        if told is not None:
            self._floor.effects.append(Send(clerk, told))

    def _resident(self, record: VisitRecord, message: m.Command, now: float) -> None:
        match message:
            case m.ConfirmForm():
                _same_form(record, message.form_hash)
                self.advance(record, Event.CONFIRM, now)
                self._residents.confirmed(self._applicant(record), record)
            case m.ObjectForm():
                _known_field(self._matters[record.matter], message.field)
                self.advance(replace(record, objected=message.field), Event.OBJECT, now)
            case m.SignForm():
                _same_form(record, message.form_hash)
                self.advance(replace(record, signature=message.signature), Event.SIGN, now)
            case m.Rate():
                _real_faces(message.faces)
                self.advance(replace(record, faces=message.faces), Event.RATE, now)
            case m.CancelVisit():
                self.advance(record, Event.CANCEL, now)
            case m.DocumentFailed():
                _asked_for_document(record)
                self.advance(record, Event.WITHDRAW, now)
            case _:
                raise Refused(Code.BAD_MESSAGE)

    def _clerk(self, record: VisitRecord, message: m.Command, now: float) -> None:
        match message:
            case m.EditField():
                self._edit(record, message, now)
            case m.RequestDocument():
                self._request(record, message, now)
            case m.ReviewForm():
                self._review(record, now)
            case m.SubmitForm():
                self._submit(record, message, now)
            case m.FinishVisit():
                self._finish(record, message, now)
            case m.ContinueDraft() | m.OpenConcern() | m.TransferVisit():
                self._about_others(record, message, now)
            case m.Withdraw():
                self.advance(record, Event.WITHDRAW, now)
            case _:
                raise Refused(Code.BAD_MESSAGE)

    def _about_others(
        self, record: VisitRecord, message: m.ContinueDraft | m.OpenConcern | m.TransferVisit, now: float
    ) -> None:
        """What reaches beyond this visit, or this clerk."""
        if isinstance(message, m.TransferVisit):
            meant = transfers.meant(record, message, self._floor, self._matters[record.matter], now)
            self.advance(meant, Event.TRANSFER, now)
            return
        if isinstance(message, m.ContinueDraft):
            record = self._drafts.continued(record, message)
        else:
            self._concerns.opened(record, message, now)
        self._floor.keep(record)

    def _edit(self, record: VisitRecord, message: m.EditField, now: float) -> None:
        field = self._matters[record.matter].field(message.field)
        if field is None or len(message.value) > 2 * field.max_length:
            raise Refused(Code.BAD_FIELD, message.field if field else "")
        if record.visit.state not in {State.SERVING, State.DOCUMENT, State.JOINING}:
            raise Refused(Code.WRONG_STATE, "edit")
        known = record.fields.get(message.field)
        if known is not None and message.revision <= known.revision:
            return
        filled = m.Filled(value=message.value, revision=message.revision)
        edited = replace(record, fields=record.fields | {message.field: filled}, objected="")
        changed = m.FieldChanged(
            visit=record.visit.id, field=message.field, value=message.value, revision=message.revision
        )
        number = self._applicant(edited)
        cleared = self._left.given_back(self._drafts.given_back(edited), number, now)
        offered = self.with_results(cleared, now)
        kept = self._floor.store(offered)
        self._floor.effects.append(Send(Sender(m.Role.KIOSK, record.kiosk), changed))
        told = self._drafts.offered(record) != self._drafts.offered(offered)
        if offered is not edited or kept.reading != edited.reading or told:
            self._floor.tell(kept)
        if cleared is not edited:
            self.offer(now)  # it may be somebody's who is here

    def _request(self, record: VisitRecord, message: m.RequestDocument, now: float) -> None:
        if message.material not in {one.code for one in self._matters[record.matter].materials if one.photograph}:
            raise Refused(Code.BAD_FIELD, "material")
        if len(record.documents) >= MOST_DOCUMENTS:
            raise Refused(Code.TOO_LARGE, "documents")
        self.advance(replace(record, wanted=message.material), Event.REQUEST_DOCUMENT, now)

    def _review(self, record: VisitRecord, now: float) -> None:
        matter = self._matters[record.matter]
        _decided_somewhere(matter)
        form = papers.values(record)
        missing = problems(matter, form)
        if missing:
            raise Refused(Code.INCOMPLETE, ",".join(sorted(missing)))
        hashed = papers.form_hash(record.visit.id, record.matter, form)
        self.advance(replace(record, form_hash=hashed, objected=""), Event.REVIEW, now)

    def _submit(self, record: VisitRecord, message: m.SubmitForm, now: float) -> None:
        _same_form(record, message.form_hash)
        advance(record.visit, Event.SUBMIT, now)  # refuse before a number is used up
        matter = self._matters[record.matter]
        _decided_somewhere(matter)
        office = record.office.code
        number = self._floor.count("case", office, now)
        case = f"{office}{papers.day(now).replace('-', '')}{number:05d}"
        filed = replace(record, case=case)
        self._residents.filed(filed, papers.values(filed).get(matter.applicant_id_number, ""), matter)
        self._drafts.filed(filed)
        filed = self._sheets.submitted(filed, now)
        self.advance(filed, Event.SUBMIT, now)
        self._sheets.start(filed)

    def _finish(self, record: VisitRecord, message: m.FinishVisit, now: float) -> None:
        if message.outcome not in {Outcome.DONE, Outcome.ACCEPTED} and not message.next_step.strip():
            raise Refused(Code.INCOMPLETE, "next_step")
        if message.outcome is Outcome.ACCEPTED and not record.case:
            raise Refused(Code.INCOMPLETE, "case")
        if message.outcome is not Outcome.BROKEN_OFF:
            _way_is_printed(record, self._matters[record.matter])
        possible = REASONS.get(message.outcome, ())
        if message.reason is not None and message.reason not in possible:
            raise Refused(Code.BAD_FIELD, "reason")
        reason = message.reason or (Reason.UNSAID if possible else None)
        noted = replace(record, next_step=message.next_step, reason=reason)
        advance(record.visit, Event.FINISH, now, message.outcome)  # refuse before anything is issued
        if message.summary:
            noted = self._sheets.summed_up(noted, message.summary, now)
        self.advance(noted, Event.FINISH, now, message.outcome)
        self._sheets.start(noted)

    def _call_up(self, record: VisitRecord, message: m.CallUp, sender: Sender, now: float) -> None:
        """A call counts as up when both sides said so, with media or without."""
        sent = Media(message.call, message.picture, message.sound)
        at_kiosk = sender.role is m.Role.KIOSK
        side = {"kiosk_media": sent} if at_kiosk else {"counter_media": sent}
        record = replace(record, **side)
        other = self._floor.counter(record) if at_kiosk else Sender(m.Role.KIOSK, record.kiosk)
        heard = m.CallChanged(
            visit=message.visit,
            call=message.call,
            picture=message.picture,
            sound=message.sound,
            loudspeaker=message.loudspeaker,
            document_camera=message.document_camera,
        )
        if other is not None:
            self._floor.effects.append(Send(other, heard))
        both = record.kiosk_media and record.counter_media
        if both and record.visit.state is State.JOINING:
            self.advance(record, Event.JOIN, now)
        else:
            self._floor.store(record)

    def with_results(self, record: VisitRecord, now: float) -> VisitRecord:
        """The record with what is there for the applicant among its notices: delivered results, sheets left before."""
        number = self._applicant(record)
        if not number:
            return record
        hotline = self._matters[record.matter].hotline
        left = self._left.offered(record, number)
        held = self._held(record) | {one.notice.number for one in left}
        today = papers.day(now)
        found = [
            one for one in self._residents.results(number) if one.reference not in held and one.valid_until >= today
        ]
        offered = [self._result(record, one, hotline, now) for one in found]
        return replace(record, notices=(*record.notices, *left, *offered)) if left or offered else record

    def offer(self, now: float) -> None:
        """What is in nobody's hands any more goes to whom it is for, where they are in a visit."""
        for record in list(self._floor.visits.values()):
            offered = self.with_results(record, now)
            if offered is not record:
                self._floor.keep(offered)

    def _held(self, record: VisitRecord) -> set[str]:
        """The numbers of what is in somebody's hands: this visit's, another's, or left as a sheet."""
        others = [one for one in self._floor.visits.values() if one.visit.id != record.visit.id]
        held = {one.notice.number for visit in (record, *others) for one in visit.notices}
        return held | {one.notice.number for one in self._floor.sheets.values()}

    def _applicant(self, record: VisitRecord) -> str:
        """The applicant's ID number on the form; "" while there is none that can be one."""
        number = papers.values(record).get(self._matters[record.matter].applicant_id_number, "")
        return number if id_number_problem(number) is None else ""

    def _result(self, record: VisitRecord, found: Assessment, hotline: str, now: float) -> NoticeRecord:
        """A result's notice; one that somebody was given before goes on counting its sheets."""
        one = papers.assessment_result(record, found, hotline, papers.Issue(self._fresh(), self._base, now))
        given = self._residents.given(found.reference)
        shown = replace(one.shown, attempt=given)
        return replace(one, notice=replace(one.notice, attempt=given), shown=shown, result_of=found.id_number)

    def advance(self, record: VisitRecord, event: Event, now: float, outcome: Outcome | None = None) -> None:
        before = record.visit.state
        moved = replace(record, visit=advance(record.visit, event, now, outcome))
        state = moved.visit.state
        moved = followed_beside(moved, now)
        if state is not State.DOCUMENT:
            moved = replace(moved, wanted="")
        if state is not before:
            moved = replace(moved, reading=None)  # a new step is something else to do on the touch screen
        if state is State.SERVING:  # whatever was signed or read is void once the form is open again
            moved = replace(moved, form_hash="", signature=None)
        if state is State.WAITING:
            moved = self._waits_again(moved, event, now)
        if state is State.ENDED and moved.reason is None and moved.visit.outcome is Outcome.BROKEN_OFF:
            moved = replace(moved, reason=by_itself(before, event))
        moved = transfers.followed(timing.followed(record, moved, now))
        if state is State.ENDED:
            self._end(moved, now, record)
        else:
            self._floor.keep(moved)
        if State.WAITING in {before, state} or state is State.ENDED:
            self._floor.requeued(moved)

    def _waits_again(self, record: VisitRecord, event: Event, now: float) -> VisitRecord:
        """The record as it waits again; who had it hears so."""
        self._floor.absent.pop(Sender(m.Role.COUNTER, record.clerk), None)
        waits = routing.waits_again(record, self._floor.queue.rules(record.centre.code), now, event)
        self._floor.released(waits, record.clerk)
        return waits

    def _end(self, record: VisitRecord, now: float, before: VisitRecord) -> None:
        self._floor.absent.pop(Sender(m.Role.COUNTER, record.clerk), None)
        if record.away is None:  # else the kiosk may be in another's visit
            self._floor.absent.pop(Sender(m.Role.KIOSK, record.kiosk), None)
            self._floor.unlocked.pop(record.kiosk, None)  # not earlier: an opening that was not saved may be repeated
        self._floor.store(self._drafts.ended(record, now))
        number = self._applicant(record)
        self._floor.effects.append(Save(timing.ended(record, number, self._key, now)))
        self._floor.tell(record)
        self._floor.forget(record.visit.id)
        name = papers.values(record).get(self._matters[record.matter].applicant_name, "")
        self._left.ended(record, number, name, now)
        self._concerns.ended(record, now)
        self.offer(now)
        self._floor.ended[record.visit.id] = record.answered
        while len(self._floor.ended) > REMEMBERED:
            self._floor.ended.pop(next(iter(self._floor.ended)))
        if record.away is not None and record.reason is not Reason.GAVE_UP_WAITING:
            self._missed(record, now)
        if before.taken is not None and before.clerk:
            self._served(record, now - before.taken, now)

    def _missed(self, record: VisitRecord, now: float) -> None:
        """Called back, and nobody came: their kiosk says so, and for a while they have a head start there."""
        one = m.Callback(visit=record.visit.id, ticket=record.ticket, state=m.CallbackState.MISSED)
        self._floor.missed[record.kiosk] = (*self._floor.missed.get(record.kiosk, ()), (one, now))
        until = now + self._floor.queue.rules(record.centre.code).same_clerk
        self._floor.may_return(record, "", until)

    def _served(self, record: VisitRecord, seconds: float, now: float) -> None:
        """What the waits of others are reckoned from, and who comes back to whom if it broke off."""
        rules = self._floor.queue.rules(record.centre.code)
        latest = (*self._floor.served.get(record.centre.code, ()), seconds + rules.wrap_up)
        self._floor.served[record.centre.code] = latest[-waits.LATEST :]
        if record.visit.outcome is Outcome.BROKEN_OFF:
            until = now + rules.same_clerk
            self._floor.may_return(record, record.clerk, until)


def _same_form(record: VisitRecord, form_hash: str) -> None:
    if not record.form_hash or form_hash != record.form_hash:
        raise Refused(Code.STALE)


def _decided_somewhere(matter: Matter) -> None:
    if matter.mode is Mode.GUIDANCE:
        raise Refused(Code.WRONG_STATE, "guidance")  # another institution takes it in, no centre does


def _way_is_printed(record: VisitRecord, matter: Matter) -> None:
    """Nobody who is sent elsewhere (仅指导) leaves without the way there on paper."""
    guides = {one.template for one in matter.notices if one.guides}
    printed = any(one.notice.template in guides and one.notice.attempt for one in record.notices)
    if matter.mode is Mode.GUIDANCE and not printed:
        raise Refused(Code.INCOMPLETE, "guidance")


def _known_field(matter: Matter, field: str) -> None:
    if field != "*" and matter.field(field) is None:
        raise Refused(Code.BAD_FIELD)


def _real_faces(faces: int | None) -> None:
    if faces is not None and not 1 <= faces <= _FACES:
        raise Refused(Code.BAD_FIELD, "faces")


def _asked_for_document(record: VisitRecord) -> None:
    if record.visit.state is not State.DOCUMENT:
        raise Refused(Code.WRONG_STATE, "document_failed")
