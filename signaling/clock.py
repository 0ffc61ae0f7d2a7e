"""The server's clock: the wall's, because notices carry its dates, and how far somebody has set it meanwhile.

A machine that boots with a wrong time gets the right one minutes later, and an administrator may set it. Every
moment that the hall waits for would then be an hour too near or too far: `hall.clock_set` moves them along.
"""

import time
from collections.abc import Callable
from typing import Final

_SET: Final = 5.0  # s; less is no harm to any grace, and a clock that is set right slowly never comes to it


class Clock:
    """Reads UNIX seconds. `wall` is the machine's clock, `steady` one that nobody sets."""

    def __init__(self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = time.monotonic) -> None:
        self._wall, self._steady = wall, steady
        self._ahead = self._of_steady()

    def read(self) -> float:
        """Now."""
        return self._wall()

    def moved(self) -> float:
        """By how many seconds the clock was set since this was last asked; 0 where it was not."""
        ahead = self._of_steady()
        by, self._ahead = ahead - self._ahead, ahead
        return by if abs(by) >= _SET else 0.0

    def _of_steady(self) -> float:
        return self._wall() - self._steady()
