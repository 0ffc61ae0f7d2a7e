"""Two screens, watched from outside: when each new picture was first seen, and how old it was then."""

import multiprocessing
import statistics
import time
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Final, NamedTuple

import numpy as np
from Xlib import X, display

from windowkit.media.synthetic import now_ms, read_stamp

_LOOK: Final = 0.002  # s between two looks at the screens
_MADE: Final = (1280, 720)  # of the picture that carries the stamp
_YOUNG: Final = 30_000  # ms; an older stamp is none


class Place(NamedTuple):
    """Where a picture stands on an X server's screen, in pixels; it covers the place, cut about its middle."""

    display: str
    x: int
    y: int
    width: int
    height: int


class Seen(NamedTuple):
    """A picture: first seen at `at` (time.monotonic()), made `age` ms before."""

    at: float
    age: int


class Watch:
    """A process that watches from `start` to `stop`. `wall`: stamps are of the wall clock, not the monotonic one."""

    def __init__(self, places: dict[str, Place], *, wall: bool) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, far = context.Pipe()
        self._process = context.Process(target=_watch, args=(far, places, wall), daemon=True)
        self._process.start()
        self._pipe.recv()  # it looks

    def start(self) -> None:
        """Begin anew."""
        self._pipe.send("start")
        self._pipe.recv()

    def both(self) -> bool:
        """Whether a picture was seen on every screen since the start."""
        self._pipe.send("both")
        return bool(self._pipe.recv())

    def stop(self) -> dict[str, list[Seen]]:
        """What was seen since the start, by screen."""
        self._pipe.send("stop")
        return self._pipe.recv()

    def close(self) -> None:
        """End the process."""
        self._pipe.send("close")
        self._process.join(10)


class _Eye:
    """One place: the row through its middle."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._root = display.Display(place.display).screen().root
        self._scale = max(place.width / _MADE[0], place.height / _MADE[1])

    def look(self) -> int | None:
        x, y, width, height = self._place[1:]
        image = self._root.get_image(x, y + height // 2, width, 1, X.ZPixmap, 0xFFFFFFFF)
        green = np.frombuffer(image.data, np.uint8).reshape(1, width, 4)[:, :, 1]
        return read_stamp(green, self._scale)


class _Eyes:
    """All places, and what was seen there."""

    def __init__(self, places: dict[str, Place], *, wall: bool) -> None:
        self._eyes = {name: _Eye(place) for name, place in places.items()}
        self._wall = wall
        self.seen: dict[str, list[Seen]] = {name: [] for name in places}
        self._last: dict[str, int] = {}

    def look(self) -> None:
        for name, eye in self._eyes.items():
            made = eye.look()
            if made is None or made == self._last.get(name):
                continue
            age = ((time.time_ns() // 1_000_000 if self._wall else now_ms()) - made) % (1 << 32)
            if age < _YOUNG:
                self._last[name] = made
                self.seen[name].append(Seen(time.monotonic(), age))


def _watch(pipe: Connection, places: dict[str, Place], wall: bool) -> None:
    eyes = _Eyes(places, wall=wall)
    pipe.send("ready")
    while True:
        eyes.look()
        if pipe.poll():
            match pipe.recv():
                case "start":
                    for pictures in eyes.seen.values():
                        pictures.clear()
                    pipe.send("started")
                case "both":
                    pipe.send(all(eyes.seen.values()))
                case "stop":
                    pipe.send(eyes.seen)
                case _:
                    return
        time.sleep(_LOOK)


def ages(seen: dict[str, list[Seen]]) -> list[int]:
    """Of all screens together, the youngest first; ms."""
    return sorted(picture.age for pictures in seen.values() for picture in pictures)


def longest_freeze(seen: dict[str, list[Seen]]) -> float:
    """The longest time that a screen stood still, in s."""
    return max(
        (after.at - before.at for pictures in seen.values() for before, after in pairwise(pictures)), default=-1.0
    )


def rate(seen: dict[str, list[Seen]], seconds: float) -> float:
    """Pictures a second, the mean of the screens."""
    return statistics.mean(len(pictures) for pictures in seen.values()) / seconds


def percentile(values: list[int], share: float) -> int:
    """Of a sorted list."""
    return values[min(len(values) - 1, int(len(values) * share))]
