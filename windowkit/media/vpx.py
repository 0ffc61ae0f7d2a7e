"""libvpx's VP8 encoder, called directly: the one that PyAV brings, whose wrapper offers no way to change its rate.

FFmpeg's libvpx reads the bitrate once. So aiortc throws the encoder away with each new estimate and sends a key
frame: on a line of 300 kbit/s that is half a second of picture. libvpx itself changes its rate between two frames
(vpx_codec_enc_config_set), drops a frame instead of falling behind, and bounds key frames. Structures and numbers
are those of vpx_encoder.h, vpx_image.h and vp8cx.h of libvpx 1.17; the first ones are public and frozen by its ABI.
"""

import ctypes
from pathlib import Path
from typing import Final

import av
import msgspec
from av.video.frame import VideoFrame

from windowkit.errors import Bug
from windowkit.media.untouched import untouched_given_back

_ABI: Final = range(30, 60)  # libvpx takes its own number alone (39 in 1.17): found by asking
_WRONG_ABI: Final = 3  # VPX_CODEC_ABI_MISMATCH
_CONTEXT: Final = 256  # bytes; vpx_codec_ctx_t has 56
_CONFIG: Final = 4096  # bytes; vpx_codec_enc_cfg_t has about 500
_REALTIME: Final = 1  # VPX_DL_REALTIME
_KEY: Final = 1  # VPX_EFLAG_FORCE_KF
# VP8_EFLAG_NO_REF_GF, _NO_REF_ARF, _NO_UPD_GF, _NO_UPD_ARF: a face is best told from the picture before it.
_LAST_ONLY: Final = 1 << 17 | 1 << 21 | 1 << 22 | 1 << 23
_I420: Final = 0x102  # VPX_IMG_FMT_I420
_CLOCK: Final = 90_000  # Hz; RTP's for video

# Places of vpx_codec_enc_cfg_t, counted in 32 bits.
_THREADS, _PROFILE, _WIDTH, _HEIGHT, _NUM, _DEN, _LAG, _DROP, _MODE = 1, 2, 3, 4, 7, 8, 11, 12, 18
_BITRATE, _QMIN, _QMAX, _UNDER, _OVER, _BUFFER, _INITIAL, _OPTIMAL, _LONGEST = 28, 29, 30, 31, 32, 33, 34, 35, 42
# Controls of vp8cx.h.
_CPU_USED, _NOISE, _STATIC, _PARTITIONS, _LARGEST_KEY = 13, 15, 17, 18, 26


class _Image(ctypes.Structure):
    _fields_ = (
        ("fmt", ctypes.c_int),
        ("cs", ctypes.c_int),
        ("range", ctypes.c_int),
        ("w", ctypes.c_uint),
        ("h", ctypes.c_uint),
        ("bit_depth", ctypes.c_uint),
        ("d_w", ctypes.c_uint),
        ("d_h", ctypes.c_uint),
        ("r_w", ctypes.c_uint),
        ("r_h", ctypes.c_uint),
        ("x_chroma_shift", ctypes.c_uint),
        ("y_chroma_shift", ctypes.c_uint),
        ("planes", ctypes.c_void_p * 4),
        ("stride", ctypes.c_int * 4),
        ("bps", ctypes.c_int),
        ("user_priv", ctypes.c_void_p),
        ("img_data", ctypes.c_void_p),
        ("img_data_owner", ctypes.c_int),
        ("self_allocd", ctypes.c_int),
        ("fb_priv", ctypes.c_void_p),
    )


class _Packet(ctypes.Structure):
    _fields_ = (
        ("kind", ctypes.c_int),
        ("buffer", ctypes.c_void_p),
        ("size", ctypes.c_size_t),
        ("pts", ctypes.c_int64),
    )


def _load() -> ctypes.CDLL:
    """The library that PyAV's wheel carries; its wheel for each system keeps it beside the package."""
    package = Path(av.__file__).parent
    found = [path for folder in (package.parent / "av.libs", package / ".dylibs") for path in folder.glob("*vpx*")]
    if not found:
        raise Bug("PyAV came without libvpx; install the wheel that uv.lock names")
    library = ctypes.CDLL(str(found[0]))
    pointer, number = ctypes.c_void_p, ctypes.c_long
    library.vpx_codec_vp8_cx.restype = pointer
    library.vpx_codec_enc_config_default.argtypes = (pointer, pointer, ctypes.c_uint)
    library.vpx_codec_enc_init_ver.argtypes = (pointer, pointer, pointer, number, ctypes.c_int)
    library.vpx_codec_enc_config_set.argtypes = (pointer, pointer)
    library.vpx_codec_control_.argtypes = (pointer, ctypes.c_int)  # the rest is variadic
    library.vpx_codec_encode.argtypes = (pointer, pointer, ctypes.c_int64, ctypes.c_ulong, number, ctypes.c_ulong)
    library.vpx_codec_get_cx_data.argtypes = (pointer, pointer)
    library.vpx_codec_get_cx_data.restype = ctypes.POINTER(_Packet)
    library.vpx_codec_destroy.argtypes = (pointer,)
    return library


