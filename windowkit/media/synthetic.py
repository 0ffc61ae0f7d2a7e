"""Synthetic devices behind the ports of the real ones, for tests and measurements.

`camera = "synthetic:"` is a drawn pattern, `camera = "synthetic:/raw.i420"` real footage that was decoded before
(1280x720, planar 4:2:0, frame after frame). Either picture carries its time: a row of black and white blocks in
its very middle, which every window shows however it cuts the picture.
"""

import threading
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Final

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from windowkit.media.camera import Camera
from windowkit.media.devices import OnDevice
from windowkit.media.ring import RATE
from windowkit.media.shaping import Shape, Shaper

SYNTHETIC: Final = "synthetic:"  # this camera's name in a program's settings
BITS: Final = 16  # of milliseconds: 65 s, longer than any picture is on its way
_BLOCK: Final = 28  # pixels of a block's side in the picture as made; survives scaling to a quarter and VP8
_CHECK: Final = 6  # blocks of checksum, so that a torn or blurred stamp is not taken for a time
_CLOCK: Final = 90_000  # Hz


def now_ms() -> int:
    """The clock of the stamps: monotonic milliseconds, the same in every process of a machine."""
    return time.monotonic_ns() // 1_000_000


def age_ms(made: int, now: int) -> int:
    """How long before `now` (ms, of the clock it was drawn from) a stamp was made; up to 65 s."""
    return (now - made) % (1 << BITS)


def draw_stamp(luma: NDArray[np.uint8], milliseconds: int) -> None:
    """Write the time into the middle of a brightness plane, at least 616 pixels wide."""
    value = milliseconds & ((1 << BITS) - 1)
    bits = [(value >> bit) & 1 for bit in range(BITS)] + [(_checksum(value) >> bit) & 1 for bit in range(_CHECK)]
    row = np.repeat(np.array(bits, np.uint8) * 219 + 16, _BLOCK)
    top, left = (luma.shape[0] - _BLOCK) // 2, (luma.shape[1] - row.size) // 2
    luma[top : top + _BLOCK, left : left + row.size] = row


def read_stamp(luma: NDArray[np.uint8], scale: float = 1.0) -> int | None:
    """The time drawn into a brightness plane that was scaled by `scale` about its middle; None if torn."""
    places = luma.shape[1] / 2 + (np.arange(BITS + _CHECK) + 0.5 - (BITS + _CHECK) / 2) * _BLOCK * scale
    if places[0] < 0:
        return None
    bits = (luma[luma.shape[0] // 2, places.astype(int)] > 127).astype(int)
    value = int(sum(int(bit) << place for place, bit in enumerate(bits[:BITS])))
    check = int(sum(int(bit) << place for place, bit in enumerate(bits[BITS:])))
    return value if check == _checksum(value) else None


def _checksum(value: int) -> int:
    folded = 0b101010  # all black and all white are no stamps
    while value:
        folded ^= value & ((1 << _CHECK) - 1)
        value >>= _CHECK
    return folded


class SyntheticCamera:
    """A moving picture with the time in it, drawn or of raw footage of its size; behind the port of a camera."""

    def __init__(self, *, width: int = 1280, height: int = 720, fps: int = 30, footage: Path | None = None) -> None:
        self._fps = fps
        self._watching: tuple[Callable[[VideoFrame], None], ...] = ()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._height, self._width = height, width
        self._ground = _Pattern(width, height) if footage is None else _Footage(footage, width, height)
        self._shaper = Shaper()

    @property
    def present(self) -> bool:
        """Whether it delivers."""
        return self._thread is not None

    known = True

    def open(self) -> None:
        """Start. Again: nothing happens."""
        if self._thread is not None:
            return
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, name="synthetic camera", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def watch(self, on_frame: Callable[[VideoFrame], None]) -> Callable[[], None]:
        """Call `on_frame` in the camera's thread; returns what ends it."""
        self._watching = (*self._watching, on_frame)

        def leave() -> None:
            self._watching = tuple(other for other in self._watching if other is not on_frame)

        return leave

    def _run(self) -> None:
        number = 0
        due = time.monotonic()
        while not self._stop.wait(max(0.0, due - time.monotonic())):
            due = max(due + 1 / self._fps, time.monotonic() + 0.5 / self._fps)  # a device never sends two at once
            number += 1
            if not self._watching:
                continue
            frame = self._draw(number)
            for on_frame in self._watching:
                on_frame(frame)

    def _draw(self, number: int) -> VideoFrame:
        picture = self._ground.picture(number)
        draw_stamp(picture[: self._height], now_ms())
        # The canvas is drawn over for a later frame: what is handed out is a copy, in pooled memory.
        canvas = VideoFrame.from_numpy_buffer(picture, "yuv420p", self._width)
        frame = self._shaper.shape(canvas, Shape("yuv420p", self._width, self._height))
        frame.pts = int(time.monotonic() * _CLOCK)
        frame.time_base = Fraction(1, _CLOCK)
        return frame


class _Pattern:
    """A texture that moves sideways. Pictures are planes below each other; the stamp may be drawn into them."""

    def __init__(self, width: int, height: int) -> None:
        across, down = np.meshgrid(np.arange(width * 2), np.arange(height))
        texture = (across * 3 ^ down * 2) % 160 + 48 + (across // 64 + down // 64) % 2 * 40
        self._ground: NDArray[np.uint8] = texture.astype(np.uint8)
        self._picture = np.full((height * 3 // 2, width), 128, np.uint8)
        self._height, self._width = height, width

    def picture(self, number: int) -> NDArray[np.uint8]:
        shift = number * 4 % self._width
        self._picture[: self._height] = self._ground[:, shift : shift + self._width]
        return self._picture


class _Footage:
    """Raw frames of a file, forwards and backwards so that no cut is in them. The file itself stays as it is."""

    def __init__(self, path: Path, width: int, height: int) -> None:
        frames: NDArray[np.uint8] = np.memmap(path, np.uint8, "c").reshape(-1, height * 3 // 2, width)
        self._frames = [*frames, *frames[-2:0:-1]]

    def picture(self, number: int) -> NDArray[np.uint8]:
        return self._frames[number % len(self._frames)]


def call_camera(url: str, on_device: OnDevice | None) -> Camera | SyntheticCamera:
    """The camera of a call behind this address (windowkit/media/sources.py), not opened yet."""
    if url.startswith(SYNTHETIC):
        return SyntheticCamera(footage=Path(url.removeprefix(SYNTHETIC)) if url != SYNTHETIC else None)
    return Camera(url, on_device=on_device)


class SyntheticMicrophone:
    """A steady tone; behind the port of a microphone."""

    present = True
    known = True

    def __init__(self, frequency: float = 440.0) -> None:
        self._frequency = frequency
        self._started = time.monotonic()
        self._taken = 0

    def available(self) -> int:
        """Samples that have come since the last were taken."""
        return int((time.monotonic() - self._started) * RATE) - self._taken

    def take(self, samples: int) -> bytes:
        """The next samples of the tone, 16 bit."""
        at = np.arange(self._taken, self._taken + samples) / RATE
        self._taken += samples
        return (np.sin(2 * np.pi * self._frequency * at) * 8000).astype(np.int16).tobytes()
