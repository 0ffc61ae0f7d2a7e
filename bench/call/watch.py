"""Two screens, watched from outside: when each new picture was first seen, and how old it was then.

The X server says when something was drawn (its DAMAGE extension); only then is a row of pixels read.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportAttributeAccessIssue=false
# python-xlib adds its extensions' methods at run time.

import multiprocessing
import select
import statistics
import time
from collections.abc import Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from typing import Final, NamedTuple

import numpy as np
from Xlib import X, display
from Xlib.ext import damage

from windowkit.media.synthetic import age_ms, now_ms, read_stamp

_MADE: Final = (1280, 720)  # of the picture that carries the stamp
_STAMP: Final = 640  # pixels of that picture's width in which the stamp lies
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

    @property
    def pid(self) -> int:
        """Of the process that watches: what it costs is told beside the figures."""
        return self._process.pid or 0

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
        self._screen = display.Display(place.display)
        self._screen.damage_query_version()
        self._root = self._screen.screen().root
        self._scale = max(place.width / _MADE[0], place.height / _MADE[1])
        self._width = min(place.width, int(_STAMP * self._scale) // 2 * 2)
        self._x = place.x + (place.width - self._width) // 2
        self._y = place.y + place.height // 2
        self._damage = self._root.damage_create(damage.DamageReportNonEmpty)
        self._screen.flush()

    def fileno(self) -> int:
        return self._screen.fileno()

    def look(self) -> int | None:
        """After the server has said that something was drawn."""
        made: int | None = None
        while self._screen.pending_events():
            while self._screen.pending_events():
                self._screen.next_event()
            self._screen.damage_subtract(self._damage)
            image = self._root.get_image(self._x, self._y, self._width, 1, X.ZPixmap, 0xFFFFFFFF)
            green = np.frombuffer(image.data, np.uint8).reshape(1, self._width, 4)[:, :, 1]
            made = read_stamp(green, self._scale) or made
        return made


class _Eyes:
    """All places, and what was seen there."""

    def __init__(self, places: dict[str, Place], *, wall: bool) -> None:
        self.eyes = {name: _Eye(place) for name, place in places.items()}
        self._wall = wall
        self.seen: dict[str, list[Seen]] = {name: [] for name in places}
        self._last: dict[str, int] = {}

    def look(self, drawn: Sequence[object]) -> None:
        for name, eye in self.eyes.items():
            if eye not in drawn:
                continue
            made = eye.look()
            if made is None or made == self._last.get(name):
                continue
            age = age_ms(made, time.time_ns() // 1_000_000 if self._wall else now_ms())
            if age < _YOUNG:
                self._last[name] = made
                self.seen[name].append(Seen(time.monotonic(), age))


def _watch(pipe: Connection, places: dict[str, Place], wall: bool) -> None:
    eyes = _Eyes(places, wall=wall)
    pipe.send("ready")
    while True:
        drawn, _, _ = select.select([pipe, *eyes.eyes.values()], [], [])
        eyes.look(drawn)
        if pipe in drawn:
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


def ages(seen: dict[str, list[Seen]]) -> list[int]:
    """Of all screens together, the youngest first; ms."""
    return sorted(picture.age for pictures in seen.values() for picture in pictures)


def longest_freeze(seen: dict[str, list[Seen]], began: float, ended: float) -> float:
    """The longest time that a screen stood still between the two moments, in s."""
    return max(
        later - earlier
        for pictures in seen.values()
        for earlier, later in pairwise([began, *(picture.at for picture in pictures), ended])
    )


def rate(seen: dict[str, list[Seen]], seconds: float) -> float:
    """Pictures a second, the mean of the screens."""
    return statistics.mean(len(pictures) for pictures in seen.values()) / seconds


def percentile(values: list[int], share: float) -> int:
    """Of a sorted list."""
    return values[min(len(values) - 1, int(len(values) * share))]
