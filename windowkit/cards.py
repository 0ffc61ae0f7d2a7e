"""An identity card that the kiosk's reader read: what stands on it, who asked for it, and what may go wrong."""

from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

from windowkit.ids import Id
from windowkit.parts import Command, Message, Value

LONG_TERM: Final = "long"
"""`IdCard.valid_to` of a card without an end (长期)."""

_Short = Annotated[str, msgspec.Meta(max_length=70)]
_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=70)]


class CardKind(StrEnum):
    """What was laid on the reader."""

    CITIZEN = auto()  # 居民身份证
    RESIDENCE = auto()  # 港澳台居民居住证
    FOREIGNER = auto()  # 外国人永久居留身份证


class IdCard(Value, frozen=True, kw_only=True):
    """What the chip says. Days are YYYY-MM-DD; `valid_to` may be LONG_TERM; a kind's card leaves open what it lacks.

    `sex` is "male", "female" or "". No photograph and no fingerprint is ever read.
    """

    kind: CardKind
    name: _Name
    number: _Name
    sex: _Short = ""
    born: _Short = ""
    address: _Short = ""
    valid_from: _Short = ""
    valid_to: _Short = ""


class CardTrouble(StrEnum):
    """Why no card was read, though one was asked for."""

    NO_READER = auto()  # none in the settings, or not to be found
    UNREADABLE = auto()  # something lay on it that could not be read
    NOT_HERE = auto()  # the resident has none with them


class AskCard(Command, frozen=True, kw_only=True):
    """The clerk wants a card laid on the kiosk's reader: that of `whose` (a key of the matter's cards); "": no more."""

    visit: Id
    whose: Annotated[str, msgspec.Meta(max_length=64)] = ""


class GiveCard(Command, frozen=True, kw_only=True):
    """The kiosk read the card that was asked for: that of `whose`; "" from a kiosk that does not say."""

    visit: Id
    card: IdCard
    whose: Annotated[str, msgspec.Meta(max_length=64)] = ""


class CardFailed(Command, frozen=True, kw_only=True):
    """The kiosk could not; the card stays asked for where another try may help."""

    visit: Id
    trouble: CardTrouble


class CardGiven(Message, frozen=True, kw_only=True):
    """Server to the visit's counter: the card that it asked for. Kept nowhere: the clerk's form takes it up."""

    visit: str
    whose: str
    card: IdCard


class CardNotGiven(Message, frozen=True, kw_only=True):
    """Server to the visit's counter: why none came."""

    visit: str
    trouble: CardTrouble
