"""RTP packets to whole encoded pictures: pure, time is an argument.

A picture is handed on at its marker bit, a hole that stays is given up after half a second, and after a loss
nothing is shown until the next key frame: a broken picture is worse than a late one.
"""

from typing import Final

import msgspec

HOLE: Final = 0.5  # s a missing packet may hold up the picture; a retransmission takes one round trip
ASK_AGAIN: Final = 0.5  # s between two requests for a key frame; one may be lost like any packet
ASK_SOON: Final = 0.2  # s after which it is taken as lost if no key frame has begun to come: above most round trips
_CAPACITY: Final = 1024  # packets; 1.3 MB, far more than half a second of any call


class Packet(msgspec.Struct, frozen=True):
    """One packet: 16-bit sequence number, RTP time, marker bit, whether a picture starts here, its bytes."""

    sequence: int
    timestamp: int
    marker: bool
    starts: bool
    data: bytes


class Picture(msgspec.Struct, frozen=True):
    """One whole encoded picture."""

    timestamp: int
    data: bytes


class Assembler:
    """Collects packets; `want_key_frame` is set when the sender has to be asked for one."""

    def __init__(self) -> None:
        self._packets: dict[int, Packet] = {}
        self._next: int | None = None  # the number that continues what was handed on; None: begin anew
        self._newest: int | None = None
        self._need_key = True
        self._held_since: float | None = None
        self._reach = 0  # the number of the first packet that is missing, as far as it was looked for
        self._last_came = 0.0
        self._asked = float("-inf")
        self._key_begun = False  # since it was asked for
        self.want_key_frame = False

    @property
    def waits_for_key_frame(self) -> bool:
        """Whether pictures are held back until a key frame comes."""
        return self._need_key

    def is_cut(self, sequence: int, now: float) -> bool:
        """Whether a packet `sequence` coming now would end a silence in which packets were lost."""
        if self._newest is None or now - self._last_came < HOLE:
            return False
        return self._number(sequence) != self._newest + 1

    def add(self, packet: Packet, now: float) -> list[Picture]:
        """The pictures that are whole now, in order. `now` is in seconds, of any steady clock."""
        if self.is_cut(packet.sequence, now):
            self._begin_anew()
        number = self._number(packet.sequence)
        self._newest = number if self._newest is None else max(self._newest, number)
        self._last_came = now
        if self._next is None and packet.starts:
            self._next = number
        if self._next is not None and number >= self._next:
            self._packets[number] = packet
        pictures = self._take_whole()
        self._watch_hole(now, progress=bool(pictures))
        begins = packet.starts and _is_key(packet.data)
        self._key_begun = self._key_begun or begins
        self.want_key_frame = self._need_key and now - self._asked >= (ASK_AGAIN if self._key_begun else ASK_SOON)
        if self.want_key_frame:
            self._asked = now
            self._key_begun = begins
        return pictures

    def _number(self, sequence: int) -> int:
        """The 16-bit number, unwrapped to the one nearest the newest."""
        if self._newest is None:
            return sequence
        distance = (sequence - self._newest) & 0xFFFF
        return self._newest + (distance - 0x10000 if distance >= 0x8000 else distance)

    def _take_whole(self) -> list[Picture]:
        pictures: list[Picture] = []
        while (end := self._end_of_first()) is not None:
            assert self._next is not None
            parts = [self._packets.pop(number) for number in range(self._next, end)]
            self._next = end
            data = b"".join(part.data for part in parts)
            if not data:
                continue  # padding
            self._need_key = self._need_key and not _is_key(data)
            if not self._need_key:
                pictures.append(Picture(parts[0].timestamp, data))
        return pictures

    def _end_of_first(self) -> int | None:
        """One past the last packet of the first picture, if that picture is whole."""
        if self._next is None or (first := self._packets.get(self._next)) is None:
            return None
        number = self._next
        while (packet := self._packets.get(number)) is not None:
            if packet.timestamp != first.timestamp:
                return number  # a sender without marker bits
            number += 1
            if packet.marker:
                return number
        return None

    def _watch_hole(self, now: float, *, progress: bool) -> None:
        """A large picture on a slow line takes long to come; only what is missing in the middle is a hole."""
        if self._next is None or not self._packets:
            self._held_since = None
            return
        reach = max(self._reach, self._next)
        while reach in self._packets:
            reach += 1
        progress = progress or reach != self._reach
        self._reach = reach
        if self._newest is None or reach > self._newest:
            self._held_since = None
        elif progress or self._held_since is None:
            self._held_since = now
        elif now - self._held_since >= HOLE or len(self._packets) > _CAPACITY:
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._packets.clear()
        self._next = None
        self._need_key = True
        self._held_since = None
        self._reach = 0
        self._key_begun = False


def _is_key(data: bytes) -> bool:
    """VP8 (RFC 6386, 9.1): the lowest bit of the first byte is 0 in a key frame."""
    return bool(data) and not data[0] & 1
