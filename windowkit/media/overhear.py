"""What of a peer's media can be recorded, taken where it is encoded and whole; of the mends that `mends.py` names.

aiortc 1.16.0 hands encoded media to nobody. Received sound is taken at its packets, received pictures where they
are handed to the decoder, what is sent where the encoder's payloads become packets. Nobody listening costs one
look at an attribute for each of them.
"""
# pyright: reportPrivateUsage=false, reportUnknownMemberType=false
# ruff: noqa: SLF001
# As in mends.py: the library offers no way in.

import time
from collections.abc import Callable
from typing import Any, Final

from aiortc import RTCRtpReceiver, RTCRtpSender
from aiortc.codecs import depayload
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcrtpparameters import RTCRtpCodecParameters
from aiortc.rtcrtpsender import RTCEncodedFrame
from aiortc.rtp import RtpPacket

PRIVATE: Final = ("_RTCRtpReceiver__decoder_queue", "_RTCRtpReceiver__decoder_error", "_handle_rtp_packet")
PRIVATE_OF_SENDER: Final = ("_next_encoded_frame", "_send_keyframe")

type Listener = Callable[[int, bytes, float], None]
"""Gets an RTP time, a whole VP8 picture or Opus packet, and time.monotonic(); in the engine's loop."""


class Ear:
    """A place for one listener."""

    def __init__(self) -> None:
        self.listener: Listener | None = None


def overhear_receiver(receiver: RTCRtpReceiver, kind: str) -> Ear:
    """What comes. Before any packet does, and after the other mends."""
    return _overhear_pictures(receiver) if kind == "video" else _overhear_sound(receiver)


def overhear_sender(sender: RTCRtpSender) -> Ear:
    """What is sent, once for each picture or block, whatever is sent again later."""
    private: Any = sender
    ear, encode = Ear(), sender._next_encoded_frame

    async def encode_and_tell(codec: RTCRtpCodecParameters) -> RTCEncodedFrame | None:
        encoded = await encode(codec)
        if encoded is not None and (listener := ear.listener) is not None:
            now = time.monotonic()
            if codec.name == "VP8":
                whole = b"".join(depayload(codec, payload) for payload in encoded.payloads)
                listener(encoded.timestamp, whole, now)
            else:
                listener(encoded.timestamp, encoded.payloads[0], now)
        return encoded

    private._next_encoded_frame = encode_and_tell
    return ear


def ask_key_frame(receiver: RTCRtpReceiver) -> None:
    """The next packet that comes sends a PLI (RFC 4585, 6.3.1), as if a picture could not be decoded."""
    private: Any = receiver
    private._RTCRtpReceiver__decoder_error.set()


def make_key_frame(sender: RTCRtpSender) -> None:
    """The next picture is a key frame."""
    sender._send_keyframe()


def _overhear_sound(receiver: RTCRtpReceiver) -> Ear:
    private: Any = receiver
    ear, handle = Ear(), receiver._handle_rtp_packet

    async def handle_and_tell(packet: RtpPacket, arrival_time_ms: int) -> None:
        if packet.payload and (listener := ear.listener) is not None:
            listener(packet.timestamp, packet.payload, time.monotonic())
        await handle(packet, arrival_time_ms)

    private._handle_rtp_packet = handle_and_tell
    return ear


def _overhear_pictures(receiver: RTCRtpReceiver) -> Ear:
    private: Any = receiver
    passage = _Passage(private._RTCRtpReceiver__decoder_queue)
    private._RTCRtpReceiver__decoder_queue = passage
    return passage.ear


class _Passage:
    """In the place of the decoder's queue: what goes in is whole, in order, and needs nothing that is missing."""

    def __init__(self, queue: Any) -> None:
        self._queue = queue
        self.ear = Ear()
        self.get = queue.get

    def put(self, task: tuple[RTCRtpCodecParameters, JitterFrame] | None) -> None:
        self._queue.put(task)
        if task is not None and (listener := self.ear.listener) is not None:
            codec, frame = task
            if codec.name == "VP8":
                listener(frame.timestamp & 0xFFFFFFFF, frame.data, time.monotonic())
