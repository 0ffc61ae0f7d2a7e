"""What goes over the reader's line: AA AA AA 96 69, length, bytes, and their XOR (GA 450 family). Pure."""

from enum import Enum
from typing import Final

HEAD: Final = bytes.fromhex("AAAAAA9669")
LONGEST: Final = 4096  # bytes that a length may announce; a card with fingerprints has 2321


class Ask(Enum):
    """A request: command and parameter, and how long an answer takes at most (s)."""

    STATUS = (b"\x11\xff", 0.3)
    FIND = (b"\x20\x01", 0.5)
    SELECT = (b"\x20\x02", 0.5)
    READ = (b"\x30\x01", 3.5)
    NEWEST_ADDRESS = (b"\x30\x03", 1.0)

    @property
    def limit(self) -> float:
        """Seconds."""
        return self.value[1]


FOUND: Final = 0x9F
DONE: Final = 0x90


class BadFrame(Exception):
    """Bytes that are no answer: a length that cannot be, or a sum that is wrong."""


class Answer:
    """What came back: the third status byte (SW3) and the data behind it."""

    def __init__(self, status: int, data: bytes) -> None:
        self.status = status
        self.data = data


def request(ask: Ask) -> bytes:
    """The request's bytes."""
    body = len(ask.value[0]) + 1
    checked = body.to_bytes(2) + ask.value[0]
    return HEAD + checked + bytes((_sum(checked),))


class Listener:
    """Finds answers in what comes, however it is cut; whatever stands before a head is noise."""

    def __init__(self) -> None:
        self._kept = b""

    def hear(self, piece: bytes) -> Answer | None:
        """More bytes; the answer once it is whole. Raises BadFrame, and then listens anew."""
        self._kept += piece
        start = self._kept.find(HEAD)
        if start < 0:
            self._kept = self._kept[-len(HEAD) :]
            return None
        frame = self._kept[start + len(HEAD) :]
        if len(frame) < 2:
            return None
        length = int.from_bytes(frame[:2])
        if not 4 <= length <= LONGEST:
            self._kept = frame
            raise BadFrame("length")
        if len(frame) < 2 + length:
            return None
        self._kept = frame[2 + length :]
        if _sum(frame[: 1 + length]) != frame[1 + length]:
            raise BadFrame("sum")
        return Answer(frame[4], frame[5 : 1 + length])


def _sum(checked: bytes) -> int:
    total = 0
    for one in checked:
        total ^= one
    return total
