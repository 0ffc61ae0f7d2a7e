"""What a resident is told as the visit ends; it stays for as long as it takes to read, and then nothing does. Pure."""

from typing import Final

import msgspec

from windowkit.ending import UNFINISHED
from windowkit.messages import Ending, VisitSnapshot
from windowkit.visit import Outcome

GOODBYE: Final = 12.0  # s
_READ: Final = 3.0  # characters a second, read aloud by the voice and once more by the resident
_LONGEST: Final = 120.0  # s; the next resident waits


class Parting(msgspec.Struct, frozen=True, kw_only=True):
    """How it ended and what comes next. `outcome` None: the server did not say, the line was away."""

    outcome: Outcome | None = None
    ending: Ending = Ending()
    visit: str = ""  # its id, for the resident's word on it
    opens: str = ""  # where it is closed now: when it opens again
    away: str = ""  # the ticket of who goes away to be called back

    @property
    def is_unfinished(self) -> bool:
        """Whether the resident did not get what they came for."""
        return not self.away and (self.outcome is None or self.outcome in UNFINISHED)

    @property
    def seconds(self) -> float:
        """How long it is shown."""
        return min(_LONGEST, GOODBYE + len(self.ending.next_step) / _READ)


def of(visit: VisitSnapshot | None, opens: str = "") -> Parting:
    """The words for this visit's end."""
    return (
        Parting(opens=opens)
        if visit is None
        else Parting(outcome=visit.outcome, ending=visit.ending or Ending(), visit=visit.visit, opens=opens)
    )
