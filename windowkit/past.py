"""What a clerk looks up: their own day, cases by number or name, a resident's history, answers given before."""

import re
from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

from windowkit.ids import Id
from windowkit.parts import Command, Message, Value
from windowkit.visit import Outcome

PAGE: Final = 20  # cases in one answer
MOST: Final = 100  # visits of a day or a history in one answer

Words = Annotated[str, msgspec.Meta(max_length=70)]
_IDENTITY: Final = re.compile(r"[0-9]{17}[0-9Xx]|[0-9]{15}|[A-Za-z]{3}[0-9]{12}")  # GB 11643, old and new; permits
_CASE: Final = re.compile(r".*20[0-9]{6}[0-9]{5,}")  # the centre's code, the day, a number of at least five digits
_Page = Annotated[int, msgspec.Meta(ge=0, le=1000)]


class LookReason(StrEnum):
    """Why a clerk looks at what a resident did before; kept for an audit."""

    RESIDENT_HERE = auto()  # they are in a visit, and it is about that
    ASKED = auto()  # they or their family ask, by telephone or at the centre
    CONCERN = auto()  # something could not be done, or a complaint
    OVERSIGHT = auto()  # a duty leader looks after a clerk's work
    FILLING = auto()  # the form of their visit is filled in from it; said by the server alone
    HOUSEHOLD = auto()  # the form of somebody who lives with them is; the same
    COPYING = auto()  # a paper of an earlier case is taken over into their visit; the same


# Why somebody may look who says so; the others are said by the server alone.
SAID: Final = (LookReason.RESIDENT_HERE, LookReason.ASKED, LookReason.CONCERN, LookReason.OVERSIGHT)


def names_somebody(words: str) -> bool:
    """Whether these words look for a person, by name or whole ID number, and not for a case's number."""
    plain = "".join(words.split())
    return not any(one.isdecimal() for one in plain) or _IDENTITY.fullmatch(plain) is not None


def is_case_number(words: str) -> bool:
    """Whether this is a case's whole number: whoever has been given it need not say why they look for that case."""
    plain = "".join(words.split())
    return _CASE.fullmatch(plain) is not None and not names_somebody(plain)


class PastVisit(Value, frozen=True, kw_only=True):
    """An ended visit. Times are UNIX seconds, `handled` seconds; name and number are masked, "" without a case.

    `next_step` is told with a resident's history alone.
    """

    visit: str
    ticket: str
    opened: float
    ended: float
    handled: float
    matter: str
    matter_name: str
    matter_name_en: str
    centre: str
    centre_en: str
    clerk: str = ""
    service_number: str = ""
    outcome: Outcome | None = None
    case: str = ""
    name: str = ""
    id_number: str = ""
    next_step: str = ""


class Unfinished(Value, frozen=True, kw_only=True):
    """What a clerk's visit left to go on with. `visit` names it to AskHistory; `left` is UNIX seconds."""

    visit: str
    ticket: str
    left: float
    matter: str
    matter_name: str
    matter_name_en: str
    committee: str
    committee_en: str
    name: str
    id_number: str
    outcome: Outcome | None = None
    next_step: str = ""


class DayFigures(Value, frozen=True, kw_only=True):
    """Of a day so far: how many were served, how many of them done; seconds, None where nobody was served."""

    served: int = 0
    done: int = 0
    handled_mean: float | None = None
    wait_p50: float | None = None
    wait_p90: float | None = None


class AskDay(Command, frozen=True, kw_only=True):
    """Counter: the clerk's own day."""


class DayTold(Message, frozen=True, kw_only=True):
    """Server to a counter that asked: the clerk's ended visits of today and what they left, the latest first."""

    visits: tuple[PastVisit, ...]
    unfinished: tuple[Unfinished, ...]
    mine: DayFigures
    centre: DayFigures


class FindCases(Command, frozen=True, kw_only=True):
    """Counter: the filed case of this number; or, with a reason, those whose number or name begins so, or of this ID.

    Of the own centre; a duty leader finds those of every centre. `page` counts from 0. Kept for an audit.
    """

    words: Words
    page: _Page = 0
    reason: LookReason | None = None


class CasesFound(Message, frozen=True, kw_only=True):
    """Server to a counter that asked: the latest first; `more` on the next page."""

    words: str
    page: int
    found: tuple[PastVisit, ...]
    more: bool = False


class AskHistory(Command, frozen=True, kw_only=True):
    """Counter: everything that the resident of this visit came for. Kept for an audit, with the reason."""

    visit: Id
    reason: LookReason


class HistoryTold(Message, frozen=True, kw_only=True):
    """Server to a counter that asked: the resident's visits and what they left, the latest first."""

    visit: str
    name: str
    id_number: str
    visits: tuple[PastVisit, ...]
    unfinished: tuple[Unfinished, ...] = ()


class AskAnswers(Command, frozen=True, kw_only=True):
    """Counter: what the latest case of whoever stands on this visit's form says to its questions. Kept for an audit."""

    visit: Id


class AnswersFound(Message, frozen=True, kw_only=True):
    """Server to a counter that asked: the answers by field, and the case they stand in; "" where there is none."""

    visit: str
    case: str = ""
    day: str = ""
    matter_name: str = ""
    matter_name_en: str = ""
    fields: dict[str, str] = {}  # noqa: RUF012 - msgspec gives each its own


class AskHousehold(Command, frozen=True, kw_only=True):
    """Counter: what those who live where this visit's resident lives answered to what a household shares.

    Kept for an audit. Refused with INCOMPLETE while the form does not say who it is for and where they live.
    """

    visit: Id


class Member(Value, frozen=True, kw_only=True):
    """One of a household, by their latest filed case: the name masked, the answers by field."""

    name: str
    day: str
    matter_name: str
    matter_name_en: str
    fields: dict[str, str]


class HouseholdFound(Message, frozen=True, kw_only=True):
    """Server to a counter that asked: the latest first. `crowded`: too many live there to be one household."""

    visit: str
    members: tuple[Member, ...] = ()
    crowded: bool = False


AskPast = AskDay | FindCases | AskHistory | AskAnswers | AskHousehold
PastTold = DayTold | CasesFound | HistoryTold | AnswersFound | HouseholdFound
