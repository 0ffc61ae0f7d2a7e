"""One direction of one device of a sound server: PulseAudio's own library, which PipeWire's server answers, too.

Through PortAudio, ALSA and its plugin the same device took a process of 21 MiB and 20 ms more. A server has no device
to hang on, so this needs no process: everything here is one thread's, which calls `turn` again and again.
Structures and numbers are those of pulse/def.h, sample.h and mainloop-api.h, frozen by libpulse.so.0.
"""

import ctypes
import os
import time
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from windowkit.media.devices import Device
from windowkit.media.reserve import Reserve
from windowkit.media.ring import RATE

SERVED: Final = frozenset({"", "default", "pulse"})  # PortAudio's names of devices that lead to the server
_WANTED: Final = {Device.LOUDSPEAKER: "PULSE_SINK", Device.MICROPHONE: "PULSE_SOURCE"}  # libpulse's own variables
_DUMMY: Final = "auto_null"  # what both servers name the device they make up when none is left
_BLOCK: Final = 480  # samples: 10 ms
_PIECE: Final = 240  # samples: 5 ms are asked for at least
_PATIENCE: Final = 1.0  # s for each step of the opening
_TURN: Final = 0.25  # s at most

# pulse/def.h, sample.h
_S16LE: Final = 3
_READY: Final = {"context": 4, "stream": 2}
_GONE: Final = {"context": 5, "stream": 3}  # failed; terminated is one more
_NO_AUTOSPAWN: Final = 1
_SERVER_ADJUSTS: Final = 0x2000 | 2 | 8  # ... its own latency to ours; times interpolated, and told by themselves
_DEFAULT: Final = 0xFFFFFFFF


def _echoes(source: str) -> bool:
    """Whether a source is no microphone, but what a loudspeaker plays: both servers name it so."""
    return source.endswith(".monitor")


type OnSamples = Callable[[NDArray[np.int16], float], None]


class _Spec(ctypes.Structure):
    _fields_ = (("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _Buffer(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize"))


_ON_BYTES: Final = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p)
_ON_STREAM: Final = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)


def _load() -> ctypes.CDLL | None:
    try:
        library = ctypes.CDLL("libpulse.so.0")
    except OSError:  # not on this system, and then without its server
        return None
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, *arguments in (
        ("mainloop_new", pointer),
        ("mainloop_free", None, pointer),
        ("mainloop_get_api", pointer, pointer),
        ("mainloop_prepare", number, pointer, number),
        ("mainloop_poll", number, pointer),
        ("mainloop_dispatch", number, pointer),
        ("context_new", pointer, pointer, text),
        ("context_connect", number, pointer, text, number, pointer),
        ("context_get_state", number, pointer),
        ("context_disconnect", None, pointer),
        ("context_unref", None, pointer),
        ("stream_new", pointer, pointer, text, ctypes.POINTER(_Spec), pointer),
        ("stream_connect_playback", number, pointer, text, ctypes.POINTER(_Buffer), number, pointer, pointer),
        ("stream_connect_record", number, pointer, text, ctypes.POINTER(_Buffer), number),
        ("stream_get_state", number, pointer),
        ("stream_get_device_name", text, pointer),
        ("stream_get_latency", number, pointer, ctypes.POINTER(ctypes.c_uint64), ctypes.POINTER(number)),
        ("stream_set_write_callback", None, pointer, _ON_BYTES, pointer),
        ("stream_set_read_callback", None, pointer, _ON_BYTES, pointer),
        ("stream_set_underflow_callback", None, pointer, _ON_STREAM, pointer),
        ("stream_writable_size", ctypes.c_size_t, pointer),
        ("stream_write", number, pointer, pointer, ctypes.c_size_t, pointer, ctypes.c_int64, number),
        ("stream_peek", number, pointer, ctypes.POINTER(pointer), ctypes.POINTER(ctypes.c_size_t)),
        ("stream_drop", number, pointer),
        ("stream_set_buffer_attr", pointer, pointer, ctypes.POINTER(_Buffer), pointer, pointer),
        ("operation_unref", None, pointer),
        ("stream_disconnect", number, pointer),
        ("stream_unref", None, pointer),
    ):
        function = getattr(library, f"pa_{name}")
        function.restype, function.argtypes = result, arguments
    return library


