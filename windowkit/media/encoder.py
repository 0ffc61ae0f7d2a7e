"""Behind aiortc's port for encoders: scales once, encodes with libvpx at the planned rate."""

import os
import threading
from typing import Final, override

import numpy as np
from aiortc.codecs.base import Encoder
from aiortc.codecs.vpx import VpxPayloadDescriptor
from av.frame import Frame
from av.packet import Packet
from av.stream import Stream
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from windowkit.errors import Bug
from windowkit.media import grain
from windowkit.media.camera import fit
from windowkit.media.quality import Picture
from windowkit.media.shaping import Shape, Shaper
from windowkit.media.vpx import CAREFUL, QUICK, Vp8

_CLOCK: Final = 90_000  # Hz
_FLUID: Final = 10.0  # frames in a second: slower ones are stills or pages
_LARGEST_KEY: Final = 500  # percent of an average frame: at 30 a second a sixth of a second of the rate ...
_LARGEST_STILL: Final = 150  # ... and where a frame is a second's work, or three
_KEY_AGAIN: Final = 27_000  # 1/90000 s between two key frames that are asked for: the answer may be on its way ...
_KEY_AGAIN_POOR: Final = 90_000  # ... and takes longer where it is a second's work
_POOR: Final = 400_000  # bit/s
_SOON_ENOUGH: Final = 45_000  # 1/90000 s that the first picture may wait for its way: across a relay it takes 0.3 s
_LOOK: Final = 45  # frames between two looks at the noise: a room's light changes more slowly
_SOON: Final = 2  # frames until the first look
_PAYLOAD: Final = 1200  # bytes
_PAYLOAD_THIN: Final = 300  # bytes: sound waits 40 ms behind one on a line of 64 kbit/s, not 160
_THIN: Final = 70_000  # bit/s
_NEW: Final = 0.05  # of the mean time between frames: the newest
_WIDEST: Final = 4096  # pixels; what scales is the height


