"""Opus through the libopus that PyAV carries: what PyAV offers no way to.

Losses are mended by the decoder (a lost packet from the next one's in-band copy, RFC 6716 section 2.1.7, or by
going on with the voice's pitch), and the sender's encoder writes such copies.
"""

import ctypes
import ctypes.util
from functools import cache
from pathlib import Path
from typing import Final

import av
import numpy as np
from numpy.typing import NDArray

from windowkit.errors import Failure
from windowkit.media.ring import RATE

# Numbers of opus_defines.h.
_OK: Final = 0
_VOIP: Final = 2048
_SET_BITRATE: Final = 4002
_SET_INBAND_FEC: Final = 4012
_SET_PACKET_LOSS_PERC: Final = 4014
_SET_DTX: Final = 4016
_RESET_STATE: Final = 4028

_BITRATE: Final = 32_000  # bit/s; one voice in full band, with room for the copy of the packet before
_LOSS: Final = 10  # per cent expected; below some 5 the encoder leaves the copies out
_LONGEST: Final = RATE * 120 // 1000  # samples of the longest packet there is
_ROOM: Final = 1275  # bytes of the largest packet of one frame
_FOLDERS: Final = ("../av.libs", "../av/.dylibs")  # where PyAV's wheels keep their libraries
_CONCEALED: Final = RATE // 400  # samples: losses are concealed in whole steps of 2.5 ms


@cache
def _library() -> ctypes.CDLL:
    beside = Path(av.__file__).parent
    carried = [str(path) for folder in _FOLDERS for path in sorted((beside / folder).glob("*opus*"))]
    system = ctypes.util.find_library("opus")
    for name in [*carried, *([system] if system else [])]:
        try:
            # Held GIL: a packet takes 0.1 ms, and to get the GIL back in a sound callback may take longer.
            library = ctypes.PyDLL(name)
        except OSError:
            continue
        return _described(library)
    raise Failure("no libopus, neither PyAV's own nor the system's: install the package libopus0")


def _described(library: ctypes.CDLL) -> ctypes.CDLL:
    pointer, number, place = ctypes.c_void_p, ctypes.c_int32, ctypes.POINTER(ctypes.c_int)
    for name, returns, takes in (
        ("opus_encoder_create", pointer, [number, number, number, place]),
        ("opus_encode", number, [pointer, pointer, number, pointer, number]),
        ("opus_encoder_destroy", None, [pointer]),
        ("opus_decoder_create", pointer, [number, number, place]),
        ("opus_decode", number, [pointer, ctypes.c_char_p, number, pointer, number, number]),
        ("opus_decoder_destroy", None, [pointer]),
        ("opus_packet_get_nb_samples", number, [ctypes.c_char_p, number, number]),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = returns, takes
    # Both are variadic: only what stands before the dots is declared, what follows is passed as it is.
    library.opus_encoder_ctl.argtypes = [pointer, ctypes.c_int]
    library.opus_decoder_ctl.argtypes = [pointer, ctypes.c_int]
    return library


class OpusEncoder:
    """One voice, mono, 48 kHz; each packet but the first carries a coarse copy of the one before. No DTX."""

    def __init__(self) -> None:
        self._library = _library()
        error = ctypes.c_int()
        self._state = self._library.opus_encoder_create(RATE, 1, _VOIP, ctypes.byref(error))
        if error.value != _OK:
            raise Failure(f"libopus gives no encoder: {error.value}")
        self._packet = ctypes.create_string_buffer(_ROOM)
        for request, value in ((_SET_BITRATE, _BITRATE), (_SET_INBAND_FEC, 1), (_SET_DTX, 0)):
            self._library.opus_encoder_ctl(self._state, request, ctypes.c_int(value))
        self.expect_loss(_LOSS)

    def __del__(self) -> None:
        if state := getattr(self, "_state", None):
            self._library.opus_encoder_destroy(state)

    def use_rate(self, rate: int) -> None:
        """From the next packet on, bit/s."""
        self._library.opus_encoder_ctl(self._state, _SET_BITRATE, ctypes.c_int(rate))

    def expect_loss(self, per_cent: int) -> None:
        """How much of what is sent gets lost; the copies become better, the voice a little coarser."""
        self._library.opus_encoder_ctl(self._state, _SET_PACKET_LOSS_PERC, ctypes.c_int(per_cent))

    def encode(self, samples: bytes) -> bytes:
        """The packet of a block of 10 or 20 ms, 16 bit."""
        size = self._library.opus_encode(self._state, samples, len(samples) // 2, self._packet, _ROOM)
        if size < 0:
            raise ValueError(f"libopus cannot encode a block of {len(samples) // 2} samples: {size}")
        return self._packet.raw[:size]


class OpusDecoder:
    """Packets of one stream, in order, to mono samples of 48 kHz; stereo becomes mono."""

    def __init__(self) -> None:
        self._library = _library()
        error = ctypes.c_int()
        self._state = self._library.opus_decoder_create(RATE, 1, ctypes.byref(error))
        if error.value != _OK:
            raise Failure(f"libopus gives no decoder: {error.value}")
        self._samples = np.empty(_LONGEST, np.int16)
        self._place = self._samples.ctypes.data

    def __del__(self) -> None:
        if state := getattr(self, "_state", None):
            self._library.opus_decoder_destroy(state)

    def reset(self) -> None:
        """Another stream begins."""
        self._library.opus_decoder_ctl(self._state, _RESET_STATE)

    def length(self, packet: bytes) -> int:
        """How many samples it holds; 0 for what is no Opus packet."""
        return max(0, self._library.opus_packet_get_nb_samples(packet, len(packet), RATE))

    def decode(self, packet: bytes) -> NDArray[np.int16]:
        """Its samples; none for a broken packet. Valid until the next call."""
        return self._decode(packet, _LONGEST, from_copy=0)

    def recover(self, following: bytes, samples: int) -> NDArray[np.int16]:
        """The lost packet before `following`, from the copy in it; concealed where it has none."""
        return self._decode(following, samples, from_copy=1)

    def conceal(self, samples: int) -> NDArray[np.int16]:
        """What a lost packet may have sounded like; fades away over some 100 ms of losses."""
        return self._decode(None, max(_CONCEALED, samples // _CONCEALED * _CONCEALED), from_copy=0)

    def _decode(self, packet: bytes | None, samples: int, from_copy: int) -> NDArray[np.int16]:
        size = 0 if packet is None else len(packet)
        count = self._library.opus_decode(self._state, packet, size, self._place, min(samples, _LONGEST), from_copy)
        return self._samples[: max(0, count)]
