"""Two recordings on one clock: how much later is heard at one place what was said at another."""

import os
import subprocess
import threading
import time
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 48_000  # Hz
_READ: Final = 960  # bytes: 10 ms
_LATENCY: Final = 10  # ms asked of the sound server; the same for every ear, so that it falls out of a difference
_WAY: Final = RATE // 2  # samples; no way through a call is longer than 0.5 s, and sweeps are further apart
_SWEEP: Final = (400.0, 2800.0)  # Hz; noise suppression takes a click for noise, not a syllable
_LONG: Final = 0.12  # s of a sweep
_CLEAR: Final = 0.5  # likeness of what was heard to what was said, from which on it counts as heard

type Samples = NDArray[np.float64]


class Ear:
    """Records a source of the sound server until it is closed; every sample has its time (monotonic)."""

    def __init__(self, server: dict[str, str], source: str) -> None:
        self._process = subprocess.Popen(
            ["parec", f"--latency-msec={_LATENCY}", f"--device={source}", f"--rate={RATE}", "--channels=1",
             "--format=s16le", "--raw"],
            env={**os.environ, **server}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._heard = bytearray()
        self._began = float("inf")
        self._thread = threading.Thread(target=self._run, name=f"ear {source}", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        assert self._process.stdout is not None
        while piece := os.read(self._process.stdout.fileno(), _READ):
            self._heard += piece
            # The promptest block tells the beginning best: every other one was held up on its way.
            self._began = min(self._began, time.monotonic() - len(self._heard) / 2 / RATE)

    def close(self) -> None:
        """End the recording."""
        self._process.terminate()
        self._process.wait(10)
        self._thread.join()

    def since(self, moment: float) -> Samples:
        """What was heard from this moment on."""
        first = max(0, round((moment - self._began) * RATE))
        return np.frombuffer(bytes(self._heard[: len(self._heard) // 2 * 2]), np.int16)[first:].astype(np.float64)


def sweep() -> Samples:
    """A rising tone with soft edges, 16 bit's scale: like itself at one moment only, whatever a codec does to it."""
    at = np.arange(int(_LONG * RATE)) / RATE
    low, high = _SWEEP
    edges = np.minimum(1.0, np.minimum(at, _LONG - at) / 0.005)
    return 14_000 * edges * np.sin(2 * np.pi * (low * at + (high - low) / 2 / _LONG * at**2))


def sweeps(times: list[float]) -> NDArray[np.int16]:
    """One sweep at each of these seconds."""
    one = sweep()
    out = np.zeros(int((max(times) + 1.0) * RATE))
    for moment in times:
        start = int(moment * RATE)
        out[start : start + one.size] = one
    return out.astype(np.int16)


def delays(near: Samples, far: Samples) -> list[float]:
    """For each sweep in `near`, after how many s it is in `far`; both begin at the same moment."""
    pattern = sweep()
    said = likeness(near, pattern)
    heard = likeness(far, pattern)
    found: list[float] = []
    at = 0
    while at < min(said.size, heard.size):
        peak = at + int(said[at : at + RATE // 4].argmax())
        if said[peak] < 0.9:
            at += RATE // 4
            continue
        way = heard[peak : peak + _WAY]
        best = int(way.argmax()) if way.size else 0
        if way.size == _WAY and way[best] > _CLEAR:
            found.append(best / RATE)
        at = peak + pattern.size
    return found


def likeness(sound: Samples, pattern: Samples) -> Samples:
    """How like the pattern the sound is from each sample on, 0 to 1."""
    size = 1 << (sound.size + pattern.size - 1).bit_length()
    product = np.fft.irfft(np.fft.rfft(sound, size) * np.conj(np.fft.rfft(pattern, size)), size)
    power = np.concatenate([[0.0], np.cumsum(sound**2)])
    count = max(0, sound.size - pattern.size)
    window = power[pattern.size : pattern.size + count] - power[:count]
    return np.abs(product[:count]) / np.sqrt((window + 1e4 * pattern.size / 100) * (pattern**2).sum())
