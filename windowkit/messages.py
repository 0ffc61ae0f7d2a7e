"""Every message on the line between a program and the server.

One JSON object a WebSocket text frame; `type` is the class name in snake case. Unknown keys are ignored, so
that an older program survives a newer server; a wrong type is refused with its path. Text for people never
crosses the wire: codes and data do. A `Command` carries an id made by its sender; repeating it changes
nothing, so a program may say it again after a reconnect until it is answered by `Done` or `Denied`.
"""

import re
from typing import Final

import msgspec

from windowkit import cards, deskwork, helpdesk, inking, leading, operating, past, pointing, staffing, transfer
from windowkit.appointments import (
    Appointment as Appointment,
    AppointmentsChanged as AppointmentsChanged,
    AppointmentState as AppointmentState,
    AskSlots as AskSlots,
    BookSlot as BookSlot,
    CancelAppointment as CancelAppointment,
    MoveAppointment as MoveAppointment,
    PrintAppointment as PrintAppointment,
    SlotBooked as SlotBooked,
    SlotsFound as SlotsFound,
)
from windowkit.assents import AnswerAssent as AnswerAssent, Assent as Assent
from windowkit.attending import (
    Attendance as Attendance,
    AttendChanged as AttendChanged,
    AttendMode as AttendMode,
    AttendVisit as AttendVisit,
    LeaveVisit as LeaveVisit,
)
from windowkit.callbacks import (
    Callback as Callback,
    CallbacksChanged as CallbacksChanged,
    CallbackState as CallbackState,
    ChooseWait as ChooseWait,
    ComeBack as ComeBack,
    WaitChoice as WaitChoice,
)
from windowkit.calls import (
    Answer as Answer,
    AnswerRecording as AnswerRecording,
    AskOffer as AskOffer,
    AskRecording as AskRecording,
    CallChanged as CallChanged,
    CallUp as CallUp,
    EndRecording as EndRecording,
    IceServersRenewed as IceServersRenewed,
    LookAtTable as LookAtTable,
    Offer as Offer,
    Shown as Shown,
    ShowSecond as ShowSecond,
)
from windowkit.concerns import (
    AnswerConcern as AnswerConcern,
    CloseConcern as CloseConcern,
    ConcernRaised as ConcernRaised,
    ConcernsChanged as ConcernsChanged,
    OpenConcern as OpenConcern,
    RaiseConcern as RaiseConcern,
    TellConcern as TellConcern,
)
from windowkit.deskwork import Deskwork as Deskwork
from windowkit.documents import (
    AnotherPage as AnotherPage,
    DocumentFailed as DocumentFailed,
    DocumentProgress as DocumentProgress,
    RequestDocument as RequestDocument,
)
from windowkit.drafts import ContinueDraft as ContinueDraft, Earlier as Earlier
from windowkit.duty import (
    AT_WORK as AT_WORK,
    CHOSEN as CHOSEN,
    BreakReason as BreakReason,
    ClerkState as ClerkState,
    DutyChanged as DutyChanged,
    NextPaper as NextPaper,
    PaperAtWindow as PaperAtWindow,
    SetReady as SetReady,
)
from windowkit.ending import Ending as Ending, FinishVisit as FinishVisit, Reason as Reason
from windowkit.errors import BadInput, Code
from windowkit.filling import (
    EditField as EditField,
    FieldChanged as FieldChanged,
    ReviewForm as ReviewForm,
    SubmitForm as SubmitForm,
    Withdraw as Withdraw,
)
from windowkit.holding import Hold as Hold, HoldVisit as HoldVisit
from windowkit.ids import Name
from windowkit.leading import CentreChanged as CentreChanged, LedClerk as LedClerk, TakeOver as TakeOver
from windowkit.left import (
    AskStaffPapers as AskStaffPapers,
    CloseStaffPapers as CloseStaffPapers,
    DiscardLeft as DiscardLeft,
    PrintLeft as PrintLeft,
    PrintReminders as PrintReminders,
    Reminder as Reminder,
    SettleLeft as SettleLeft,
    StaffPaper as StaffPaper,
    StaffPapers as StaffPapers,
)
from windowkit.matters import Matter
from windowkit.notices import IssueNotice as IssueNotice, PrintNotice as PrintNotice, PrintNotices as PrintNotices
from windowkit.opening import HoursChanged as HoursChanged
from windowkit.parts import (
    CardEntry as CardEntry,
    Command as Command,
    Consent as Consent,
    Document as Document,
    Filled as Filled,
    Flaw as Flaw,
    IceServer as IceServer,
    JobState as JobState,
    MatterEntry as MatterEntry,
    Message as Message,
    Notice as Notice,
    NoticeState as NoticeState,
    Point as Point,
    Recording as Recording,
    Role as Role,
    Signature as Signature,
    Value as Value,
)
from windowkit.previews import (
    PreviewArrived as PreviewArrived,
    PreviewNotice as PreviewNotice,
    PreviewPart as PreviewPart,
    RenderNotice as RenderNotice,
)
from windowkit.printers import (
    CancelJob as CancelJob,
    JobReport as JobReport,
    PrinterChanged as PrinterChanged,
    PrinterDetail as PrinterDetail,
    PrinterReport as PrinterReport,
    PrintJob as PrintJob,
    Supply as Supply,
    Tray as Tray,
)
from windowkit.reading import (
    HideNotice as HideNotice,
    NoticePage as NoticePage,
    Reading as Reading,
    ReadingStage as ReadingStage,
    ShowNotice as ShowNotice,
)
from windowkit.residents import (
    CancelVisit as CancelVisit,
    ConfirmForm as ConfirmForm,
    ObjectForm as ObjectForm,
    Rate as Rate,
    SignForm as SignForm,
)
from windowkit.settling import SettleNotice as SettleNotice
from windowkit.transfer import (
    Colleague as Colleague,
    ColleaguesFound as ColleaguesFound,
    FindColleagues as FindColleagues,
    Note as Note,
    OtherCentre as OtherCentre,
    Target as Target,
    TransferVisit as TransferVisit,
)
from windowkit.trials import CancelTrial as CancelTrial, PrintTrial as PrintTrial, TrialChanged as TrialChanged
from windowkit.visit import Outcome, State
from windowkit.waiting import (
    SAID as SAID,
    Claim as Claim,
    OpenVisit as OpenVisit,
    PlaceChanged as PlaceChanged,
    QueueChanged as QueueChanged,
    QueueEntry as QueueEntry,
    TakeVisit as TakeVisit,
)