class ServedSound:
    """A connection and its one stream; all of it in one thread. `on_samples` as in `sound.py`."""

    def __init__(self, device: Device, on_samples: OnSamples, reserve: Reserve) -> None:
        self._plays = device is Device.LOUDSPEAKER
        self._wanted = os.environ.get(_WANTED[device], "")
        self._on_samples = on_samples
        self._library: Any = _load()
        self._loop = self._context = self._stream = None
        self.blocks = 0
        self._reserve = reserve
        self._callbacks: tuple[object, ...] = ()  # ctypes keeps none alive by itself

    def connect(self) -> bool:
        """Whether a server answers; `close` in any case."""
        if self._library is None:
            return False
        self._loop = self._library.pa_mainloop_new()
        self._context = self._library.pa_context_new(self._library.pa_mainloop_get_api(self._loop), b"virtual-window")
        begun = self._library.pa_context_connect(self._context, None, _NO_AUTOSPAWN, None)
        return begun >= 0 and self._until_ready("context", self._context)

    def start(self) -> str:
        """Open the device; why it does not open, or nothing."""
        call = self._library
        spec = _Spec(_S16LE, RATE, 1)
        self._stream = call.pa_stream_new(self._context, b"call", ctypes.byref(spec), None)
        if not self._stream:
            return "no such sound"
        flags = _SERVER_ADJUSTS
        if self._plays:
            write, dry = _ON_BYTES(self._wants), _ON_STREAM(self._ran_dry)
            self._callbacks = write, dry
            call.pa_stream_set_write_callback(self._stream, write, None)
            call.pa_stream_set_underflow_callback(self._stream, dry, None)
            begun = call.pa_stream_connect_playback(self._stream, None, self._buffer(), flags, None, None)
        else:
            read = _ON_BYTES(self._gives)
            self._callbacks = (read,)
            call.pa_stream_set_read_callback(self._stream, read, None)
            begun = call.pa_stream_connect_record(self._stream, None, self._buffer(), flags)
        if begun < 0 or not self._until_ready("stream", self._stream):
            return f"the sound server has no {self._wanted or 'device'}"
        return self.trouble()

    def trouble(self) -> str:
        """Why the stream is of no use any more, or nothing."""
        if self._library.pa_stream_get_state(self._stream) != _READY["stream"]:
            return "the stream ended"
        at = (self._library.pa_stream_get_device_name(self._stream) or b"").decode(errors="replace")
        if at.startswith(_DUMMY):
            return "the sound server has no device"
        # Both servers give the stream of an unplugged device to another: it would run on, and nobody hear it.
        if self._wanted not in ("", at):
            return f"the sound server put it on {at}"
        # What the loudspeaker plays, where no microphone is left: the far voice would go back as if it were the room's.
        return "the sound server has no microphone" if not self._plays and not self._wanted and _echoes(at) else ""

    def turn(self, seconds: float = _TURN) -> bool:
        """Wait for what happens, at most so long, and let it happen; false at the connection's end."""
        call = self._library
        return (
            call.pa_mainloop_prepare(self._loop, int(seconds * 1e6)) >= 0
            and call.pa_mainloop_poll(self._loop) >= 0
            and call.pa_mainloop_dispatch(self._loop) >= 0
        )

    def look(self) -> None:
        """Now and then: ask the server for more or less in hand, where that is called for."""
        if self._plays and self._reserve.look(time.monotonic()):
            call = self._library
            asked = call.pa_stream_set_buffer_attr(self._stream, self._buffer(), None, None)
            if asked:
                call.pa_operation_unref(asked)

    def close(self) -> None:
        """Leave device and server."""
        call = self._library
        if self._stream:
            call.pa_stream_disconnect(self._stream)
            call.pa_stream_unref(self._stream)
        if self._context:
            call.pa_context_disconnect(self._context)
            call.pa_context_unref(self._context)
        if self._loop:
            call.pa_mainloop_free(self._loop)
        self._loop = self._context = self._stream = None

    def _until_ready(self, what: str, thing: int) -> bool:
        state = getattr(self._library, f"pa_{what}_get_state")
        deadline = time.monotonic() + _PATIENCE
        while (now := state(thing)) != _READY[what]:
            left = deadline - time.monotonic()
            if now >= _GONE[what] or left <= 0 or not self.turn(left):
                return False
        return True

    def _buffer(self) -> Any:
        """Bytes: all that lies between us and the ear, what is asked for at once, what a microphone gives at once.

        That is less than a block: the server hears of its device as often. 10 ms cost 11 ms more from mouth to ear.
        """
        ahead = round(self._reserve.seconds * RATE) * 2
        return ctypes.byref(_Buffer(_DEFAULT, ahead, _BLOCK * 2, _PIECE * 2, _PIECE * 2))

    def _away(self) -> float:
        """How long until what is written now is heard, or since what is read now was (s)."""
        away, before = ctypes.c_uint64(), ctypes.c_int()
        if self._library.pa_stream_get_latency(self._stream, ctypes.byref(away), ctypes.byref(before)) < 0:
            return self._reserve.seconds  # the server has not told yet
        return -away.value / 1e6 if before.value else away.value / 1e6

    def _wants(self, stream: int, _size: int, _data: object) -> None:
        call = self._library
        while _BLOCK * 2 <= call.pa_stream_writable_size(stream) < _DEFAULT:
            block = np.zeros(_BLOCK, np.int16)
            self._on_samples(block, time.monotonic() + self._away())
            call.pa_stream_write(stream, block.ctypes.data, block.nbytes, None, 0, 0)
            self.blocks += 1

    def _gives(self, stream: int, _size: int, _data: object) -> None:
        call = self._library
        data, size = ctypes.c_void_p(), ctypes.c_size_t()
        while call.pa_stream_peek(stream, ctypes.byref(data), ctypes.byref(size)) >= 0 and size.value:
            at = time.monotonic() - self._away()
            if data.value:
                self._on_samples(np.frombuffer(ctypes.string_at(data.value, size.value), np.int16), at)
            call.pa_stream_drop(stream)
            self.blocks += 1

    def _ran_dry(self, _stream: int, _data: object) -> None:
        self._reserve.ran_dry(time.monotonic())
