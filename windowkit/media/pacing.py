"""Bursts are spread: a key frame sent at once overflows the short queue before a slow line, and is lost.

A picture's sender waits after each packet while more is on its way than the pace allows; it takes no new frame
meanwhile, so what cannot be carried is never encoded. Sound never waits. Pure but for the waiting itself.
"""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from windowkit.media.asides import Sent

_BURST: Final = 0.05  # s of the pace that may go at once: no frame but a key frame makes its sender wait
_LEAST: Final = 2 * 1300  # bytes that may go at once on any line: two packets
_HEAP: Final = 6  # packets waiting to be sent again: no weather, a full line
_MARKER: Final = 0x80  # of an RTP packet's second byte: the picture ends here
_TOO_LATE: Final = 0.4  # s; the far side gives the packet up after 0.5
_SOON: Final = 0.012  # s; above the time until a second request that was made to be safe: the copy answers that
_LATER: Final = 0.06  # s from the second time on: requests that waited in a queue come together, and each was answered
_STILL_COMING: Final = 1.5  # times what packets wait on the line: a packet that was sent again takes as long
_COPY: Final = 0.01  # s until a retransmission goes once more: longer than one burst of loss, shorter than to ask again
_COPIED: Final = 3  # packets waiting to be sent again; where more do, copies would make it worse
_REMEMBERED: Final = 256  # packets that were sent again
_LOSSY: Final = 10.0  # s after a lost packet in which the end of each picture is announced; 72 bytes each time
_LONGEST: Final = 1.0  # s a sender waits; a pace that makes it longer is the plan's mistake


class Bucket:
    """How long to wait before the next packet; `now` in s."""

    def __init__(self) -> None:
        self.pace: int | None = None  # bit/s; None: no bound
        self._debt = 0.0  # bytes on their way
        self._at = 0.0

    def add(self, size: int, now: float) -> float:
        """A packet of `size` bytes went; seconds until the next may."""
        if self.pace is None:
            self._debt, self._at = 0.0, now
            return 0.0
        rate = self.pace / 8
        self._debt = max(0.0, self._debt - (now - self._at) * rate) + size
        self._at = now
        return min(_LONGEST, max(0.0, (self._debt - max(_LEAST, _BURST * rate)) / rate))


class Pacer:
    """Stands before a transport's way out. `first`: SSRCs whose sender waits; `again`: those of retransmissions.

    A retransmission goes before new pictures, at the same pace: answering a burst of requests with a burst is how
    a full line stays full. `on_heap` hears when many wait. `say` tells the far side that a picture's last packet went.
    """

    def __init__(
        self,
        send: Callable[[bytes], Awaitable[None]],
        first: frozenset[int],
        again: frozenset[int],
        on_heap: Callable[[], None],
        say: Callable[[Sent], Awaitable[None]],
    ) -> None:
        self._send = send
        self._first = first
        self._again = again
        self._on_heap = on_heap
        self._say = say
        self._lossy_until = 0.0
        self._again_at: dict[bytes, tuple[float, int]] = {}  # a packet's first number: sent again at, how often
        self.queued = 0.0  # s that packets wait on the line; a second request that came meanwhile is for the same loss
        self._queue: deque[tuple[float, bytes]] = deque()
        self._copies: deque[asyncio.TimerHandle] = deque()
        self._draining: asyncio.Task[None] | None = None
        self.bucket = Bucket()
        self.sent = 0  # packets of pictures
        self.repeated = 0  # packets that were asked for again

    async def send(self, data: bytes) -> None:
        """Send this packet of RTP or RTCP; returns when its sender may send the next."""
        rtp = len(data) >= 12 and not 192 <= data[1] <= 223  # else RTCP (RFC 5761)
        ssrc = int.from_bytes(data[8:12]) if rtp else None
        if ssrc in self._again:
            if self._is_on_its_way(data):
                return
            self.repeated += 1
            self._lossy_until = time.monotonic() + _LOSSY
            if len(self._queue) == _HEAP:
                self._on_heap()
            if len(self._queue) < _COPIED:
                self._copy_later(data)
            self._put(data)
        elif ssrc in self._first:
            self.sent += 1
            while self._queue and self._draining is not None and not self._draining.done():
                await asyncio.wait([self._draining])
            await self._paced(data, announced=True)
        else:
            await self._send(data)

    def _is_on_its_way(self, data: bytes) -> bool:
        """Whether the same packet was sent again so shortly ago that the far side cannot have known."""
        number, now = data[_payload(data) :][:2], time.monotonic()  # RFC 4588: the number it had at first
        before, times = self._again_at.get(number, (float("-inf"), 0))
        if now - before >= _TOO_LATE:
            times = 0  # a number comes anew after 65536 packets
        if times and now - before < (_SOON if times == 1 else _LATER) + _STILL_COMING * self.queued:
            return True
        self._again_at[number] = now, times + 1
        if len(self._again_at) > _REMEMBERED:
            self._again_at = {one: sent for one, sent in self._again_at.items() if now - sent[0] < _TOO_LATE}
        return False

    def _put(self, data: bytes) -> None:
        self._queue.append((time.monotonic(), data))
        if self._draining is None or self._draining.done():
            self._draining = asyncio.create_task(self._drain(), name="retransmit")

    def _copy_later(self, data: bytes) -> None:
        """The same bytes once more: where the first has come the far side's encryption drops them as a repetition."""
        while self._copies and self._copies[0].when() < asyncio.get_running_loop().time():
            self._copies.popleft()
        self._copies.append(asyncio.get_running_loop().call_later(_COPY, self._put, data))

    def close(self) -> None:
        """Nothing is sent again any more."""
        for copy in self._copies:
            copy.cancel()
        if self._draining is not None:
            self._draining.cancel()

    async def _drain(self) -> None:
        with contextlib.suppress(ConnectionError):
            while self._queue:
                came, data = self._queue.popleft()
                if time.monotonic() - came < _TOO_LATE:
                    await self._paced(data)

    async def _paced(self, data: bytes, *, announced: bool = False) -> None:
        await self._send(data)
        now = time.monotonic()
        if announced and data[1] & _MARKER and now < self._lossy_until:
            await self._say(Sent(int.from_bytes(data[8:12]), int.from_bytes(data[2:4])))
        wait = self.bucket.add(len(data), now)
        if wait > 0.001:  # finer than the loop's own clock
            await asyncio.sleep(wait)


def _payload(data: bytes) -> int:
    """Where an RTP packet's payload begins (RFC 3550, 5.1): after sources and header extension."""
    at = 12 + 4 * (data[0] & 0x0F)
    return at + 4 + 4 * int.from_bytes(data[at + 2 : at + 4]) if data[0] & 0x10 else at
