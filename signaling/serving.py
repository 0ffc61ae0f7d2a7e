"""What clerk and resident do with a visit, step by step. Pure."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from signaling import (
    cards,
    consents,
    deskwork,
    holds,
    inked,
    inking,
    paging,
    papers,
    pointing,
    reading,
    refusing,
    routing,
    second,
    sheets,
    staffing,
    timing,
    transfers,
    waits,
)
from signaling.assenting import Assenting
from signaling.beside import Beside
from signaling.delivered import Delivered
from signaling.effects import Send, Sender
from signaling.floor import Floor, Rules
from signaling.following import followed_beside
from signaling.led_queues import somebody_leads
from signaling.paging import MOST_DOCUMENTS as MOST_DOCUMENTS  # noqa: PLC0414 - counted here, too
from signaling.previews import Previews
from signaling.records import Media, VisitRecord
from windowkit import messages as m
from windowkit.assents import AnswerAssent
from windowkit.ending import REASONS, Reason, by_itself
from windowkit.errors import Code, Refused
from windowkit.matters import Matter, problems
from windowkit.pointing import MarkField
from windowkit.staffing import AskLeader, CallStaff
from windowkit.visit import Event, Outcome, State, advance

REMEMBERED: Final = 128  # answered commands a visit remembers; a link repeats only its unanswered ones


type _Beside = cards.About | deskwork.About | inking.About | m.HoldVisit | CallStaff | AskLeader | AnswerAssent


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
        self.desk = deskwork.Deskworks(floor, matters, rules.guides, MOST_DOCUMENTS)
        self._sheets = sheets.Sheets(floor, matters, rules, fresh, beside.left)
        self._results = Delivered(floor, matters, rules, fresh, beside.residents, beside.left)
        self.previews = Previews(floor, rules, fresh)
        self.inking = inking.Inking(floor, matters, fresh, self._sheets, self.previews, self.advance)
        self._assents = Assenting(floor, matters, beside.drafts, self.advance)

    def in_visit(self, message: m.Message, sender: Sender, now: float) -> None:
        """A command about the sender's own visit; said a second time it is only answered again."""
        if not isinstance(message, m.Command):
            raise Refused(Code.BAD_MESSAGE)
        if isinstance(message, AnswerAssent) and self._assents.late(message, sender):
            self._floor.done(message, sender)
            return
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
        elif isinstance(
            message, (*cards.ABOUT, *holds.ABOUT, *deskwork.ABOUT, *staffing.ABOUT, *inking.ABOUT, AnswerAssent)
        ):
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

    def _beside(self, record: VisitRecord, message: _Beside, sender: Sender, now: float) -> None:
        """What no step of the visit depends on."""
        if isinstance(message, AnswerAssent):
            self._assents.hear(record, message, sender, now)
            return
        if isinstance(message, deskwork.ABOUT):
            self._floor.keep(self._assents.asked(self.desk.changed(record, message, sender, now), now))
            return
        if isinstance(message, inking.ABOUT):
            self.inking.hear(record, message, sender, now)
            return
        if isinstance(message, m.HoldVisit):
            self._floor.keep(holds.changed(record, message, sender, now))
            return
        if isinstance(message, CallStaff | AskLeader):
            called = staffing.changed(record, message, sender, now)
            if isinstance(message, AskLeader) and message.on and not somebody_leads(self._floor, record.clerk):
                raise Refused(Code.NOBODY, "leader")
            self._floor.keep(called)
            return
        clerk = Sender(m.Role.COUNTER, record.clerk)
        there = clerk in self._floor.present
        changed, told = cards.changed(record, message, sender, self._matters[record.matter], clerk_there=there)
        self._floor.keep(self._assents.followed(self._assents.asked(changed, now), now))
        if told is not None:
            self._floor.effects.append(Send(clerk, told))

    def _resident(self, record: VisitRecord, message: m.Command, now: float) -> None:
        match message:
            case m.ConfirmForm():
                refusing.same_form(record, message.form_hash)
                self.inking.may_confirm(record)
                self.advance(pointing.right(record), Event.CONFIRM, now)
                self._residents.confirmed(self._applicant(record), record)
                self.inking.confirmed(record.visit.id, now)
            case m.ObjectForm():
                refusing.known_field(self._matters[record.matter], message.field)
                self.advance(replace(record, objected=message.field), Event.OBJECT, now)
            case MarkField():
                self._floor.keep(pointing.marked(record, message, self._matters[record.matter]))
            case m.SignForm():
                refusing.same_form(record, message.form_hash)
                inked.not_on_screen(record, self._matters[record.matter])
                self.advance(replace(record, signature=message.signature), Event.SIGN, now)
            case m.Rate():
                refusing.real_faces(message.faces)
                rated = replace(record, faces=message.faces, whys=refusing.real_reasons(message))
                self.advance(rated, Event.RATE, now)
            case m.CancelVisit():
                self.advance(record, Event.CANCEL, now)
            case m.DocumentFailed() | m.AnotherPage():
                self._photographs(record, message, now)
            case _:
                raise Refused(Code.BAD_MESSAGE)

    def _photographs(self, record: VisitRecord, message: m.DocumentFailed | m.AnotherPage, now: float) -> None:
        if isinstance(message, m.AnotherPage):
            paging.asked(record, message)
            if message.yes:
                request = m.RequestDocument(id=message.id, visit=message.visit, material=message.material)
                self._request(record, request, now)
            else:
                self._floor.keep(replace(record, more=""))
        elif not self.inking.failed(record):
            refusing.asked_for_document(record)
            self.advance(record, Event.WITHDRAW, now)

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
            by = self._floor.clerks[record.clerk]
            meant = transfers.meant(record, message, by, self._floor, self._matters[record.matter], now)
            self.advance(meant, Event.TRANSFER, now)
            return
        if isinstance(message, m.ContinueDraft):
            record = self._assents.asked(self._drafts.continued(record, message), now)
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
        edited = pointing.mended(replace(record, fields=record.fields | {message.field: filled}), message.field)
        changed = m.FieldChanged(
            visit=record.visit.id, field=message.field, value=message.value, revision=message.revision
        )
        number = self._applicant(edited)
        cleared = self._left.given_back(self._drafts.given_back(edited), number, now)
        offered = self.desk.looked_up(self._results.with_results(cleared, now), now)
        kept = self._floor.store(offered)
        self._floor.effects.append(Send(Sender(m.Role.KIOSK, record.kiosk), changed))
        told = self._drafts.offered(record) != self._drafts.offered(offered) or edited.marks != record.marks
        if offered is not edited or kept.reading != edited.reading or told:
            self._floor.tell(kept)
        if cleared is not edited:
            self.offer(now)  # it may be somebody's who is here

    def _request(self, record: VisitRecord, message: m.RequestDocument, now: float) -> None:
        if message.material not in {one.code for one in self._matters[record.matter].materials if one.photograph}:
            raise Refused(Code.BAD_FIELD, "material")
        if len(record.documents) >= MOST_DOCUMENTS:
            raise Refused(Code.TOO_LARGE, "documents")
        wanted = deskwork.wanted(record, message.material, message.instead)
        self.advance(self._assents.asked(wanted, now), Event.REQUEST_DOCUMENT, now)

    def _review(self, record: VisitRecord, now: float) -> None:
        matter = self._matters[record.matter]
        refusing.decided_somewhere(matter)
        form = papers.values(record)
        missing = problems(matter, form)
        if missing:
            raise Refused(Code.INCOMPLETE, ",".join(sorted(missing)))
        hashed = papers.form_hash(record.visit.id, record.matter, form)
        read = replace(record, form_hash=hashed, objected="")
        self.inking.may_review(read, now)
        self.advance(read, Event.REVIEW, now)

    def _submit(self, record: VisitRecord, message: m.SubmitForm, now: float) -> None:
        refusing.same_form(record, message.form_hash)
        advance(record.visit, Event.SUBMIT, now)  # refuse before a number is used up
        matter = self._matters[record.matter]
        refusing.own_will(record, matter)
        refusing.decided_somewhere(matter)
        office = record.office.code
        number = self._floor.count("case", office, now)
        case = f"{office}{papers.day(now).replace('-', '')}{number:05d}"
        filed = replace(record, case=case)
        self._residents.filed(filed, papers.values(filed).get(matter.applicant_id_number, ""), matter)
        self._drafts.filed(filed)
        self.desk.filed(filed, now)
        filed = self._sheets.submitted(filed, now)
        self.advance(filed, Event.SUBMIT, now)
        self._sheets.start(filed)

    def _finish(self, record: VisitRecord, message: m.FinishVisit, now: float) -> None:
        if message.outcome not in {Outcome.DONE, Outcome.ACCEPTED} and not message.next_step.strip():
            raise Refused(Code.INCOMPLETE, "next_step")
        if message.outcome is Outcome.ACCEPTED and not record.case:
            raise Refused(Code.INCOMPLETE, "case")
        if message.outcome is not Outcome.BROKEN_OFF:
            refusing.way_is_printed(record, self._matters[record.matter])
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

    def offer(self, now: float) -> None:
        """What is in nobody's hands any more goes to whom it is for, where they are in a visit."""
        self._results.offer(now)

    def _applicant(self, record: VisitRecord) -> str:
        """The applicant's ID number on the form; "" while there is none that can be one."""
        return self._results.applicant(record)

    def advance(self, record: VisitRecord, event: Event, now: float, outcome: Outcome | None = None) -> None:
        before = record.visit.state
        moved = replace(record, visit=advance(record.visit, event, now, outcome))
        state = moved.visit.state
        moved = followed_beside(moved, now)
        moved = replace(moved, more=paging.followed(record, self._matters[record.matter], event))
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
        moved = self.inking.followed(self._assents.followed(moved, now))
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
        self._floor.effects += timing.kept(record, self._matters[record.matter], number, self._key, now)
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