class PictureEncoder(Encoder):
    """One picture's encoder.

    `encode` is called in an executor's thread, one call at a time; the rest in the engine.
    """

    def __init__(self, plan: Picture) -> None:
        self.plan = plan
        self.made = 0  # bytes so far
        self.key_frames = 0
        self._lock = threading.Lock()
        self._vp8: Vp8 | None = None
        self._made_for = (0, 0, True)
        self._last = 0
        self._mean = 0.0  # 1/90000 s from frame to frame
        self._clock = 0
        self._wants_key = False
        self._last_key = -_KEY_AGAIN_POOR
        self._picture = int.from_bytes(os.urandom(2)) & 0x7FFF
        self._shaper = Shaper()
        self._to_look = _SOON
        self._before: VideoFrame | None = None
        self._begun = False  # a picture was asked for to be sent
        self._ahead: tuple[int, bytes] | None = None  # a first picture that was encoded before it may leave, and when

    @property
    def target_bitrate(self) -> int:
        """aiortc's name for the rate; it is not set by aiortc, because nobody sends estimates (REMB)."""
        return self.plan.rate

    def ready(self, frame: VideoFrame) -> None:
        """Make the encoder for such frames now, which takes some time; encodes nothing."""
        with self._lock:
            self._made(self._fitted(frame))

    def begin(self, frame: VideoFrame) -> None:
        """Encode the first picture now, before any may leave; `encode` gives it instead of what it is asked for."""
        at = _time_of(frame)
        with self._lock:
            if not self._begun and self._ahead is None:
                self._ahead = at, self._encode(self._fitted(frame), at, key=True)

    @override
    def encode(self, frame: Frame, force_keyframe: bool = False) -> tuple[list[bytes], int]:
        if not isinstance(frame, VideoFrame):
            raise Bug("no picture")
        at = _time_of(frame)
        with self._lock:
            self._begun = True  # in the lock: an older picture never goes after a newer one
            ahead, self._ahead = self._ahead, None
            if ahead is not None and ahead[1] and at - ahead[0] <= _SOON_ENOUGH and self._would_be_alike(frame):
                at, data = ahead
            else:
                self._wants_key = self._wants_key or force_keyframe or ahead is not None  # nobody got that one
                data = self._encode(self._fitted(frame), at, key=self._wants_key and self._may_key(at))
        self.made += len(data)
        if not data:
            return [], at
        if not data[0] & 1:  # RFC 6386, 9.1
            self.key_frames += 1
            self._wants_key, self._last_key = False, at
        payloads = split(data, self._picture, _PAYLOAD if self.plan.rate >= _THIN else _PAYLOAD_THIN)
        self._picture = (self._picture + 1) & 0x7FFF
        return payloads, at

    @override
    def pack(self, packet: "Packet[Stream]") -> tuple[list[bytes], int]:
        raise Bug("nothing here is encoded elsewhere")

    def want_key(self) -> None:
        """The next frame is to be a key frame, if that may be. No lock: the engine does not wait for a frame."""
        self._wants_key = True

    def rest(self) -> None:
        """Nothing is shown any more: keep no encoder. The next frame begins anew with a key frame."""
        with self._lock:
            if self._vp8 is not None:
                self._vp8.close()
                self._vp8 = None

    def _may_key(self, at: int) -> bool:
        return at - self._last_key >= (_KEY_AGAIN if self.plan.rate >= _POOR else _KEY_AGAIN_POOR)

    def _fitted(self, frame: VideoFrame) -> VideoFrame:
        width, height = fit(frame.width, frame.height, (_WIDEST, self.plan.height))
        if (width, height) == (frame.width, frame.height) and frame.format.name == "yuv420p":
            return frame
        return self._shaper.shape(frame, Shape("yuv420p", width, height))

    def _would_be_alike(self, frame: VideoFrame) -> bool:
        """Whether the encoder that there is would do for that frame, as planned now."""
        size = fit(frame.width, frame.height, (_WIDEST, self.plan.height))
        return self._made_for == (*size, self.plan.fps >= _FLUID)

    def _made(self, frame: VideoFrame) -> Vp8:
        """The encoder of frames of that size, as planned."""
        fluid = self.plan.fps >= _FLUID
        if self._vp8 is None or (frame.width, frame.height, fluid) != self._made_for:
            self._made_for = (frame.width, frame.height, fluid)
            if self._vp8 is not None:
                self._vp8.close()
            self._vp8 = Vp8(
                frame.width,
                frame.height,
                self.plan.rate,
                threads=1 if frame.width * frame.height <= 1280 * 720 else 2,
                speed=QUICK if fluid else CAREFUL,
                largest_key=_LARGEST_KEY if fluid else _LARGEST_STILL,
                drops=fluid,
            )
            self._to_look = _SOON
        return self._vp8

    def _encode(self, frame: VideoFrame, at: int, *, key: bool) -> bytes:
        vp8 = self._made(frame)
        if self._made_for[2]:
            self._look_for_grain(vp8, frame)
        vp8.set_rate(self.plan.rate)
        lasts = self._mean_time(at)
        self._clock += lasts
        return vp8.encode(frame, self._clock, lasts, key=key)

    def _mean_time(self, at: int) -> int:
        """What a frame's time is to libvpx, 1/90000 s: it gives each what its time earns.

        In that a pause never was: it would save up for a huge frame. And one frame left out changes it little: libvpx
        takes the time of a late frame for that of all after it, for a second, and made up to 1.4 times the rate where
        frames were left out now and then; so more were held back and left out.
        """
        planned = round(_CLOCK / self.plan.fps)
        passed = min(max(at - self._last, planned // 2), 2 * planned)
        self._last = at
        if not planned // 2 <= self._mean <= 2 * planned:
            self._mean = float(planned)
        self._mean += _NEW * (passed - self._mean)
        return round(self._mean)

    def _look_for_grain(self, vp8: Vp8, frame: VideoFrame) -> None:
        """Two pictures in a row are compared now and then."""
        self._to_look -= 1
        if self._to_look == 0:
            self._before = frame
        elif self._to_look < 0:
            before, self._before, self._to_look = self._before, None, _LOOK
            if before is not None and (before.width, before.height) == (frame.width, frame.height):
                vp8.set_unseen(grain.unseen(_luma(before), _luma(frame)))


def _time_of(frame: VideoFrame) -> int:
    if frame.pts is None or not frame.time_base:
        raise Bug("a picture without its time")
    return int(frame.pts * frame.time_base * _CLOCK)


def _luma(frame: VideoFrame) -> NDArray[np.uint8]:
    plane = frame.planes[0]
    return np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width]


def split(data: bytes, picture: int, most: int) -> list[bytes]:
    """An encoded picture as RTP payloads (RFC 7741) of about the same size, at most `most` bytes each."""
    parts = -(-len(data) // most)
    size = -(-len(data) // parts)
    descriptor = VpxPayloadDescriptor(partition_start=1, partition_id=0, picture_id=picture)
    first = bytes(descriptor)
    descriptor.partition_start = 0
    rest = bytes(descriptor)
    return [(rest if at else first) + data[at : at + size] for at in range(0, len(data), size)]
