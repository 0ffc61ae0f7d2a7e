"""Requests for lost packets, behind the interface of aiortc's NackGenerator: `missing.py` with a clock of its own.

Stock asks when a packet comes, and only then: the end of a picture is asked for with the next picture, and a request
that got lost too late.
"""

import asyncio
import time
from typing import Any, Final

from aiortc.rtp import RtpPacket

from windowkit.media.missing import Missing

_SOONEST: Final = 0.002  # s; finer is not worth a turn of the loop


class Requests:
    """Of one video receiver (aiortc's, from version 1.16.0)."""

    def __init__(self, receiver: Any) -> None:
        self._receiver = receiver
        self._missing = Missing()
        self._stream: int | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._asking: asyncio.Task[None] | None = None
        self.missing: list[int] = []

    def add(self, packet: RtpPacket) -> bool:
        """aiortc's: whether to ask for `missing` now."""
        now = time.monotonic()
        self._stream = packet.ssrc
        self._missing.came(packet.sequence_number, now)
        self.missing = self._missing.due(now)
        self._arm(now)
        return bool(self.missing)

    def sent(self, stream: int, sequence: int) -> None:
        """The other side has sent that packet."""
        if stream == self._stream:
            self._missing.sent(sequence, time.monotonic())
            self._ask()

    def forget(self) -> None:
        """What is missing now is too old to be asked for."""
        self._missing = Missing()
        self.close()

    def close(self) -> None:
        """Ask for nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _arm(self, now: float) -> None:
        self.close()
        at = self._missing.next_at()
        if at is not None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(_SOONEST, at - now), self._ask)

    def _ask(self) -> None:
        now = time.monotonic()
        due = self._missing.due(now)
        if due and self._stream is not None:
            nack = self._receiver._send_rtcp_nack(self._stream, due)  # noqa: SLF001
            self._asking = asyncio.create_task(nack, name="ask again")
        self._arm(now)
