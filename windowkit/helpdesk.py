"""The committee's own desk, behind the staff's PIN and outside a visit: what needs no clerk."""

from enum import StrEnum, auto
from typing import Annotated

import msgspec

from windowkit.ids import Name
from windowkit.parts import Command, JobState, Message, Value

_Code = Annotated[str, msgspec.Meta(max_length=400)]
_Number = Annotated[str, msgspec.Meta(max_length=64)]
_Identity = Annotated[str, msgspec.Meta(min_length=1, max_length=24)]


class AskNeeds(Command, frozen=True, kw_only=True):
    """Kiosk: what this matter needs; `MatterDefined` follows."""

    matter: Name


class PrintNeeds(Command, frozen=True, kw_only=True):
    """Kiosk: print the list of what this matter needs, for a resident to take home; nobody's data is on it."""

    matter: Name


class SheetMoved(Message, frozen=True, kw_only=True):
    """Server to kiosk: where a sheet is that its help desk printed. `sheet` is the id of the command.

    `reasons` as in `JobReport`.
    """

    sheet: str
    state: JobState
    reasons: tuple[str, ...] = ()


class Proof(Value, frozen=True, kw_only=True):
    """Whose paper or case it is to be: an identity number, from the card on the reader (`read`) or typed by staff."""

    identity: _Identity
    read: bool = False


class FindNotices(Command, frozen=True, kw_only=True):
    """Kiosk: an old notice, by what its QR code says (`code`) or by its `number`; `NoticesFound` follows.

    Refused with UNKNOWN_NOTICE where there is none, where it is not this person's, and where it is not this
    committee's to print: the answer is the same. TOO_MANY_TRIES after too many of those in an hour.
    """

    code: _Code = ""
    number: _Number = ""
    proof: Proof


class OldNotice(Value, frozen=True, kw_only=True):
    """A notice that may be printed again; `paper` names it to PrintCopy. `issued` is YYYY-MM-DD, `copies` so far."""

    paper: str
    template: str
    number: str
    issued: str
    copies: int = 0


class NoticesFound(Message, frozen=True, kw_only=True):
    """Server to the kiosk that asked: until the page is closed these may be printed again."""

    notices: tuple[OldNotice, ...]


class PrintCopy(Command, frozen=True, kw_only=True):
    """Kiosk: print one of the notices that were found, marked as a reprint. `SheetMoved` says where it is."""

    paper: Name


class CaseState(StrEnum):
    """Where a case stands, as far as this system knows."""

    FILED = auto()  # taken in, and being decided
    RESULT = auto()  # its result is here
    MISSING = auto()  # not filed: something is missing, and it can be gone on with
    ENDED = auto()  # not filed, and nothing of it is kept to go on with
    DONE = auto()  # settled without a case


class CaseTold(Message, frozen=True, kw_only=True):
    """Server to the kiosk that asked: where a case stands, and what comes next. Days are YYYY-MM-DD.

    `number` is the case's, or the notice's that it was asked by. `due` is when it is decided at the latest, `result`
    the day of its result. `printable`: a notice of it waits on this kiosk's notices page. `missing` are papers by name,
    Chinese and English; `kept_until` is how long it can be gone on with; `next_step` are the clerk's words.
    """

    number: str
    state: CaseState
    matter_name: str
    matter_name_en: str
    day: str
    due: str = ""
    result: str = ""
    printable: bool = False
    missing: tuple[tuple[str, str], ...] = ()
    kept_until: str = ""
    next_step: str = ""


class AskCase(Command, frozen=True, kw_only=True):
    """Kiosk: where a case stands, by its number or a notice of it; `CaseTold` follows. Refused as `FindNotices`."""

    code: _Code = ""
    number: _Number = ""
    proof: Proof


AtDesk = AskNeeds | PrintNeeds | PrintCopy
FromStore = FindNotices | AskCase
Told = SheetMoved | NoticesFound | CaseTold
