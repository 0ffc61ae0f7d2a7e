"""What a duty leader (值班班长) sees of their centre's clerks and visits, and a visit that they take over."""

from typing import Annotated, Final

import msgspec

from windowkit.duty import BreakReason, ClerkState
from windowkit.ids import Id
from windowkit.parts import Command, Message, Value
from windowkit.transfer import Target
from windowkit.visit import State

MOST: Final = 50  # clerks in one message, and
MOST_WAITING: Final = 40  # visits that wait: some 500 bytes each, of the 64 KiB of a frame
_NAME: Final = 64  # characters


class LedVisit(Value, frozen=True, kw_only=True):
    """A visit as its duty leader sees it: nothing of the resident. `taken` is UNIX seconds."""

    visit: str
    state: State
    ticket: str
    matter_name: str
    matter_name_en: str
    committee: str
    committee_en: str
    taken: float
    asks: float | None = None  # since when (UNIX s) its clerk asks for a duty leader


class LedClerk(Value, frozen=True, kw_only=True):
    """A clerk who is signed in, or whose visit still runs while their line is cut (`present` is false)."""

    name: str
    display: str
    service_number: str
    state: ClerkState
    since: float
    reason: BreakReason | None = None
    present: bool = True
    visit: LedVisit | None = None


class LedWaiting(Value, frozen=True, kw_only=True):
    """A visit of the centre that waits, since UNIX seconds; nothing of the resident.

    `given`: whom alone it waits for, while it does, by `given_name` (a clerk's, or a centre's).
    """

    visit: str
    ticket: str
    matter_name: str
    matter_name_en: str
    committee: str
    committee_en: str
    since: float
    given: Target | None = None
    given_name: str = ""
    given_name_en: str = ""


class LedQueue(Value, frozen=True, kw_only=True):
    """A centre's queue: how many wait, since when (UNIX s) the first of them, how many clerks are free or in visits."""

    code: str
    name: str
    name_en: str
    waiting: int
    since: float | None
    free: int
    serving: int


class CentreChanged(Message, frozen=True, kw_only=True):
    """Server to a duty leader's counter: the centre's clerks, those with the longest visits first; `more` left out.

    `tickets_away` (UNIX s): since when the centre's ticket system has said nothing, where it has one that should.
    `waiting`: the centre's own visits, also those that the leader's counter is not asked for, the next first;
    `more_waiting` left out.
    """

    clerks: tuple[LedClerk, ...]
    more: int = 0
    tickets_away: float | None = None
    waiting: tuple[LedWaiting, ...] = ()
    more_waiting: int = 0


class QueuesChanged(Message, frozen=True, kw_only=True):
    """Server to a duty leader's counter: the queues whose numbers changed; `whole`: these are all, in their order."""

    queues: tuple[LedQueue, ...]
    whole: bool = False


class TakeOver(Command, frozen=True, kw_only=True):
    """Counter, a duty leader's: go on with this visit oneself, at once, with all that was done in it.

    `clerk` (sign-in name): whose it was when the leader decided; refused as STALE where it is not theirs any more.
    """

    visit: Id
    clerk: Annotated[str, msgspec.Meta(max_length=_NAME)] = ""
