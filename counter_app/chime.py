"""The sound that says somebody waits: two soft notes, made here, played without holding up anybody."""

import asyncio
import logging
import math
from array import array
from typing import Final

import sounddevice  # pyright: ignore[reportMissingTypeStubs] - has none; only RawOutputStream is used, here alone

from windowkit import logs

_log: Final = logging.getLogger(__name__)
_RATE: Final = 48_000  # Hz
_NOTES: Final = ((784.0, 0.0), (1046.5, 0.16))  # Hz (G5, C6) and s of their beginning
_LONG: Final = 0.6  # s
_LOUD: Final = 0.2  # of full scale


class Chime:
    """Plays on the loudspeaker of that name; "" is the system's choice, "none" stays silent."""

    def __init__(self, loudspeaker: str) -> None:
        self._loudspeaker = loudspeaker

    async def play(self) -> None:
        """Play once, in a worker thread; without a loudspeaker the window's own alert must do."""
        if self._loudspeaker == "none":
            return
        try:
            await asyncio.to_thread(_play, self._loudspeaker or None, two_notes())
        except (sounddevice.PortAudioError, ValueError) as error:
            logs.event(_log, "chime_silent", why=type(error).__name__)


def two_notes() -> bytes:
    """Mono, 16 bit, 48 kHz; each note fades like a struck bell."""
    samples = array("h")
    for number in range(int(_RATE * _LONG)):
        now = number / _RATE
        level = sum(
            math.sin(math.tau * tone * (now - start)) * math.exp(-7 * (now - start))
            for tone, start in _NOTES
            if now >= start
        )
        samples.append(int(level * _LOUD * 32767 / len(_NOTES) * min(1.0, now * 200)))
    return samples.tobytes()


def _play(device: str | None, sound: bytes) -> None:
    with sounddevice.RawOutputStream(samplerate=_RATE, channels=1, dtype="int16", device=device) as stream:
        stream.write(sound)  # pyright: ignore[reportUnknownMemberType] - any buffer of bytes
