"""The picture of both calls: somebody who talks before a room that stands still, as a call's picture is.

1280x720 in planar 4:2:0. The person is the demo's clip, made larger; the room is a frame of the demo's other clip;
the noise is a webcam's. Pure footage of a camera that moves needs more than a call's bitrate, and the browser makes
it smaller then: the two would not be compared at one size.
"""

from itertools import islice
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from demo import footage

FRAMES: Final = 90  # played forwards and backwards: 6 s without a cut
_WIDTH: Final = 1280
_PERSON: Final = (704, 576)  # four times the clip's size
_NOISE: Final = 1.5  # levels of brightness, a webcam's in a lit room

type Plane = NDArray[np.float32]


def write(path: Path) -> Path:
    """Write the frames one after the other; 124 MB."""
    with av.open(str(footage.resident())) as clip:
        room = _pixels(next(islice(clip.decode(video=0), 40, None)))
    rng = np.random.default_rng(3)  # the same picture each time
    shares = [_share(1), _share(2)]
    reformatter = VideoReformatter()
    with av.open(str(footage.clerk())) as clip, path.open("wb") as raw:
        for frame in islice(clip.decode(video=0), FRAMES):
            large = reformatter.reformat(frame, *_PERSON, "yuv420p", interpolation="BICUBIC")
            raw.write(_blend(room, _pixels(large), shares, rng).tobytes())
    return path


def _pixels(frame: VideoFrame) -> NDArray[np.uint8]:
    """The three planes below each other; PyAV leaves the type open, 8 bits they are."""
    return frame.to_ndarray(format="yuv420p").astype(np.uint8, copy=False)


def _share(scale: int) -> Plane:
    """How much of the person is seen where in the clip: an oval with a soft edge."""
    width, height = _PERSON[0] // scale, _PERSON[1] // scale
    across, down = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    return np.clip((1 - np.hypot(across, down)) * 8, 0, 1).astype(np.float32)


def _blend(
    room: NDArray[np.uint8], person: NDArray[np.uint8], shares: list[Plane], rng: np.random.Generator
) -> NDArray[np.uint8]:
    whole: list[NDArray[np.uint8]] = []
    for number, (back, front) in enumerate(zip(_planes(room, _WIDTH), _planes(person, _PERSON[0]), strict=True)):
        plane, share = back.astype(np.float32), shares[min(number, 1)]
        left = (plane.shape[1] - front.shape[1]) // 2
        part = plane[-front.shape[0] :, left : left + front.shape[1]]
        part += share * (front.astype(np.float32) - part)
        if number == 0:
            plane += rng.standard_normal(plane.shape, np.float32) * _NOISE
        whole.append(np.clip(plane, 16, 235).astype(np.uint8).reshape(-1))
    return np.concatenate(whole)


def _planes(picture: NDArray[np.uint8], width: int) -> list[NDArray[np.uint8]]:
    """Brightness and both colours of a picture whose planes stand below each other."""
    flat = picture.reshape(-1)
    luma = picture.shape[0] * 2 // 3 * width
    return [
        flat[:luma].reshape(-1, width),
        flat[luma : luma + luma // 4].reshape(-1, width // 2),
        flat[luma + luma // 4 :].reshape(-1, width // 2),
    ]
