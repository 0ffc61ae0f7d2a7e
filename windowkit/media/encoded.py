"""What of a call can be recorded: its encoded pictures and sounds, as they came and as they were sent. Pure."""

from enum import IntEnum
from typing import Final

import msgspec


class Track(IntEnum):
    """Whose picture or sound; the numbers are the Matroska tracks'."""

    THEIR_PICTURE = 1
    OWN_PICTURE = 2
    THEIR_SOUND = 3
    OWN_SOUND = 4
    THEIR_SECOND = 5
    OWN_SECOND = 6


FACES: Final = frozenset({Track.THEIR_PICTURE, Track.OWN_PICTURE})
PICTURES: Final = FACES | {Track.THEIR_SECOND, Track.OWN_SECOND}


class Encoded(msgspec.Struct, frozen=True):
    """One VP8 picture or one Opus packet of the call of `visit`.

    `call` is the epoch of the peer it came from, `timestamp` its 32-bit RTP time, `at` time.monotonic().
    """

    visit: str
    call: int
    track: Track
    timestamp: int
    data: bytes
    at: float


def is_key(picture: bytes) -> bool:
    """Whether a VP8 picture needs no other (RFC 6386, 9.1: the lowest bit of its first byte is 0)."""
    return len(picture) > 9 and not picture[0] & 1


def size(picture: bytes) -> tuple[int, int]:
    """Width and height of a VP8 key frame (RFC 6386, 9.1: 14 bits each after the start code)."""
    return (
        int.from_bytes(picture[6:8], "little") & 0x3FFF,
        int.from_bytes(picture[8:10], "little") & 0x3FFF,
    )
