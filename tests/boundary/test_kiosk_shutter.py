"""A paper is laid down before a camera, over real time: counted and taken only once it lies still, whole and sharp."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from av.video.frame import VideoFrame

from kiosk_app.lying import PaperLies
from kiosk_app.shutter import Shutter
from tests.peers.photographs import CARD, SMALL, Corners, Picture, photograph, table, taken
from windowkit.media import stillness

FPS: Final = 20


class PlayedCamera:
    """A camera's place: what is played before it, full as it is and small as the call has it."""

    def __init__(self) -> None:
        self._watching: tuple[Callable[[VideoFrame], None], ...] = ()
        self._full = VideoFrame.from_ndarray(taken(table("dark", SMALL)), format="bgr24")

    def watch(self, on_frame: Callable[[VideoFrame], None], /) -> Callable[[], None]:
        self._watching = (*self._watching, on_frame)
        return lambda: setattr(self, "_watching", ())

    def newest(self) -> VideoFrame:
        return self._full

    async def play(self, pictures: list[Picture], seconds: float, over: Callable[[], bool]) -> None:
        """Each for its share of the time, or until it is over."""
        for picture in pictures:
            self._full = VideoFrame.from_ndarray(picture, format="bgr24")
            shown = self._full.reformat(1280, 720, "yuv420p")
            end = time.monotonic() + seconds / len(pictures)
            while time.monotonic() < end and not over():
                for on_frame in self._watching:
                    on_frame(shown)
                await asyncio.sleep(1 / FPS)  # the camera's own pace


def sheet(x: float = 0.5, blur: float = 1.0) -> Picture:
    return taken(photograph("dark", CARD, Corners(x=x, width=900.0), size=SMALL), blur=blur)


def played(*scenes: tuple[list[Picture], float]) -> list[tuple[float, int | None]]:
    """What was said of it, and when."""
    said: list[tuple[float, int | None]] = []
    began = time.monotonic()

    def post(event: object) -> None:
        assert isinstance(event, PaperLies)
        said.append((time.monotonic() - began, event.count))

    async def run() -> None:
        camera = PlayedCamera()
        shutter = Shutter(camera, post)
        shutter.begin()
        for pictures, seconds in scenes:
            await camera.play(pictures, seconds, lambda: bool(said) and said[-1][1] is None)
        shutter.end()

    asyncio.run(run())
    return said


def test_a_card_that_is_laid_down_is_counted_and_taken_once_and_not_in_a_hurry() -> None:
    empty = taken(table("dark", SMALL))
    said = played(([empty], 0.6), ([sheet(0.4), sheet(0.45), sheet()], 1.0), ([sheet()], 30.0))
    assert [count for _, count in said] == [3, 2, 1, 0, None]
    assert said[3][0] - 1.6 >= stillness.STILL


def test_what_lies_there_already_or_is_blurred_is_left_to_the_hand() -> None:
    assert played(([sheet()], 1.6), ([sheet(0.4, blur=9.0), sheet(blur=9.0)], 0.6), ([sheet(blur=9.0)], 2.0)) == []
