"""Mends to aiortc 1.16.0 and aioice 0.13.0, each with its reason; pyproject pins aiortc for this file.

1. Pictures at the marker bit. Stock hands a picture on when the *next* one's first packet comes: one frame
   time (33 ms) lost. After a cut it waits for lost packets until 512 others overflow its buffer: the picture
   stays frozen for 4 to 7 s. `assembler.py` takes the place of its jitter buffer for video.
2. STUN's first retransmission after 0.2 s instead of 0.5 s: a check that came before its TURN permission is
   always lost once. Not lower: aioice's consent check uses it as its only time-out.
3. Gathering waits 0.5 s for a silent STUN or TURN server instead of 5 s, and 2 s for a TURN server over TCP or
   TLS, which takes five round trips.
4. VP8 starts at 1.5 Mbit/s instead of 0.5: a new estimate makes stock start a new encoder and a key frame,
   and the first seconds of 720p are mud.
5. Retransmissions reach their receiver although a call has two m-lines of VP8: routing.py.
6. A side that gets nothing tells the other so over RTCP: `unheard.py`.
7. Sound passes by its jitter buffer and decoder: `sound_mends.py`.
8. What is recorded is taken from between the encoder and the packets: overhear.py.
9. Each lost packet is asked for once a round trip, not whenever another is lost: missing.py, requesting.py.
10. Encoders, rate and pace follow the line without new encoders and bursts: sending.py.
11. Checks between direct addresses go out at once, and their answer is used at once: checks.py.
12. A TURN relay that gives no address says why: refusals.py.
13. Pictures are decoded by FFmpeg's own VP8 decoder: decoding.py.
14. No REMB: what packets waited on the line is told instead, for both pictures together: feedback.py.

The private names used are listed in `_PRIVATE` and a test fails when one of them is gone.
"""
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false
# ruff: noqa: SLF001
# The whole purpose of this module is to reach into a library where it offers no way in.

import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import aioice.ice
import aioice.stun
from aiortc.codecs import vpx
from aiortc.jitterbuffer import JitterFrame
from aiortc.rtcrtpreceiver import RTCRtpReceiver
from aiortc.rtp import RtpPacket

from windowkit.media.assembler import Assembler, Packet
from windowkit.media.checks import mend_checks
from windowkit.media.decoding import mend_decoding
from windowkit.media.refusals import mend_refusals
from windowkit.media.requesting import Requests
from windowkit.media.routing import mend_routing

VERSIONS: Final = {"aiortc": "1.16.0", "aioice": "0.13.0"}

_STUN_RETRY: Final = 0.2  # s
_STUN_GATHER: Final = 0.5  # s
_TURN_GATHER: Final = 2.0  # s, over TCP or TLS
_stock_gather: Final = aioice.ice.Connection.get_component_candidates
_START_BITRATE: Final = 1_500_000  # bit/s
_VP8_START: Final = 0x10  # of a VP8 payload descriptor (RFC 7741): a partition starts here ...
_VP8_PARTITION: Final = 0x07  # ... and it is the first one

_PRIVATE: Final = (
    "_RTCRtpReceiver__jitter_buffer",
    "_RTCRtpReceiver__nack_generator",
    "_RTCRtpReceiver__decoder_queue",
    "_RTCRtpReceiver__decoder_thread",
    "_RTCRtpReceiver__timestamp_mapper",
    "_RTCRtpReceiver__codecs",
    "_RTCRtpReceiver__remote_bitrate_estimator",
    "_handle_rtp_packet",
    "_send_rtcp_nack",
)


def mend_timing() -> None:
    """Mends 2 to 5 and 11 to 13; they are of the library's modules, so once for the process."""
    aioice.stun.RETRY_RTO = _STUN_RETRY
    connection: Any = aioice.ice.Connection
    if connection.get_component_candidates is not _gather:
        connection.get_component_candidates = _gather
    vpx.DEFAULT_BITRATE = _START_BITRATE
    mend_routing()
    mend_checks()
    mend_decoding()
    mend_refusals()


