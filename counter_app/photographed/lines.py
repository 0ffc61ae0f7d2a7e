"""What an engine says of a picture: its lines of words, and where they stand. The port's one value; pure.

An engine is a process. It reads pictures (JPEG, PNG) from its standard input, each after its length in bytes (4 bytes,
the highest first), and writes one line of JSON for each: {"lines": [{"text": "...", "score": 0.98, "corners":
[[x, y], ...]}]}, the four corners in pixels, clockwise, from any of them on. It ends with its standard input.
"""

from typing import Final

import msgspec

LENGTH: Final = 4  # bytes before each picture
LARGEST: Final = 64 * 1024 * 1024  # bytes of a picture; more is none


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in a row. `score` is how sure the engine is, 0 to 1."""

    text: str
    score: float
    corners: tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


class Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of a picture."""

    lines: tuple[Line, ...] = ()


def framed(picture: bytes) -> bytes:
    """The picture as an engine reads it."""
    return len(picture).to_bytes(LENGTH) + picture
