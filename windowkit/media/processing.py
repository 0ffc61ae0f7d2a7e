"""libwebrtc's audio processing (AEC3, noise suppression, gain control), as livekit carries it: a library, no server.

livekit's own way in makes a message for each 10 ms, asks, and reads the answer's message: as long again as the work
itself. The message names a place in memory and nothing else that changes. Here it is made once, and samples are put
into that place; an answer is read only where it is not the usual one. livekit 1.x; a test fails when a name is gone.
"""
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# ruff: noqa: SLF001

import ctypes
from typing import Any, Final

import numpy as np
from livekit.rtc import AudioProcessingModule
from livekit.rtc._ffi_client import INVALID_HANDLE, FfiClient
from livekit.rtc._proto import ffi_pb2
from numpy.typing import NDArray

from windowkit.errors import Bug
from windowkit.media.ring import RATE

STEP: Final = RATE // 100  # samples: 10 ms, the processing's own block


class Processing:
    """`near` is cleaned in place by `clean`, after `tell` was told what the loudspeaker plays, from `far`."""

    def __init__(self, *, echo: bool, delay: float) -> None:
        """`delay`: s between what is told and the moment the microphone hears it."""
        self._module = AudioProcessingModule(
            echo_cancellation=echo, noise_suppression=True, high_pass_filter=True, auto_gain_control=True
        )
        if echo:
            self._module.set_stream_delay_ms(round(delay * 1000))
        self.near: NDArray[np.int16] = np.zeros(STEP, np.int16)
        self.far: NDArray[np.int16] = np.zeros(STEP, np.int16)
        handle = self._module._ffi_handle.handle
        self._clean = _Request("apm_process_stream", handle, self.near)
        self._tell = _Request("apm_process_reverse_stream", handle, self.far)

    def clean(self) -> None:
        """Take what is not the near voice out of `near`."""
        self._clean.ask()

    def tell(self) -> None:
        """`far` is about to be heard. It may be changed."""
        self._tell.ask()


class _Request:
    """One question about one block, asked again and again."""

    def __init__(self, kind: str, handle: int, block: NDArray[np.int16]) -> None:
        self._kind = kind
        message: Any = ffi_pb2.FfiRequest()
        asked = getattr(message, kind)
        asked.apm_handle, asked.data_ptr, asked.size = handle, block.ctypes.data, block.nbytes
        asked.sample_rate, asked.num_channels = RATE, 1
        said = message.SerializeToString()
        self._said = (ctypes.c_ubyte * len(said)).from_buffer_copy(said)
        self._library: Any = FfiClient.instance._ffi_lib
        self._answer, self._size = ctypes.POINTER(ctypes.c_ubyte)(), ctypes.c_size_t()
        self._places = ctypes.byref(self._answer), ctypes.byref(self._size)
        self._usual: bytes | None = None

    def ask(self) -> None:
        library = self._library
        handle = library.livekit_ffi_request(self._said, len(self._said), *self._places)
        if handle == INVALID_HANDLE:
            raise Bug(f"livekit does not know {self._kind}")
        answer = ctypes.string_at(self._answer, self._size.value)
        library.livekit_ffi_drop_handle(handle)
        if answer != self._usual:
            self._read(answer)

    def _read(self, answer: bytes) -> None:
        message: Any = ffi_pb2.FfiResponse()
        message.ParseFromString(answer)
        if error := getattr(message, self._kind).error:
            raise Bug(f"audio processing: {error}")
        self._usual = answer