async def _gather(self: aioice.ice.Connection, component: int, addresses: list[str]) -> list[aioice.Candidate]:
    stream = self.turn_server is not None and self.turn_transport == "tcp"
    waits: Any = _TURN_GATHER if stream else _STUN_GATHER  # typed as whole seconds
    return await _stock_gather(self, component, addresses, waits)


type OnPicturePacket = Callable[[RtpPacket, float, bool], Awaitable[None]]


def mend_receiver(
    receiver: RTCRtpReceiver, on_bytes: Callable[[int, float], None], on_packet: OnPicturePacket
) -> Requests | None:
    """Mends 1, 9 and 14 (video only), and count: `on_bytes(size, now)` for each RTP packet. Before any packet comes.

    `on_packet(packet, now, again)` for a picture's packets; gives what asks for lost ones.
    """
    private: Any = receiver
    handle = receiver._handle_rtp_packet
    buffer = private._RTCRtpReceiver__jitter_buffer
    if not buffer._is_video:

        async def handle_and_count(packet: RtpPacket, arrival_time_ms: int) -> None:
            on_bytes(len(packet.payload), time.monotonic())
            await handle(packet, arrival_time_ms)

        private._handle_rtp_packet = handle_and_count
        return None
    requests = Requests(private)
    mended = _VideoBuffer(private, requests)
    private._RTCRtpReceiver__jitter_buffer = mended
    private._RTCRtpReceiver__nack_generator = requests
    private._RTCRtpReceiver__remote_bitrate_estimator = None

    async def handle_picture(packet: RtpPacket, arrival_time_ms: int) -> None:
        now = time.monotonic()
        on_bytes(len(packet.payload), now)
        codec = private._RTCRtpReceiver__codecs.get(packet.payload_type)
        mended.before(packet, now)
        await handle(packet, arrival_time_ms)
        mended.after()
        await on_packet(packet, now, codec is None or codec.name != "VP8")

    private._handle_rtp_packet = handle_picture
    return requests


class _VideoBuffer:
    """The assembler behind the interface of aiortc's JitterBuffer."""

    _is_video = True

    def __init__(self, receiver: Any, requests: Requests) -> None:
        self._receiver = receiver
        self._requests = requests
        self._assembler = Assembler()
        self._now = 0.0
        self._more: list[tuple[int, JitterFrame]] = []

    def before(self, packet: RtpPacket, now: float) -> None:
        """Forget what to ask to be sent again when a cut ends: it is seconds old."""
        self._now = now
        ours = self._receiver._RTCRtpReceiver__codecs.get(packet.payload_type)
        if ours is not None and ours.name == "VP8" and self._assembler.is_cut(packet.sequence_number, now):
            self._requests.forget()

    def add(self, packet: RtpPacket) -> tuple[bool, JitterFrame | None]:
        """Called by the receiver with each packet; retransmissions are unwrapped by then."""
        pictures = self._assembler.add(_plain(packet), self._now)
        frames = [JitterFrame(data=picture.data, timestamp=picture.timestamp) for picture in pictures]
        self._more += [(packet.payload_type, frame) for frame in frames[1:]]
        return self._assembler.want_key_frame, frames[0] if frames else None

    def after(self) -> None:
        """Hand on what else became whole: one packet that fills a hole may finish several pictures."""
        receiver = self._receiver
        for payload_type, frame in self._more:
            if receiver._RTCRtpReceiver__decoder_thread:
                frame.timestamp = receiver._RTCRtpReceiver__timestamp_mapper.map(frame.timestamp)
                receiver._RTCRtpReceiver__decoder_queue.put((receiver._RTCRtpReceiver__codecs[payload_type], frame))
        self._more.clear()


def _plain(packet: RtpPacket) -> Packet:
    first = packet.payload[0] if packet.payload else 0
    return Packet(
        sequence=packet.sequence_number,
        timestamp=packet.timestamp,
        marker=bool(packet.marker),
        starts=bool(first & _VP8_START) and not first & _VP8_PARTITION,
        data=packet._data,
    )
