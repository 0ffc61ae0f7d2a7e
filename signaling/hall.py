"""The hall: who waits, who serves, what to tell whom. Pure: messages and time in, decisions out.

The hall changes its own state as it decides; where the shell cannot save a decision it loads the hall anew
from the store, so that nothing undurable is ever told to anyone.
"""

from collections.abc import Callable, Iterable

import msgspec

from signaling import assents, consents, deskwork, earlier, inked, shifting, transfers
from signaling.appointments import Appointments
from signaling.attending import Attending
from signaling.callbacks import Callbacks
from signaling.clerks import Clerks
from signaling.concern_records import ConcernWord
from signaling.concerns import Concerns
from signaling.desk_records import CasePaper
from signaling.doors import Doors
from signaling.drafts import Drafts
from signaling.effects import Effect, Save, Send, Sender
from signaling.floor import Floor, Rules
from signaling.helpdesk import UNLOCKED
from signaling.holds import Holds
from signaling.leading import Leading
from signaling.left import Left
from signaling.offers import Offers
from signaling.own_words import OwnWords
from signaling.paper_line import PaperLines
from signaling.paper_tickets import PaperReport
from signaling.reception import Reception, only
from signaling.records import Assessment, VisitRecord
from signaling.reporting import Reporting
from signaling.residents import Residents
from signaling.serving import MOST_DOCUMENTS, Beside, Serving
from signaling.staff import Found, FromStaff, Staff
from signaling.stored import Stored
from signaling.trials import Trials
from windowkit import messages as m
from windowkit.deskwork import KeepSnippet
from windowkit.errors import Code, Refused
from windowkit.helpdesk import FromStore
from windowkit.matters import Matter
from windowkit.transfer import Reassign
from windowkit.visit import Event


