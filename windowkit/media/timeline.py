"""From a track's RTP times to one steady clock; pure.

An RTP time counts in its sender's clock from wherever it likes. What came earliest after its time says how the two
clocks stand; a packet that was held up on the way does not move them.
"""

from typing import Final

_JUMP: Final = 0.5  # s; a track further off than this was interrupted or began to count anew
_FOLLOW: Final = 0.001  # of each lateness: 100 ppm of drift at 50 packets a second settle at 2 ms


class Timeline:
    """One track of one source; `rate` is its RTP clock's (90 kHz pictures, 48 kHz sound)."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._last: int | None = None
        self._offset = 0.0

    def place(self, timestamp: int, now: float) -> float:
        """When (s of the clock that `now` is of) what bears this 32-bit RTP time belongs."""
        fresh = self._last is None
        number = timestamp if self._last is None else self._last + _distance(timestamp, self._last)
        self._last = number
        media = number / self._rate
        late = now - media - self._offset
        if fresh or abs(late) > _JUMP or late < 0:
            self._offset = now - media
        else:
            self._offset += late * _FOLLOW
        return media + self._offset


def _distance(timestamp: int, last: int) -> int:
    forward = (timestamp - last) & 0xFFFFFFFF
    return forward - (1 << 32) if forward >= 1 << 31 else forward
