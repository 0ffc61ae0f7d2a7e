"""What a resident could not get done (办不成事): told to the duty leader, answered by a day, never just closed."""

from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

from windowkit.ending import Reason
from windowkit.ids import Id, Name
from windowkit.parts import Command, Message, Value
from windowkit.visit import Outcome

MOST: Final = 20  # on the wire: with all their words 56 of the 64 KiB of a frame
MOST_REASONS: Final = 4
LONGEST: Final = 300  # characters of a clerk's words

Reasons = Annotated[tuple[Reason, ...], msgspec.Meta(max_length=MOST_REASONS)]
Words = Annotated[str, msgspec.Meta(max_length=LONGEST)]
Reply = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class ConcernState(StrEnum):
    """Where it stands."""

    OPEN = auto()
    ANSWERED = auto()  # the reply is at the resident's committee
    CLOSED = auto()


class Concern(Value, frozen=True, kw_only=True):
    """As its duty leader sees it; of the resident the masked name and the last four characters of the ID number.

    `opened` and `due` are days (YYYY-MM-DD). `by` is the clerk who told it, "" the resident. `words` and `reply` are
    the clerk's and the duty leader's own.
    """

    id: Name
    state: ConcernState
    opened: str
    due: str
    matter: str
    matter_name: str
    matter_name_en: str
    committee: str
    committee_en: str
    ticket: str
    holder: str = ""
    tail: str = ""
    case: str = ""
    by: str = ""
    outcome: Outcome | None = None
    reasons: Reasons = ()
    words: str = ""
    reply: str = ""


class RaiseConcern(Command, frozen=True, kw_only=True):
    """Kiosk: the resident of its visit, running or ended just now, could not get done what they came for."""

    visit: Id


class TellConcern(Command, frozen=True, kw_only=True):
    """Kiosk, its staff behind their PIN: what a resident could not get done in this matter, without a visit."""

    matter: Name
    reasons: Reasons = ()


class ConcernRaised(Message, frozen=True, kw_only=True):
    """Server to kiosk: the duty leader has it and answers by `due` (YYYY-MM-DD).

    Without a `visit` it is what staff told, and `number` is what it is known by.
    """

    visit: str
    due: str
    number: str = ""


class OpenConcern(Command, frozen=True, kw_only=True):
    """Counter: what the resident of this visit could not get done, and why. Said again, while open, it is changed."""

    visit: Id
    reasons: Reasons = ()
    words: Words = ""


class AnswerConcern(Command, frozen=True, kw_only=True):
    """Counter, a duty leader's: the reply to the resident; it waits for them as a notice at their committee."""

    concern: Name
    reply: Reply


class CloseConcern(Command, frozen=True, kw_only=True):
    """Counter, a duty leader's: nothing more is to be done. Only one that was answered."""

    concern: Name


class ConcernsChanged(Message, frozen=True, kw_only=True):
    """Server to a duty leader's counter: what is not closed, the soonest due first; `more` are not among these."""

    concerns: tuple[Concern, ...]
    more: int = 0
