"""The first picture that may leave: the one the camera gave last, unless that is old."""

import asyncio
from collections.abc import Callable

import numpy as np
import pytest
from av.video.frame import VideoFrame

from windowkit.media import tracks
from windowkit.media.tracks import PictureTrack


class Handed:
    """A camera whose frames a test hands over."""

    present = known = True

    def __init__(self) -> None:
        self.hand: Callable[[VideoFrame], None] = lambda _: None

    def watch(self, on_frame: Callable[[VideoFrame], None], /) -> Callable[[], None]:
        self.hand = on_frame
        return lambda: None


def frame() -> VideoFrame:
    return VideoFrame.from_ndarray(np.zeros((24, 16), np.uint8), "yuv420p")


async def test_the_cameras_last_frame_goes_as_soon_as_the_gate_is_open() -> None:
    camera, gate = Handed(), asyncio.Event()
    track = PictureTrack(camera, gate)
    shown = frame()
    camera.hand(shown)
    assert await track.before_the_gate() is shown
    gate.set()
    assert await asyncio.wait_for(track.recv(), 1) is shown
    track.stop()


async def test_a_frame_from_before_the_camera_was_covered_never_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracks, "_YOUNG", 0.0)
    camera, gate = Handed(), asyncio.Event()
    track = PictureTrack(camera, gate)
    camera.hand(frame())
    gate.set()
    waiting = asyncio.create_task(track.recv())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert not waiting.done()
    fresh = frame()
    camera.hand(fresh)
    assert await asyncio.wait_for(waiting, 1) is fresh
    track.stop()
