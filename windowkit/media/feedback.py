"""What both ends of a peer tell each other of their line: speaks and hears asides.py. A mend, named in mends.py.

aiortc 1.16.0 estimates each picture by itself (REMB) and notices a lost packet by the next one only. Here the
receiver reports how long packets wait, a few packets at the start measure the line, and the end of each picture
is announced where packets get lost.
"""
# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001
# The whole purpose of this module is to reach into a library where it offers no way in.

import contextlib
import time
from collections.abc import Callable, Sequence
from typing import Any, Final

from aiortc import RTCRtpSender
from aiortc.rtp import RTCP_PSFB_APP, RtcpPsfbPacket, RtpPacket

from windowkit.media.arrivals import Arrivals, Train
from windowkit.media.asides import No, Probe, Probed, Report, Sent, Word, read, written

PRIVATE_OF_SENDER: Final = ("_handle_rtcp_packet", "_ssrc")  # a test fails when one is gone
_PROMPT: Final = 1e-3  # s; quicker is the machine itself
_PROBES: Final = 6  # packets: one may be lost; 7 kB, 0.2 s of a line of 300 kbit/s


class Feedback:
    """One peer's. `on_sent` hears the stream and number of a packet that must be there, if it is not lost.

    `on_report` and `on_measured` (bit/s) hear of our own way out; nobody does at first.
    """

    def __init__(self, senders: Sequence[RTCRtpSender], on_sent: Callable[[int, int], None]) -> None:
        self._sender = senders[0]
        self._on_sent = on_sent
        self.on_report: Callable[[Report], None] = lambda _: None
        self.on_measured: Callable[[int], None] = lambda _: None
        self.on_no: Callable[[bytes], None] = lambda _: None
        self._probed_at: dict[int, float] = {}  # each train's number: when it left
        self._arrivals = Arrivals()
        self._train = Train()
        self.their_ssrc: int | None = None  # a stream of the other side's, to which words can be addressed
        for sender in senders:
            self._listen(sender)

    async def probe(self) -> None:
        """Send what measures the line; the answer comes to `on_measured`."""
        train = len(self._probed_at) + 1
        self._probed_at[train] = time.monotonic()
        for _ in range(_PROBES):
            await self.say(Probe(train))

    async def came(self, packet: RtpPacket, now: float, again: bool) -> None:
        """A packet of a picture came."""
        size = len(packet.payload)
        self._arrivals.came(size, None if again else packet.extensions.abs_send_time, now)
        if (report := self._arrivals.report(now)) is not None:
            await self.say(report)

    async def say(self, word: Word) -> None:
        """Tell the other side; nothing happens where the connection is gone."""
        if self.their_ssrc is None:
            return
        packet = RtcpPsfbPacket(
            fmt=RTCP_PSFB_APP, ssrc=self._sender._ssrc, media_ssrc=self.their_ssrc, fci=written(word)
        )
        with contextlib.suppress(ConnectionError):
            await self._sender.transport._send_rtp(bytes(packet))

    def _listen(self, sender: RTCRtpSender) -> None:
        private: Any = sender
        handle = sender._handle_rtcp_packet

        async def handle_and_hear(packet: object) -> None:
            word = None
            if isinstance(packet, RtcpPsfbPacket) and packet.fmt == RTCP_PSFB_APP:
                word = read(packet.fci)
            if word is None:
                await handle(packet)  # pyright: ignore[reportArgumentType] - whatever the router brings
            else:
                await self._hear(word)

        private._handle_rtcp_packet = handle_and_hear

    async def _hear(self, word: Word) -> None:
        match word:
            case Probe():
                size = self._train.came(word.train, word.size)
                if size is not None:
                    await self.say(Probed(word.train, size))
            case Probed():
                took = max(_PROMPT, time.monotonic() - self._probed_at.get(word.train, 0.0))
                self.on_measured(int(word.size * 8 / took))
            case Sent():
                self._on_sent(word.stream, word.sequence)
            case Report():
                self.on_report(word)
            case No():
                self.on_no(word.recording)
