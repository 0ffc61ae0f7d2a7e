"""Which lost packets to ask for, and when again: pure, time is an argument.

Stock aiortc asks for everything missing whenever one more is missing: what is on its way comes twice, and a lost
answer costs a freeze until the next loss. Here each is asked for once a round trip, until it is too late; and where
only one or two are missing once more at once, because request or answer get lost as easily as the packet was.
"""

from typing import Final

LATE: Final = 0.5  # s; the assembler gives a hole up then
_FIRST: Final = 0.08  # s taken for a round trip until one was seen
_LEAST: Final = 0.02  # s; packets come in heaps
_AFTER: Final = 1.2  # round trips until the next request: the sender passes over what is surely still on its way
_MOST: Final = 64  # packets asked for at once; more is a cut, and wants a key frame
_TWICE: Final = 0.008  # s until the second request: sooner than most answers, later than one burst of loss
_FEW: Final = 2  # packets; more is no weather, and twice as many answers would make it worse


class Missing:
    """What is missing of one stream. Numbers are 16 bit."""

    def __init__(self) -> None:
        self._newest: int | None = None
        self._asked: dict[int, tuple[float, float, int]] = {}  # number: missed at, asked at, how often
        self.round_trip = _FIRST
        self._answered = False

    def came(self, sequence: int, now: float) -> None:
        """A packet came, for the first time or again."""
        if self._newest is None:
            self._newest = sequence
            return
        ahead = (sequence - self._newest) & 0xFFFF
        if ahead == 0 or ahead >= 0x8000:
            self._found(sequence, now)
            return
        self._miss(ahead - 1, now)
        self._newest = sequence

    def sent(self, sequence: int, now: float) -> None:
        """That packet was sent before what said so: what has not come up to it is missing."""
        if self._newest is None:
            return
        ahead = (sequence - self._newest) & 0xFFFF
        if 0 < ahead < 0x8000:
            self._miss(ahead, now)
            self._newest = sequence

    def due(self, now: float) -> list[int]:
        """What to ask for now, in order of their numbers; they count as asked for."""
        self._asked = {number: one for number, one in self._asked.items() if now - one[0] < LATE}
        due = sorted(number for number, one in self._asked.items() if now >= self._when(one))
        for number in due:
            missed, _, times = self._asked[number]
            self._asked[number] = (missed, now, times + 1)
        return due

    def next_at(self) -> float | None:
        """When to look for what is due again, if nothing comes until then."""
        return min((self._when(one) for one in self._asked.values()), default=None)

    def _when(self, one: tuple[float, float, int]) -> float:
        _, asked, times = one
        if times == 1 and len(self._asked) <= _FEW:
            return asked + _TWICE
        # Twice as long each time: what comes so late waits in a queue, and each answer would make that longer.
        return asked + max(_LEAST, _AFTER * self.round_trip) * 2 ** max(0, times - _FEW)

    def _miss(self, count: int, now: float) -> None:
        assert self._newest is not None
        if count <= _MOST:
            for step in range(1, count + 1):
                self._asked[(self._newest + step) & 0xFFFF] = (now, float("-inf"), 0)

    def _found(self, sequence: int, now: float) -> None:
        one = self._asked.pop(sequence, None)
        if one is not None and 1 <= one[2] <= _FEW:  # asked for once, or twice at once: the answer is to that
            took = now - one[0]
            self.round_trip = 0.8 * self.round_trip + 0.2 * took if self._answered else took
            self._answered = True