PROTOCOL: Final = 1
MAX_BYTES: Final = 64 * 1024  # of one frame; an SDP offer is 2 to 7 kB, a long signature about 20 kB


class Challenge(Message, frozen=True, kw_only=True):
    """Server, first: a nonce (base64, 32 bytes) that a device signs to prove its key."""

    nonce: str


class Hello(Message, frozen=True, kw_only=True):
    """Program, second, within 5 s. A device proves its key; a counter shows its clerk's token.

    `proof` is the Ed25519 signature (base64) over `windowkit.keys.challenge_text(nonce, device)`. `withdrawn`
    (kiosk): the recording that the resident said no to while the line was down; the command follows.
    """

    protocol: int
    role: Role
    software: str
    device: str = ""
    proof: str = ""
    token: str = ""
    withdrawn: Name = ""


class Welcome(Message, frozen=True, kw_only=True):
    """Server: signed in. `token` (bearer, for HTTP) lives until `token_expires` (UNIX s) or the line ends.

    `place` and `place_en` name the committee (kiosk, printing) or the centre (counter); `who` the clerk.
    """

    server_time: float
    token: str
    token_expires: float
    place: str
    place_en: str
    centre: str
    centre_en: str
    who: str = ""
    service_number: str = ""
    leader: bool = False  # the clerk is a duty leader
    ice_servers: tuple[IceServer, ...] = ()
    matters: tuple[MatterEntry, ...] = ()
    draft_days: int = 0  # how long an unfinished form and its photographs are kept; 0: not known


