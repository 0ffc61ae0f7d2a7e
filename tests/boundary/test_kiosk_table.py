"""The document camera's stills: none is kept that comes after its paper, and none that breaks is waited for."""

import asyncio
import threading
from collections.abc import Callable
from typing import override

import numpy as np
import pytest
from av.video.frame import VideoFrame

from kiosk_app.photo_model import StillSeen
from kiosk_app.scene import StillFailed
from kiosk_app.table import Table
from windowkit.media.camera import Camera


class HeldCamera(Camera):
    """A camera whose newest frame is there when the test says so, or whose reading breaks."""

    def __init__(self, read: Callable[[], VideoFrame]) -> None:
        super().__init__("held")
        self._held_read = read
        self.asked, self.go_on = threading.Event(), threading.Event()
        self.watched = 0

    @override
    def open(self) -> None:
        """Nothing is read by itself."""

    @override
    def watch(self, on_frame: Callable[[VideoFrame], None], /) -> Callable[[], None]:
        self.watched += 1

        def leave() -> None:
            self.watched -= 1

        return leave

    @override
    def newest(self, wait: float = 3.0) -> VideoFrame:
        self.asked.set()
        self.go_on.wait(10)
        return self._held_read()


def sheet() -> VideoFrame:
    return VideoFrame.from_ndarray(np.full((480, 640, 3), 200, np.uint8), "bgr24")


def broken() -> VideoFrame:
    raise MemoryError


async def test_a_still_that_comes_after_the_table_was_closed_is_forgotten() -> None:
    posted: list[object] = []
    camera = HeldCamera(sheet)
    table = Table(camera, posted.append)
    await table.open()
    taking = asyncio.create_task(table.photograph("late"))
    await asyncio.to_thread(camera.asked.wait, 10)
    await table.close()
    camera.go_on.set()
    await taking
    assert table.content("late") is None
    assert posted == []
    await table.open()
    await table.photograph("next")
    assert table.content("next")
    assert [type(one) for one in posted] == [StillSeen]
    await table.close()


async def test_a_still_that_breaks_is_told(expected_warnings: set[str], caplog: pytest.LogCaptureFixture) -> None:
    expected_warnings.add("still_broke")
    posted: list[object] = []
    camera = HeldCamera(broken)
    camera.go_on.set()
    await Table(camera, posted.append).photograph("s")
    assert posted == [StillFailed(still="s")]
    assert "MemoryError" in caplog.text


async def test_an_opening_between_two_closings_leaves_nobody_looking() -> None:
    camera = HeldCamera(sheet)
    table = Table(camera, lambda _news: None)
    alone = camera.watched
    await table.open()
    assert camera.watched == alone + 1
    await asyncio.gather(table.close(), table.open(), table.close())
    assert camera.watched == alone
