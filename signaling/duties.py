"""What a clerk is doing, as the hall keeps it while this server lives. Pure."""

from typing import Final

import msgspec

from windowkit.duty import BreakReason, ClerkState, PaperAtWindow


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """A clerk's state, and what it becomes when that is over. Times are UNIX seconds.

    `willing`: takes visits when free. `wrap_until` outlives a line that is cut. `idle` is when they last became
    free, `turn` the number of their latest offer.
    """

    state: ClerkState = ClerkState.SIGNED_OUT
    since: float = 0.0
    until: float | None = None
    visit: str = ""
    willing: bool = False
    reason: BreakReason | None = None
    wrap_until: float = 0.0
    idle: float = 0.0
    turn: int = 0
    paper: PaperAtWindow | None = None


NOBODY: Final = Duty()
