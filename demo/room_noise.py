"""The faint noise of a quiet room: no microphone is ever without one, and the programs count one that is as deaf."""

import contextlib
import os
import subprocess
import threading
from collections.abc import Generator
from typing import IO, Final

import numpy as np

_RATE: Final = 48_000  # Hz
_LOOP: Final = 3.7  # s; no ear finds the seam of a noise
_SOFTEST: Final = 25.0  # of 32768, its standard deviation: -62 dB, a quiet room through a close microphone
_HUM: Final = 0.96  # of each sample goes over into the next: most of a room's noise is low


@contextlib.contextmanager
def room_noise(sink: str, environment: dict[str, str]) -> Generator[None]:
    """Play it into the sink of a synthetic microphone, under whatever else is played there."""
    player = subprocess.Popen(
        ["pacat", f"--device={sink}", "--raw", f"--rate={_RATE}", "--channels=1", "--latency-msec=200"],
        env={**os.environ, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert player.stdin is not None
    feeding = threading.Thread(target=_feed, args=(player.stdin,), name="room noise", daemon=True)
    feeding.start()
    try:
        yield
    finally:
        player.terminate()
        player.wait(10)
        feeding.join(10)


def _feed(into: IO[bytes]) -> None:
    noise = _noise()
    with contextlib.suppress(BrokenPipeError), contextlib.closing(into):
        while True:
            into.write(noise)
            into.flush()


def _noise() -> bytes:
    white = np.random.default_rng(7).normal(size=int(_LOOP * _RATE))
    taps = _HUM ** np.arange(200)
    low = np.convolve(np.concatenate((white[-len(taps) :], white)), taps, "valid")[: len(white)]
    return (low / low.std() * _SOFTEST).round().astype("<i2").tobytes()
