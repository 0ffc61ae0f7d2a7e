"""What the device page has found out so far: frozen values."""

from enum import StrEnum, auto

import msgspec

from windowkit.media.devices import Device
from windowkit.messages import JobState


class Tone(StrEnum):
    """How far the test tone is."""

    SILENT = auto()  # not played yet
    PLAYING = auto()
    HEARD = auto()  # the microphone heard it
    UNHEARD = auto()  # it was played, and the microphone did not hear it


class Checking(msgspec.Struct, frozen=True, kw_only=True):
    """One round of checks. A device in neither set has not answered yet."""

    there: frozenset[Device] = frozenset()
    missing: frozenset[Device] = frozenset()
    heard: bool = False  # the microphone heard something louder than a quiet room
    tone: Tone = Tone.SILENT
    trial: str = ""  # the test sheet that was asked for
    sheet: JobState | None = None
    reasons: tuple[str, ...] = ()  # why it is not printed yet, or never will be
    ending: bool = False  # "end the program, or start it anew?"


class LevelMoved(msgspec.Struct, frozen=True):
    """How loud the microphone is now, 0 to 1."""

    level: float
