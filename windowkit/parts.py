"""What messages are made of: frozen values with a name in every program."""

import re
from enum import StrEnum, auto

import msgspec

from windowkit.ids import Id


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=_snake):
    """What every message is."""


class Command(Message, frozen=True, kw_only=True):
    """Something a program asks for; answered by `Done` or `Denied` with the same id in `re`."""

    id: Id


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a message."""


class Role(StrEnum):
    """What kind of program is on the line."""

    KIOSK = auto()
    COUNTER = auto()
    PRINTING = auto()


class IceServer(Value, frozen=True, kw_only=True):
    """W3C RTCIceServer."""

    urls: tuple[str, ...]
    username: str = ""
    credential: str = ""


class CardEntry(Value, frozen=True, kw_only=True):
    """Whose identity card a matter's form takes up, as the kiosk asks for it before the visit."""

    whose: str
    label: str
    label_en: str


class MatterEntry(Value, frozen=True, kw_only=True):
    """A matter as the kiosk's list shows it; `bookable`: its centre gives times for it.

    `initials`: the first letters of its name and its other names in pinyin, in lower case, each way of reading them.
    `cards` are those that may be read before the visit.
    """

    code: str
    name: str
    name_en: str
    department: str
    department_en: str
    hot: int
    bookable: bool = False
    initials: tuple[str, ...] = ()
    cards: tuple[CardEntry, ...] = ()


class Filled(Value, frozen=True, kw_only=True):
    """A field's value. `revision` grows with each edit; the higher one stands."""

    value: str
    revision: int


class Flaw(StrEnum):
    """What may be wrong with a photograph of a paper, as the kiosk judged it."""

    EMPTY = auto()  # nothing seems to lie there
    CUT_OFF = auto()  # it reaches over the picture's border
    TOO_SMALL = auto()  # too far from the camera to be read
    NOT_FLAT = auto()
    DARK = auto()  # too little light to read it by
    BLURRED = auto()
    GLARE = auto()  # a lamp is mirrored on it
    OTHER_PAPER = auto()  # its code says that it is not the one that was asked for
    NO_CODE = auto()  # the code on it cannot be read


class Document(Value, frozen=True, kw_only=True):
    """A stored still, fetched with GET /visits/{visit}/documents/{id}; `flaws` as the resident sent it all the same."""

    id: str
    material: str
    media_type: str
    bytes: int
    width: int
    height: int
    flaws: tuple[Flaw, ...] = ()


class Point(msgspec.Struct, frozen=True, array_like=True):
    """A point of a signature: x and y in 1/100 of the signature field's pixels, t in ms, pressure 0 to 1000."""

    x: int
    y: int
    t: int
    pressure: int = 0


class Consent(StrEnum):
    """Where the question stands whether the talk may be recorded."""

    ASKED = auto()
    GIVEN = auto()
    REFUSED = auto()
    WITHDRAWN = auto()  # a yes that the resident took back
    ENDED = auto()  # by the clerk, or with the talk
    FAILED = auto()  # the counter cannot write any more


class Recording(Value, frozen=True, kw_only=True):
    """A recording of a talk, or the question for it. `days` is how long it would be kept."""

    id: str
    consent: Consent
    days: int


class Signature(Value, frozen=True, kw_only=True):
    """Strokes as drawn, on a field of `width` x `height` pixels."""

    width: int
    height: int
    strokes: tuple[tuple[Point, ...], ...]


class JobState(StrEnum):
    """Where a print job stands; see print_service/job.py for what leads where."""

    QUEUED = auto()  # known to the server, not yet taken by the print service
    ACCEPTED = auto()  # durable in the print service's spool
    WAITING = auto()  # the printer is unfit: see the reasons
    PRINTING = auto()
    DONE = auto()  # the printer's own word: completed
    ABORTED = auto()
    CANCELED = auto()
    UNCERTAIN = auto()  # a sheet may or may not have come out; a person must look
    REFUSED = auto()  # this notice cannot be printed at all
    SEEN = auto()  # was uncertain, and a clerk says that it came out; never a print service's word


class NoticeState(Value, frozen=True, kw_only=True):
    """A notice that this visit can print or has printed. `state` is None until somebody prints it.

    `reasons` are IPP printer-state-reasons or job-state-reasons keywords, or a windowkit.errors code.
    """

    id: str
    template: str
    number: str
    attempt: int = 0
    state: JobState | None = None
    ipp_job: int | None = None
    sheets: int = 0
    reasons: tuple[str, ...] = ()
    large: bool = False


class Notice(Value, frozen=True, kw_only=True):
    """A notice to print. `data` are the template's values; `attempt` is 1 for the first sheet, then 补打.

    `issued` is YYYY-MM-DD; `check` the code (unguessable, nothing personal) that the QR carries.
    """

    id: str
    template: str
    number: str
    issued: str
    attempt: int
    language: str
    check: str
    data: dict[str, str]
    signature: Signature | None = None
    large: bool = False  # in large type, whatever these sheets usually are
