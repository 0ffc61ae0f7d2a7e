"""From the document camera's frame to the still that is sent: cropped to the page where there is one, and judged."""

from typing import Final, cast

import cv2
import msgspec
from av.video.frame import VideoFrame

from windowkit.media import judgement, page
from windowkit.media.camera import to_jpeg
from windowkit.media.page import Picture
from windowkit.parts import Flaw

_THREADS: Final = 1  # of OpenCV: the call goes on meanwhile and has the other cores


class Still(msgspec.Struct, frozen=True):
    """A JPEG with its size in pixels, and what is wrong with it."""

    content: bytes
    width: int
    height: int
    flaws: tuple[Flaw, ...]


def faultless(frame: VideoFrame) -> bool:
    """Whether the still of this frame would show one whole page and nothing wrong; blocks as `develop` does."""
    cv2.setNumThreads(_THREADS)
    picture = cast("Picture", frame.to_ndarray(format="bgr24"))
    found = page.find(picture)
    return found.page is not None and not judgement.judge(picture, found)


def develop(frame: VideoFrame) -> Still:
    """The still of a frame; blocks some 0.3 s at 12 megapixels: call in an executor."""
    cv2.setNumThreads(_THREADS)
    picture = cast("Picture", frame.to_ndarray(format="bgr24"))
    found = page.find(picture)
    flaws = judgement.judge(picture, found)
    if found.page is not None:
        frame = VideoFrame.from_ndarray(page.cropped(picture, found.page.corners), format="bgr24")
    return Still(to_jpeg(frame), frame.width, frame.height, flaws)
