"""A server's end of the line, in process, with a knob for each way to fail."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from windowkit.errors import Code
from windowkit.messages import (
    Challenge,
    Command,
    Denied,
    Done,
    Hello,
    Message,
    ToServer,
    Welcome,
    decode_to_server,
    encode,
)
from windowkit.operating import HealthReport

WELCOME = Welcome(
    server_time=0.0, token="t", token_expires=600.0, place="甲居委会", place_en="Jia", centre="乙中心", centre_en="Yi"
)


class FarEnd:
    """Speaks the sign-in truly and keeps what it hears. `deaf`: hears commands and never answers."""

    def __init__(self) -> None:
        self.heard: list[ToServer] = []
        self.hellos: list[Hello] = []
        self.reports: list[HealthReport] = []  # each minute one comes between whatever else is heard
        self.deaf = False
        self.deny: Code | None = None
        self.refuse_hello: Code | None = None
        self.lines: set[ServerConnection] = set()
        self._changed = asyncio.Condition()
        self._server: Server | None = None
        self.port = 0

    async def open(self) -> None:
        """Listen, on the same port as before if there was one."""
        self._server = await serve(self._line, "127.0.0.1", self.port, ping_interval=None)
        self.port = next(iter(self._server.sockets)).getsockname()[1]

    async def close(self) -> None:
        """Close the port and every line."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def say(self, message: Message) -> None:
        """To everybody on the line."""
        for line in self.lines:
            await line.send(encode(message).decode())

    async def until(self, heard: int) -> None:
        """Wait until that many messages after the sign-ins were heard."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.heard) >= heard)

    async def until_reported(self, times: int) -> None:
        """Wait until a kiosk said that often how it is."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.reports) >= times)

    async def until_signed_in(self, times: int) -> None:
        """Wait until that many sign-ins were seen."""
        async with self._changed:
            await self._changed.wait_for(lambda: len(self.hellos) >= times)

    async def _line(self, line: ServerConnection) -> None:
        await line.send(encode(Challenge(nonce="bm9uY2U=")).decode())
        hello = decode_to_server(await line.recv())
        assert isinstance(hello, Hello)
        if self.refuse_hello is not None:
            await line.send(encode(Denied(re="", code=self.refuse_hello)).decode())
            return
        self.lines.add(line)
        await line.send(encode(WELCOME).decode())
        await self._note(self.hellos, hello)
        with suppress(ConnectionClosed):
            async for frame in line:
                await self._answer(line, decode_to_server(frame))
        self.lines.discard(line)

    async def _answer(self, line: ServerConnection, message: ToServer) -> None:
        if isinstance(message, HealthReport):
            await self._note(self.reports, message)
            return
        await self._note(self.heard, message)
        if isinstance(message, Command) and not self.deaf:
            code = self.deny
            await line.send(encode(Denied(re=message.id, code=code) if code else Done(re=message.id)).decode())

    async def _note[T](self, where: list[T], what: T) -> None:
        async with self._changed:
            where.append(what)
            self._changed.notify_all()


@asynccontextmanager
async def far_end() -> AsyncIterator[FarEnd]:
    """An open far end on a free port of this machine."""
    end = FarEnd()
    await end.open()
    try:
        yield end
    finally:
        await end.close()
