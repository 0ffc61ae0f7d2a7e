"""Which lost packets to ask for, and when again: pure, time is an argument.

Stock aiortc asks for everything missing whenever one more is missing: what is on its way comes twice, and a lost
answer costs a freeze until the next loss. Here each is asked for once a round trip, until it is too late.
"""

from typing import Final

LATE: Final = 0.5  # s; the assembler gives a hole up then
_FIRST: Final = 0.08  # s taken for a round trip until one was seen
_LEAST: Final = 0.03  # s; packets come in heaps
_MOST: Final = 64  # packets asked for at once; more is a cut, and wants a key frame


class Missing:
    """What is missing of one stream. Numbers are 16 bit."""

    def __init__(self) -> None:
        self._newest: int | None = None
        self._asked: dict[int, tuple[float, float, int]] = {}  # number: missed at, asked at, how often
        self.round_trip = _FIRST

    def came(self, sequence: int, now: float) -> None:
        """A packet came, for the first time or again."""
        if self._newest is None:
            self._newest = sequence
            return
        ahead = (sequence - self._newest) & 0xFFFF
        if ahead == 0:
            return
        if ahead >= 0x8000:
            self._found(sequence, now)
            return
        if ahead <= _MOST:
            for step in range(1, ahead):
                self._asked[(self._newest + step) & 0xFFFF] = (now, float("-inf"), 0)
        self._newest = sequence

    def due(self, now: float) -> list[int]:
        """What to ask for now, in order of their numbers; they count as asked for."""
        self._asked = {number: one for number, one in self._asked.items() if now - one[0] < LATE}
        again = max(_LEAST, 1.5 * self.round_trip)
        due = sorted(number for number, one in self._asked.items() if now - one[1] >= again)
        for number in due:
            missed, _, times = self._asked[number]
            self._asked[number] = (missed, now, times + 1)
        return due

    def _found(self, sequence: int, now: float) -> None:
        one = self._asked.pop(sequence, None)
        if one is not None and one[2] == 1:  # asked for once: then the answer is to that
            self.round_trip = 0.8 * self.round_trip + 0.2 * (now - one[1])