class Hall:
    """All running visits of this server. `fresh` makes an unguessable code."""

    def __init__(self, matters: dict[str, Matter], rules: Rules, fresh: Callable[[], str]) -> None:
        self._matters = matters
        self.floor = Floor(matters, rules)
        self.key = rules.notice_key  # the server's own
        self.residents = Residents(self.floor)
        self._left = Left(self.floor, self.residents, rules.left_days)
        self._staff = Staff(self.floor, self.residents, self._left, matters, rules, fresh)
        self._drafts = Drafts(self.floor, matters, rules.draft_days, MOST_DOCUMENTS)
        self._concerns = Concerns(self.floor, self._left, matters, rules, fresh)
        beside = Beside(self.residents, self._left, self._drafts, self._concerns)
        self.serving = Serving(self.floor, matters, rules, fresh, beside)
        self._trials = Trials(self.floor)
        self._reporting = Reporting(
            self.floor, self._left, self._staff, self._trials, rules.printing_grace, self.serving.offer
        )
        self._doors = Doors(self.floor, matters, rules, self.serving)
        self._callbacks = Callbacks(self.floor, matters, self.serving)
        self._appointments = Appointments(self.floor, matters, rules, self.serving, fresh)
        self._reception = Reception(self.floor, matters, self.serving, self._staff, self._doors, self._appointments)
        self._leading = Leading(self.floor, matters, self.serving, self._reception, rules.clerk_grace)
        self._attending = Attending(self.floor)
        self._clerks = Clerks(self.floor, rules)
        groups = frozenset(matter.group for matter in matters.values())
        self._paper = PaperLines(self.floor, self._clerks, rules, groups)
        self._offers = Offers(self.floor, self._clerks, matters, self._paper)
        self._holds = Holds(self.floor)
        self._own_words = OwnWords()
        self._unsettled = False  # taken up from the store, and nobody offered to anybody yet

    # -- what comes in ------------------------------------------------------------------------------------

    def receive(self, message: m.Message, sender: Sender, now: float) -> list[Effect]:
        """A program's message. Raises nothing: a refusal is a `Denied` among the effects."""
        return self._answered(message, sender, now, lambda: self._handle(message, sender, now))

    def looked_up(self, message: FromStore, found: Found, sender: Sender, now: float) -> list[Effect]:
        """What the store has of an old notice or a case that staff ask for; answered as `receive` answers."""
        return self._answered(message, sender, now, lambda: self._staff.looked_up(message, found, sender, now))

    def _answered(self, message: m.Message, sender: Sender, now: float, do: Callable[[], None]) -> list[Effect]:
        before = len(self.floor.effects)
        try:
            do()
        except Refused as refusal:
            del self.floor.effects[before:]
            re = message.id if isinstance(message, m.Command) else ""
            self.floor.effects.append(Send(sender, m.Denied(re=re, code=refusal.code, detail=refusal.detail)))
        return self._decided(now)

    def _decided(self, now: float) -> list[Effect]:
        """What was decided, whom that makes ring, and what staff who look at the committee's papers see of it."""
        self._unsettled = False
        self.serving.desk.settle()
        self._doors.follow(now)
        self._attending.settle(now)  # whoever left a talk may be rung for
        self._offers.settle(now)
        self._attending.settle(now)  # to whom the ticket system called somebody leaves it
        self._doors.overdue(now)
        self._callbacks.overdue(now)
        self._callbacks.settle(now)
        self._appointments.settle(now)
        self._staff.tell(now)
        self._concerns.overdue(now)  # one that waits again may have waited long before
        self._concerns.tell()
        self._leading.tell(now)
        return self.floor.decided()

    def unlocked(self, kiosk: str, now: float) -> None:
        """The staff PIN was right."""
        self.floor.unlocked[kiosk] = now + UNLOCKED

    def arrived(self, sender: Sender, now: float, withdrawn: str = "") -> list[Effect]:
        """A program proved who it is; it hears of its own running visit and nothing else.

        `withdrawn` is a kiosk's `Hello.withdrawn`: nobody hears that the kiosk is back before that no counts.
        """
        self.floor.present.add(sender)
        self.floor.absent.pop(sender, None)
        if sender.role is not m.Role.COUNTER:
            self.floor.tell_printer(sender.key)
        if sender.role is m.Role.PRINTING:
            self._reporting.arrived(sender)
        record = self.floor.visit_of(sender)
        if record is not None and sender.role is m.Role.KIOSK:
            heard = consents.withdrawn(record, withdrawn, now)
            record = record if heard is record else self.floor.store(heard)
        if record is not None:
            self.floor.effects.append(Send(sender, m.MatterDefined(matter=self._matters[record.matter])))
            self.floor.tell(record)
        self.serving.previews.arrived(sender)
        self._doors.arrived(sender, now)
        self._callbacks.arrived(sender)
        self._appointments.arrived(sender)
        if sender.role is m.Role.COUNTER:
            self._clerks.arrived(sender.key, now)
            self._leading.arrived(sender)
            self._attending.arrived(sender)
            self._concerns.changed(self.floor.clerks[sender.key].centre)
        else:
            self._staff.changed(self.floor.kiosks[sender.key].committee.code)
        return self._decided(now)

    def left(self, sender: Sender, now: float) -> list[Effect]:
        """A program's line ended."""
        self.floor.present.discard(sender)
        if sender.role is m.Role.COUNTER:
            self._clerks.left(sender.key, now)
            self._attending.gone(sender, now)
        if sender.role is m.Role.PRINTING:
            self._reporting.gone(sender, now)
            self.floor.tell_printer(sender.key)
        record = self.floor.visit_of(sender)
        if record is not None:
            self.floor.absent[sender] = now
            self.floor.tell(record)
        self.serving.previews.left(sender)
        if sender.role is m.Role.PRINTING:
            self._staff.changed(self.floor.kiosks[sender.key].committee.code)
        return self._decided(now)

    def load(self, stored: Stored, now: float) -> None:
        """Take up what the store holds: at a start, and after a decision that could not be saved."""
        self.floor.take_up(stored.visits)
        self.floor.jobs = {one.job: one for one in stored.jobs}
        self.floor.sheets = {one.id: one for one in stored.sheets}
        self.floor.drafts = {earlier.of(one): one for one in sorted(stored.drafts, key=lambda one: one.left)}
        self.floor.counts = stored.counts
        self.floor.served.clear()
        for centre, handled in stored.handled.items():
            wrap_up = self.floor.queue.rules(centre).wrap_up
            self.floor.served[centre] = tuple(one + wrap_up for one in handled)
        self.residents.load(stored)
        self.serving.desk.forget()
        self._own_words.load(stored.snippets)
        self.floor.concerns = {one.id: one for one in stored.concerns}
        self.floor.appointments = {one.id: one for one in stored.appointments}
        self._appointments.loaded()
        self._paper.load(stored.papers)
        self._concerns.forget()
        self._staff.load(stored.vain)
        self._leading.forget()
        self._attending.forget(now)
        self.floor.effects.clear()
        self._clerks.again(now)
        self._unsettled = True
        self._restarted(now)

    def _restarted(self, now: float) -> None:
        """Whoever is not here is absent since now, and has the whole grace time to come back."""
        self._reporting.restarted(now)
        for record in self.floor.visits.values():
            for sender in (Sender(m.Role.KIOSK, record.kiosk), self.floor.counter(record)):
                if sender is not None and sender not in self.floor.present:
                    self.floor.absent.setdefault(sender, now)

    def clock_set(self, by: float) -> None:
        """The clock that `now` is read from was set by so many seconds: nothing is due earlier or later for that."""
        shifting.shift(self.floor, by)
        self._paper.clock_set(by)
        self._reporting.clock_set(by)
        self._concerns.clock_set(by)
        self._trials.clock_set(by)
        self._leading.clock_set(by)
        self._doors.clock_set()
        self._appointments.clock_set()

    def learn(self, results: list[Assessment]) -> None:
        """Know these results, as delivered before."""
        for found in results:
            self.residents.learn(found)

    def overdue(self, now: float) -> list[Effect]:
        """Everything whose time has come."""
        for visit in list(self.floor.visits):
            record = self.floor.visits[visit]  # as the end of the one before left it
            event = self.floor.due(record, now)
            if event is not None:
                self.serving.advance(record, event, now)
        first = (self._reporting, self._offers, self._paper, self._clerks)
        for part in (*first, self._left, self._drafts, self._staff, self._holds, self._leading):
            part.overdue(now)
        return self._decided(now)

    def next_deadline(self) -> float | None:
        """When `overdue` wants to be called next (UNIX seconds)."""
        if self._unsettled:
            return 0.0
        moments = [moment for record in self.floor.visits.values() for moment, _ in self.floor.moments(record)]
        hands = (self._clerks, self._offers, self._holds, self._doors, self._callbacks, self._concerns)
        lines = (self._appointments, self._paper, self._attending, self._leading)
        parts = (self._left, self._drafts, self._staff, self._reporting, *hands, *lines)
        beside = (part.next_deadline() for part in parts)
        return min([*moments, *(one for one in beside if one is not None)], default=None)

    def expects(self, visit: str, material: str, kiosk: str) -> bool:
        """Whether this kiosk may upload this material now."""
        record = self.floor.visits.get(visit)
        if record is None or record.kiosk != kiosk or record.wanted != material:
            return False
        return self._may_have(record, material)

    def may_read(self, visit: str, document: str, sender: Sender) -> bool:
        """Whether a still is of the sender's own running visit; a printer needs none."""
        record = None if sender.role is m.Role.PRINTING else self.floor.visit_of(sender)
        if record is None or record.visit.id != visit:
            return False
        return any(one.id == document and self._may_have(record, one.material) for one in inked.stills(record))

    def _may_have(self, record: VisitRecord, material: str) -> bool:
        return assents.may_have(record, self._matters[record.matter], material)

    def place_of(self, visit: str, document: str) -> str:
        """The visit that this still of a running visit was taken in."""
        record = self.floor.visits.get(visit)
        took = record.continued.stills if record is not None and record.continued is not None else {}
        return (deskwork.place(record, document) if record is not None else "") or took.get(document, visit)

    def uploaded(self, visit: str, document: m.Document, now: float, code: str = "") -> list[Effect]:
        """A still is stored; the same document a second time changes nothing. `code`: read on it. Raises Refused."""
        record = self.floor.visits.get(visit)
        if record is None:
            raise Refused(Code.UNKNOWN_VISIT)  # it ended while the last piece came
        if inked.is_of(document):
            self.serving.inking.arrived(record, document, code, now)
        elif document.id not in {one.id for one in record.documents}:
            if record.wanted != document.material:
                raise Refused(Code.WRONG_STATE, "not asked for any more")
            if not self._may_have(record, document.material):
                raise Refused(Code.NOT_AGREED, "document")
            self.serving.advance(deskwork.arrived(record, document), Event.DOCUMENT_ARRIVED, now)
        return self.floor.decided()

    def recalled(self, id_number: str, found: Iterable[CasePaper] | None, now: float) -> list[Effect]:
        """What a `Recall` found in the store; None: it could not be read."""
        self.serving.desk.recalled(id_number, found, now)
        return self._decided(now)

    def coming(self, progress: m.DocumentProgress) -> list[Effect]:
        """A part of a still arrived: its clerk sees it come."""
        record = self.floor.visits.get(progress.visit)
        counter = self.floor.counter(record) if record is not None else None
        if counter is not None:
            self.floor.effects.append(Send(counter, progress))
        return self.floor.decided()

    def told_outside(self, word: ConcernWord, now: float) -> list[Effect]:
        """An administrator's command about what a resident could not get done."""
        self._concerns.said(word, now)
        return self._decided(now)

    def delivered(self, found: Assessment, now: float) -> list[Effect]:
        """An assessment result arrived; a running visit of that person can print it at once."""
        self.residents.learn(found)
        self.serving.offer(now)
        self._staff.changed(self.residents.committee(found))
        return self._decided(now)

    def paper_reported(self, centre: str, report: PaperReport, now: float) -> list[Effect]:
        """A centre's ticket system said who waits there with a paper ticket. Raises Refused: nothing has changed."""
        self._paper.hear(centre, report, now)
        return self._decided(now)

    # -- one message ------------------------------------------------------------------------------------------

    def _handle(self, message: m.Message, sender: Sender, now: float) -> None:
        match message:
            case m.Offer() | m.Answer() | m.AskOffer():
                self._pass_on(message, sender)
            case m.JobReport():
                self._reporting.hear(message, sender, now)
            case m.PrinterReport():
                self.floor.printers[sender.key] = m.PrinterChanged(reasons=message.reasons, detail=message.detail)
                self.floor.done(message, sender)
                self.floor.tell_printer(sender.key)
                self.floor.tell_kiosks_visit(sender.key)
            case m.SetReady():
                only(sender, m.Role.COUNTER)
                self._clerks.hear(message, sender.key, now)
                self.floor.done(message, sender)
            case m.FindColleagues() | KeepSnippet():
                self._for_the_clerk(message, sender)
            case m.OpenVisit():
                self._reception.open(message, sender, now)
            case m.TakeVisit():
                self._reception.take(message, sender, now)
            case _:
                self._about_paper(message, sender, now)

    def _for_the_clerk(self, message: m.FindColleagues | KeepSnippet, sender: Sender) -> None:
        only(sender, m.Role.COUNTER)
        if isinstance(message, KeepSnippet):
            self.floor.effects.append(Save(self._own_words.kept(sender.key, message)))
            self.floor.done(message, sender)
            return
        record, me = self._leading.may_pass_on(message.visit, sender), self.floor.clerks[sender.key]
        found = transfers.found(self.floor, message, record, me, self._matters[record.matter])
        self.floor.effects.append(Send(sender, found))
        self.floor.done(message, sender)

    def _about_paper(self, message: m.Message, sender: Sender, now: float) -> None:
        match message:
            case m.PreviewNotice() | m.PreviewPart():
                self.serving.previews.hear(message, sender)
            case m.PrintTrial() | m.CancelTrial():
                self._trials.hear(message, sender, now)
            case _ if isinstance(message, FromStaff):
                self._staff.hear(message, sender, now)
            case m.RaiseConcern() | m.TellConcern() | m.AnswerConcern() | m.CloseConcern():
                self._concerns.hear(message, sender, now)
            case m.TakeOver() | Reassign() | m.NextPaper() | m.AttendVisit() | m.LeaveVisit():
                self._at_the_centre(message, sender, now)
            case _:
                self._about_waiting(message, sender, now)

    def _about_waiting(self, message: m.Message, sender: Sender, now: float) -> None:
        match message:
            case m.ChooseWait() | m.ComeBack():
                self._callbacks.hear(message, sender, now)
            case m.AskSlots() | m.BookSlot() | m.MoveAppointment() | m.CancelAppointment() | m.PrintAppointment():
                self._appointments.hear(message, sender, now)
            case _:
                self.serving.in_visit(message, sender, now)

    def _at_the_centre(
        self, message: m.TakeOver | Reassign | m.NextPaper | m.AttendVisit | m.LeaveVisit, sender: Sender, now: float
    ) -> None:
        match message:
            case m.NextPaper():
                self._paper.next(message, sender)
            case m.TakeOver():
                self._leading.hear(message, sender, now)
            case Reassign():
                self._leading.reassign(message, sender, now)
            case _:
                self._attending.hear(message, sender)

    def _pass_on(self, message: m.Offer | m.Answer | m.AskOffer, sender: Sender) -> None:
        if self._attending.pass_on(message, sender):
            return
        record = self.floor.own(message.visit, sender, "")
        if record is None:
            raise Refused(Code.UNKNOWN_VISIT)
        if isinstance(message, m.Offer):
            counter = self.floor.counter(record)
            if message.call > record.call:
                self.floor.store(msgspec.structs.replace(record, call=message.call))
            if counter is not None:
                self.floor.effects.append(Send(counter, message))
        else:
            self.floor.effects.append(Send(Sender(m.Role.KIOSK, record.kiosk), message))
