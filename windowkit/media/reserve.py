"""How much sound to have in hand at the sound server: little, more once it ran dry, less after a long rest. Pure."""

from typing import Final

_LEAST: Final = 0.02  # s between us and the ear, with the device's own block
_MOST: Final = 0.08  # s; a machine that is held up for longer is not helped by waiting
_STEP: Final = 0.01  # s
_REST: Final = 30.0  # s without running dry until less is tried


class Reserve:
    """Times are of one clock, in s."""

    def __init__(self) -> None:
        self.seconds = _LEAST
        self.dry = 0  # times
        self._asked = _LEAST
        self._since = 0.0

    def ran_dry(self, now: float) -> None:
        """Silence was played in the place of what we had not given yet."""
        self.dry += 1
        self._since = now
        self.seconds = min(_MOST, self.seconds + _STEP)

    def look(self, now: float) -> bool:
        """Whether to ask the server for another reserve now."""
        if self.seconds > _LEAST and now - self._since > _REST:
            self._since = now
            self.seconds = max(_LEAST, self.seconds - _STEP)
        changed = self.seconds != self._asked
        self._asked = self.seconds
        return changed
