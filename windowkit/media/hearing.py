"""How loud both sides are, and whether our microphone hears anything at all. Pure.

A microphone that is switched off, pulled out behind its adapter or muted in the sound server delivers samples without
anything in them. No room is that quiet: a working one always hears some noise. So it counts as deaf after 5 s in which
it gave nothing louder than the last bits' tremble, while the other side spoke - without that nobody has missed it yet.
"""

import math
from typing import Final

import msgspec

LOOK: Final = 0.1  # s between two looks: a meter that moves ten times a second looks alive

STEPS: Final = 10  # of a meter
_QUIETEST: Final = -50.0  # dB of full scale; below, a meter shows nothing
_FULL: Final = 32768

_NOTHING: Final = 8  # of 32768: -72 dB. A muted input gives 0 or 1; the quietest room through any microphone more
_VOICE: Final = 650  # of 32768: -34 dB; the far voice comes levelled to some -20 dB, its room's noise taken out
_DEAF_AFTER: Final = 5.0  # s
_SPOKEN: Final = 0.5  # s the other side must have spoken in that time: a word or two


class SoundLevels(msgspec.Struct, frozen=True):
    """For the meters of both sides' voices: 0 to STEPS."""

    ours: int
    theirs: int


class MicrophoneHeard(msgspec.Struct, frozen=True):
    """Whether our microphone hears anything."""

    heard: bool


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """The loudest samples (0 to 32768) since the look before; `raw`: the microphone's before any cleaning."""

    at: float
    raw: int
    theirs: int


class Hearing(msgspec.Struct, frozen=True):
    """What is known: since when the microphone has given nothing, and for how long they spoke meanwhile (s)."""

    at: float = 0.0
    nothing_since: float | None = None
    spoken: float = 0.0
    deaf: bool = False


def advance(hearing: Hearing, look: Look) -> Hearing:
    """What is known after this look."""
    if look.raw > _NOTHING:
        return Hearing(at=look.at)
    since = look.at if hearing.nothing_since is None else hearing.nothing_since
    passed = min(LOOK, look.at - hearing.at) if hearing.nothing_since is not None else 0.0
    spoken = hearing.spoken + (passed if look.theirs > _VOICE else 0.0)
    deaf = hearing.deaf or (look.at - since >= _DEAF_AFTER and spoken >= _SPOKEN)
    return Hearing(look.at, since, spoken, deaf)


def steps(loudest: int) -> int:
    """Where a meter stands for this loudest sample: equal steps of decibels, as an ear has it."""
    if loudest <= 0:
        return 0
    above = 20 * math.log10(loudest / _FULL) - _QUIETEST
    return max(0, min(STEPS, math.ceil(above / -_QUIETEST * STEPS)))
