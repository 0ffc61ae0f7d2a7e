"""What every device of a call can say about itself, as values; the call goes on without a device."""

import struct
from collections.abc import Callable
from enum import StrEnum, auto
from typing import Final, Protocol

import msgspec


class Device(StrEnum):
    """What kind of device."""

    CAMERA = auto()
    MICROPHONE = auto()
    LOUDSPEAKER = auto()
    DOCUMENT_CAMERA = auto()


class Presence(Protocol):
    """A device, as far as anybody has to know whether it is there."""

    @property
    def present(self) -> bool:
        """Whether it delivers."""
        ...

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if it delivers."""
        ...


class Absent(msgspec.Struct, frozen=True):
    """A device that the settings do without."""

    present: bool = False
    known: bool = True


class DeviceGone(msgspec.Struct, frozen=True):
    """A device cannot be used (any more); it is tried again until closed. `reason` is for the log, in English."""

    device: Device
    name: str
    reason: str


class DeviceBack(msgspec.Struct, frozen=True):
    """A device delivers: for the first time, or again."""

    device: Device
    name: str


type OnDevice = Callable[[DeviceGone | DeviceBack], None]
"""Called in a device's own thread: hand the value on and return."""

# Between a program and a device's process: when a block was or will be in the air (s). Here, because soundcard.py
# loads PortAudio, which opens every device there is.
TIME: Final = struct.Struct("<d")

FIRST_PAUSE = 0.25  # s before a lost device is tried again
LONGEST_PAUSE = 1.0  # s; what is put back is to be there again within 3 s, opening it included


def longer(pause: float) -> float:
    """The pause after `pause`, in seconds."""
    return min(pause * 2, LONGEST_PAUSE)
