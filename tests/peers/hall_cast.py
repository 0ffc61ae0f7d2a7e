"""A hall with its people, driven by plain calls: what each of them was told, and what a store would hold."""

from collections.abc import Callable, Sequence
from itertools import count

import msgspec

from signaling.act_records import Act, ActRecord
from signaling.appointment_records import AppointmentRecord
from signaling.attendance_records import AttendanceRecord
from signaling.concern_records import ConcernRecord, ConcernWord
from signaling.desk_records import CasePaper, SnippetRecord
from signaling.effects import Count, Effect, Recall, Record, Save, Send, Sender
from signaling.floor import Rules
from signaling.hall import Hall
from signaling.hours import Opening
from signaling.paper_tickets import PaperChange, PaperLine
from signaling.records import (
    MOVING,
    CaseRecord,
    Clerk,
    DeliveryRecord,
    DeliveryWord,
    DraftRecord,
    EndedRecord,
    Forgotten,
    Home,
    JobRecord,
    Kiosk,
    Place,
    SheetRecord,
    VisitRecord,
)
from signaling.routing import QueueRules
from signaling.served_records import LookRecord, ServedRecord
from signaling.slots import AppointmentRules
from signaling.stored import Stored
from signaling.tickets import TicketChange
from tests.peers.notices import KEY
from tests.peers.server_cast import FORM, GUIDES, MATTER, SIGNATURE
from windowkit import messages as m
from windowkit.concerns import ConcernState
from windowkit.errors import Code
from windowkit.guides import Guide
from windowkit.matters import Matter, Recorded
from windowkit.visit import Outcome, State

NOON = 1_795_406_400.0  # 2026-11-23 12:00 in Shanghai
PEOPLE = 3  # kiosks, and as many clerks; two of each at the first centre
KIOSKS = tuple(Sender(m.Role.KIOSK, f"kiosk-{number}") for number in range(PEOPLE))
CLERKS = tuple(Sender(m.Role.COUNTER, f"clerk-{number}") for number in range(PEOPLE))
PRINTERS = tuple(Sender(m.Role.PRINTING, kiosk.key) for kiosk in KIOSKS)
EVERYBODY = (*KIOSKS, *CLERKS, *PRINTERS)


def centre_of(number: int) -> str:
    """The first two of each kind are at one centre, the third is alone at another."""
    return "one" if number < PEOPLE - 1 else "two"


