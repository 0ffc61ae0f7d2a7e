"""A card that is read before the visit, as the scene knows it: how far its page is, and the card until it is given.

In this program's memory and nowhere else; what is printed of it names its person's part alone.
"""

from datetime import date
from enum import StrEnum, auto
from typing import Final

import msgspec
from msgspec.structs import replace

from windowkit.cards import CardTrouble, IdCard
from windowkit.messages import Claim, OpenVisit
from windowkit.sensitive import Sensitive

AGED: Final = 80  # years


class Step(StrEnum):
    """What the page asks now: one thing at a time."""

    WHOSE = auto()  # of which person?
    MAY = auto()  # may it be read?
    LAY = auto()  # lay it on the reader


class Held(msgspec.Struct, frozen=True):
    """The card of `whose`, read for a number of `matter`. `aged`: by its day of birth."""

    matter: str
    whose: str
    card: IdCard
    aged: bool

    def __repr__(self) -> str:
        return f"Held(whose={self.whose!r})"


class Ahead(msgspec.Struct, frozen=True, kw_only=True):
    """`token` names the reader's work; `visit` the number that was asked for with the card, once it was.

    `giving` is the command that waits for its answer; `denied`: the clerk could not be given it just now; `given`:
    whose card the clerk has, until the server's next snapshot says so.
    """

    step: Step | None = None  # None: the page is not shown
    whose: str = ""
    token: str = ""
    trouble: CardTrouble | None = None
    held: Held | None = None
    visit: str = ""
    giving: str = ""
    denied: bool = False
    given: str = ""

    def serves(self, visit: str, whose: str) -> bool:
        """Whether that person's card waits here for this visit's clerk, or was just given: no reader is needed."""
        known = self.given if self.held is None else self.held.whose
        return bool(whose) and (self.visit, known) == (visit, whose)

    def said_with(self, opening: OpenVisit) -> OpenVisit:
        """The opening with what the server may know: the yes, whose card it is, and that they are old."""
        if self.held is None or self.held.matter != opening.matter:
            return opening
        claims = {*opening.claims, Claim.AGED} if self.held.aged else set(opening.claims)
        return replace(opening, claims=tuple(sorted(claims)), agreed=(Sensitive.IDENTITY,), card_ahead=self.held.whose)


def is_aged(born: str, today: date) -> bool:
    """Whether whoever was born that day (YYYY-MM-DD) is 80 today; not where a card leaves it open."""
    if not born:
        return False
    day = date.fromisoformat(born)
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day)) >= AGED
