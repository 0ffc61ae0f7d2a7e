"""From a decoded picture to pixels of a screen, by libyuv: a third of the time that FFmpeg's scaler takes.

Debian's libyuv0, called directly; without it `shaping.py` does the same. Larger: converted, then scaled, for there are
fewer pixels to convert; smaller: scaled by means (a box) first, so that no line flickers. Figures: decision 18.
"""

import ctypes
from functools import cache
from typing import Final

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from windowkit.media.shaping import Shape

_NAME: Final = "libyuv.so.0"
_BILINEAR, _BOX = 2, 3  # FilterMode of libyuv's scale.h
_SPARE: Final = 3  # buffers kept for later: one is drawn, one may still be shown, one is made

type Bytes = NDArray[np.uint8]


class Pixels:
    """Rows of BGRA. Its memory is used again when nobody holds it any more."""

    def __init__(self, rows: Bytes, spare: list[Bytes]) -> None:
        self.rows = rows
        self._spare = spare

    @property
    def stride(self) -> int:
        """Bytes from row to row."""
        return self.rows.shape[1]

    def __del__(self) -> None:
        if len(self._spare) < _SPARE:
            self._spare.append(self.rows)


class Painter:
    """Makes pictures of one size after the other; for one thread at a time."""

    def __init__(self) -> None:
        self._made_for: tuple[object, ...] = ()
        self._spare: list[Bytes] = []
        self._between: list[Bytes] = []

    def paint(self, frame: VideoFrame, shape: Shape) -> Pixels | None:
        """The frame in that shape, which is BGRA; None where libyuv or the frame is not of the kind."""
        library = _library()
        if library is None or frame.format.name != "yuv420p" or shape.format != "bgra":
            return None
        across, down = shape.part or (frame.width, frame.height)
        larger = shape.width * shape.height > across * down
        if (made_for := (frame.width, frame.height, shape)) != self._made_for:
            self._made_for = made_for
            self._spare = []
            self._between = _between(across, down, shape, larger=larger)
        out = self._spare.pop() if self._spare else np.empty((shape.height, shape.width * 4), np.uint8)
        planes = _cut(frame, across, down)
        if larger:
            rgb = self._between[0]
            library.I420ToARGB(*planes, rgb.ctypes.data, rgb.shape[1], across, down)
            library.ARGBScale(
                *(rgb.ctypes.data, rgb.shape[1], across, down),
                *(out.ctypes.data, out.shape[1], shape.width, shape.height),
                _BILINEAR,
            )
        else:
            if (across, down) != (shape.width, shape.height):
                small = tuple(number for plane in self._between for number in (plane.ctypes.data, plane.shape[1]))
                library.I420Scale(*planes, across, down, *small, shape.width, shape.height, _BOX)
                planes = small
            library.I420ToARGB(*planes, out.ctypes.data, out.shape[1], shape.width, shape.height)
        return Pixels(out, self._spare)


def _between(across: int, down: int, shape: Shape, *, larger: bool) -> list[Bytes]:
    """Memory for what is made on the way."""
    if larger:
        return [np.empty((down, across * 4), np.uint8)]
    half = (shape.height + 1) // 2, (shape.width + 1) // 2
    sizes = ((shape.height, shape.width), half, half)
    return [np.empty(size, np.uint8) for size in sizes]


def _cut(frame: VideoFrame, across: int, down: int) -> tuple[int, ...]:
    """Address and stride of each plane of the middle part, in whole samples of colour."""
    left, top = (frame.width - across) // 4, (frame.height - down) // 4
    found: list[int] = []
    for plane, scale in zip(frame.planes, (2, 1, 1), strict=True):
        found += (plane.buffer_ptr + top * scale * plane.line_size + left * scale, plane.line_size)
    return tuple(found)


@cache
def _library() -> ctypes.CDLL | None:
    """Without the interpreter's lock: other threads go on while a picture is made."""
    try:
        library = ctypes.CDLL(_NAME)
    except OSError:
        return None
    place, number = ctypes.c_void_p, ctypes.c_int
    plane, size = [place, number], [number, number]
    library.I420ToARGB.argtypes = [*plane * 4, *size]
    library.ARGBScale.argtypes = [*plane, *size, *plane, *size, number]
    library.I420Scale.argtypes = [*plane * 3, *size, *plane * 3, *size, number]
    return library
