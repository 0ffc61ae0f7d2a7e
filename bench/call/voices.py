"""The rows about sound, all heard from outside: at the monitors of the loudspeakers' and microphones' sinks.

Speech, not clicks: both sides take noise out of the microphone, and a click is noise to them.
"""

import asyncio
import contextlib
import os
import sys
import time
import wave
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench.call.room import RATE
from demo.sound import Sound
from demo.waiting import until
from windowkit.errors import Failure

# 10 s and 5 s: the far voice begins before the near one and outlasts it.
_FAR: Final = "阿姨您好，我先把您的情况念一遍，您听听对不对。老伴今年八十岁。"
_NEAR: Final = "对的，就是这样，他走路不方便。"
_SEARCH: Final = 1.2  # s a voice may be on its way
_PIECE: Final = 1.0  # s of speech that are looked for at once
_LIKE: Final = 0.3  # correlation from which a piece counts as found
_SILENCE: Final = 1e-9  # of the power of full scale: -90 dB, below what 16 bits and a comfort noise hold
_HUSH: Final = 0.003  # of full scale; a sound above it is a voice
_AFTER: Final = 1.5  # s that are recorded after a sentence: its way through the call

type Samples = NDArray[np.float64]
type Figures = dict[str, float]


class Heard(msgspec.Struct, frozen=True):
    """What was recorded at a device. `began` is the moment (time.monotonic()) of the first sample."""

    samples: Samples
    began: float

    def part(self, start: float, seconds: float) -> Samples:
        """From `start` (time.monotonic()) on."""
        first = max(0, round((start - self.began) * RATE))
        return self.samples[first : first + round(seconds * RATE)]


