"""The test tone, and whether a microphone heard it. Pure."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from windowkit.media.ring import RATE
from windowkit.media.tracks import BLOCK

SECONDS: Final = 1.6
_TONES: Final = (880.0, 1108.7)  # Hz (A5, C#6), in turn: a steady hum in the room is not taken for them
_TURN: Final = 0.4  # s
_LOUD: Final = 0.3  # of full scale
_QUIET: Final = 60.0  # 16-bit steps RMS (-55 dBFS): below is a quiet room
_SHARE: Final = 0.2  # of a turn's power that lies at its tone; speech and noise have a twentieth there


def blocks() -> list[bytes]:
    """20 ms each: mono, 16 bit, 48 kHz."""
    now = np.arange(int(SECONDS * RATE)) / RATE
    turn = (now / _TURN).astype(int)
    since = now - turn * _TURN
    frequency = np.where(turn % 2 == 0, *_TONES)
    edge = np.clip(np.minimum(since, _TURN - since) * 100, 0, 1)  # 10 ms up and down, or it clicks
    samples = (np.sin(math.tau * frequency * since) * edge * _LOUD * 32767).astype("<i2").tobytes()
    return [samples[start : start + 2 * BLOCK] for start in range(0, len(samples), 2 * BLOCK)]


def level(samples: NDArray[np.int16]) -> float:
    """Loudness for a meter: 0 at -60 dBFS and below, 1 at full scale."""
    rms = math.sqrt(float(np.mean(samples.astype(np.float64) ** 2))) if samples.size else 0.0
    return min(1.0, max(0.0, 1 + math.log10(max(rms, 1e-3) / 32767) / 3))


def is_in(samples: NDArray[np.int16]) -> bool:
    """Whether both tones are in it, wherever they begin."""
    window = int(_TURN / 2 * RATE)
    heard: set[float] = set()
    for start in range(0, samples.size - window + 1, window // 2):
        part = samples[start : start + window].astype(np.float64)
        power = float(np.sum(part**2))
        if power / window < _QUIET**2:
            continue
        at = np.exp(-1j * math.tau * np.arange(window) / RATE)
        for tone in _TONES:
            # A sine of power P has |sum|^2 = P * window / 2 at its own frequency.
            found = abs(np.sum(part * at**tone)) ** 2
            if found > _SHARE * power * window / 2:
                heard.add(tone)
    return len(heard) == len(_TONES)