class HallCast:
    """The hall, its clock, its store's rows and everybody's mail."""

    ticketed: frozenset[str] = frozenset()  # the centres with a ticket system

    def __init__(
        self,
        queues: dict[str, QueueRules] | None = None,
        matter: Matter = MATTER,
        opening: Opening | None = None,
        appointments: dict[str, AppointmentRules] | None = None,
        *,
        sensitive: bool = False,
        guides: dict[str, Guide] = GUIDES,
    ) -> None:
        self._guides = guides
        self.now = NOON
        # Whether a paper may be photographed is asked where a test is about that.
        papers = (
            msgspec.structs.replace(one, sensitive=one.sensitive if sensitive else None) for one in matter.materials
        )
        self.matter = msgspec.structs.replace(matter, recording=Recorded.BY_CLERK, materials=tuple(papers))
        self._queues = queues or {}
        self._opening = opening or Opening()
        self._booking = appointments or {}
        self.appointments: dict[str, AppointmentRecord] = {}
        self.visits: dict[str, VisitRecord] = {}
        self.jobs: dict[str, JobRecord] = {}
        self.counts: dict[str, int] = {}
        self.sheets: dict[str, SheetRecord] = {}
        self.homes: dict[str, str] = {}
        self.cases: dict[str, CaseRecord] = {}
        self.deliveries: list[DeliveryRecord] = []
        self.words: list[DeliveryWord] = []  # on what stands there as uncertain
        self.drafts: dict[str, DraftRecord] = {}
        self.forgotten: list[tuple[str, str]] = []
        self.ended: dict[str, EndedRecord] = {}
        self.concerns: dict[str, ConcernRecord] = {}
        self.papers: dict[str, PaperLine] = {}
        self.attendances: list[AttendanceRecord] = []
        self.case_papers: list[CasePaper] = []
        self.recalls = 0  # how often the hall asked the store for a person's papers
        self.unread = False  # the store does not answer
        self.looks: list[LookRecord] = []
        self.acts: list[ActRecord] = []
        self.snippets: dict[tuple[str, str], str] = {}
        self.served: dict[str, ServedRecord] = {}
        self.mail: dict[Sender, list[m.Message]] = {one: [] for one in EVERYBODY}
        self._numbers = count(1)
        self._codes = count(1)  # a restarted server makes none that it has made before
        self.hall = self._built()

    def _built(self) -> Hall:
        rules = Rules(
            base="https://window.example",
            notice_key=KEY,
            queues=self._queues,
            opening=self._opening,
            ticketed=self.ticketed,
            appointments=self._booking,
            guides=self._guides,
        )
        hall = Hall({MATTER.code: self.matter}, rules, lambda: f"code-{next(self._codes)}")
        for number, (kiosk, clerk) in enumerate(zip(KIOSKS, CLERKS, strict=True)):
            centre = Place(code=centre_of(number), name="中心", name_en="Centre")
            hall.floor.centres[centre.code] = centre
            committee = Place(code=f"c{number}", name="居委会", name_en="Committee")
            hall.floor.kiosks[kiosk.key] = Kiosk(device=kiosk.key, committee=committee, centre=centre, letter="A")
            hall.floor.clerks[clerk.key] = Clerk(
                name=clerk.key, display="王敏", service_number="0312", centre=centre.code, leader=number == 1
            )
        return hall

    # -- what a shell does --------------------------------------------------------------------------------

    def perform(self, effects: Sequence[Effect]) -> Sequence[Effect]:
        """Save, then tell, as the shell does; then what was asked of the store."""
        for effect in effects:
            match effect:
                case Save(record=VisitRecord() as visit):
                    self.visits[visit.visit.id] = visit
                case Save(record=JobRecord() as job):
                    self.jobs[job.job] = job
                case Save(record=PaperLine() as line):
                    self.papers[line.centre] = line
                case Save(record=record):
                    self._keep_beside(record)
                case Count():
                    self.counts[effect.key] = effect.value
                case Send() if effect.to in self.hall.floor.present:
                    self.mail[effect.to].append(effect.message)
                case _:
                    pass
        self._recall([one.id_number for one in effects if isinstance(one, Recall)])
        return effects

    def _recall(self, numbers: Sequence[str]) -> None:
        self.recalls += len(numbers)
        for number in numbers:
            found = None if self.unread else [one for one in self.case_papers if one.id_number == number]
            self.perform(self.hall.recalled(number, found, self.now))

    def _keep_beside(self, record: Record) -> None:
        match record:
            case SheetRecord():
                self.sheets.pop(record.id, None)
                if not record.over:
                    self.sheets[record.id] = record
            case Home():
                self.homes[record.id_number] = record.committee
            case CaseRecord():
                self.cases[record.case] = record
            case DeliveryRecord():
                self.deliveries = [one for one in self.deliveries if one.job != record.job] + [record]
            case DeliveryWord() if any(one.job == record.job for one in self.deliveries):
                self.words.append(record)
                self.deliveries = [_worded(one, record) for one in self.deliveries]
            case DeliveryWord():
                pass  # as a store: there is no such row
            case _:
                self._keep_unfinished(record)

    def _keep_unfinished(self, record: Record) -> None:
        match record:
            case DraftRecord():
                self.drafts.pop(record.id, None)
                if not record.over:
                    self.drafts[record.id] = record
            case Forgotten():
                self.forgotten.append((record.visit, record.document))
            case EndedRecord():
                self.ended[record.visit] = record
            case ActRecord():
                self.acts.append(record)
            case ConcernRecord():
                self.concerns[record.id] = record
            case ConcernWord() | TicketChange() | PaperChange():
                pass  # heard: an administrator's command is gone; what a ticket system hears is no matter of the hall
            case _:
                self._keep_of_the_centre(record)

    def _keep_of_the_centre(self, record: Record) -> None:
        match record:
            case AttendanceRecord():
                self.attendances.append(record)
                return
            case CasePaper():
                self.case_papers.append(record)
                return
            case LookRecord():
                self.looks.append(record)
                return
            case SnippetRecord():
                self.snippets |= {(record.clerk, record.key): record.words}
                if not record.words:
                    del self.snippets[record.clerk, record.key]
                return
            case ServedRecord():
                self.served[record.visit] = record
                return
            case _:
                pass
        assert isinstance(record, AppointmentRecord)
        self.appointments |= {record.id: record}
        if record.over:
            del self.appointments[record.id]

    def arrive(self, *people: Sender, withdrawn: str = "") -> None:
        """They prove who they are; a kiosk says which recording was refused meanwhile."""
        for one in people:
            self.perform(self.hall.arrived(one, self.now, withdrawn))

    def leave(self, one: Sender) -> None:
        """Their line ends."""
        self.perform(self.hall.left(one, self.now))

    def say(self, sender: Sender, message: m.Message) -> Code | None:
        """What the sender is answered: None for done, else why not."""
        effects = self.perform(self.hall.receive(message, sender, self.now))
        answers = [one.message for one in effects if isinstance(one, Send) and _answers(one.message, message)]
        assert len(answers) == isinstance(message, m.Command), "every command is answered, once"
        return next((one.code for one in answers if isinstance(one, m.Denied)), None)

    def ask[C: m.Command](self, sender: Sender, make: Callable[..., C], **parts: object) -> Code | None:
        """Say a new command."""
        return self.say(sender, make(id=self.fresh(), **parts))

    def fresh(self) -> str:
        """A name nobody used yet."""
        return f"n{next(self._numbers)}"

    def pass_time(self, seconds: float) -> None:
        """Let time go by; whatever falls due happens at its own moment."""
        until = self.now + seconds
        while (due := self.hall.next_deadline()) is not None and due <= until:
            self.now = max(self.now, due)
            self.perform(self.hall.overdue(self.now))
        self.now = until

    def restart(self) -> None:
        """The server ends and comes back with what was stored; nobody is on its line."""
        self.hall = self._built()
        self.load()

    def load(self) -> None:
        """The hall takes up what is stored."""
        running = [one for one in self.visits.values() if one.visit.state is not State.ENDED]
        jobs = [one for one in self.jobs.values() if one.state in MOVING]
        stored = Stored(
            visits=running,
            jobs=jobs,
            counts=dict(self.counts),
            sheets=list(self.sheets.values()),
            homes=dict(self.homes),
            cases=dict(self.cases),
            given={one.reference: one.attempt for one in self.deliveries if one.reference},
            drafts=list(self.drafts.values()),
            appointments=list(self.appointments.values()),
            snippets={clerk: {key for one, key in self.snippets if one == clerk} for clerk, _ in self.snippets},
            vain=self._vain(),
            papers=list(self.papers.values()),
            concerns=[one for one in self.concerns.values() if one.state is not ConcernState.CLOSED],
        )
        self.hall.load(stored, self.now)

    def _vain(self) -> dict[str, tuple[float, ...]]:
        vain = [one for one in self.acts if one.act is Act.NOT_FOUND]
        return {kiosk: tuple(one.at for one in vain if one.kiosk == kiosk) for kiosk in {one.kiosk for one in vain}}

    # -- a visit's steps ----------------------------------------------------------------------------------

    def opened(self, kiosk: Sender, returning: str = "") -> str:
        """A waiting visit of this kiosk."""
        visit = self.fresh()
        self.hall.unlocked(kiosk.key, self.now)
        assert self.ask(kiosk, m.OpenVisit, told=True, visit=visit, matter=MATTER.code, returning=returning) is None
        return visit

    def serving(self, kiosk: Sender, clerk: Sender) -> str:
        """A visit with picture and sound."""
        visit = self.opened(kiosk)
        assert self.ask(clerk, m.TakeVisit, visit=visit) is None
        for side in (kiosk, clerk):
            assert self.ask(side, m.CallUp, visit=visit, call=1, picture=True, sound=True) is None
        return visit

    def submitted(self, kiosk: Sender, clerk: Sender) -> str:
        """A visit whose case is filed."""
        visit = self.serving(kiosk, clerk)
        for key, value in FORM.items():
            assert self.ask(clerk, m.EditField, visit=visit, field=key, value=value, revision=1) is None
        assert self.ask(clerk, m.ReviewForm, visit=visit) is None
        form = self.visits[visit].form_hash
        assert self.ask(kiosk, m.ConfirmForm, visit=visit, form_hash=form) is None
        assert self.ask(kiosk, m.SignForm, visit=visit, form_hash=form, signature=SIGNATURE) is None
        assert self.ask(clerk, m.SubmitForm, visit=visit, form_hash=form) is None
        return visit

    def state(self, visit: str) -> State:
        """Where the stored visit stands."""
        return self.visits[visit].visit.state

    def outcome(self, visit: str) -> Outcome | None:
        """How the stored visit ended."""
        return self.visits[visit].visit.outcome


def _worded(one: DeliveryRecord, word: DeliveryWord) -> DeliveryRecord:
    if one.job != word.job:
        return one
    reference = one.reference if word.by else ""
    return msgspec.structs.replace(one, became=word.became, reference=reference)


def _answers(word: m.Message, message: m.Message) -> bool:
    return isinstance(word, m.Done | m.Denied) and word.re == (message.id if isinstance(message, m.Command) else "")
