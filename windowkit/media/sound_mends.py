"""What of a sound's way aiortc 1.16.0 is passed by, with its reasons; part of mends.py.

Stock keeps audio until four packets are there (80 ms of delay, whatever the line does), waits for a lost one until
16 others fill its buffer (320 ms of silence, then all at once), and decodes without mending losses, in a thread
of its own. Here each packet goes, as it came, to whoever plays it: the playout buffer does all of that.
"""
# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001
# As in mends.py: the library offers no way in.

import time
from collections.abc import Callable
from typing import Any, Final

from aiortc.codecs import CODECS
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcrtpreceiver import RTCRtpReceiver
from aiortc.rtp import RtpPacket

from windowkit.media.playout import SoundPacket

PRIVATE: Final = ("_RTCRtpReceiver__jitter_buffer",)

_COPIES: Final = {"useinbandfec": 1}  # RFC 7587: this side mends losses from the copies in later packets


def declare_copies() -> None:
    """Say in every offer and answer that lost packets are mended; once for the process."""
    for codec in CODECS["audio"]:
        if codec.mimeType == "audio/opus":
            codec.parameters.update(_COPIES)


def take_packets(receiver: RTCRtpReceiver, on_packet: Callable[[SoundPacket], None]) -> None:
    """Give this audio receiver's packets to `on_packet`, in the engine; its track stays silent."""
    private: Any = receiver
    private._RTCRtpReceiver__jitter_buffer = _Passage(on_packet)


class _Passage:
    """In the place of aiortc's JitterBuffer: nothing is kept, nothing is left to decode."""

    def __init__(self, on_packet: Callable[[SoundPacket], None]) -> None:
        self._on_packet = on_packet

    def add(self, packet: RtpPacket) -> tuple[bool, JitterFrame | None]:
        """Called by the receiver with each packet of a codec it knows."""
        self._on_packet(SoundPacket(packet.ssrc, packet.timestamp, packet.payload, time.monotonic()))
        return False, None