class _Recorder:
    def __init__(self) -> None:
        self.bytes = bytearray()
        self._began = np.inf

    async def read(self, stream: asyncio.StreamReader) -> None:
        while piece := await stream.read(4096):
            self.bytes.extend(piece)
            # Of all pieces the least delayed tells best when the first sample was.
            self._began = min(self._began, time.monotonic() - len(self.bytes) / 2 / RATE)

    def loud(self, seconds: float) -> bool:
        """Whether there was a voice in the latest seconds; also when there are not as many yet."""
        latest = self.heard().samples[-round(seconds * RATE) :]
        return latest.size < seconds * RATE or bool(np.abs(latest).max() > _HUSH)

    def heard(self) -> Heard:
        samples = np.frombuffer(bytes(self.bytes[: len(self.bytes) // 2 * 2]), np.int16)
        return Heard(samples / 32768, self._began)


@contextlib.asynccontextmanager
async def _recording(sound: Sound, sink: str) -> AsyncGenerator[_Recorder]:
    """Record what is played into that sink."""
    form = ("--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=10", "--raw")
    process = await asyncio.create_subprocess_exec(
        *("parec", f"--device={sink}.monitor", *form),
        env={**os.environ, **sound.environment("kiosk")},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    recorder = _Recorder()
    reading = asyncio.create_task(recorder.read(process.stdout))
    try:
        yield recorder
    finally:
        process.terminate()
        await process.wait()
        await reading


async def mouth_to_ear(sound: Sound) -> Figures:
    """From one side's microphone to the other's loudspeaker, ms; the mean of both directions."""
    near, _ = _sentences(sound)
    ways = [await _way(sound, "kiosk", "counter", near), await _way(sound, "counter", "kiosk", near)]
    return {"mouth_to_ear": float(np.mean(ways))}


async def _way(sound: Sound, speaks: str, listens: str, sentence: Path) -> float:
    async with _recording(sound, f"{speaks}_microphone") as said, _recording(sound, f"{listens}_speaker") as heard:
        await _quiet(heard)
        await sound.speak(speaks, sentence)  # lets noise suppression and playout find their feet
        began = time.monotonic()
        await sound.speak(speaks, sentence)
        await asyncio.sleep(_AFTER)  # the way through the call
    delays = _delays(said.heard(), heard.heard(), began, time.monotonic())
    if len(delays) < 2:
        raise Failure(f"the {speaks}'s voice was not heard at the {listens}")
    return float(np.median(delays)) * 1000


def _delays(said: Heard, heard: Heard, began: float, ended: float) -> list[float]:
    found: list[float] = []
    for start in np.arange(began, ended - _PIECE - _SEARCH, _PIECE / 2):
        piece, there = said.part(start, _PIECE), heard.part(start, _PIECE + _SEARCH)
        if piece.size == round(_PIECE * RATE) and np.abs(piece).max() > _HUSH * 10:
            lag, likeness = _find(piece, there)
            if likeness > _LIKE:
                found.append(lag / RATE)
    return found


def _find(piece: Samples, there: Samples) -> tuple[int, float]:
    """Where the piece is most alike to what was heard, and how alike (0 to 1)."""
    if there.size <= piece.size:
        return 0, 0.0
    size = 1 << int(np.ceil(np.log2(piece.size + there.size)))
    product = np.fft.irfft(np.fft.rfft(there, size) * np.conj(np.fft.rfft(piece, size)), size)
    product = product[: there.size - piece.size + 1]
    lag = int(np.abs(product).argmax())
    power = float(np.linalg.norm(piece) * np.linalg.norm(there[lag : lag + piece.size]))
    return lag, float(abs(product[lag])) / power if power > 0 else 0.0


async def echo(sound: Sound) -> Figures:
    """In a simulated room at the kiosk: what the counter hears of its own voice, and of the kiosk's meanwhile."""
    near, far = _sentences(sound)
    async with _room(sound, "kiosk"), _recording(sound, "counter_speaker") as heard:
        await _quiet(heard)
        await sound.speak("counter", far)  # the canceller learns the room
        await _quiet(heard)
        alone = await _spoken(sound, heard, near)
        await _quiet(heard)
        left = await _spoken(sound, heard, far, "counter")
        await _quiet(heard)
        talking = asyncio.create_task(sound.speak("counter", far))
        await asyncio.sleep(1.0)  # the far voice is at work when the near one begins
        both = await _spoken(sound, heard, near)
        await talking
    clean = _speech(near)
    kept = _decibel(_explained(clean, both)) - _decibel(_explained(clean, alone))
    return {"echo": _level(left) - _level(alone), "kept": kept}


async def _spoken(sound: Sound, heard: _Recorder, sentence: Path, room: str = "kiosk") -> Samples:
    """What comes out at the counter while the sentence is said in that room."""
    began = time.monotonic()
    await sound.speak(room, sentence)
    await asyncio.sleep(_AFTER)  # the way through the call
    return heard.heard().part(began, time.monotonic() - began)


def _explained(clean: Samples, heard: Samples) -> float:
    """Power of the clean voice in what was heard: what else sounds does not correlate with it."""
    whole, _ = _find(clean, np.concatenate([heard, np.zeros(clean.size)]))
    reach, step = RATE // 20, RATE // 2
    total = 0.0
    for start in range(0, clean.size - step, step):
        piece = clean[start : start + step]
        first = max(0, whole + start - reach)
        there = heard[first : whole + start + step + reach]
        energy = float((piece**2).sum())
        if energy > 0 and there.size > step:
            lag, _ = _find(piece, there)
            total += float((there[lag : lag + step] * piece).sum()) ** 2 / energy
    return total


def _level(samples: Samples) -> float:
    """dB of full scale of the loudest tenth: a voice's own level, whatever its pauses."""
    step = RATE // 50
    power = (samples[: samples.size // step * step].reshape(-1, step) ** 2).mean(axis=1)
    return _decibel(float(np.sort(power)[-max(1, power.size // 10) :].mean()))


def _decibel(power: float) -> float:
    return 10 * float(np.log10(max(power, _SILENCE)))


def _sentences(sound: Sound) -> tuple[Path, Path]:
    return sound.sentence("near", _NEAR, 70), sound.sentence("far", _FAR, 40)


def _speech(path: Path) -> Samples:
    """A sentence's samples at the rate of the recordings."""
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), np.int16) / 32768
        rate = file.getframerate()
    places = np.linspace(0, samples.size - 1, samples.size * RATE // rate)
    return np.interp(places, np.linspace(0, samples.size - 1, samples.size), samples)


async def _quiet(heard: _Recorder) -> None:
    """Wait for a second without a voice: the kiosk itself may be speaking."""

    async def look() -> bool | None:
        return None if heard.loud(1.0) else True

    await until("quiet at the other side", look, seconds=30)


@contextlib.asynccontextmanager
async def _room(sound: Sound, side: str) -> AsyncGenerator[None]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.call.room", f"{side}_speaker", f"{side}_microphone"),
        env={**os.environ, **sound.environment(side)},
    )
    try:
        yield
        if process.returncode is not None:
            raise Failure("the simulated room has ended by itself")
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
