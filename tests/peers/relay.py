"""A line between a program and a server that breaks where a test says, and counts what goes over it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress


class Relay:
    """`sent` counts the bytes towards the server. After `most` bytes the line breaks once, and `on_break` is called."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.url = ""
        self.sent = 0
        self.most: int | None = None
        self.on_break: Callable[[], None] = lambda: None

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:
            writer.close()
            return
        back = asyncio.create_task(_pass_on(far_reader, writer))
        while data := await reader.read(4096):
            self.sent += len(data)
            far_writer.write(data)
            with suppress(OSError):
                await far_writer.drain()
            if self.most is not None and self.sent >= self.most:
                self.most = None
                self.on_break()
                break
        for end in (far_writer, writer):
            end.close()
        await back


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(4096):
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def relay(port: int) -> AsyncIterator[Relay]:
    """A relay to that port of this machine."""
    made = Relay(port)
    listening = await asyncio.start_server(made._connected, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        listening.close()
