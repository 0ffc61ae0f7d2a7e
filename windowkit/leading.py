"""What a duty leader (值班班长) sees of their centre's clerks and visits, and a visit that they take over."""

from typing import Final

from windowkit.duty import BreakReason, ClerkState
from windowkit.ids import Id
from windowkit.parts import Command, Message, Value
from windowkit.visit import State

MOST: Final = 80  # clerks in one message: 500 bytes each, of the 64 KiB of a frame


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


class CentreChanged(Message, frozen=True, kw_only=True):
    """Server to a duty leader's counter: the centre's clerks, those with the longest visits first; `more` left out.

    `tickets_away` (UNIX s): since when the centre's ticket system has said nothing, where it has one that should.
    """

    clerks: tuple[LedClerk, ...]
    more: int = 0
    tickets_away: float | None = None


class TakeOver(Command, frozen=True, kw_only=True):
    """Counter, a duty leader's: go on with this visit oneself, at once, with all that was done in it."""

    visit: Id
