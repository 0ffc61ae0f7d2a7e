"""From a camera's address to its frames: what PyAV has to be told about each kind of source.

`/dev/video0` (V4L2), `avfoundation:0`, `dshow:video=Name`, `rtsp://...`, `http://...` (and what else FFmpeg knows of
the network), a video file (read at its own pace and looped, as if it were a device) or a still image (a document
camera that looks at a table).
"""

import time
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Final
from urllib.parse import urlsplit

import av
import av.container
import av.error
import msgspec
from av.video.frame import VideoFrame

_STILLS: Final = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".webp"})
_OPEN: Final = 5.0  # s until an address that does not answer counts as gone
_READ: Final = 1.5  # s without a frame until a device counts as gone: both screens say so within 2 s


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """How to open one address. `paced` sources are files: they have no clock of their own."""

    file: str
    format: str | None = None
    options: dict[str, str] = {}
    paced: bool = False
    still: bool = False


def describe(url: str, size: tuple[int, int] | None, fps: int) -> Source:
    """The source behind `url`; `size` and `fps` are asked of devices that let themselves be asked."""
    wish = {"framerate": str(fps)} | ({"video_size": f"{size[0]}x{size[1]}"} if size else {})
    if url.startswith("/dev/"):
        return Source(file=url, format="v4l2", options=wish)
    if url.startswith("avfoundation:"):
        return Source(file=url.removeprefix("avfoundation:"), format="avfoundation", options=wish)
    if url.startswith("dshow:"):
        return Source(file=url.removeprefix("dshow:"), format="dshow", options=wish)
    if url.startswith(("rtsp://", "rtsps://")):
        # TCP: a picture with holes is worse than a late one here; nobuffer: no second of start-up delay.
        return Source(file=url, options={"rtsp_transport": "tcp", "fflags": "nobuffer"})
    if "://" in url and not url.startswith("file:"):
        return Source(file=url, options={"fflags": "nobuffer"})  # it has a clock of its own
    still = PurePath(url).suffix.lower() in _STILLS
    return Source(file=url, paced=not still, still=still)


def shown(url: str) -> str:
    """The address as a log or a screen may show it: without who signs in there, and without a query."""
    if "://" not in url:
        return url
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def open_source(source: Source) -> av.container.InputContainer:
    """The opened source; a device that refuses the wished size or rate is opened as it likes. Raises OSError."""
    try:
        return _open(source, source.options)
    except (OSError, av.error.FFmpegError):
        if source.format is None:
            raise
        return _open(source, {})


def _open(source: Source, options: dict[str, str]) -> av.container.InputContainer:
    return av.open(source.file, format=source.format, options=options, timeout=(_OPEN, _READ))


def read_frames(
    container: av.container.InputContainer, source: Source, pause: Callable[[float], bool]
) -> Iterator[VideoFrame]:
    """Frames as they come, or at a file's own pace and for ever; `pause(seconds)` sleeps and says whether to stop."""
    stream = container.streams.video[0]
    # Threads by slice, not by frame: frame threads hold back as many frames as there are cores.
    stream.thread_type = "SLICE"
    if not source.paced:
        for packet in container.demux(stream):
            yield from packet.decode()
        return
    while True:
        started = time.monotonic()
        first: float | None = None
        for frame in container.decode(stream):
            at = frame.time or 0.0
            first = at if first is None else first
            if pause(started + at - first - time.monotonic()):
                return
            yield frame
        if first is None:  # a file without a single frame would spin here
            return
        container.seek(0)