class Speed(msgspec.Struct, frozen=True):
    """How much work a picture is worth: cpu-used of libvpx, and the profile (RFC 6386, 9.1): any decoder takes all.

    `last_only`: a picture refers to the one before it and to no older one.
    """

    cpu_used: int
    profile: int
    last_only: bool = False


CAREFUL: Final = Speed(-6, 0)  # WebRTC's own choice for a desk
# A simple loop filter and bilinear motion: on 720p of somebody who talks at 1.5 Mbit/s as clean as CAREFUL (45.5 dB),
# encoded in 4.8 ms instead of 6.7 and decoded in 1.8 instead of 2.2; on a moving forest 2 dB less clean (38.6).
QUICK: Final = Speed(-12, 1, last_only=True)


class Vp8:
    """One encoder for pictures of one size. `rate` in bit/s; not safe in two threads at once.

    `largest_key` bounds a key frame, in percent of an average frame; `drops`: a frame may be left out where the
    rate would not carry it.
    """

    def __init__(
        self, width: int, height: int, rate: int, *, threads: int, speed: Speed, largest_key: int, drops: bool
    ) -> None:
        self._library = _load()
        self._context = ctypes.create_string_buffer(_CONTEXT)
        self._config = (ctypes.c_uint32 * (_CONFIG // 4))()
        self._open = False
        self._rate = rate
        self._refers = _LAST_ONLY if speed.last_only else 0
        interface = self._library.vpx_codec_vp8_cx()
        self._check(self._library.vpx_codec_enc_config_default(interface, self._config, 0))
        for place, value in {
            _THREADS: threads,
            _PROFILE: speed.profile,
            _WIDTH: width,
            _HEIGHT: height,
            _NUM: 1,
            _DEN: _CLOCK,
            _LAG: 0,
            _DROP: 30 if drops else 0,  # percent of the buffer left; WebRTC's own number
            _MODE: 1,  # VPX_CBR
            _BITRATE: rate // 1000,
            _QMIN: 2,
            _QMAX: 63,  # the coarsest: a key frame of a hard picture must stay small on a slow line
            _UNDER: 100,
            _OVER: 15,
            # ms of the rate: short, so that a burst of movement does not become a second of delay.
            _BUFFER: 600,
            _INITIAL: 300,
            _OPTIMAL: 400,
            _LONGEST: 3000,  # frames; key frames are asked for
        }.items():
            self._config[place] = value
        with untouched_given_back(width, height):
            self._start(interface)
        self._set(_CPU_USED, speed.cpu_used)
        self._set(_NOISE, 0)
        self._set(_STATIC, 1)
        self._set(_PARTITIONS, 0)
        self._set(_LARGEST_KEY, largest_key)

    def _set(self, control: int, value: int) -> None:
        self._check(self._library.vpx_codec_control_(self._context, control, ctypes.c_int(value)))

    def _start(self, interface: int) -> None:
        for version in _ABI:
            status = self._library.vpx_codec_enc_init_ver(self._context, interface, self._config, 0, version)
            if status != _WRONG_ABI:
                self._check(status)
                self._open = True
                return
        raise Bug("libvpx is too new or too old for vpx.py")

    def set_rate(self, rate: int) -> None:
        """From the next frame on, without a key frame."""
        if rate // 1000 != self._rate // 1000:
            self._rate = rate
            self._config[_BITRATE] = max(1, rate // 1000)
            self._check(self._library.vpx_codec_enc_config_set(self._context, self._config))

    def set_unseen(self, unseen: int) -> None:
        """What a block of 16x16 may differ by, squared and summed, without being sent."""
        self._set(_STATIC, unseen)

    def encode(self, frame: VideoFrame, at: int, lasts: int, *, key: bool) -> bytes:
        """One yuv420p frame of this encoder's size, shown at `at` for `lasts` (1/90000 s). Empty: left out."""
        image = _Image(fmt=_I420, w=frame.width, h=frame.height, d_w=frame.width, d_h=frame.height, bps=12)
        image.bit_depth, image.x_chroma_shift, image.y_chroma_shift = 8, 1, 1
        for number, plane in enumerate(frame.planes):
            image.planes[number] = plane.buffer_ptr
            image.stride[number] = plane.line_size
        flags = _KEY if key else self._refers
        self._check(self._library.vpx_codec_encode(self._context, ctypes.byref(image), at, lasts, flags, _REALTIME))
        made = b""
        state = ctypes.c_void_p()
        while packet := self._library.vpx_codec_get_cx_data(self._context, ctypes.byref(state)):
            if packet.contents.kind == 0:  # VPX_CODEC_CX_FRAME_PKT
                made += ctypes.string_at(packet.contents.buffer, packet.contents.size)
        return made

    def close(self) -> None:
        """Give its memory back; again: nothing happens."""
        if self._open:
            self._open = False
            self._library.vpx_codec_destroy(self._context)

    def __del__(self) -> None:
        self.close()

    def _check(self, status: int) -> None:
        if status:
            raise Bug(f"libvpx says {status}")
