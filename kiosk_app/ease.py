"""What makes the kiosk easier to see, hear and reach for one person, as data. Pure.

A site sets where it begins: the table [ease] of the kiosk's settings.
"""

from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

QUIETEST: Final = 1
LOUDEST: Final = 5


class Text(StrEnum):
    """How large letters are."""

    USUAL = auto()
    LARGE = auto()
    LARGEST = auto()


class Ease(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person's choice. `volume` goes from 1 to 5; 3 is as loud as the devices are set."""

    text: Text = Text.USUAL
    high_contrast: bool = False
    left_hand: bool = False
    volume: Annotated[int, msgspec.Meta(ge=QUIETEST, le=LOUDEST)] = 3
    slow: bool = False
    reach: bool = False  # from a wheelchair: what stands high comes down by a tap


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever has this visit chose; it outlives a new start of the program, and not the visit."""

    visit: str
    ease: Ease
