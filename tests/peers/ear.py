"""Hears what is played on a sound server of the test's own."""

import contextlib
import itertools
import os
import subprocess
import time
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
import pytest

from tests.peers.pulse import pulse

RATE = 16_000
_BLOCK = RATE // 10  # samples
_LOUD = 500


def wait(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@contextlib.contextmanager
def quiet_room(folder: Path) -> Generator[None]:
    """A sound server that this process and its children play to."""
    with pulse(folder, "ear") as environment, pytest.MonkeyPatch.context() as patch:
        for key, value in (environment | {"PULSE_SINK": "ear"}).items():
            patch.setenv(key, value)
        yield


@contextlib.contextmanager
def listening(folder: Path) -> Generator[Path]:
    """Whatever is played in the quiet room from now on; the file grows: 16 bit, mono."""
    file = folder / "heard.raw"
    record = ["parec", "--device=ear.monitor", "--format=s16le", "--channels=1", f"--rate={RATE}", "--raw"]
    record.append("--latency-msec=20")
    with file.open("wb") as into, subprocess.Popen(record, stdout=into, env=os.environ.copy()) as recorder:
        wait(lambda: file.stat().st_size > 0)
        yield file
        recorder.terminate()


def _samples(file: Path, since: int = 0) -> np.ndarray:
    sound = file.read_bytes()[max(0, since) :]
    return np.frombuffer(sound[: len(sound) // 2 * 2], np.int16).astype(float)


def loud_seconds(file: Path) -> float:
    samples = _samples(file)
    blocks = samples[: samples.size // 160 * 160].reshape(-1, 160)
    return float((np.abs(blocks).max(axis=1) > _LOUD).sum()) / 100 if blocks.size else 0.0


def peak(file: Path, since: int) -> int:
    """The loudest sample from that byte on."""
    samples = np.abs(_samples(file, since))
    return int(samples.max()) if samples.size else 0


def tones(file: Path) -> list[tuple[int, float]]:
    """The pitches in their order, in Hz to the nearest hundred, and how long each was heard in s.

    What is heard for less than two tenths in a row is where one gives way to another.
    """
    samples = _samples(file)
    blocks = samples[: samples.size // _BLOCK * _BLOCK].reshape(-1, _BLOCK)
    runs: list[tuple[int, float]] = []
    for pitch, run in itertools.groupby(_pitch(block) for block in blocks):
        lasted = len(list(run)) / 10
        if pitch and lasted >= 0.2:
            again = bool(runs) and runs[-1][0] == pitch
            runs[-1:] = [(pitch, runs[-1][1] + lasted)] if again else [*runs[-1:], (pitch, lasted)]
    return runs


def _pitch(block: np.ndarray) -> int:
    if np.abs(block).max() < _LOUD:
        return 0
    strength = np.abs(np.fft.rfft(block * np.hanning(block.size)))
    return int(round(float(strength.argmax()) * RATE / block.size, -2))
