"""How late the packets of a sound come, and so how long to hold them back. Pure; seconds and samples."""

from typing import Final

from windowkit.media.ring import RATE

MOST: Final = 0.25  # s; later than this is a cut, not a jitter to wait for at every word

_AT_FIRST: Final = 0.02  # s; a call's first second is its roughest: everything starts at once
_SPAN: Final = 4.0  # s; the promptest packet of the last one or two spans is the measure of the others
_HALF_LIFE: Final = 3.0  # s until a late packet counts half
_ANEW: Final = 1.0  # s; no packet is on its way that much longer than others: the sender's count stood still
_MARGIN: Final = 0.005  # s; sound callbacks come that much early now and then


class Lateness:
    """The promptest packets tell the way's time, which drifts with the clocks; `need` covers the late ones."""

    def __init__(self) -> None:
        self._now: float | None = None
        self._span_began = 0.0
        self._span = self._span_before = 0.0
        self._peak = _AT_FIRST

    @property
    def base(self) -> float:
        """When sample 0 would have come had nothing delayed it (s)."""
        return min(self._span, self._span_before)

    @property
    def need(self) -> float:
        """How long after the promptest moment to play, so that hardly a packet comes too late (s)."""
        return self._peak + _MARGIN

    def note(self, position: int, at: float) -> None:
        """The sound that begins at this sample came `at`."""
        way = at - position / RATE
        if self._now is None or way - self.base > _ANEW:
            self._span_began = self._now = at
            self._span = self._span_before = way
        elif at - self._span_began > _SPAN:
            self._span_began, self._span_before, self._span = at, self._span, way
        self._span = min(self._span, way)
        passed, self._now = max(0.0, at - self._now), max(at, self._now)
        self._peak = max(self._peak * 0.5 ** (passed / _HALF_LIFE), min(MOST, way - self.base))
