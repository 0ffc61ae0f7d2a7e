"""How a visit ends, beside its outcome: why, and what comes next for its resident."""

from enum import StrEnum, auto
from types import MappingProxyType
from typing import Annotated, Final

import msgspec

from windowkit.ids import Id
from windowkit.parts import Command, Value
from windowkit.visit import Event, Outcome, State


class Reason(StrEnum):
    """Why a visit did not bring what its resident came for."""

    # Not possible here: the clerk says which.
    OTHER_PLACE = auto()  # a named institution does it, such as a designated hospital
    NOT_ENTITLED = auto()  # the conditions are not met
    IN_PERSON = auto()  # an original, or the person, must be seen at the centre
    OTHER_SYSTEM = auto()  # a system of a department does not answer
    UNCLEAR_RULE = auto()  # departments do not agree, or the rule says nothing of this
    # Broken off: the clerk says which.
    RESIDENT_LEFT = auto()
    NO_TIME = auto()  # the resident goes on another day
    CALL_FAILED = auto()  # picture or sound did not do
    DEVICE_FAILED = auto()  # the kiosk's camera, printer, touch screen
    # Broken off: nobody said so, the server knows.
    GAVE_UP_WAITING = auto()
    NOBODY_ANSWERED = auto()  # waited as long as a visit may
    CLOSED = auto()  # the centre closed while they waited
    NOT_BACK = auto()  # went away, was called back for as long as that is done, and did not come
    BOOKED = auto()  # comes at a booked time instead
    GAVE_UP = auto()  # left the visit by the kiosk's own button
    KIOSK_LOST = auto()
    TOO_LONG = auto()
    UNSAID = auto()  # by a program that knows no reasons yet
    OTHER = auto()  # the next step says it in words


_R: Final = Reason

# What the clerk chooses from; outcomes that are not here need no reason.
REASONS: Final = MappingProxyType(
    {
        Outcome.NOT_POSSIBLE_HERE: (
            _R.OTHER_PLACE,
            _R.NOT_ENTITLED,
            _R.IN_PERSON,
            _R.OTHER_SYSTEM,
            _R.UNCLEAR_RULE,
            _R.OTHER,
        ),
        Outcome.BROKEN_OFF: (_R.RESIDENT_LEFT, _R.NO_TIME, _R.CALL_FAILED, _R.DEVICE_FAILED, _R.OTHER),
    }
)
# Ends without what the resident came for.
UNFINISHED: Final = frozenset({Outcome.MATERIALS_MISSING, Outcome.NOT_POSSIBLE_HERE, Outcome.BROKEN_OFF})


def by_itself(state: State, event: Event) -> Reason | None:
    """Why a visit in this state is broken off where this event ends it; None where a clerk says why."""
    waiting = state is State.WAITING
    match event:
        case Event.CANCEL:
            return _R.GAVE_UP_WAITING if waiting else _R.GAVE_UP
        case Event.OVERDUE:
            return _R.NOBODY_ANSWERED if waiting else _R.TOO_LONG
        case Event.KIOSK_LOST:
            return _R.KIOSK_LOST
        case _:
            return None


class Ending(Value, frozen=True, kw_only=True):
    """What a visit that is being rated, or has ended, says to its resident.

    `next_step` is the clerk's own words, for this person; `kept_days`: form and photographs are kept so long for them
    to go on with, 0 where nothing is kept.
    """

    reason: Reason | None = None
    next_step: str = ""
    kept_days: int = 0


class FinishVisit(Command, frozen=True, kw_only=True):
    """The clerk records how the visit ends, and the next step in words where it did not end in a case.

    `reason` is one of REASONS for this outcome. `summary`, where it is not empty: the fields of a visit_summary as of
    an `IssueNotice`; it is issued and printed in large type.
    """

    visit: Id
    outcome: Outcome
    next_step: str = ""
    reason: Reason | None = None
    summary: Annotated[dict[str, Annotated[str, msgspec.Meta(max_length=2000)]], msgspec.Meta(max_length=32)] = {}  # noqa: RUF012
