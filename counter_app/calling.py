"""What the window hears about the call and its recording; values only."""

from enum import StrEnum, auto

import msgspec


class Stage(StrEnum):
    """How far the call is."""

    IDLE = auto()
    BUILDING = auto()
    NO_WAY = auto()  # neither picture nor sound have come since the call began; it is tried on
    UP = auto()
    BROKEN = auto()  # no bytes come; it is being rebuilt


class LineRated(msgspec.Struct, frozen=True):
    """How good the line is, 1 (stills) to 4."""

    bars: int


class BesideStatus(msgspec.Struct, frozen=True):
    """How far a duty leader's way to a clerk's talk is."""

    stage: Stage


class CallStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The call as this side knows it: how far it is, and which of this side's devices are there."""

    stage: Stage = Stage.IDLE
    picture: bool = True
    sound: bool = True
    loudspeaker: bool = True
    heard: bool = True  # the microphone hears something


class RecordingStatus(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the talk is being written, and whether that rests while a line is down.

    `refused`: the resident's no came over the call, before the server knew of it.
    """

    on: bool = False
    paused: bool = False
    refused: bool = False
