"""Matroska (RFC 9559) for a file that may end at any moment: pure, bytes out.

The segment's length is unknown from the start (RFC 8794, 6.2), each cluster is whole in itself: what is there of
such a file plays, wherever it was cut.
"""

import struct
from collections.abc import Iterable
from typing import Final

import msgspec

_UNKNOWN: Final = b"\x01\xff\xff\xff\xff\xff\xff\xff"
_SCALE: Final = 1_000_000  # ns: times are milliseconds
_KEY: Final = 0x80
_EPOCH: Final = 978_307_200  # UNIX s of 2001-01-01, where Matroska's dates begin
_OPUS_RATE: Final = 48_000
_PRE_SKIP: Final = 0  # samples: a recording begins in the middle of the stream, there is no lookahead to skip
_SEEK_PRE_ROLL: Final = 80_000_000  # ns; what Opus needs to converge (RFC 7845, 4.6)


class PictureTrack(msgspec.Struct, frozen=True, kw_only=True):
    """A VP8 track."""

    number: int
    name: str
    width: int
    height: int


class SoundTrack(msgspec.Struct, frozen=True, kw_only=True):
    """An Opus track."""

    number: int
    name: str


class Block(msgspec.Struct, frozen=True):
    """An encoded packet; `at` is in ms from the file's beginning."""

    at: int
    track: int
    key: bool
    data: bytes


def beginning(tracks: Iterable[PictureTrack | SoundTrack], begun: float) -> bytes:
    """Everything before the first cluster; `begun` (UNIX s) is kept as the file's date."""
    header = _element(
        0x1A45DFA3,
        _number(0x4286, 1) + _number(0x42F7, 1) + _number(0x42F2, 4) + _number(0x42F3, 8)
        + _element(0x4282, b"matroska") + _number(0x4287, 4) + _number(0x4285, 2),
    )  # fmt: skip
    info = _element(
        0x1549A966,
        _number(0x2AD7B1, _SCALE)
        + _element(0x4461, struct.pack(">q", int((begun - _EPOCH) * 1e9)))
        + _element(0x4D80, b"virtual-window") + _element(0x5741, b"virtual-window"),
    )  # fmt: skip
    entries = b"".join(_entry(track) for track in tracks)
    return header + bytes.fromhex("18538067") + _UNKNOWN + info + _element(0x1654AE6B, entries)


def cluster(blocks: list[Block]) -> bytes:
    """One cluster of blocks in the order of their times, which span less than 32 s."""
    start = blocks[0].at
    parts = [_number(0xE7, start)]
    for block in blocks:
        head = bytes((0x80 | block.track,)) + struct.pack(">hB", block.at - start, _KEY if block.key else 0)
        parts.append(_element(0xA3, head + block.data))
    return _element(0x1F43B675, b"".join(parts))


def _entry(track: PictureTrack | SoundTrack) -> bytes:
    common = (
        _number(0xD7, track.number) + _number(0x73C5, track.number) + _number(0x9C, 0)
        + _element(0x22B59C, b"und") + _element(0x536E, track.name.encode())
    )  # fmt: skip
    if isinstance(track, PictureTrack):
        size = _number(0xB0, track.width) + _number(0xBA, track.height)
        return _element(0xAE, common + _number(0x83, 1) + _element(0x86, b"V_VP8") + _element(0xE0, size))
    # OpusHead (RFC 7845, 5.1): version, channels, pre-skip, rate, gain, mapping family.
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 2, _PRE_SKIP, _OPUS_RATE, 0, 0)
    sound = _element(0xB5, struct.pack(">d", _OPUS_RATE)) + _number(0x9F, 2)
    return _element(
        0xAE,
        common + _number(0x83, 2) + _element(0x86, b"A_OPUS") + _element(0x63A2, head)
        + _number(0x56BB, _SEEK_PRE_ROLL)
        + _element(0xE1, sound),
    )  # fmt: skip


def _element(identity: int, data: bytes) -> bytes:
    return identity.to_bytes((identity.bit_length() + 7) // 8) + _size(len(data)) + data


def _number(identity: int, value: int) -> bytes:
    return _element(identity, value.to_bytes(max(1, (value.bit_length() + 7) // 8)))


def _size(length: int) -> bytes:
    """An EBML variable-size integer (RFC 8794, 4): the shortest that is not all ones, which means unknown."""
    octets = 1
    while length >= (1 << (7 * octets)) - 1:
        octets += 1
    return ((1 << (7 * octets)) | length).to_bytes(octets)
