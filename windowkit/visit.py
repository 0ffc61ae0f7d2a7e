"""The life of one visit: one table and one function.

Only the server advances a visit. Kiosk and counter hold snapshots and read the table to know what is
allowed now. Who may cause an event is the hall's matter; what may follow what is decided here alone.
"""

from enum import StrEnum, auto
from types import MappingProxyType
from typing import Final

import msgspec

from windowkit.errors import Code, Refused


class State(StrEnum):
    """Where a visit stands."""

    WAITING = auto()  # in the centre's queue
    JOINING = auto()  # a clerk took it; picture and sound are being built
    SERVING = auto()  # the clerk fills in the form
    DOCUMENT = auto()  # the kiosk photographs one material
    REVIEWING = auto()  # the resident reads the finished form
    SIGNING = auto()  # the resident signs
    SIGNED = auto()  # signed; the clerk has yet to submit
    SUBMITTED = auto()  # has its case number; notices print
    RATING = auto()  # outcome recorded; five faces
    ENDED = auto()


class Event(StrEnum):
    """What may happen to a visit."""

    TAKE = auto()  # clerk
    JOIN = auto()  # both sides report media, or go on without
    REQUEST_DOCUMENT = auto()  # clerk
    DOCUMENT_ARRIVED = auto()  # the server, once the upload is stored
    WITHDRAW = auto()  # clerk: back to the form, from any step that waits for the resident
    REVIEW = auto()  # clerk
    CONFIRM = auto()  # resident: the form is right
    OBJECT = auto()  # resident: something is wrong
    SIGN = auto()  # resident
    SUBMIT = auto()  # clerk
    FINISH = auto()  # clerk, with an outcome
    RATE = auto()  # resident, or skips
    CANCEL = auto()  # resident or staff
    OVERDUE = auto()  # the deadline passed
    KIOSK_LOST = auto()  # absent longer than the grace time
    CLERK_LOST = auto()  # absent longer than the grace time, or signed out
    TRANSFER = auto()  # clerk: a colleague goes on


class Outcome(StrEnum):
    """How a visit ended; none ends without one."""

    ACCEPTED = auto()
    DONE = auto()
    MATERIALS_MISSING = auto()
    NOT_POSSIBLE_HERE = auto()
    BROKEN_OFF = auto()


_S, _E = State, Event
_LOST: Final = {_E.KIOSK_LOST: _S.ENDED}
_PASSED_ON: Final = {_E.TRANSFER: _S.WAITING}
_HELD: Final = _LOST | {_E.CLERK_LOST: _S.WAITING, _E.FINISH: _S.RATING, _E.CANCEL: _S.ENDED, _E.OVERDUE: _S.ENDED}

TRANSITIONS: Final = MappingProxyType(
    {
        _S.WAITING: _LOST | {_E.TAKE: _S.JOINING, _E.CANCEL: _S.ENDED, _E.OVERDUE: _S.ENDED},
        # A call that cannot be built goes back to the head of the queue, not into a dead screen.
        _S.JOINING: _HELD | {_E.JOIN: _S.SERVING, _E.OVERDUE: _S.WAITING},
        _S.SERVING: _HELD | _PASSED_ON | {_E.REQUEST_DOCUMENT: _S.DOCUMENT, _E.REVIEW: _S.REVIEWING},
        _S.DOCUMENT: _HELD
        | _PASSED_ON
        | {_E.DOCUMENT_ARRIVED: _S.SERVING, _E.WITHDRAW: _S.SERVING, _E.OVERDUE: _S.SERVING},
        _S.REVIEWING: _HELD
        | _PASSED_ON
        | {_E.CONFIRM: _S.SIGNING, _E.OBJECT: _S.SERVING, _E.WITHDRAW: _S.SERVING, _E.OVERDUE: _S.SERVING},
        _S.SIGNING: _HELD
        | _PASSED_ON
        | {_E.SIGN: _S.SIGNED, _E.OBJECT: _S.SERVING, _E.WITHDRAW: _S.SERVING, _E.OVERDUE: _S.SERVING},
        _S.SIGNED: _HELD | _PASSED_ON | {_E.SUBMIT: _S.SUBMITTED, _E.OBJECT: _S.SERVING, _E.WITHDRAW: _S.SERVING},
        # The case is accepted: whatever is lost from here on, the visit closes with that outcome.
        _S.SUBMITTED: _LOST | {_E.FINISH: _S.RATING, _E.CLERK_LOST: _S.RATING, _E.OVERDUE: _S.RATING},
        _S.RATING: _LOST | {_E.RATE: _S.ENDED, _E.CANCEL: _S.ENDED, _E.OVERDUE: _S.ENDED},
        _S.ENDED: dict[Event, State](),
    }
)

# Seconds a state may last. Long where a person of 76 reads or signs: the clerk is with them and can withdraw.
DEADLINES: Final = MappingProxyType(
    {
        _S.WAITING: 3600.0,
        _S.JOINING: 30.0,
        _S.SERVING: 7200.0,
        _S.DOCUMENT: 1800.0,
        _S.REVIEWING: 1800.0,
        _S.SIGNING: 1800.0,
        _S.SIGNED: 1800.0,
        _S.SUBMITTED: 3600.0,
        _S.RATING: 120.0,  # the kiosk's own 50 s come first, and their double for who takes their time
    }
)


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One visit as the table sees it. `version` grows with each step; `deadline` is in UNIX seconds."""

    id: str
    state: State = State.WAITING
    version: int = 1
    deadline: float | None = None
    outcome: Outcome | None = None


def begin(visit_id: str, now: float) -> Visit:
    """A new visit, waiting since `now` (UNIX seconds)."""
    return Visit(id=visit_id, deadline=now + DEADLINES[State.WAITING])


def allowed(state: State, event: Event) -> bool:
    """Whether the table knows this step."""
    return event in TRANSITIONS[state]


def advance(visit: Visit, event: Event, now: float, outcome: Outcome | None = None) -> Visit:
    """The visit after `event`; raises Refused(WRONG_STATE) where the table has no such step.

    `outcome` is what the clerk records with FINISH; every other way to an end has its own.
    """
    step = TRANSITIONS[visit.state].get(event)
    if step is None:
        raise Refused(Code.WRONG_STATE, f"{event} in {visit.state}")
    limit = DEADLINES.get(step)
    return Visit(
        id=visit.id,
        state=step,
        version=visit.version + 1,
        deadline=None if limit is None else now + limit,
        outcome=_outcome(visit, event, step, outcome),
    )


def _outcome(visit: Visit, event: Event, step: State, said: Outcome | None) -> Outcome | None:
    """Once a case is submitted nothing makes it unaccepted; an end nobody recorded is a broken one."""
    if step is State.SUBMITTED:
        return Outcome.ACCEPTED
    if visit.outcome is not None:
        return visit.outcome
    if event is Event.FINISH:
        return said or Outcome.BROKEN_OFF
    return Outcome.BROKEN_OFF if step is State.ENDED else None
