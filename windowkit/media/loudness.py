"""The loudest sample since somebody asked: written by a sound's thread, read by another."""

import numpy as np
from numpy.typing import NDArray


class Loudness:
    """One writer, one reader; a sample noted while it is being read may count for the next time."""

    def __init__(self) -> None:
        self._loudest = 0

    def note(self, samples: NDArray[np.int16]) -> None:
        """These came. In a sound callback: nothing is allocated but two numbers."""
        if samples.size:
            # Not samples.max(): numpy's methods go through Python once more.
            self._loudest = max(self._loudest, int(np.maximum.reduce(samples)), -int(np.minimum.reduce(samples)))

    def take(self) -> int:
        """The loudest (0 to 32768) since the last time."""
        loudest, self._loudest = self._loudest, 0
        return loudest
