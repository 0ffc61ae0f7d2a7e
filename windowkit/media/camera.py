"""A camera: its own thread, the newest frame, and a still at full resolution. Missing, it is tried again."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from errno import errorcode
from fractions import Fraction
from typing import Final, cast

import av.error
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from windowkit import logs
from windowkit.errors import DeviceLost
from windowkit.media.devices import FIRST_PAUSE, Device, DeviceBack, DeviceGone, OnDevice, longer
from windowkit.media.memory import return_pictures_memory
from windowkit.media.shaping import Shape, Shaper
from windowkit.media.sources import describe, open_source, read_frames, shown

_log: Final = logging.getLogger(__name__)

_CLOCK: Final = 90_000  # Hz; RTP's clock for video (RFC 3551), so that nothing is rounded on the way
_STILL_QUALITY: Final = 3  # ffmpeg's qscale of MJPEG: about quality 92 of 100
_CLOSE: Final = 5.0  # s a device may take to end its last read

type OnFrame = Callable[[VideoFrame], None]


class Camera:
    """One camera. Frames for call and preview are `width` x `height` yuv420p, stamped with real time.

    `capture` is the size asked of the device itself (a document camera's full resolution).
    """

    def __init__(
        self,
        url: str,
        *,
        width: int = 1280,
        height: int = 720,
        fps: int = 30,
        capture: tuple[int, int] | None = None,
        on_device: OnDevice | None = None,
        device: Device = Device.CAMERA,
    ) -> None:
        self.url = url
        self.size = (width, height)
        self._fps = fps
        self._source = describe(url, capture or (width, height), fps)
        self._on_device = on_device
        self._device = device
        self._stop = threading.Event()  # this life's; a device that ends late must not find the next one's
        self._thread: threading.Thread | None = None
        self._watching: tuple[OnFrame, ...] = ()
        self._newest: VideoFrame | None = None
        self._present: bool | None = None  # None: not known yet
        self._frame_came = threading.Condition()
        self._shaper = Shaper()
        self._again = Shaper()
        self._scaled_still: VideoFrame | None = None
        self._next_due = 0.0

    @property
    def present(self) -> bool:
        """Whether the device delivers."""
        return self._present is True

    @property
    def known(self) -> bool:
        """Whether it has been found out yet if the device delivers."""
        return self._present is not None

    def open(self) -> None:
        """Start reading in a thread of its own; returns at once."""
        if self._thread is None:
            return_pictures_memory()
            self._stop = threading.Event()
            name = f"camera: {self._device}"
            self._thread = threading.Thread(target=self._run, args=(self._stop,), name=name, daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Stop; when this returns the device is closed."""
        with self._frame_came:
            self._stop.set()
        if self._thread is not None:
            self._thread.join(_CLOSE)
            self._thread = None
        self._newest = None
        self._present = None

    def watch(self, on_frame: OnFrame) -> Callable[[], None]:
        """Call `on_frame` in the camera's thread with each scaled frame; returns what ends it."""
        self._watching = (*self._watching, on_frame)

        def leave() -> None:
            self._watching = tuple(other for other in self._watching if other is not on_frame)

        return leave

    def newest(self, wait: float = 3.0) -> VideoFrame:
        """The newest frame, at the device's full resolution.

        Waits up to `wait` seconds for a first frame; raises DeviceLost. Blocks: call in an executor.
        """
        with self._frame_came:
            self._frame_came.wait_for(lambda: self._newest is not None, wait)
            frame = self._newest
        if frame is None:
            raise DeviceLost(Device.CAMERA, "no picture")
        return frame

    def _run(self, stop: threading.Event) -> None:
        pause = FIRST_PAUSE
        while not stop.is_set():
            try:
                reason = self._read(stop)
            except (OSError, av.error.FFmpegError, IndexError, ValueError) as error:
                reason = _why(error)
            if stop.is_set():
                return
            pause = FIRST_PAUSE if self._present else longer(pause)
            self._report_gone(reason)
            stop.wait(pause)

    def _read(self, stop: threading.Event) -> str:
        """Publish until it ends, and why it did."""

        def pause(seconds: float) -> bool:
            return stop.wait(max(0.0, seconds))

        with open_source(self._source) as container:
            if not container.streams.video:
                return "no picture in this source"
            frames = read_frames(container, self._source, pause)
            for frame in self._repeat(next(frames), pause) if self._source.still else frames:
                if stop.is_set():
                    break
                self._publish(frame, stop)
        return "the device ended"

    def _repeat(self, frame: VideoFrame, pause: Callable[[float], bool]) -> Iterator[VideoFrame]:
        while True:
            yield frame
            if pause(1 / self._fps):
                return

    def _publish(self, frame: VideoFrame, stop: threading.Event) -> None:
        with self._frame_came:
            if stop.is_set():
                return
            self._newest = frame
            self._frame_came.notify_all()
        if not self._present:
            self._present = True
            logs.event(_log, "camera_opened", width=frame.width, height=frame.height)
            if self._on_device is not None:
                self._on_device(DeviceBack(self._device, shown(self.url)))
        watching = self._watching
        if watching and self._is_due():
            scaled = self._scaled(frame)
            for on_frame in watching:
                on_frame(scaled)

    def _is_due(self) -> bool:
        """Whether a frame fits the rate; a device of 60 fps must not cost the encoder double."""
        now = time.monotonic()
        if now < self._next_due:
            return False
        step = 1 / self._fps
        self._next_due = max(self._next_due + step, now + step / 2) - step / 8
        return True

    def _scaled(self, frame: VideoFrame) -> VideoFrame:
        width, height = fit(frame.width, frame.height, self.size)
        shape = Shape("yuv420p", width, height)
        if self._source.still:
            self._scaled_still = self._scaled_still or self._shaper.shape(frame, shape)
            # Each a frame of its own: encoders stamp and mark what they are given, in their own time.
            scaled = self._again.shape(self._scaled_still, shape)
        else:
            scaled = self._shaper.shape(frame, shape)
        # A camera's JPEGs call themselves key frames; the encoder would make each of ours one, too.
        scaled.pict_type = PictureType.NONE
        scaled.pts = int(time.monotonic() * _CLOCK)
        scaled.time_base = Fraction(1, _CLOCK)
        return scaled

    def _report_gone(self, reason: str) -> None:
        if self._present is not False:
            self._present = False
            logs.event(_log, "camera_lost", reason=reason)
            if self._on_device is not None:
                self._on_device(DeviceGone(self._device, shown(self.url), reason))
        with self._frame_came:
            self._newest = None
        self._scaled_still = None


def _why(error: Exception) -> str:
    """Its kind, and the system's word for it; its own words hold the address, and that a camera's password."""
    number = error.errno if isinstance(error, OSError) else None
    return type(error).__name__ if number is None else f"{type(error).__name__} {errorcode.get(number, number)}"


def fit(width: int, height: int, limit: tuple[int, int]) -> tuple[int, int]:
    """The largest even size of the same shape inside `limit`, never larger than the picture itself."""
    scale = min(limit[0] / width, limit[1] / height, 1.0)
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def to_jpeg(frame: VideoFrame) -> bytes:
    """The whole frame as one JPEG (4:4:4, quality about 92)."""
    encoder = VideoCodecContext.create("mjpeg", "w")
    encoder.width, encoder.height = frame.width, frame.height
    encoder.pix_fmt = "yuvj444p"  # small print on a card: colour at full resolution
    encoder.time_base = Fraction(1, 1)
    encoder.qmin = encoder.qmax = _STILL_QUALITY
    picture = frame.reformat(format="yuvj444p")
    picture.pts = 0
    picture.pict_type = PictureType.NONE
    # PyAV leaves its packets' type open here.
    packets = cast("list[Packet[VideoStream]]", [*encoder.encode(picture), *encoder.encode(None)])  # pyright: ignore[reportUnknownMemberType]
    return b"".join(bytes(packet) for packet in packets)
