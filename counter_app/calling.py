"""What the window hears about the call; values only."""

from enum import StrEnum, auto

import msgspec


class Stage(StrEnum):
    """How far the call is."""

    IDLE = auto()
    BUILDING = auto()
    UP = auto()
    BROKEN = auto()  # no bytes come; it is being rebuilt


class CallStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The call as this side knows it: how far it is, and which of this side's devices are there."""

    stage: Stage = Stage.IDLE
    picture: bool = True
    sound: bool = True
    loudspeaker: bool = True
    heard: bool = True  # the microphone hears something
