"""A little shorter or longer without another pitch: one period of the voice less or more, cross-faded. Pure.

The idea of WSOLA (Verhelst and Roelands, 1993) at one place at a time: where the sound resembles itself one
period later, the two are faded into each other, so that both joints are smooth.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from windowkit.media.ring import RATE

LONGEST: Final = RATE * 15 // 1000  # samples of the longest period looked for: 67 Hz, below any voice
NEEDED: Final = 2 * LONGEST  # samples in hand to look at; with fewer, shorter periods only
LEAST: Final = RATE // 50  # samples in hand to look at at all: one packet

_SHORTEST: Final = RATE // 400  # samples: 2.5 ms
_COMPARED: Final = RATE // 100  # samples that are compared: 10 ms, a period of most voices
_COARSE: Final = 8  # the first look is at 6 kHz, where a voice's pitch is
_ALIKE: Final = 0.6  # of 1; below, a joint may be heard
_QUIET: Final = 60.0  # of 32768, root mean square: -55 dB; there any joint is good

type Samples = NDArray[np.int16]


def is_quiet(samples: Samples) -> bool:
    """Whether a joint in it would not be heard, wherever it is."""
    loud = samples.astype(np.float32)
    return float(loud @ loud) < _QUIET**2 * samples.size  # asked for each block: one product takes a third of a mean


def period(samples: Samples, most: int = LONGEST) -> tuple[int, float]:
    """The shift, at most `most`, at which the beginning resembles itself best, and how much (-1 to 1)."""
    whole = samples.size // _COARSE * _COARSE
    rough = samples[:whole].reshape(-1, _COARSE).mean(axis=1, dtype=np.float32)
    shift, _ = _best(rough, _COMPARED // _COARSE, _SHORTEST // _COARSE, most // _COARSE)
    low = max(_SHORTEST, (shift - 1) * _COARSE)
    return _best(samples.astype(np.float32), _COMPARED, low, min(most, (shift + 1) * _COARSE))


def _best(samples: NDArray[np.float32], width: int, low: int, high: int) -> tuple[int, float]:
    windows = np.lib.stride_tricks.sliding_window_view(samples, width)
    first, others = windows[0], windows[low : high + 1]
    scale = np.sqrt(np.einsum("ij,ij->i", others, others) * float(first @ first)) + 1.0
    likeness = (others @ first) / scale
    best = int(likeness.argmax())
    return low + best, float(likeness[best])


def joint(samples: Samples, most: int, *, forced: bool = False) -> int:
    """How many samples can be taken out or put in at the beginning unheard, at most `most`; 0 where it would be heard.

    `forced`: the best place there is. `samples` are LEAST to NEEDED.
    """
    most = min(most, samples.size // 2)
    if most < _SHORTEST:
        return 0
    if is_quiet(samples):
        return most
    shift, likeness = period(samples, most)
    return shift if forced or likeness > _ALIKE else 0


def faded(before: Samples, after: Samples) -> Samples:
    """From the one into the other."""
    weight = np.arange(1, before.size + 1, dtype=np.float32) / (before.size + 1)
    return (before + weight * (after.astype(np.float32) - before)).astype(np.int16)
