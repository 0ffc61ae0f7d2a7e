"""Hands the far side's pictures on, each when it is due (steady.py)."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from av.video.frame import VideoFrame

from windowkit.media.steady import Steady

_EARLY: Final = 0.0005  # s; finer than the loop's own clock


class Showing:
    """Of one stream; in the engine's loop. A picture that is due is handed on within `put`, before it returns."""

    def __init__(self, on_frame: Callable[[VideoFrame], None]) -> None:
        self._on_frame = on_frame
        self._steady = Steady()
        self._waiting: deque[tuple[float, VideoFrame]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._closed = False

    def lost(self) -> None:
        """A packet of this call's pictures got lost."""
        self._steady.lost(time.monotonic())

    def put(self, frame: VideoFrame) -> None:
        """A picture was decoded just now."""
        now = time.monotonic()
        made = 0.0 if frame.pts is None else float(frame.pts * frame.time_base)
        self._waiting.append((self._steady.due(made, now), frame))
        if self._timer is None:
            self._show()

    def close(self) -> None:
        """Show nothing any more."""
        self._closed = True
        self._waiting.clear()
        if self._timer is not None:
            self._timer.cancel()

    def _show(self) -> None:
        self._timer = None
        while self._waiting and not self._closed:
            rest = self._waiting[0][0] - time.monotonic()
            if rest > _EARLY:
                self._timer = asyncio.get_running_loop().call_later(rest, self._show)
                return
            self._on_frame(self._waiting.popleft()[1])
