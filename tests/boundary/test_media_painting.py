"""libyuv as the painter uses it: colours, sizes, the middle part, and whose memory it is."""

import numpy as np
import pytest
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from windowkit.media.painting import Painter, Pixels
from windowkit.media.shaping import Shape, Shaper

RED, GREY = (0, 0, 254), (128, 128, 128)  # BGR


def scene() -> VideoFrame:
    """Left red, right grey, a black bar at the top."""
    pixels = np.full((360, 640, 3), GREY, np.uint8)
    pixels[:, :320] = RED
    pixels[:40] = 0
    return VideoFrame.from_ndarray(pixels, "bgr24").reformat(format="yuv420p")


def painted(painter: Painter, shape: Shape) -> Pixels:
    made = painter.paint(scene(), shape)
    assert made is not None, "libyuv0 of scripts/packages.txt is not installed"
    assert made.rows.shape == (shape.height, shape.width * 4)
    return made


def colours(made: Pixels) -> NDArray[np.int64]:
    return made.rows.reshape(len(made.rows), -1, 4)[:, :, :3].astype(int)


@pytest.mark.parametrize("size", [(640, 360), (297, 167), (961, 541), (1920, 1080)])
def test_a_picture_is_the_one_that_ffmpeg_makes(size: tuple[int, int]) -> None:
    shape = Shape("bgra", *size)
    ours = colours(painted(Painter(), shape))
    theirs = Shaper().shape(scene(), shape).to_ndarray(format="bgr24").astype(int)
    assert np.abs(ours - theirs).mean() < 1.5  # they differ along the edges only
    for across in (size[0] // 8, size[0] * 7 // 8):
        assert np.abs(ours[size[1] // 2, across] - theirs[size[1] // 2, across]).max() <= 4


def test_the_middle_part_is_taken() -> None:
    made = colours(painted(Painter(), Shape("bgra", 640, 240, (640, 240))))
    assert np.abs(made[0, 0] - RED).max() <= 4  # the black bar is cut off


def test_a_picture_keeps_its_memory_while_somebody_holds_it_and_gives_it_back_then() -> None:
    painter, shape = Painter(), Shape("bgra", 320, 180)
    held = [painted(painter, shape) for _ in range(5)]
    places = {made.rows.ctypes.data for made in held}
    assert len(places) == 5
    held.clear()
    assert painted(painter, shape).rows.ctypes.data in places


def test_what_it_cannot_do_it_leaves_to_others() -> None:
    assert Painter().paint(scene().reformat(format="nv12"), Shape("bgra", 320, 180)) is None
