"""A simulated room: what the loudspeaker plays comes back into the microphone, later and with a tail."""

import numpy as np
from numpy.typing import NDArray

RATE = 48_000

type Samples = NDArray[np.float64]


def voice(seconds: float, seed: int, pitch: float) -> Samples:
    """Like speech to an echo canceller: syllables of a voiced sound with pauses; 16 bit's scale."""
    random = np.random.default_rng(seed)
    at = np.arange(int(seconds * RATE)) / RATE
    glide = pitch * (1 + 0.1 * np.sin(2 * np.pi * 0.7 * at + seed))
    phase = 2 * np.pi * np.cumsum(glide) / RATE
    tones = sum((np.sin(n * phase + random.uniform(0, 6)) / n for n in range(1, 20)), np.zeros(at.size))
    syllables = np.clip(np.sin(2 * np.pi * 2.3 * at + seed), 0, 1) * (np.sin(2 * np.pi * 0.4 * at + seed) > -0.6)
    return (tones + 0.3 * random.normal(size=at.size)) * syllables * 3000


def echo(sound: Samples, delay: float = 0.06, tail: float = 0.12, gain: float = 0.5) -> Samples:
    """`sound` as the microphone hears it: `delay` s later, dying away over `tail` s."""
    steps = int(tail * RATE)
    answer = np.random.default_rng(7).normal(size=steps) * 10 ** (-3 * np.arange(steps) / steps)
    answer *= gain / np.sqrt((answer**2).sum())
    size = sound.size + steps - 1
    heard = np.fft.irfft(np.fft.rfft(sound, size) * np.fft.rfft(answer, size), size)
    return np.concatenate([np.zeros(int(delay * RATE)), heard])[: sound.size]


def decibels(sound: Samples) -> float:
    """Mean power; 0 is one step of 16 bit."""
    return float(10 * np.log10((sound**2).mean() + 1e-9))
