"""A signature as it grows: points of a finger, in 1/100 pixel and milliseconds. Pure."""

from typing import Final

from windowkit.messages import Point, Signature

# A point is up to 25 bytes as JSON and a frame has 64 KiB: 2000 points leave room, and are 16 s of a finger at 120 Hz.
MOST: Final = 2000
_NEAR: Final = 40  # 1/100 px; a trembling finger that rests makes points that say nothing

type Stroke = list[Point]


class Ink:
    """Strokes by the finger that draws them; `width` and `height` are the field's pixels."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self._open: dict[int, Stroke] = {}
        self._began: int | None = None

    def begin(self, finger: int, x: float, y: float, at: int, pressure: float) -> None:
        """A finger touches down; `at` in ms of any clock, `pressure` 0 to 1."""
        stroke = [self._point(x, y, at, pressure)]
        self.strokes.append(stroke)
        self._open[finger] = stroke

    def go_on(self, finger: int, x: float, y: float, at: int, pressure: float) -> None:
        """It moved."""
        stroke = self._open.get(finger)
        if stroke is None:
            return
        point = self._point(x, y, at, pressure)
        last = stroke[-1]
        if abs(point.x - last.x) + abs(point.y - last.y) >= _NEAR:
            stroke.append(point)

    def end(self, finger: int) -> None:
        """It lifts."""
        self._open.pop(finger, None)

    def signature(self, width: float, height: float) -> Signature:
        """What was drawn, with at most `MOST` points."""
        return Signature(width=round(width), height=round(height), strokes=thinned(self.strokes))

    def _point(self, x: float, y: float, at: int, pressure: float) -> Point:
        if self._began is None:
            self._began = at
        return Point(
            round(x * 100), round(y * 100), max(0, at - self._began), round(min(1.0, max(0.0, pressure)) * 1000)
        )


def thinned(strokes: list[Stroke], most: int = MOST) -> tuple[tuple[Point, ...], ...]:
    """The strokes with every n-th point, ends kept, so that at most about `most` are left."""
    step = -(-sum(map(len, strokes)) // most)
    if step <= 1:
        return tuple(tuple(stroke) for stroke in strokes)
    return tuple((*stroke[:-1:step], stroke[-1]) for stroke in strokes if stroke)
