"""What the hall remembers and the store keeps: frozen values."""

from typing import Final

import msgspec

from signaling.attendance_records import Attended
from signaling.consent_records import AssentRecord, ConsentRecord
from signaling.desk_records import DeskRecord
from signaling.ink_records import InkRecord
from signaling.places import Place
from signaling.transfer_records import Transfer
from windowkit.ending import Reason
from windowkit.holding import Hold
from windowkit.messages import Document, Filled, JobState, Notice, NoticeState, Reading, Shown, Signature
from windowkit.transfer import Note
from windowkit.visit import Outcome, Visit
from windowkit.waiting import Claim


class Kiosk(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolled kiosk, its committee and the centre it belongs to."""

    device: str
    committee: Place
    centre: Place
    letter: str  # of the centre's tickets


class Clerk(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk: `name` signs in, `display` and `service_number` are what residents see.

    `groups` are the matter groups, `languages` what the clerk speaks, each with its penalty (0: best). No groups:
    every matter; no languages: Mandarin.
    """

    name: str
    display: str
    service_number: str
    centre: str
    groups: dict[str, int] = {}
    languages: dict[str, int] = {}
    leader: bool = False  # a duty leader (值班班长) of the centre


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """A delivered result of the unified needs assessment (老年照护统一需求评估). Dates are YYYY-MM-DD."""

    reference: str
    applicant_name: str
    id_number: str
    level: str
    application_kind: str
    agency: str
    assessed_on: str
    valid_from: str
    valid_until: str
    case: str = ""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a sheet was kept that a visit has among its notices; as in its `SheetRecord`."""

    id: str
    committee: str
    holder: str
    left: float
    ticket: str
    matter: str


class NoticeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A notice a visit may print, with where its latest attempt stands.

    `left`: an earlier visit ended without it; the ID number (GB 11643) of whom it is for. `origin`: where it was kept
    until then. `result_of`: it is a delivered result; the ID number of whom it is about. `job` is the latest attempt's.
    """

    notice: Notice
    shown: NoticeState
    left: str = ""
    written: bool = False  # by the clerk, for this resident
    turn: int = 0  # orders what was asked to be printed; 0: nobody asked in this visit
    origin: Origin | None = None
    result_of: str = ""
    job: str = ""

    @property
    def owner(self) -> str:
        """Whose it is, by ID number, whatever the form says; "" for one that the visit itself issued."""
        return self.left or self.result_of


def job_of(one: NoticeRecord) -> str:
    """The name of the job of the notice's latest attempt, also in a record of before they were kept."""
    return one.job or f"{one.notice.id}~{one.notice.attempt}"


class Media(msgspec.Struct, frozen=True):
    """What a side sends in the call of this epoch."""

    call: int
    picture: bool
    sound: bool


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk's word (`by`: the sign-in name; `at`: UNIX seconds) on an attempt that the printer gave none of."""

    notice: str
    attempt: int
    came_out: bool
    by: str
    at: float


class Continued(msgspec.Struct, frozen=True, kw_only=True):
    """What a visit took over from a draft: whose it is (ID number), the answers, and where each photograph lies.

    `stills` is by document: the visit that it was taken in.
    """

    draft: str
    id_number: str
    fields: dict[str, str]
    stills: dict[str, str]


class VisitRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A visit, whole. Times are UNIX seconds; `since` orders the queue.

    `centre` is its own street's, whose queue it waits in; `received_at` another one whose clerk serves it. `returns`
    counts how often it came back to the queue; until `last_until` it goes to `last_clerk` first, who served it before.
    """

    visit: Visit
    kiosk: str
    committee: Place
    centre: Place
    matter: str
    ticket: str
    opened: float
    since: float
    returned: bool = False
    taken: float | None = None
    clerk: str = ""
    clerk_display: str = ""
    service_number: str = ""
    fields: dict[str, Filled] = {}
    wanted: str = ""
    more: str = ""
    documents: tuple[Document, ...] = ()
    objected: str = ""
    marks: tuple[str, ...] = ()  # fields the resident points at as wrong
    form_hash: str = ""
    signature: Signature | None = None
    ink: InkRecord | None = None
    case: str = ""
    notices: tuple[NoticeRecord, ...] = ()
    call: int = 0
    kiosk_media: Media | None = None
    counter_media: Media | None = None
    changes: int = 0
    answered: tuple[str, ...] = ()
    next_step: str = ""
    shown: Shown = Shown.NOTHING
    table_seen: bool = False
    reading: Reading | None = None
    consents: tuple[ConsentRecord, ...] = ()  # every question, the latest last
    assents: tuple[AssentRecord, ...] = ()  # the same, about sensitive data
    faces: int | None = None
    whys: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()
    continued: Continued | None = None
    reason: Reason | None = None  # why it ended without what the resident came for
    answered_at: float | None = None  # when its first clerk and its kiosk first saw or heard each other
    handled: float = 0.0  # seconds with clerks, over all of them
    claims: tuple[Claim, ...] = ()
    language: str = ""
    told: float | None = None  # when they went on who had been told who sees what, for what and how long
    received_at: Place | None = None
    returns: int = 0
    last_clerk: str = ""
    last_until: float = 0.0
    transfer: Transfer | None = None  # passed on, and not yet with its next clerk
    transfers: int = 0
    notes: tuple[Note, ...] = ()
    hold: Hold | None = None
    staff_called: bool = False
    accompanied: bool = False
    leader_asked: float | None = None  # since when
    leader_gone: bool = False  # it was in vain: none is signed in any more
    leaders_said: tuple[str, ...] = ()  # the latest commands by which it was taken over or reassigned
    card: str = ""  # whose identity card the clerk asked for; never what one says
    card_ahead: str = ""  # whose was read before the visit, and waits at the kiosk; the same
    deskwork: DeskRecord = DeskRecord()  # the clerk's, with its papers and its guide
    attended: Attended | None = None  # a duty leader is beside the talk
    offered: bool = False  # nobody could answer yet, and the resident has not said what to do
    away: float | None = None  # the resident went away, to be called back
    called: float | None = None  # since when they are called

    @property
    def office(self) -> Place:
        """The centre that receives the case."""
        return self.received_at or self.centre


class Broken(msgspec.Struct, frozen=True, kw_only=True):
    """A visit that broke off with a clerk, or whose resident was called back in vain.

    Who had its ticket and takes a new one for that matter before `until` goes ahead, to that clerk first.
    """

    ticket: str
    matter: str
    clerk: str
    until: float


class JobRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A print job until the print service has said its last word on it.

    `by` is the clerk's sign-in name, or STAFF. `unwanted`: nobody waits for it any more; it is not to be printed.
    `sent`: its print service may have heard of it. `lost`: that stayed away too long; whoever waits for it was asked.
    `settled`: somebody has answered. `together`: see PrintJob.
    """

    job: str
    visit: str
    kiosk: str
    notice: Notice
    state: JobState = JobState.QUEUED
    answered: tuple[str, ...] = ()  # the latest reports; one that is said again must not undo a later one
    committee: str = ""
    by: str = ""
    unwanted: bool = False
    sent: bool = True
    lost: bool = False
    settled: bool = False
    together: tuple[str, ...] = ()


# Until the print service has said its last word.
MOVING: Final = frozenset({JobState.QUEUED, JobState.ACCEPTED, JobState.WAITING, JobState.PRINTING})
STAFF: Final = "staff"  # who printed it, where it was no clerk


class SheetRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A notice that its resident left without, until it is handed out. `id` is the notice's; `left` UNIX seconds.

    `notice` is as it was last sent to a printer; `state` what became of that, `job` its name.
    """

    id: str
    notice: Notice
    committee: str
    holder: str
    id_number: str
    left: float
    ticket: str = ""
    matter: str = ""
    job: str = ""
    state: JobState | None = None
    reasons: tuple[str, ...] = ()
    over: bool = False  # printed, thrown away, too old, or among the notices of a visit again


class Home(msgspec.Struct, frozen=True, kw_only=True):
    """The committee (its code) at which a resident last confirmed a form."""

    id_number: str
    committee: str


class CaseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Whose a filed case is, and at which committee (its code) it was filed.

    `centre` received it; `home` is the centre it is sent on to (收受分离), "" where its receiver decides.
    """

    case: str
    id_number: str
    committee: str
    centre: str = ""
    home: str = ""


class DeliveryRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one sheet: when (UNIX seconds), where, and by whom it was printed or thrown away.

    `became` is a `JobState`, "handed-to-queue" (by a queue's word) or "discarded"; `reference` the delivered
    result's own number, if it is one.
    """

    job: str
    number: str
    template: str
    check: str
    attempt: int
    committee: str
    kiosk: str
    by: str
    at: float
    became: str
    reference: str = ""


class DeliveryWord(msgspec.Struct, frozen=True, kw_only=True):
    """What is known since of a sheet that stands among the deliveries as uncertain.

    `became` is "seen" or "unseen", as `by` (a clerk's sign-in name, or STAFF) said at `at` (UNIX seconds), or, where
    `by` is empty, the printer's own late word that none came out.
    """

    job: str
    became: str
    by: str
    at: float


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A photograph of a draft, and the visit it was taken in."""

    visit: str
    document: Document


class DraftRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What an unfinished visit left, until its matter is filed or its days are over. `left` is UNIX seconds.

    Its person is named by ID number (GB 11643) and name; there is one of a person and a matter.
    """

    id: str
    matter: str
    id_number: str
    name: str
    fields: dict[str, str]
    documents: tuple[Kept, ...]
    left: float
    ticket: str
    committee: Place
    clerk: str = ""
    service_number: str = ""
    outcome: Outcome | None = None
    next_step: str = ""
    over: bool = False  # filed, too old, or grown into another
    deskwork: DeskRecord = DeskRecord()  # how its photographs look, and which were taken again


class Forgotten(msgspec.Struct, frozen=True, kw_only=True):
    """A still that nobody may look at any more; its file goes next."""

    visit: str
    document: str


class EndedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What figures are made of: an ended visit, and nobody's name. Times are UNIX seconds.

    `resident` tells one person's visits from another's and says nothing else; "" where nobody's number was on the form.
    """

    visit: str
    matter: str
    centre: str
    committee: str
    opened: float
    ended: float
    outcome: Outcome
    reason: Reason | None = None
    answered_at: float | None = None
    handled: float = 0.0
    resident: str = ""
    transfers: int = 0
    faces: int | None = None
    whys: str = ""  # reasons of that face, with commas between
