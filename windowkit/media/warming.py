"""What a process does slowly the first time, done before the first call: nobody should wait for it.

Measured on two virtual cores: the first VP8 picture of a process took 99 ms where the next encoder's took 15, its
first DTLS context 35 to 110 ms. Libraries are mapped and linked page by page as they are first used.
"""
# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001
# The library makes a DTLS context only inside a connection.

import os
from typing import Final

import numpy as np
from aiortc.codecs.vpx import Vp8Decoder
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcdtlstransport import SRTP_PROFILES, RTCCertificate
from av.video.frame import VideoFrame

from windowkit.media.decoding import mend_decoding
from windowkit.media.memory import return_pictures_memory
from windowkit.media.shaping import Shape, Shaper
from windowkit.media.vpx import QUICK, Vp8

_SIZE: Final = (1280, 720)
_PICTURES: Final = 2  # a key frame, and one that refers to it
_FRAME: Final = 3000  # 1/90000 s


def warm_up() -> None:
    """Encode, decode and show nothing, and make a certificate for nobody. Takes some 0.2 s: beside the engine."""
    return_pictures_memory()
    mend_decoding()
    encoder = Vp8(*_SIZE, 1_500_000, threads=1, speed=QUICK, largest_key=500, drops=False)
    decoder, shaper = Vp8Decoder(), Shaper()
    # Not numpy's random numbers: they are a module of 2 MiB.
    noise = np.frombuffer(os.urandom(_SIZE[0] * _SIZE[1] * 3 // 2), np.uint8).reshape(-1, _SIZE[0])
    for number in range(_PICTURES):
        frame = VideoFrame.from_ndarray(np.roll(noise, number * 8, axis=1), "yuv420p")
        at = number * _FRAME
        for picture in decoder.decode(JitterFrame(encoder.encode(frame, at, _FRAME, key=False), at)):
            assert isinstance(picture, VideoFrame)
            shaper.shape(picture, Shape("bgra", 960, 540))
    encoder.close()
    RTCCertificate.generateCertificate()._create_ssl_context(SRTP_PROFILES)
