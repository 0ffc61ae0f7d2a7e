"""How the far voice is held back so that it neither stutters nor lags: an adaptive buffer of packets. Pure.

Packets are kept as they came and decoded when they are due: until then a late one is not lost, and a lost one can
be had from the next. Late packets lengthen the delay at once; it is shortened a period of the voice at a time, or
in silence. Both clocks may drift: the delay is measured against the promptest packets of the last seconds.
The sender has no DTX: where time stamps leave a gap something was lost.
"""

from typing import Final, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from windowkit.media import stretch
from windowkit.media.lateness import Lateness
from windowkit.media.ring import RATE

_MS: Final = RATE // 1000
_CONCEAL: Final = 10 * _MS  # samples concealed at a time while the next packet is awaited
_GIVE_UP: Final = 160 * _MS  # samples; by then a concealed voice has faded to nothing
_BRIDGED: Final = 100 * _MS  # samples; a longer hole is a cut: what comes after it begins anew
_KEPT: Final = 64  # packets waiting: 1.3 s; more is the heap after a cut
_CAPACITY: Final = RATE  # samples decoded and not played; a packet holds 120 ms at most
_HEAD: Final = stretch.LONGEST  # room before the first one, to put a period in
_FADE: Final = 5 * _MS  # samples a beginning is faded in over
_LOOK: Final = 0.5  # s; the tightest moment of the last one or two looks is what counts
_LOOSE: Final = 0.012  # s more in hand than needed before a voice is shortened: more than one period of most
_LOOSE_IN_SILENCE: Final = 0.004
_TIGHT: Final = 0.003  # s less in hand than needed before it is lengthened
_FAR: Final = 0.06  # s more than needed: now any place will do
_REST: Final = 40 * _MS  # samples between two joints: at most 1.3 times as fast
_BACK: Final = 2 * RATE  # samples; a packet that far back is no late one: the sender counts anew
_WRAP: Final = 1 << 32  # of an RTP time stamp

type Samples = NDArray[np.int16]


class SoundPacket(msgspec.Struct, frozen=True):
    """What came over the network: whose (SSRC), its RTP time stamp, the payload, when (s, time.monotonic())."""

    stream: int
    timestamp: int
    payload: bytes
    at: float


class Decoder(Protocol):
    """Opus, or what stands for it."""

    def reset(self) -> None:
        """Another stream begins."""
        ...

    def length(self, packet: bytes, /) -> int:
        """Samples in it; 0 for what is none."""
        ...

    def decode(self, packet: bytes, /) -> Samples:
        """Its samples; none for a broken one."""
        ...

    def recover(self, following: bytes, samples: int, /) -> Samples:
        """The lost packet before `following`."""
        ...

    def conceal(self, samples: int, /) -> Samples:
        """What may have been lost; about so many."""
        ...


