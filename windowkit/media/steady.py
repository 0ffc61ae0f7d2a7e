"""When to show a picture of a line that loses packets: pure, time is an argument (s).

A lost packet comes a request and an answer later, and with it what waited for it: the screen stands still, then
skips. Where that happens again and again, pictures are shown a little later than they come, so that most of the late
ones are still in time. A line that loses nothing costs nothing.
"""

from collections import deque
from typing import Final

from windowkit.media.lateness import Lateness
from windowkit.media.ring import RATE

MOST: Final = 0.05  # s; above a request and its answer on most lines, below what two who talk would notice
_LOSSY: Final = 10.0  # s in which ...
_ENOUGH: Final = 3  # ... so many packets get lost before anything is held back
_GROWS: Final = 0.004  # s with each picture: a change that nobody sees
_SHRINKS: Final = 0.001


class Steady:
    """The pictures of one stream."""

    def __init__(self) -> None:
        self._lateness = Lateness()
        self._lost: deque[float] = deque(maxlen=_ENOUGH)
        self.held = 0.0  # s that pictures are shown later than the promptest come

    def lost(self, now: float) -> None:
        """A packet is missing."""
        self._lost.append(now)

    def due(self, made: float, now: float) -> float:
        """When to show a picture that was decoded `now` and made at `made` (of the sender's clock): not before now."""
        self._lateness.note(round(made * RATE), now)
        lossy = len(self._lost) == _ENOUGH and now - self._lost[0] < _LOSSY
        wanted = min(MOST, self._lateness.need) if lossy else 0.0
        self.held = min(max(wanted, self.held - _SHRINKS), self.held + _GROWS)
        if self.held == 0.0:
            return now
        due = made + self._lateness.base + self.held
        return min(max(due, now), now + self.held)
