"""How a clerk has their counter's window: light or dark, how large its letters, where everything stands. Pure."""

from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec
from msgspec.structs import replace


class Tone(StrEnum):
    """The window's colours."""

    LIGHT = auto()
    DARK = auto()


class Letters(StrEnum):
    """How large the window's letters are."""

    NORMAL = auto()
    LARGE = auto()
    LARGEST = auto()


SCALES: Final = {Letters.NORMAL: 1.0, Letters.LARGE: 1.1, Letters.LARGEST: 1.2}
_ORDER: Final = tuple(Letters)

_Pixels = Annotated[int, msgspec.Meta(ge=0, le=100_000)]
_Place = Annotated[str, msgspec.Meta(max_length=4096)]


class Workplace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One clerk's at one counter. `splits` by the splitter's name, in pixels; `place` as Qt writes a window's place."""

    tone: Tone = Tone.LIGHT
    letters: Letters = Letters.NORMAL
    splits: dict[Annotated[str, msgspec.Meta(max_length=40)], tuple[_Pixels, ...]] = {}
    place: _Place = ""
    picture_out: bool = False


def turned(now: Workplace) -> Workplace:
    """Light for dark, dark for light."""
    return replace(now, tone=Tone.LIGHT if now.tone is Tone.DARK else Tone.DARK)


def stepped(now: Workplace, steps: int) -> Workplace:
    """Letters that many steps larger (smaller below 0), as far as there are."""
    at = max(0, min(len(_ORDER) - 1, _ORDER.index(now.letters) + steps))
    return replace(now, letters=_ORDER[at])
