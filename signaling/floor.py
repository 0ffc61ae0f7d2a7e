"""The hall's floor: which visits run, who is here, and what each of them sees. Pure."""

import msgspec
from msgspec.structs import replace

from signaling import attendance_records, earlier, inked, papers, reading, telling, tickets
from signaling.appointment_records import AppointmentRecord
from signaling.concern_records import ConcernRecord
from signaling.duties import NOBODY, Duty
from signaling.effects import Count, Effect, Save, Send, Sender
from signaling.paper_tickets import Papers
from signaling.queueing import Queue, entry
from signaling.records import Broken, Clerk, DraftRecord, JobRecord, Kiosk, Place, SheetRecord, VisitRecord
from signaling.routing import may_serve, may_serve_paper, overflows_at
from signaling.rules import Rules
from signaling.standing import Standings
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.visit import Event, State, allowed

OFFLINE = "print-service-offline"


class Floor:
    """What the hall knows; every change of it and every word about it becomes an effect."""

    def __init__(self, matters: dict[str, Matter], rules: Rules) -> None:
        self._matters = matters
        self._rules = rules
        self.visits: dict[str, VisitRecord] = {}
        self.queue = Queue(rules.queues)
        self.jobs: dict[str, JobRecord] = {}
        self.sheets: dict[str, SheetRecord] = {}  # that residents left without, by their notice's id
        self.drafts: dict[earlier.Whose, DraftRecord] = {}  # in the order they were left in
        self.concerns: dict[str, ConcernRecord] = {}  # that are not closed
        self.appointments: dict[str, AppointmentRecord] = {}
        self.counts: dict[str, int] = {}
        self.centres: dict[str, Place] = {}
        self.kiosks: dict[str, Kiosk] = {}
        self.clerks: dict[str, Clerk] = {}
        self.duties: dict[str, Duty] = {}
        self.at_desk: dict[str, set[str]] = {}  # by centre: the clerks on the line
        self.at_work: dict[str, set[str]] = {}  # of these, who takes visits
        self.moved: set[str] = set()  # clerks who got a visit, or whose visit left them; leaders beside one
        self.attended: dict[str, str] = {}  # by duty leader: the visit they are beside
        self.offers: dict[str, str] = {}  # which visit rings at which clerk's counter
        self.closed: dict[str, float] = {}  # centres that are closed now, and since when
        self.missed: dict[str, tuple[tuple[m.Callback, float], ...]] = {}  # by kiosk: called, not come; since when
        self.spilled: set[str] = set()  # visits that any centre may take by now
        self.long_waits: set[str] = set()  # visits whose residents may tell the duty leader that they wait too long
        self.broken: dict[str, dict[str, Broken]] = {}  # by kiosk and visit: whose residents may return
        self.served: dict[str, tuple[float, ...]] = {}  # by centre: seconds of the latest visits
        self.paper = Papers()
        self.standings = Standings(matters, self.queue, self.clerks, self.at_work, self.served, self.paper)
        self.ended: dict[str, tuple[str, ...]] = {}  # the latest ended visits and what was answered in them
        self.present: set[Sender] = set()
        self.absent: dict[Sender, float] = {}  # who is missing in a running visit, and since when
        self.unlocked: dict[str, float] = {}  # by kiosk: until when its staff's PIN counts; spent by a visit's end
        # Kiosks whose staff look at the papers to hand out, and the list that each printed last.
        self.looking: dict[str, JobRecord | None] = {}
        self.printers: dict[str, m.PrinterChanged] = {}  # by kiosk, as its print service last said
        self.effects: list[Effect] = []
        self._of: dict[Sender, str] = {}  # whose running visit is which
        self.told_anew: set[str] = set()  # centres whose clerks and waiting kiosks have to hear of the queue
        self._places: dict[str, tuple[int, tuple[int, int]]] = {}  # what each waiting kiosk was told last

    # -- what is told --------------------------------------------------------------------------------------

    def tell(self, record: VisitRecord) -> None:
        """The visit, whole, to its kiosk and to its clerk."""
        kiosk, counter = Sender(m.Role.KIOSK, record.kiosk), self.counter(record)
        place, minutes = self.standings.of(record)
        seen = telling.snapshot(
            record,
            place=place,
            minutes=minutes,
            kiosk_present=kiosk in self.present,
            clerk_present=counter in self.present,
            printer=self.printer(record.kiosk),
            ending=telling.ending(record, self._matters[record.matter], self._rules.draft_days),
        )
        served_by, long = self.clerks.get(record.clerk), record.visit.id in self.long_waits
        seen = replace(seen, led=served_by is not None and served_by.leader, waited_long=long)
        if record.attended is not None:
            seen = replace(seen, attended=record.attended.shown)
        books = self._rules.gives_times(record.centre.code, self._matters[record.matter].group)
        if books and m.WaitChoice.CALL_BACK in seen.choices:
            seen = replace(seen, choices=(*seen.choices, m.WaitChoice.BOOK))
        people = (counter,) if record.away is not None else (kiosk, counter)  # the kiosk may be in another's visit
        self.effects.extend(Send(to, self._seen_by(to, record, seen)) for to in people if to is not None)

    def _seen_by(self, to: Sender, record: VisitRecord, seen: m.VisitSnapshot) -> m.VisitSnapshot:
        """What this one sees of it: a draft is offered to the clerk alone, and clerks' notes are for clerks."""
        matter = self._matters[record.matter]
        if to.role is m.Role.COUNTER and record.visit.state is not State.ENDED:
            seen = telling.for_clerk(record, seen)
        draft = earlier.offered(record, matter, self.drafts, self.visits.values())
        if to.role is not m.Role.COUNTER or draft is None or record.visit.state is State.ENDED:
            return seen
        return msgspec.structs.replace(seen, earlier=earlier.shown(record, draft, matter))

    def tell_queue(self, clerk: str) -> None:
        """To this clerk: every waiting visit that they may serve."""
        shown = self._queue_of(self.clerks[clerk])
        self.effects.append(Send(Sender(m.Role.COUNTER, clerk), shown))

    def requeued(self, record: VisitRecord) -> None:
        """Something about a visit that waits, or waited, changed: who sees it hears so with the next decision."""
        if record.visit.id in self.spilled:
            self.requeued_everywhere()
        self.told_anew.add(record.centre.code)

    def requeued_everywhere(self) -> None:
        """The same, for every centre."""
        self.told_anew |= self.at_desk.keys()

    def hands_changed(self, centre: str) -> None:
        """More clerks take visits there, or fewer: everybody's wait is another."""
        self.told_anew.add(centre)

    def _tell_queues(self) -> None:
        centres, self.told_anew = self.told_anew, set()
        for centre in sorted(centres):
            alike: dict[object, m.QueueChanged] = {}
            named = self._named()
            for name in sorted(self.at_desk.get(centre, ())):
                clerk = self.clerks[name]
                sees = (frozenset(clerk.groups), frozenset(clerk.languages), name if name in named else "")
                if sees not in alike:
                    alike[sees] = self._queue_of(clerk)
                self.effects.append(Send(Sender(m.Role.COUNTER, name), alike[sees]))
            self._tell_places(centre)

    def _tell_places(self, centre: str) -> None:
        for record, told in self.standings.everybody(centre):
            if record.away is None and self._places.get(record.visit.id) != told:
                self._places[record.visit.id] = told
                moved = m.PlaceChanged(visit=record.visit.id, place=told[0], minutes=told[1])
                self.effects.append(Send(Sender(m.Role.KIOSK, record.kiosk), moved))

    def _named(self) -> set[str]:
        """Clerks whose list is their own: a visit waits for them by name, or for anybody but them."""
        passed = [one.transfer for one in self.queue.everybody() if one.transfer is not None]
        return {name for one in passed for name in (one.to.clerk, one.by)}

    def _queue_of(self, clerk: Clerk) -> m.QueueChanged:
        paper = sum(may_serve_paper(clerk, one.group) for one in self.paper.waiting.get(clerk.centre, ()))
        return m.QueueChanged(waiting=self._waiting_for(clerk), paper=paper)

    def _waiting_for(self, clerk: Clerk) -> tuple[m.QueueEntry, ...]:
        near = self.queue.of(clerk.centre)
        far = [self.visits[one] for one in self.spilled if self.visits[one].centre.code != clerk.centre]
        seen = sorted([*near, *far], key=self.queue.order) if far else near
        return tuple(
            entry(
                one,
                self._matters[one.matter],
                ringing=one.visit.id in self.offers,
                near=one.centre.code == clerk.centre,
            )
            for one in seen
            if self.may_serve(clerk, one)
        )

    def tell_kiosks_visit(self, kiosk: str) -> None:
        record = self.visit_of(Sender(m.Role.KIOSK, kiosk))
        if record is not None:
            self.keep(record)

    def printer(self, kiosk: str) -> m.PrinterChanged:
        """The kiosk's printer; without a print service nobody can say more than that."""
        if Sender(m.Role.PRINTING, kiosk) not in self.present:
            return m.PrinterChanged(reasons=(OFFLINE,))
        return self.printers.get(kiosk, m.PrinterChanged())

    def tell_printer(self, kiosk: str) -> None:
        """To the kiosk itself, in a visit or not: its staff look after the printer."""
        to = Sender(m.Role.KIOSK, kiosk)
        if to in self.present:
            self.effects.append(Send(to, self.printer(kiosk)))

    def start(self, job: JobRecord) -> JobRecord:
        """A new job: kept, and said to its print service if that is here and nothing stands before it."""
        printing = Sender(m.Role.PRINTING, job.kiosk)
        waits = self.stands_before(replace(job, sent=False))
        kept = self.jobs[job.job] = replace(job, sent=printing in self.present and not waits)
        self.effects.append(Save(kept))
        if kept.sent:
            self.effects.append(_said(kept))
        return kept

    def stands_before(self, job: JobRecord) -> bool:
        """Whether the job is to take the place of a sheet that its print service may still say is out."""
        mine = [one for one in self.jobs.values() if one.settled and one.kiosk == job.kiosk and one.job != job.job]
        return not job.sent and any(one.notice.check == job.notice.check for one in mine)

    def resend(self, job: JobRecord) -> None:
        """The print service hears of the job, whether it has heard of it before or not."""
        if not job.sent:
            job = replace(job, sent=True)
            self.jobs[job.job] = job
            self.effects.append(Save(job))
        self.effects.append(_said(job))

    def done(self, message: m.Command, sender: Sender) -> None:
        self.effects.append(Send(sender, m.Done(re=message.id)))

    def decided(self) -> list[Effect]:
        """Everything that was decided since the last time."""
        self._tell_queues()
        effects, self.effects = self.effects, []
        return effects

    # -- whose visit -----------------------------------------------------------------------------------------

    def visit_of(self, sender: Sender) -> VisitRecord | None:
        """The running visit of a kiosk, a clerk or a print service's kiosk."""
        role = m.Role.COUNTER if sender.role is m.Role.COUNTER else m.Role.KIOSK
        return self.visits.get(self._of.get(Sender(role, sender.key), ""))

    def may_return(self, record: VisitRecord, clerk: str, until: float) -> None:
        """Until then whoever had this ticket may take a new one at its kiosk, and goes ahead."""
        one = Broken(ticket=record.ticket, matter=record.matter, clerk=clerk, until=until)
        self.broken.setdefault(record.kiosk, {})[record.visit.id] = one

    def is_busy(self, counter: Sender) -> bool:
        """Whether this clerk has a visit, or a paper ticket at their window or called there."""
        return self.visit_of(counter) is not None or self.duty(counter.key).paper is not None

    def own(self, visit: str, sender: Sender, command: str) -> VisitRecord | None:
        """The sender's visit of this id; None for a command that was answered before the visit ended."""
        record = self.visits.get(visit)
        if record is None:
            if command and command in self.ended.get(visit, ()):
                return None
            raise Refused(Code.UNKNOWN_VISIT)
        if command and command in record.answered:
            return None  # said again by who has passed the visit on meanwhile
        if sender.key != (record.clerk if sender.role is m.Role.COUNTER else record.kiosk):
            raise Refused(Code.NOT_YOURS)
        return record

    def counter(self, record: VisitRecord) -> Sender | None:
        return Sender(m.Role.COUNTER, record.clerk) if record.clerk else None

    def applicant(self, record: VisitRecord) -> str:
        """What stands on the form as the applicant's ID number, right or not."""
        return papers.values(record).get(self._matters[record.matter].applicant_id_number, "")

    # -- who may be asked ------------------------------------------------------------------------------------

    def duty(self, clerk: str) -> Duty:
        """What this clerk is doing."""
        return self.duties.get(clerk, NOBODY)

    def put_duty(self, clerk: str, duty: Duty) -> None:
        """They do something else now."""
        centre, before = self.clerks[clerk].centre, self.duty(clerk)
        self.duties[clerk] = duty
        _mark(self.at_desk.setdefault(centre, set()), clerk, on=duty.state is not m.ClerkState.SIGNED_OUT)
        _mark(self.at_work.setdefault(centre, set()), clerk, on=duty.state in m.AT_WORK)
        if (before.state in m.AT_WORK) != (duty.state in m.AT_WORK):
            self.hands_changed(centre)

    def may_serve(self, clerk: Clerk, record: VisitRecord) -> bool:
        """Whether this clerk can be asked, or can take this visit by hand."""
        overflowed = record.visit.id in self.spilled
        return record.away is None and may_serve(clerk, record, self._matters[record.matter], overflowed=overflowed)

    def overflows_at(self, record: VisitRecord) -> float | None:
        """When any centre may take it, by its own centre's rules; None: never. From a closed one it may go at once."""
        moment = overflows_at(record, self._matters[record.matter], self.queue.rules(record.centre.code))
        return moment if moment is None else min(moment, self.closed.get(record.centre.code, moment))

    def may_ring_at(self, centre: str, record: VisitRecord) -> bool:
        """Whether clerks of that centre are rung for it: at a closed one for who waited there before."""
        since = self.closed.get(centre)
        return since is None or (centre == record.centre.code and record.opened < since)

    # -- what is kept ----------------------------------------------------------------------------------------

    def count(self, what: str, centre: str, now: float) -> int:
        """Once more that day, durable: of a centre or a clerk."""
        key = _counted(what, centre, now)
        self.counts[key] = self.counts.get(key, 0) + 1
        self.effects.append(Count(key, self.counts[key]))
        return self.counts[key]

    def counted(self, what: str, centre: str, now: float) -> int:
        """How often that day."""
        return self.counts.get(_counted(what, centre, now), 0)

    def moments(self, record: VisitRecord) -> list[tuple[float, Event]]:
        """When something happens to this visit by itself, and what."""
        deadline = record.visit.deadline
        moments: list[tuple[float, Event]] = [] if deadline is None else [(deadline, Event.OVERDUE)]
        kiosk = self.absent.get(Sender(m.Role.KIOSK, record.kiosk))
        if kiosk is not None and record.away is None:
            moments.append((kiosk + self._rules.kiosk_grace, Event.KIOSK_LOST))
        counter = self.counter(record)
        clerk = self.absent.get(counter) if counter is not None else None
        if clerk is not None and allowed(record.visit.state, Event.CLERK_LOST):
            moments.append((clerk + self._rules.clerk_grace, Event.CLERK_LOST))
        return moments

    def due(self, record: VisitRecord, now: float) -> Event | None:
        due = [(moment, event) for moment, event in self.moments(record) if moment <= now]
        return min(due)[1] if due else None

    def keep(self, record: VisitRecord) -> None:
        self.tell(self.store(record))

    def store(self, record: VisitRecord) -> VisitRecord:
        kept = replace(record, changes=record.changes + 1)
        kept = reading.followed(kept, self.applicant(kept))
        if kept.centre.code in self._rules.ticketed:
            self.effects.extend(map(Save, tickets.changes(self.visits.get(kept.visit.id), kept)))
        self._note(kept)
        self.effects.append(Save(kept))
        return kept

    def take_up(self, visits: list[VisitRecord]) -> None:
        """These visits run, and no others."""
        told = (self._places, self.offers, self.spilled, self.long_waits)
        for known in (self.visits, self.queue, self._of, self.attended, *told):
            known.clear()
        for one in visits:
            self._note(one)

    def forget(self, visit: str) -> None:
        """The visit runs no more."""
        record = self.visits.pop(visit)
        assert record.attended is None
        self._leave_kiosk(record)
        if record.clerk:
            self._leave(record.clerk)

    def _note(self, kept: VisitRecord) -> None:
        visit = kept.visit.id
        before = self.visits.get(visit)
        self.visits[visit] = kept
        if before is not None:
            self.moved |= attendance_records.leaves(self.attended, before.attended)
        self.moved |= attendance_records.comes(self.attended, visit, kept.attended)
        if kept.away is None:
            self._of[Sender(m.Role.KIOSK, kept.kiosk)] = visit
        else:
            self._leave_kiosk(kept)
        clerk = before.clerk if before is not None else ""
        if clerk and clerk != kept.clerk:
            self._leave(clerk)
        if kept.clerk and kept.clerk != clerk:
            self._of[Sender(m.Role.COUNTER, kept.clerk)] = visit
            self.moved.add(kept.clerk)
        self.queue.note(kept)
        if kept.visit.state is not State.WAITING:
            self._places.pop(visit, None)
            self.long_waits.discard(visit)
            if visit in self.spilled:
                self.requeued_everywhere()
                self.spilled.discard(visit)

    def released(self, record: VisitRecord, clerk: str) -> None:
        """The visit waits again: who had it hears so, and nothing more of its resident."""
        self.effects.append(Send(Sender(m.Role.COUNTER, clerk), telling.released(record, clerk)))

    def _leave_kiosk(self, record: VisitRecord) -> None:
        kiosk = Sender(m.Role.KIOSK, record.kiosk)
        if self._of.get(kiosk) == record.visit.id:
            del self._of[kiosk]

    def is_free(self, kiosk: str) -> bool:
        """Whether somebody can be called to it: it is on the line, and in nobody's visit."""
        sender = Sender(m.Role.KIOSK, kiosk)
        return sender in self.present and sender not in self._of

    def _leave(self, clerk: str) -> None:
        self._of.pop(Sender(m.Role.COUNTER, clerk), None)
        self.moved.add(clerk)

    def stills(self) -> list[tuple[str, str]]:
        """Every still of a running visit or a draft: the visit it was taken in, the document."""
        taken = [(visit, one.id) for visit, record in self.visits.items() for one in inked.stills(record)]
        return taken + [(one.visit, one.document.id) for draft in self.drafts.values() for one in draft.documents]


def _counted(what: str, whose: str, now: float) -> str:
    return f"{what} {whose} {papers.day(now)}"


def _said(job: JobRecord) -> Send:
    said = m.PrintJob(job=job.job, notice=job.notice, together=job.together)
    return Send(Sender(m.Role.PRINTING, job.kiosk), said)


def _mark(names: set[str], name: str, *, on: bool) -> None:
    (names.add if on else names.discard)(name)