class Playout:
    """`put` what came, `fill` what is to be heard; both from one thread. Times are of one clock, in s."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._stream: int | None = None
        self._last = 0  # the last time stamp, and the sample it stands for
        self._position = 0
        self._packets: dict[int, SoundPacket] = {}  # by the sample they begin with
        self._next: int | None = None  # the sample to decode next; None between voices
        self._buffer = np.zeros(_CAPACITY + _HEAD, np.int16)
        self._start = self._end = _HEAD
        self._lateness = Lateness()
        self._owed = 0  # samples concealed while waiting for what comes next
        self._spare = self._spare_before = float("inf")  # the tightest of this look and the one before (s)
        self._looked = 0.0
        self._rest = 0
        self.concealed = self.recovered = self.dropped = 0  # samples
        self.shortened = self.lengthened = 0  # samples

    @property
    def delay(self) -> float:
        """How long after its promptest moment a sample is heard at the tightest (s); 0 between voices."""
        return 0.0 if self._next is None else min(self._spare, self._spare_before)

    @property
    def need(self) -> float:
        """How long it should be (s)."""
        return self._lateness.need

    # -- what comes --------------------------------------------------------------------------------------------------

    def put(self, packet: SoundPacket) -> None:
        """Keep it until it is due; too late, double or broken ones are dropped."""
        ahead = (packet.timestamp - self._last + _WRAP // 2) % _WRAP - _WRAP // 2
        if packet.stream != self._stream or ahead < -_BACK:
            self._begin_stream(packet)
            ahead = 0
        position = self._position + ahead
        if ahead > 0:
            self._last, self._position = packet.timestamp, position
        length = self._decoder.length(packet.payload)
        if length == 0:
            return
        self._lateness.note(position, packet.at)
        if self._next is not None and position < self._next:
            self.dropped += length
            return
        self._packets[position] = packet
        while len(self._packets) > _KEPT:
            del self._packets[min(self._packets)]
            self._next = None

    def forget(self) -> None:
        """The call is over: nothing that came in it is heard any more."""
        self._stream = self._next = None
        self._packets.clear()
        self._start = self._end = _HEAD
        self._buffer[:] = 0
        self._decoder.reset()

    def _begin_stream(self, packet: SoundPacket) -> None:
        self._stream, self._last, self._position = packet.stream, packet.timestamp, 0
        self._packets.clear()
        self._lateness = Lateness()
        self._decoder.reset()
        self._next = None

    # -- what is heard -----------------------------------------------------------------------------------------------

    def fill(self, out: Samples, now: float) -> None:
        """The next samples to be heard, wanted at this moment; silence where there is no voice."""
        if self._next is None:
            self._begin(out.size, now)
        if self._next is not None:
            self._look(out.size, now)
            self._adapt(out.size)
        while self._end - self._start < out.size and self._next is not None:
            self._more()
        count = min(out.size, self._end - self._start)
        out[:count] = self._buffer[self._start : self._start + count]
        out[count:] = 0
        self._start += count

    def _begin(self, wanted: int, now: float) -> None:
        """With the packet that is due now, if there is one; what is older is too late."""
        due = round((now - self._lateness.base - self._lateness.need) * RATE) - wanted
        begun = [position for position in self._packets if position <= due]
        if not begun:
            return
        first = max(begun)
        for position in begun:
            if position != first:
                self.dropped += self._decoder.length(self._packets.pop(position).payload)
        self._start = self._end = _HEAD
        self._next, self._owed, self._rest = first, 0, _REST
        self._spare = self._spare_before = float("inf")
        self._more()
        self._start = min(self._end, self._start + due - first)
        fresh = self._buffer[self._start : min(self._end, self._start + _FADE)]
        fresh[:] = stretch.faded(np.zeros_like(fresh), fresh)

    def _look(self, wanted: int, now: float) -> None:
        """How long before it is wanted the last sample of this block could have been there."""
        assert self._next is not None
        last = self._next - (self._end - self._start) + wanted
        spare = now - last / RATE - self._lateness.base
        if now - self._looked > _LOOK:
            self._looked, self._spare_before, self._spare = now, self._spare, spare
        self._spare = min(self._spare, spare)

    def _more(self) -> None:
        """Decode what is due, or make up for it."""
        assert self._next is not None
        packet = self._packets.pop(self._next, None)
        if packet is not None:
            samples = self._decoder.decode(packet.payload)
            self._owed = 0
            self._next += self._decoder.length(packet.payload)
            self._append(samples if samples.size else self._decoder.conceal(_CONCEAL))
        elif self._packets:
            self._bridge(self._next, min(self._packets))
        elif self._owed < _GIVE_UP:
            self._owed += _CONCEAL
            self._shift(_CONCEAL)
            self._conceal(_CONCEAL)
        else:
            self._fall_silent()

    def _bridge(self, start: int, following: int) -> None:
        """Something is lost before `following`."""
        paid = min(self._owed, following - start)
        lost = following - start - paid
        self._owed = 0
        self._shift(-paid)
        if lost > _BRIDGED:
            self._fall_silent()
            return
        self._next = following
        packet = self._packets[following]
        length = self._decoder.length(packet.payload)
        # What was lost came with the packet after it: to have it the next time, wait for that one.
        self._lateness.note(following - length, packet.at)
        if lost > length:
            self._conceal(lost - length)
        if lost > 0:
            self._append(self._decoder.recover(packet.payload, min(lost, length)))
            self.recovered += min(lost, length)

    def _fall_silent(self) -> None:
        """The voice is gone; what comes begins anew."""
        self._next = None
        last = self._decoder.conceal(_FADE)
        self._append(stretch.faded(last, np.zeros_like(last)))

    def _conceal(self, samples: int) -> None:
        self._append(self._decoder.conceal(samples))
        self.concealed += samples

    def _append(self, samples: Samples) -> None:
        if self._end + samples.size > self._buffer.size:
            kept = self._buffer[self._start : self._end].copy()
            self._start, self._end = _HEAD, _HEAD + kept.size
            self._buffer[self._start : self._end] = kept
        self._buffer[self._end : self._end + samples.size] = samples
        self._end += samples.size

    # -- shorter and longer --------------------------------------------------------------------------------------------

    def _adapt(self, wanted: int) -> None:
        self._rest -= wanted
        loose = self.delay - self.need
        if self._rest > 0 or -_TIGHT < loose < _LOOSE_IN_SILENCE:
            return
        while self._end - self._start < stretch.NEEDED:
            if self._next not in self._packets:
                break
            self._more()
        ahead = self._buffer[self._start : min(self._end, self._start + stretch.NEEDED)]
        if ahead.size < stretch.LEAST:
            return
        if loose > 0:
            self._shorten(ahead, loose)
        else:
            self._lengthen(ahead, -loose)

    def _shorten(self, ahead: Samples, loose: float) -> None:
        if loose < _LOOSE and not stretch.is_quiet(ahead):
            return
        shift = stretch.joint(ahead, round(loose * RATE), forced=loose > _FAR)
        if shift:
            ahead[shift : 2 * shift] = stretch.faded(ahead[:shift], ahead[shift : 2 * shift])
            self._start += shift
            self._shift(-shift)
            self.shortened += shift
            self._rest = _REST

    def _lengthen(self, ahead: Samples, tight: float) -> None:
        quiet = stretch.is_quiet(ahead)
        shift = stretch.joint(ahead, min(self._start, round(tight * RATE) if quiet else stretch.LONGEST))
        if shift:
            first = ahead[:shift].copy()
            ahead[:shift] = stretch.faded(ahead[shift : 2 * shift], first)
            self._start -= shift
            self._buffer[self._start : self._start + shift] = first
            self._shift(shift)
            self.lengthened += shift
            self._rest = _REST

    def _shift(self, samples: int) -> None:
        """All that is heard from now on is heard so much later."""
        self._spare += samples / RATE
        self._spare_before += samples / RATE
