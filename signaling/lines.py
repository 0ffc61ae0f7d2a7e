"""One signed-in program's line: its outbox, its allowance, its end."""

import asyncio
import logging
import time
from typing import Final, Protocol

from signaling.effects import Sender
from windowkit import logs, messages as m

_log: Final = logging.getLogger(__name__)

OUTBOX: Final = 256  # messages; a program that does not read is dropped, not waited for
STALLED: Final = 5.0  # s that one frame may wait for the other side to read
RATE: Final = 50.0  # messages a second, with this much again saved up for a burst
# WebSocket close codes; 4000 and up are our own (RFC 6455, 7.4.2).
TOO_BIG: Final = 1009
TRY_LATER: Final = 1013
REPLACED: Final = 4001
REFUSED: Final = 4003


class Wire(Protocol):
    """An accepted WebSocket, as little of it as a line needs."""

    async def receive(self) -> bytes | str | None: ...
    async def send(self, frame: bytes) -> None: ...
    async def close(self, code: int) -> None: ...


class Line:
    """What is said to one program, in order; once it is closing nothing it says counts."""

    def __init__(self, wire: Wire, sender: Sender) -> None:
        self.wire = wire
        self.sender = sender
        self.closing = False
        self.renew = asyncio.Event()  # its token, before it is time
        self._outbox: asyncio.Queue[m.Message | int] = asyncio.Queue(OUTBOX)
        self._allowance = 2 * RATE
        self._last = time.monotonic()

    def say(self, message: m.Message) -> None:
        """Queue a message; a program that has let the outbox fill up is dropped and may come back."""
        if self.closing:
            return
        try:
            self._outbox.put_nowait(message)
        except asyncio.QueueFull:
            while not self._outbox.empty():
                self._outbox.get_nowait()
            self.close(TRY_LATER)

    def close(self, code: int, last: m.Message | None = None) -> None:
        """End the line after everything queued, `last` as its last word."""
        if last is not None:
            self.say(last)
        if not self.closing:
            self.closing = True
            if self._outbox.full():
                self._outbox.get_nowait()
            self._outbox.put_nowait(code)

    def too_soon(self) -> float:
        """How many seconds the message that came has to wait (token bucket): read later, never refused or lost."""
        now = time.monotonic()
        self._allowance = min(2 * RATE, self._allowance + (now - self._last) * RATE)
        self._last = now
        self._allowance -= 1
        return max(0.0, -self._allowance / RATE)

    async def write(self) -> None:
        """Send what is queued, until the line is closed or the other side stops reading."""
        while True:
            message = await self._outbox.get()
            try:
                async with asyncio.timeout(STALLED):
                    if isinstance(message, int):
                        await self.wire.close(message)
                        return
                    await self.wire.send(m.encode(message))
            except TimeoutError:
                logs.event(_log, "line_stalled", role=self.sender.role, device=self.sender.key)
                return
