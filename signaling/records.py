"""What the hall remembers and the store keeps: frozen values."""

import msgspec

from windowkit.messages import Document, Filled, JobState, Notice, NoticeState, Recording, Shown, Signature
from windowkit.visit import Visit


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A committee or centre as its screens name it."""

    code: str
    name: str
    name_en: str


class Kiosk(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolled kiosk, its committee and the centre it belongs to."""

    device: str
    committee: Place
    centre: Place
    letter: str  # of the centre's tickets


class Clerk(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk: `name` signs in, `display` and `service_number` are what residents see."""

    name: str
    display: str
    service_number: str
    centre: str


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


class NoticeRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A notice a visit may print, with where its latest attempt stands."""

    notice: Notice
    shown: NoticeState


class Media(msgspec.Struct, frozen=True):
    """What a side sends in the call of this epoch."""

    call: int
    picture: bool
    sound: bool


class ConsentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Who asked whom for a recording, and what became of it. Times are UNIX seconds."""

    recording: Recording
    clerk: str
    kiosk: str
    asked: float
    answered: float | None = None  # the resident's last word
    ended: float | None = None


class VisitRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A visit, whole. Times are UNIX seconds; `since` orders the queue."""

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
    documents: tuple[Document, ...] = ()
    objected: str = ""
    form_hash: str = ""
    signature: Signature | None = None
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
    consents: tuple[ConsentRecord, ...] = ()  # every question, the latest last
    faces: int | None = None


class JobRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A print job until the print service has said its last word on it."""

    job: str
    visit: str
    kiosk: str
    notice: Notice
    state: JobState = JobState.QUEUED
    answered: tuple[str, ...] = ()  # the latest reports; one that is said again must not undo a later one