class TokenRenewed(Message, frozen=True, kw_only=True):
    """Server to every program, well before the old token ends, and when the server's clock was set."""

    token: str
    token_expires: float
    server_time: float


class Done(Message, frozen=True, kw_only=True):
    """Server: the command `re` is durable and done."""

    re: str


class Denied(Message, frozen=True, kw_only=True):
    """Server: the command `re` (empty: the last frame) was refused; nothing changed. `detail` is never personal."""

    re: str
    code: Code
    detail: str = ""


class VisitSnapshot(Message, frozen=True, kw_only=True):
    """Server to kiosk and counter: the visit, whole. The higher `version` stands; `changes` orders the rest.

    `place` is 1 for the next to be served; `minutes` the expected wait as a range. `form_hash` is set from
    REVIEWING on: the SHA-256 of exactly what the resident reads. `call` is the epoch of the current call.
    """

    visit: str
    state: State
    version: int
    changes: int
    ticket: str
    matter: str
    committee: str
    committee_en: str
    opened: float
    place: int = 0
    minutes: tuple[int, int] = (0, 0)
    waited_long: bool = False  # whoever still waits may tell the duty leader so
    clerk: str = ""
    service_number: str = ""
    served_from: str = ""  # the clerk's centre, where that is another than the resident's own
    served_from_en: str = ""
    kiosk_present: bool = True
    clerk_present: bool = True
    call: int = 0
    fields: dict[str, Filled] = {}  # noqa: RUF012 - msgspec gives each its own
    wanted: str = ""  # the material asked for while in DOCUMENT
    more: str = ""  # the material of which a page was kept, and which may have another
    documents: tuple[Document, ...] = ()
    marks: tuple[str, ...] = ()  # fields the resident points at as wrong, the latest last
    objected: str = ""  # the field the resident said is wrong, or "*" for the whole
    form_hash: str = ""
    signed: bool = False
    ink: inking.Ink | None = None  # the form is signed on paper
    case: str = ""
    notices: tuple[NoticeState, ...] = ()
    printer: tuple[str, ...] = ()  # why the kiosk's printer cannot print; empty when it can
    printer_detail: PrinterDetail = PrinterDetail()
    outcome: Outcome | None = None
    recording: Recording | None = None  # this talk's latest
    shown: Shown = Shown.NOTHING  # by the clerk, as the call's second picture
    table_seen: bool = False  # the clerk asked to see the table live, besides the papers asked for
    reading: Reading | None = None  # the notice that the resident is to read before it is printed
    ending: Ending | None = None  # from RATING on
    earlier: Earlier | None = None  # to the counter alone: a draft of this resident's
    notes: tuple[Note, ...] = ()  # to the counter alone: of the clerks before
    transferred: bool = False  # it waits for a colleague of the clerk before
    hold: Hold | None = None  # the clerk looks something up
    staff_called: bool = False  # the resident wants somebody of the committee beside them
    accompanied: bool = False  # somebody of the committee stays there from the beginning
    language: str = ""  # what the resident speaks (BCP 47), as the kiosk said with the opening
    leader_asked: bool = False  # to the counter alone: a duty leader was asked to come
    leader_gone: bool = False  # the same, and none is signed in any more
    assents: tuple[Assent, ...] = ()  # where each question about sensitive data stands
    card: str = ""  # whose identity card is to be laid on the reader
    card_ahead: str = ""  # whose was read before the visit, and waits at the kiosk for the clerk
    choices: tuple[WaitChoice, ...] = ()  # nobody could answer yet: what the resident may do
    led: bool = False  # a duty leader serves it, or takes it over
    reassigned: bool = False  # to who had it: a duty leader gave it to somebody else
    attended: Attendance | None = None  # a duty leader is beside it
    deskwork: Deskwork | None = None  # to the counter alone


