"""Looks at the document camera's live picture four times a second, and says when a paper lies still and sharp."""

import asyncio
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from kiosk_app.lying import PaperLies
from windowkit import logs
from windowkit.errors import DeviceLost
from windowkit.media import stillness
from windowkit.media.stillness import Lying, Small

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

_log: Final = logging.getLogger(__name__)
_STEP: Final = 8  # each eighth pixel of 1280 x 720: paper moves by more


class Seeing(Protocol):
    """A camera, as far as it is looked at."""

    def watch(self, on_frame: Callable[["VideoFrame"], None], /) -> Callable[[], None]:
        """Call with each small frame, in the camera's thread; returns what ends it."""
        ...

    def newest(self) -> "VideoFrame":
        """The newest frame at full resolution; raises DeviceLost."""
        ...


class Shutter:
    """Lives in the engine's loop; `post` hears PaperLies, each count once. No picture is kept longer than a look."""

    def __init__(self, camera: Seeing, post: Callable[[object], None]) -> None:
        self._camera = camera
        self._post = post
        self._leave: Callable[[], None] | None = None
        self._lying = Lying()
        self._before: Small | None = None
        self._said: int | None = None
        self._judging: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Watch the table."""
        self.end()
        loop = asyncio.get_running_loop()
        due = 0.0

        def seen(frame: "VideoFrame") -> None:
            nonlocal due
            at = loop.time()
            if at >= due:
                due = at + stillness.EVERY
                loop.call_soon_threadsafe(self._look, small(frame))

        self._leave = self._camera.watch(seen)

    def end(self) -> None:
        """Watch no more; nothing of what was seen stays."""
        if self._leave is not None:
            self._leave()
            self._leave = None
        if self._judging is not None:
            self._judging.cancel()
            self._judging = None
        self._lying, self._before, self._said = Lying(), None, None

    def _look(self, now: Small) -> None:
        if self._leave is None:
            return  # a look that was on its way
        at = asyncio.get_running_loop().time()
        before, self._before = self._before, now
        moving = before is not None and (before.shape != now.shape or stillness.differ(before, now))
        self._lying = stillness.looked(self._lying, at, moving=moving)
        if stillness.to_judge(self._lying, at) and self._judging is None:
            self._judging = asyncio.get_running_loop().create_task(self._judge(self._lying))
        self._say(stillness.count(self._lying, at))

    async def _judge(self, lying: Lying) -> None:
        try:
            good = await asyncio.to_thread(is_good, self._camera)
        except DeviceLost:
            good = False
        except Exception:  # noqa: BLE001 - of OpenCV, FFmpeg, memory: the hand's shutter is still there
            _log.exception("shutter_broke")
            good = False
        self._judging = None
        if self._lying is lying:  # else it was moved meanwhile
            self._lying = stillness.judged(lying, asyncio.get_running_loop().time(), good=good)

    def _say(self, count: int | None) -> None:
        if count == self._said:
            return
        self._said = count
        if count == 0:
            self._lying = stillness.taken(self._lying)
            logs.event(_log, "paper_lies_still")
        self._post(PaperLies(count))


def small(frame: "VideoFrame") -> Small:
    """The brightness of a live picture (yuv420p), each eighth pixel."""
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
    return rows[: frame.height : _STEP, : frame.width : _STEP].copy()


def is_good(camera: Seeing) -> bool:
    """Whether a still taken now would show one whole page, sharp and without glare; blocks some 0.2 s."""
    from windowkit.media.still import faultless  # noqa: PLC0415 - OpenCV, with the first paper

    return faultless(camera.newest())
