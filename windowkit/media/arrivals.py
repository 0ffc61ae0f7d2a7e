"""What the far side's pictures say of the line they come over: pure, time is an argument.

Each packet carries when it was sent (abs-send-time). Both clocks differ by an unknown constant and drift slowly:
how much longer than the promptest packet of the last seconds one was on its way is how long it waited in a queue.
"""

from collections import deque
from typing import Final

from windowkit.media.asides import Report

_TICKS: Final = 1 << 18  # of abs-send-time in a second; 24 bit, so it begins anew after 64 s
_WRAP: Final = 1 << 24
_REMEMBERED: Final = 10.0  # s, twice: the promptest packet of so long; at 100 ppm the clocks part by 2 ms
_STANDING: Final = 0.2  # s; what waits for so long is a queue, and not one large picture
_FEW: Final = (
    6  # packets, however old: after the engine was held up all that lay waiting is read as late, the last the least
)
_OLD: Final = 1.0  # s; nothing is that old
_RATE: Final = 0.5  # s that the rate is counted over
_EACH: Final = 0.1  # s between two reports ...
_EACH_THIN: Final = 0.25  # ... and where even they are something
_THIN: Final = 100_000  # bit/s
_ENOUGH: Final = 5  # packets of a train that make a measurement
_OVERHEAD: Final = 28 + 12 + 14  # bytes of IP, UDP, RTCP and its encryption


class Arrivals:
    """Both pictures' packets together: they wait in the same queue, and sound and all else with them."""

    def __init__(self) -> None:
        self._delays: deque[tuple[float, int]] = deque()
        self._sizes: deque[tuple[float, int]] = deque()
        self._bytes = 0
        self._origin: int | None = None
        self._least = self._least_before = 1 << 30
        self._since = 0.0
        self._reported = float("-inf")

    def came(self, size: int, sent: int | None, now: float) -> None:
        """A packet of `size` bytes; `sent` is its abs-send-time, None for one that was sent again."""
        self._sizes.append((now, size))
        self._bytes += size
        if sent is None:
            return
        delay = int(now * _TICKS) - sent
        if self._origin is None:
            self._origin, self._since = delay, now
        delay = (delay - self._origin + _WRAP // 2) % _WRAP - _WRAP // 2
        if now - self._since > _REMEMBERED:
            self._since, self._least_before, self._least = now, self._least, delay
        self._least = min(self._least, delay)
        self._delays.append((now, delay))

    def report(self, now: float) -> Report | None:
        """What to tell the sender now, if it is time to."""
        while self._delays and now - self._delays[0][0] > (_STANDING if len(self._delays) > _FEW else _OLD):
            self._delays.popleft()
        while self._sizes and now - self._sizes[0][0] > _RATE:
            self._bytes -= self._sizes.popleft()[1]
        rate = int(self._bytes * 8 / _RATE)
        if not self._delays or now - self._reported < (_EACH if rate > _THIN else _EACH_THIN):
            return None
        self._reported = now
        least = min(delay for _, delay in self._delays) - min(self._least, self._least_before)
        return Report(least / _TICKS, rate)


class Train:
    """Packets that were sent at once."""

    def __init__(self) -> None:
        self._count = self._train = 0

    def came(self, train: int, size: int) -> int | None:
        """One came; how many bytes of them have come with their headers, once that is worth an answer.

        The sender's clock measures them: on a busy machine packets that came apart are read together.
        """
        self._count = self._count + 1 if train == self._train else 1
        self._train = train
        return self._count * (size + _OVERHEAD) if self._count >= _ENOUGH else None
