"""A finger on the touch screen: the client of Xorg's `inputtest` driver.

The protocol is the server's hw/xfree86/drivers/inputtest/xf86-input-inputtest-protocol.h, version 1.1: native
C structures on a UNIX socket. The driver accepts one client, and spins once that client has gone: keep it.
"""

import socket
import struct
import time
from collections.abc import Sequence
from typing import Final, Self

from demo.xserver import Display
from windowkit.errors import Failure

_VERSION, _SYNC, _TOUCH = 0, 1, 6  # enum xf86ITEventType
_BEGIN, _UPDATE, _END = 18, 19, 20  # XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd
_RANGE: Final = 65535.0  # TOUCH_AXIS_MAX of the driver
_PRESSURE: Final = 700.0  # of 2047: a finger, not a fist
_X, _Y, _PRESSED = 0, 1, 4  # the driver's axes
_HEADER: Final = struct.Struct("=II")
_EVENT: Final = struct.Struct("=IIII I8s4x 64d64d")  # xf86ITEventTouch with its xf86ITValuatorData

_RATE: Final = 0.008  # s between two reports, as of a real panel (125 Hz)
_TAP: Final = 0.06  # s a finger rests

type Place = tuple[float, float]
"""Pixels of the whole screen."""


class Finger:
    """One finger. Each call returns when the server has worked through what it did."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(5)
        self._touch = 0
        try:
            self._socket.connect(str(display.touch))
            self._socket.sendall(struct.pack("=IIHH", 12, _VERSION, 1, 1))
            self._read(12)
        except OSError as error:
            raise Failure(f"the touch screen at {display.touch} does not answer: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self._socket.close()

    def tap(self, place: Place) -> None:
        """Touch, rest, lift."""
        self.draw([place, place], _TAP)

    def draw(self, line: Sequence[Place], pause: float = _RATE) -> None:
        """Touch at the first place, move through the others, lift at the last."""
        self._touch += 1
        self._say(_BEGIN, line[0])
        for place in line[1:]:
            time.sleep(pause)  # a hand's own pace, not a wait for anything
            self._say(_UPDATE, place)
        self._say(_END, line[-1])

    def trace(self, line: Sequence[Place], rate: float) -> list[float]:
        """Draw at exactly so many places a second; when each was told to the server (monotonic s)."""
        self._touch += 1
        began, told = time.monotonic(), list[float]()
        for at, place in enumerate(line):
            time.sleep(max(0.0, began + at / rate - time.monotonic()))
            told.append(time.monotonic())
            self._say(_UPDATE if at else _BEGIN, place)
        self._say(_END, line[-1])
        return told

    def _say(self, kind: int, place: Place) -> None:
        values = [0.0] * 64
        values[_X] = place[0] * _RANGE / (self._display.width - 1)
        values[_Y] = place[1] * _RANGE / (self._display.height - 1)
        values[_PRESSED] = _PRESSURE
        mask = bytes([1 << _X | 1 << _Y | 1 << _PRESSED]) + bytes(7)
        event = _EVENT.pack(_EVENT.size, _TOUCH, self._touch, kind, 0, mask, *values, *([0.0] * 64))
        self._socket.sendall(event + _HEADER.pack(_HEADER.size, _SYNC))
        self._read(_HEADER.size)

    def _read(self, size: int) -> None:
        got = b""
        while len(got) < size:
            part = self._socket.recv(size - len(got))
            if not part:
                raise Failure("the X server closed its touch screen; look at xorg.log")
            got += part
