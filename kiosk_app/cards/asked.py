"""A card that is asked for, as the scene knows it, and what the reader says. Nothing of a card is in the scene."""

from datetime import date

import msgspec

from windowkit.cards import CardTrouble, IdCard


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """`token` names the reader's work, which ends with the asking; `giving` the command that waits for its answer."""

    token: str = ""
    trouble: CardTrouble | None = None
    giving: str = ""


class CardRead(msgspec.Struct, frozen=True):
    """A card was read, for this token, on this day."""

    token: str
    card: IdCard
    day: date | None = None


class CardNotRead(msgspec.Struct, frozen=True):
    """None was, and why; it goes on trying."""

    token: str
    trouble: CardTrouble


class ReaderFound(msgspec.Struct, frozen=True):
    """Whether a card reader answered on its line."""

    there: bool
