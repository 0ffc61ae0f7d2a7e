"""What staff and resident do at the kiosk, with eyes and a finger."""

import asyncio
import math
import re
import time
from itertools import pairwise
from typing import Final

from demo.eyes import Item, Role
from demo.stage import Stage
from windowkit.matters import Field

type Line = list[tuple[float, float]]

# 李 as a finger writes it: strokes in a square of 1 x 1.
NAME: Final[tuple[Line, ...]] = (
    [(0.10, 0.18), (0.90, 0.16)],
    [(0.50, 0.02), (0.50, 0.52)],
    [(0.48, 0.20), (0.30, 0.38), (0.08, 0.50)],
    [(0.52, 0.20), (0.70, 0.38), (0.92, 0.50)],
    [(0.26, 0.56), (0.72, 0.55), (0.52, 0.68)],
    [(0.52, 0.66), (0.53, 0.96), (0.40, 0.90)],
    [(0.08, 0.75), (0.92, 0.73)],
)
_PACE: Final = 0.45  # s between two touches: the kiosk takes a second one within 0.35 s for a tremor
_STEP: Final = 7.0  # pixels between two reports of the finger


class Resident:
    """Whoever touches the kiosk's lower screen; signs with these `strokes`, in a square of 1 x 1."""

    strokes: tuple[Line, ...] = NAME

    def __init__(self, stage: Stage) -> None:
        self._view = stage.kiosk
        self._finger = stage.finger
        self._touched = 0.0

    async def touch(self, words: str | re.Pattern[str], seconds: float = 10) -> Item:
        """Touch a button of these words, once it can be touched."""
        button = await self._view.find(words, Role.BUTTON, seconds=seconds)
        await asyncio.sleep(max(0.0, self._touched + _PACE - time.monotonic()))
        self._finger.tap(button.centre)
        self._touched = time.monotonic()
        return button

    async def sees(self, words: str | re.Pattern[str], seconds: float = 10) -> Item:
        """Wait for words on either screen."""
        return await self._view.find(words, seconds=seconds, enabled=False)

    async def enter_pin(self, pin: str) -> None:
        """Digit by digit, each seen before the next."""
        for count, digit in enumerate(pin, 1):
            await self.touch(digit)
            await self.sees(f"已输入 {count} 位")
        await self.touch("确认")

    async def reads_field(self, field: Field, value: str) -> Item:
        """Wait until the field just typed stands on the touch screen with its value."""
        label = field.plain or field.label
        return await self.sees(re.compile(f"^{re.escape(label)}：{re.escape(value)}$"))

    async def sign(self) -> None:
        """Draw a name into the field."""
        field = await self._view.find("签名框", seconds=10)
        size = field.height * 0.6
        left, top = field.x + field.width * 0.3, field.y + field.height * 0.12
        for stroke in self.strokes:
            self._finger.draw(_smooth([(left + x * size, top + y * size) for x, y in stroke]))


def _smooth(corners: Line) -> Line:
    """A line through the corners with a report every few pixels, as a finger makes it."""
    line: Line = [corners[0]]
    for (x0, y0), (x1, y1) in pairwise(corners):
        steps = max(1, round(math.hypot(x1 - x0, y1 - y0) / _STEP))
        line += [(x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps) for step in range(1, steps + 1)]
    return line
