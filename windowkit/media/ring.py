"""Samples between two threads without a lock: one writes, one reads, each moves only its own mark."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 48_000  # Hz; Opus' own
_SAME: Final = 0.1  # s; a stamp further off than this begins anew
_TRUST: Final = 0.1  # of a stamp's difference from what was expected: drivers' stamps tremble by milliseconds
CAPACITY: Final = 1 << 16  # samples: 1.4 s at 48 kHz


class Ring:
    """16-bit mono samples. A writer never waits: what nobody read in 1.4 s is written over."""

    def __init__(self) -> None:
        self._samples = np.zeros(CAPACITY, np.int16)
        self._written = 0
        self._read = 0
        self._stamp = 0, 0.0  # so many samples were written; the next one is in the air at this time (s)

    def available(self) -> int:
        """Samples that can be read. Reader's side."""
        waiting = self._written - self._read
        if waiting > CAPACITY:  # overrun: what is left of it may be torn; begin again at the newer half
            self._read = self._written - CAPACITY // 2
            waiting = CAPACITY // 2
        return waiting

    def write(self, samples: NDArray[np.int16], at: float = 0.0) -> None:
        """Writer's side; at most the capacity at once; the first is in the air `at` (s, the device's clock)."""
        start = self._written % CAPACITY
        first = min(samples.size, CAPACITY - start)
        self._samples[start : start + first] = samples[:first]
        self._samples[: samples.size - first] = samples[first:]
        self._written += samples.size
        expected = self._stamp[1]
        if abs(at - expected) < _SAME:
            at = expected + _TRUST * (at - expected)
        self._stamp = self._written, at + samples.size / RATE

    def read_into(self, out: NDArray[np.int16]) -> None:
        """Reader's side; only as many as are available."""
        start = self._read % CAPACITY
        first = min(out.size, CAPACITY - start)
        out[:first] = self._samples[start : start + first]
        out[first:] = self._samples[: out.size - first]
        self._read += out.size

    def take(self, samples: int) -> bytes:
        """Reader's side: the oldest `samples`, 2 bytes each; only as many as are available."""
        block = np.empty(samples, np.int16)
        self.read_into(block)
        return block.tobytes()

    def time(self) -> float:
        """When the oldest sample that is not read was or will be in the air (s). Reader's side."""
        written, at = self._stamp
        return at - (written - self._read) / RATE

    def skip(self, samples: int) -> None:
        """Reader's side: pass over the oldest."""
        self._read += samples
