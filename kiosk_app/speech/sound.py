"""A sound as it is heard: read from WAV, and as loud as wanted. Loads nothing that a starting kiosk would wait for."""

import contextlib
import functools
import io
import math
from array import array
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from windowkit.errors import BadInput

if TYPE_CHECKING:
    import wave

SAMPLE: Final = 2  # bytes
_RATES: Final = range(8_000, 48_001)  # Hz
_BENT: Final = 0.7  # of full scale: louder samples are bent towards it, as the call's loudspeaker does
_FULL: Final = 32_768


class Sound(msgspec.Struct, frozen=True):
    """PCM, 16 bit, mono; `rate` in Hz."""

    rate: int
    samples: bytes


def read_wave(file: Path | bytes) -> Sound:
    """The sound in a WAV file; raises BadInput saying what is wrong with it, without naming it."""
    with _opened(file) as read:
        samples = read.readframes(read.getnframes())
        if len(samples) < SAMPLE:
            raise BadInput("there is no sound in it")
        return Sound(read.getframerate(), samples[: len(samples) // SAMPLE * SAMPLE])


def check_wave(file: Path) -> None:
    """The same without reading all of it: a site may have hundreds."""
    with _opened(file) as read:
        if read.getnframes() == 0:
            raise BadInput("there is no sound in it")


@contextlib.contextmanager
def _opened(file: Path | bytes) -> Generator["wave.Wave_read"]:
    import wave  # noqa: PLC0415 - only a kiosk with files, an engine or a call needs it

    try:
        with io.BytesIO(file) if isinstance(file, bytes) else file.open("rb") as source, wave.open(source) as read:
            _check(read)
            yield read
    except OSError as error:
        raise BadInput(f"it cannot be read ({error.strerror})") from error
    except (wave.Error, EOFError) as error:
        raise BadInput(f"it is no WAV file of PCM samples ({str(error) or 'it ends too early'})") from error


def _check(read: "wave.Wave_read") -> None:
    if read.getsampwidth() != SAMPLE:
        raise BadInput(f"it has {8 * read.getsampwidth()} bit a sample, not 16")
    if read.getnchannels() != 1:
        raise BadInput(f"it has {read.getnchannels()} channels, not 1 (mono)")
    if read.getframerate() not in _RATES:
        raise BadInput(f"it has {read.getframerate()} samples a second, not 8000 to 48000")


def louder(sound: Sound, gain: float) -> Sound:
    """Or softer; what would be cut off is bent instead, which an ear forgives."""
    if gain == 1.0:
        return sound
    table = _by_sample(gain)
    samples = memoryview(sound.samples).cast("h")
    return Sound(sound.rate, array("h", map(table.__getitem__, samples)).tobytes())


@functools.cache
def _by_sample(gain: float) -> "array[int]":
    """What becomes of each; a negative sample is an index from the end. A table, for a page has a million samples."""
    return array("h", (_amplified(sample, gain) for sample in (*range(_FULL), *range(-_FULL, 0))))


def _amplified(sample: int, gain: float) -> int:
    level = abs(sample) * gain / _FULL
    if gain > 1.0 and level > _BENT:
        level = _BENT + (1 - _BENT) * math.tanh((level - _BENT) / (1 - _BENT))
    return round(math.copysign(level * (_FULL - 1), sample))