class MatterDefined(Message, frozen=True, kw_only=True):
    """Server, before a visit's first snapshot: its matter, whole."""

    matter: Matter


# -- the kiosk asks ----------------------------------------------------------------------------------------------


class UnlockKiosk(Command, frozen=True, kw_only=True):
    """Committee staff show their PIN; opens the kiosk for one visit or 10 minutes."""

    pin: str


# fmt: off
FromKiosk = (
    UnlockKiosk | OpenVisit | CancelVisit | ConfirmForm | ObjectForm | SignForm | DocumentFailed | Rate | Offer | CallUp
    | AnswerRecording | HideNotice | PrintTrial | CancelTrial | AskStaffPapers | CloseStaffPapers | PrintLeft
    | SettleLeft | DiscardLeft | PrintReminders | RaiseConcern | TellConcern | ChooseWait | ComeBack | AskSlots
    | BookSlot | MoveAppointment | CancelAppointment | PrintAppointment | cards.GiveCard | cards.CardFailed
    | staffing.CallStaff | pointing.MarkField | operating.HealthReport | operating.OperationDone | AnswerAssent
    | helpdesk.AtDesk | helpdesk.FromStore | inking.SignOnPaper | inking.PaperSigned | AnotherPage
)
FromCounter = (
    SetReady | TakeVisit | EditField | RequestDocument | ReviewForm | Withdraw | SubmitForm | FinishVisit | Offer
    | Answer | AskOffer | CallUp | AskRecording | EndRecording | ShowSecond | LookAtTable | PreviewNotice | ShowNotice
    | HideNotice | IssueNotice | PrintNotice | PrintNotices | SettleNotice | ContinueDraft | OpenConcern | AnswerConcern
    | CloseConcern | TransferVisit | FindColleagues | HoldVisit | TakeOver | NextPaper | AttendVisit | LeaveVisit
    | transfer.Reassign | staffing.AskLeader | cards.AskCard | deskwork.FromClerk | past.AskPast | inking.FromClerk
)
FromPrinting = JobReport | PrinterReport | PreviewPart
ToServer = Hello | FromKiosk | FromCounter | FromPrinting
FromServer = (
    Challenge | Welcome | TokenRenewed | Done | Denied | VisitSnapshot | MatterDefined | FieldChanged | QueueChanged
    | PlaceChanged | DutyChanged | Offer | Answer | AskOffer | CallChanged | PrintJob | CancelJob | IceServersRenewed
    | PrinterChanged | DocumentProgress | TrialChanged | RenderNotice | PreviewArrived | NoticePage | StaffPapers
    | ConcernRaised | ConcernsChanged | ColleaguesFound | HoursChanged | CallbacksChanged | CentreChanged
    | leading.QueuesChanged | AppointmentsChanged | SlotsFound | SlotBooked | cards.CardGiven | cards.CardNotGiven
    | operating.OperateKiosk | AttendChanged | past.PastTold | helpdesk.Told
)
# fmt: on

_encoder: Final = msgspec.json.Encoder()
_to_server: Final = msgspec.json.Decoder(ToServer)
_from_server: Final = msgspec.json.Decoder(FromServer)


def encode(message: Message) -> bytes:
    """The message as one JSON object."""
    return _encoder.encode(message)


def decode_to_server(frame: bytes | str) -> ToServer:
    """A program's message; raises BadInput naming the path (never the value) of what is wrong."""
    try:
        return _to_server.decode(frame)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(_without_values(error)) from error


def decode_from_server(frame: bytes | str) -> FromServer:
    """A server's message; raises BadInput naming the path (never the value) of what is wrong."""
    try:
        return _from_server.decode(frame)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(_without_values(error)) from error


def _without_values(error: Exception) -> str:
    """msgspec quotes an invalid tag or enum value; a resident's data could stand there."""
    return re.sub(r"'[^']*'", "'…'", str(error))
