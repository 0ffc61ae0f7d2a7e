"""A clerk at work, as the server keeps it and the counter shows it. Pure."""

from enum import StrEnum, auto

from windowkit.ids import Id
from windowkit.parts import Command, Message, Value


class ClerkState(StrEnum):
    """What a clerk is doing; one state for all queues the clerk serves."""

    SIGNED_OUT = auto()  # no line to their counter
    SIGNED_IN = auto()  # has not said yet that visits may come
    READY = auto()
    RINGING = auto()  # one visit is offered to them, and to nobody else
    IN_VISIT = auto()
    AT_WINDOW = auto()  # with a paper ticket of the centre's own ticket system, or it is called to their window
    BESIDE = auto()  # a duty leader beside a clerk's talk, who takes visits again after it
    WRAP_UP = auto()  # after a visit, with a limit of its own
    BREAK = auto()


# Takes visits, now or as soon as the one at hand is over.
AT_WORK = frozenset(ClerkState) - {ClerkState.SIGNED_OUT, ClerkState.SIGNED_IN, ClerkState.BREAK}


class BreakReason(StrEnum):
    """Why a clerk takes nobody."""

    REST = auto()
    MEAL = auto()
    MEETING = auto()
    PAPERWORK = auto()
    MISSED = auto()  # the server: a visit rang and nobody answered
    AWAY = auto()  # the server: their line was gone for longer than its grace


# What a clerk can choose; the others the server finds.
CHOSEN = (BreakReason.REST, BreakReason.MEAL, BreakReason.MEETING, BreakReason.PAPERWORK)


class SetReady(Command, frozen=True, kw_only=True):
    """The clerk can take visits (which also ends a wrap-up), or takes a break: at once, or after their visit.

    `again`: said by the program after a reconnect, not by a person; it ends no break and no wrap-up.
    """

    ready: bool
    reason: BreakReason | None = None
    again: bool = False


class PaperAtWindow(Value, frozen=True, kw_only=True):
    """The paper ticket at a clerk's window; `called`: it was called there, and nobody has said yet that it came."""

    ticket: str  # its id, as the ticket system names it
    number: str  # as on the paper
    called: bool


class NextPaper(Command, frozen=True, kw_only=True):
    """Counter: this paper ticket did not come, or is served; the clerk takes whoever is next."""

    ticket: Id


class DutyChanged(Message, frozen=True, kw_only=True):
    """Server to a counter: its clerk's state, whole.

    `visit` is the one that rings or is served; `until` (UNIX s) when the ringing, the wrap-up or the
    call of a paper ticket ends by itself; `reason` why there is a break, or will be one after the visit.
    """

    state: ClerkState
    since: float
    until: float | None = None
    visit: str = ""
    reason: BreakReason | None = None
    paper: PaperAtWindow | None = None
