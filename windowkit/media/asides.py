"""Words of our own between two peers, beside their media: pure, as bytes of an RTCP message.

Application-layer feedback (RFC 4585, 6.4) with marks of our own, as unheard.py has one. Standard feedback is not
enough: REMB sees one picture and falls late, transport-wide feedback tells each packet's arrival where a number
each tenth of a second is all that is used, and nothing says that a picture's last packet was sent.
"""

import struct
from typing import Final

import msgspec

_REPORT: Final = struct.Struct("!4sHHI")
_PROBE: Final = struct.Struct("!4sI")
_PROBED: Final = struct.Struct("!4sII")
_SENT: Final = struct.Struct("!4sIHH")
_NO: Final = struct.Struct("!4s8s")
_MARKS: Final = (b"VWLr", b"VWLp", b"VWLa", b"VWLs", b"VWLn")
_PROBE_SIZE: Final = 1100  # bytes: a large packet that no line has to cut in two


class Report(msgspec.Struct, frozen=True):
    """From who gets pictures: how long their packets wait on the line (s), what of them comes (bit/s)."""

    queued: float
    came: int


class Probe(msgspec.Struct, frozen=True):
    """One of some packets sent at once: how long they take until they have come says what the line carries."""

    train: int
    size: int = _PROBE_SIZE


class Probed(msgspec.Struct, frozen=True):
    """The answer: so many bytes of that train have come, with all headers."""

    train: int
    size: int


class Sent(msgspec.Struct, frozen=True):
    """The last packet of a picture went out: stream (SSRC) and sequence number. If it has not come, it is lost."""

    stream: int
    sequence: int


class No(msgspec.Struct, frozen=True):
    """The resident does not want this recording, or not any more; `recording` is `windowkit.consent.short`."""

    recording: bytes


type Word = Report | Probe | Probed | Sent | No


def written(word: Word) -> bytes:
    """As the feedback control information of an RTCP message; whole words of 32 bit."""
    match word:
        case Report():
            queued = min(0xFFFF, max(0, round(word.queued * 1000)))
            return _REPORT.pack(_MARKS[0], queued, 0, min(0xFFFFFFFF, word.came))
        case Probe():
            return _PROBE.pack(_MARKS[1], word.train).ljust(word.size // 4 * 4, b"\0")
        case Probed():
            return _PROBED.pack(_MARKS[2], word.train, word.size)
        case Sent():
            return _SENT.pack(_MARKS[3], word.stream, word.sequence, 0)
        case No():
            return _NO.pack(_MARKS[4], word.recording)


def read(data: bytes) -> Word | None:
    """The word in it; None for what is none of ours."""
    match data[:4], len(data):
        case b"VWLr", _REPORT.size:
            _, queued, _, came = _REPORT.unpack(data)
            return Report(queued / 1000, came)
        case b"VWLp", size if size >= _PROBE.size:
            return Probe(_PROBE.unpack_from(data)[1], size)
        case b"VWLa", _PROBED.size:
            return Probed(*_PROBED.unpack(data)[1:])
        case b"VWLs", _SENT.size:
            return Sent(*_SENT.unpack(data)[1:3])
        case b"VWLn", _NO.size:
            return No(_NO.unpack(data)[1])
        case _:
            return None
