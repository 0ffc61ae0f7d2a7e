"""The sound that says somebody waits: two soft notes, made here, played on the call's loudspeaker."""

import asyncio
import math
from collections.abc import Callable
from fractions import Fraction
from typing import Final

import numpy as np
from av.audio.frame import AudioFrame

from windowkit.media.ring import RATE
from windowkit.media.tracks import BLOCK

_NOTES: Final = ((784.0, 0.0), (1046.5, 0.16))  # Hz (G5, C6) and s of their beginning
_BLOCKS: Final = 30  # of 20 ms
_LOUD: Final = 0.2  # of full scale


class Chime:
    """Lives in the engine. Only for a desk without a visit: a call has the loudspeaker to itself."""

    def __init__(self, play: Callable[[AudioFrame], None]) -> None:
        self._play = play

    async def ring(self) -> None:
        """Once, block by block at its own pace, as a call's sound comes: the loudspeaker holds little."""
        clock = asyncio.get_running_loop().time
        began = clock()
        for number, block in enumerate(two_notes()):
            self._play(_frame(block, number))
            await asyncio.sleep(max(0.0, began + (number + 1) * BLOCK / RATE - clock()))


def two_notes() -> list[bytes]:
    """Blocks of 20 ms, mono, 16 bit, 48 kHz; each note fades like a struck bell."""
    now = np.arange(_BLOCKS * BLOCK) / RATE
    level = np.zeros_like(now)
    for tone, start in _NOTES:
        since = np.maximum(now - start, 0.0)
        level += np.sin(math.tau * tone * since) * np.exp(-7 * since) * np.minimum(1.0, since * 200)
    samples = (level * (_LOUD * 32767 / len(_NOTES))).astype("<i2").tobytes()
    return [samples[start : start + 2 * BLOCK] for start in range(0, len(samples), 2 * BLOCK)]


def _frame(block: bytes, number: int) -> AudioFrame:
    frame = AudioFrame(format="s16", layout="mono", samples=BLOCK)
    frame.planes[0].update(block)
    frame.sample_rate = RATE
    frame.pts = number * BLOCK
    frame.time_base = Fraction(1, RATE)
    return frame
