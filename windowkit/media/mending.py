"""When a call's next peer is to be tried: pure, time is an argument (s of any steady clock).

A try that nobody can hear is none: while the line to the server is down there is no try, and the line's return
is the moment of the next one. No timer runs freely beside that.
"""

from typing import Final

_ASKED: Final = 2.5  # s that an offer which was asked for may take to come
_LONGEST: Final = 7.5  # s between two tries while the other side does not answer; it asks when it is back
_GROWS: Final = 1.5
_FIRST_PAUSE: Final = 1.25  # s after the second try in a row that was not answered
_NEVER: Final = float("inf")


class Mending:
    """One visit's tries, the first one at `begins_at`; then after `patience` s of silence while the line is up."""

    def __init__(self, begins_at: float, *, patience: float, line: bool = True) -> None:
        self._patience = patience
        self._line = line
        self._up = False
        self._at = begins_at
        self._pause = 0.0

    def due(self) -> float | None:
        """When the next try is due: a moment in the past means now, None that something has to happen first."""
        return self._at if self._line and self._at != _NEVER else None

    def now(self, at: float) -> None:
        """A try is worth while at once: asked for by the other side, the peer dead, an address changed."""
        self._at = at
        self._pause = 0.0

    def line(self, *, up: bool, at: float) -> None:
        """The line to the server went or came."""
        self._line = up
        if up and not self._up:
            self.now(at)

    def media(self, *, up: bool, at: float) -> None:
        """The call's media came, or stopped."""
        self._up = up
        self._pause = 0.0
        self._at = _NEVER if up else at + self._patience

    def trying(self) -> None:
        """A try has begun: the next one is not due before it has ended."""
        self._at = _NEVER

    def tried(self, *, answered: bool, at: float) -> None:
        """A try ended without media. Who answers is there, and only the path is missing: go on without a pause."""
        if answered:
            self.now(at)
            return
        self._at = at + self._pause
        self._pause = min(max(self._pause * _GROWS, _FIRST_PAUSE), _LONGEST)

    def asked(self, at: float) -> None:
        """The other side was asked to offer."""
        self._at = at + _ASKED
