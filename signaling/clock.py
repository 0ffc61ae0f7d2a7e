"""The time that the hall decides by: the machine's clock, without its jumps while somebody is in a visit.

A machine's clock is set right all at once: after a wrong start, after a pause, by hand. Where the hall took that for
time that has passed, a kiosk that is away for a moment would have been away for an hour, and its visit would end.
"""

import time
from collections.abc import Callable
from typing import Final

_CATCHES_UP: Final = 0.1  # s in each second: a grace of 180 s becomes 164 to 200


class Clock:
    """Reads UNIX seconds. `wall` is the machine's clock, `steady` one that nobody sets."""

    def __init__(self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._steady = wall, steady
        self._now, self._read = wall(), steady()

    def read(self, *, free: bool) -> float:
        """Now. A clock that was set is followed at once where that is `free`, else by and by."""
        steady = self._steady()
        passed, self._read = steady - self._read, steady
        self._now += passed
        wrong = self._wall() - self._now
        most = _CATCHES_UP * passed
        self._now += wrong if free else min(most, max(-most, wrong))
        return self._now
