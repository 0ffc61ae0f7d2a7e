"""The packets of a call in, the bytes of one Matroska file out: pure, time is an argument.

Nothing is encoded a second time. A track's pictures begin at a key frame, and again after everything that broke
their chain. Packets wait a little to be put in order, then go into clusters of one second.
"""

import heapq
from typing import Final

import msgspec

from windowkit.media.encoded import FACES, PICTURES, Encoded, Track, is_key, size
from windowkit.media.matroska import Block, PictureTrack, SoundTrack, beginning, cluster
from windowkit.media.timeline import Timeline

CLUSTER: Final = 1.0  # s; with HELD what a crash may cost, besides what the disk is slow with
HELD: Final = 0.3  # s a packet waits for older ones; both directions are encoded and assembled within that
ASK_AGAIN: Final = 1.0  # s between two requests for the same key frame; one may be lost like any packet
_SIZES: Final = 1.0  # s the file's beginning waits for the first pictures, whose size stands in it
_USUAL: Final = (1280, 720)  # where no picture comes at first; a decoder goes by the picture's own size
_RATES: Final = {track: 90_000 if track in PICTURES else 48_000 for track in Track}
_NAMES: Final = {
    Track.THEIR_PICTURE: "resident's picture",
    Track.OWN_PICTURE: "clerk's picture",
    Track.THEIR_SOUND: "resident's sound",
    Track.OWN_SOUND: "clerk's sound",
    Track.THEIR_SECOND: "resident's papers",
    Track.OWN_SECOND: "what the clerk shows",
}


class _Lane:
    """One track: where its times stand, and whether its chain of pictures is whole."""

    def __init__(self, track: Track) -> None:
        self.track = track
        self.call: int | None = None
        self.timeline = Timeline(_RATES[track])
        self.needs_key = track in PICTURES
        self.missed = False  # a picture came that needs another
        self.asked = float("-inf")

    def begin(self, call: int) -> None:
        """Another peer's packets: other RTP times, another chain."""
        self.call = call
        self.timeline = Timeline(_RATES[self.track])
        self.break_chain()

    def break_chain(self) -> None:
        """Nothing until the next key frame."""
        self.needs_key = self.track in PICTURES
        self.missed = False
        self.asked = float("-inf")


class _Held(msgspec.Struct, frozen=True, order=True):
    at: float
    count: int
    track: Track
    key: bool
    data: bytes


class Tape:
    """One file. `begun` is the wall clock (UNIX s) at the beginning."""

    def __init__(self, begun: float) -> None:
        self._begun = begun
        self._lanes = {track: _Lane(track) for track in Track}
        self._held: list[_Held] = []
        self._open: list[Block] = []
        self._count = 0
        self._first: float | None = None
        self._newest = 0  # ms
        self._sizes: dict[Track, tuple[int, int]] = {}
        self._has_head = False

    def add(self, packet: Encoded) -> list[bytes]:
        """Take a packet; returns the pieces of the file that are complete by now, a cluster each."""
        lane = self._lanes[packet.track]
        if lane.call != packet.call:
            lane.begin(packet.call)
        at = lane.timeline.place(packet.timestamp, packet.at)
        key = packet.track not in PICTURES or is_key(packet.data)
        if key and packet.track in PICTURES:
            lane.needs_key = False
            self._sizes.setdefault(packet.track, size(packet.data))
        if lane.needs_key:
            lane.missed = True
        else:
            self._first = packet.at if self._first is None else self._first
            self._count += 1
            heapq.heappush(self._held, _Held(at, self._count, packet.track, key, packet.data))
        return self.pass_time(packet.at)

    def pass_time(self, now: float) -> list[bytes]:
        """What is complete at `now` though nothing came."""
        if self._first is None:
            return []
        if not self._has_head and not self._sizes.keys() >= FACES and now - self._first < _SIZES:
            return []
        return self._write(now - HELD)

    def break_chain(self) -> None:
        """Packets were lost here, or are about to be left out."""
        for lane in self._lanes.values():
            lane.break_chain()

    def wanted_keys(self, now: float) -> list[Track]:
        """The pictures whose senders have to be asked for a key frame now."""
        lanes = self._lanes.values()
        wanted = [lane for lane in lanes if lane.needs_key and lane.missed and now - lane.asked >= ASK_AGAIN]
        for lane in wanted:
            lane.asked = now
        return [lane.track for lane in wanted]

    def rest(self) -> list[bytes]:
        """Everything that was taken so far; more may follow."""
        if self._first is None:
            return []
        pieces = self._write(float("inf"))
        return [*pieces, *self._close()]

    def _write(self, until: float) -> list[bytes]:
        pieces = [] if self._has_head else [self._head()]
        while self._held and self._held[0].at <= until:
            held = heapq.heappop(self._held)
            # What came too late to be put in order follows what is there: times never run backwards.
            self._newest = max(self._newest, self._ms(held.at))
            if self._is_full(self._newest):
                pieces += self._close()
            self._open.append(Block(self._newest, held.track, held.key, held.data))
        if not self._held and until != float("inf") and self._is_full(self._ms(until)):
            pieces += self._close()  # nothing follows: do not wait for it
        return pieces

    def _is_full(self, at: int) -> bool:
        return bool(self._open) and at - self._open[0].at >= CLUSTER * 1000

    def _close(self) -> list[bytes]:
        blocks, self._open = self._open, []
        return [cluster(blocks)] if blocks else []

    def _head(self) -> bytes:
        self._has_head = True
        sizes = {track: self._sizes.get(track, _USUAL) for track in PICTURES}
        tracks = [
            PictureTrack(number=track, name=_NAMES[track], width=sizes[track][0], height=sizes[track][1])
            if track in PICTURES
            else SoundTrack(number=track, name=_NAMES[track])
            for track in Track
        ]
        return beginning(tracks, self._begun)

    def _ms(self, at: float) -> int:
        assert self._first is not None
        return max(0, round((at - self._first) * 1000))
