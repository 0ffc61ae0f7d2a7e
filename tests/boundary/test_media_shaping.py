"""FFmpeg's filters as the shaper uses them: colours, sizes, whose memory it is."""

import io
import threading

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from PIL import Image

from windowkit.media.shaping import Shape, Shaper
from windowkit.media.synthetic import SyntheticCamera, read_stamp

RED, GREY, BLACK = (254, 0, 0), (128, 128, 128), (0, 0, 0)


def scene(format_: str = "yuv420p") -> VideoFrame:
    """Left red, right grey, a black bar at the top."""
    pixels = np.full((360, 640, 3), GREY, np.uint8)
    pixels[:, :320] = RED
    pixels[:40] = BLACK
    return VideoFrame.from_ndarray(pixels, "rgb24").reformat(format=format_)


def close(pixel: object, colour: tuple[int, int, int]) -> bool:
    return bool(np.abs(np.asarray(pixel).astype(int)[:3] - colour).max() <= 4)


def shows(picture: VideoFrame) -> bool:
    pixels = picture.to_ndarray(format="rgb24")
    high, wide = pixels.shape[:2]
    return close(pixels[high // 2, wide // 8], RED) and close(pixels[high // 2, wide * 7 // 8], GREY)


@pytest.mark.parametrize("given", ["yuv420p", "yuvj422p", "yuyv422", "nv12", "rgb24"])
@pytest.mark.parametrize("wanted", ["yuv420p", "bgra"])
@pytest.mark.parametrize("size", [(640, 360), (320, 180), (961, 541)])
def test_colours_stay_whatever_a_camera_gives_and_whoever_takes(given: str, wanted: str, size: tuple[int, int]) -> None:
    made = Shaper().shape(scene(given), Shape(wanted, *size))
    assert (made.width, made.height, made.format.name) == (*size, wanted)
    assert shows(made)


def test_the_middle_part_is_taken() -> None:
    made = Shaper().shape(scene(), Shape("bgra", 640, 240, (640, 240)))
    assert close(made.to_ndarray(format="rgb24")[0, 0], RED)  # the black bar is cut off


def test_a_camera_of_jpegs_keeps_its_greys() -> None:
    file = io.BytesIO()
    Image.fromarray(np.full((360, 640, 3), 235, np.uint8)).save(file, "JPEG")
    with av.open(io.BytesIO(file.getvalue())) as container:
        frame = next(container.decode(video=0))
    made = Shaper().shape(frame, Shape("yuv420p", 640, 360))
    # 235 of 255 is 16 + 235 * 219 / 255 of what an encoder is given.
    assert abs(int(made.to_ndarray()[100, 100]) - 218) <= 1


def test_frames_are_their_own_and_outlive_what_made_them() -> None:
    shaper = Shaper()
    given = scene()
    made = [shaper.shape(given, Shape("yuv420p", 640, 360)) for _ in range(20)]
    for number, frame in enumerate(made):
        frame.pts = number
    assert [frame.pts for frame in made] == list(range(20))
    del shaper, given
    assert all(shows(frame) for frame in made)


def test_the_synthetic_camera_does_not_draw_over_what_it_has_given() -> None:
    frames: list[VideoFrame] = []
    enough = threading.Event()

    def keep(frame: VideoFrame) -> None:
        frames.append(frame)
        if len(frames) == 10:
            enough.set()

    camera = SyntheticCamera(width=640, height=360, fps=50)
    camera.watch(keep)
    camera.open()
    camera.open()  # a program opens its devices again with each visit
    assert enough.wait(10)
    camera.close()
    stamps = [read_stamp(frame.to_ndarray()[:360]) for frame in frames]
    assert None not in stamps
    assert len(set(stamps)) == len(stamps)
