"""A proxy between a print service and its printer that cuts a passage after so many bytes, or swallows an answer."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

import msgspec


class Cut(msgspec.Struct, frozen=True):
    """Cut the line once so many bytes of a request, or of its answer, have passed."""

    at: int
    answer: bool


class Cutting:
    """Passes everything on until it is told a `cut`, which happens once, to whatever passes next."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.port = 0
        self.cut: Cut | None = None
        self.cuts = 0  # that have happened
        self._lines: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    @property
    def uri(self) -> str:
        """Where it listens."""
        return f"ipp://localhost:{self.port}/ipp/print"

    async def open(self) -> None:
        """Listen."""
        self._server = await asyncio.start_server(self._serve, "localhost", 0)
        self.port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """No more lines."""
        assert self._server is not None
        self._server.close()
        for task in list(self._lines):
            task.cancel()
        await asyncio.gather(*self._lines, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        me = asyncio.current_task()
        assert me is not None
        self._lines.add(me)
        try:
            with suppress(OSError):
                back, forth = await asyncio.open_connection("localhost", self._port)
                ways = [
                    asyncio.create_task(self._pass(reader, forth, answer=False)),
                    asyncio.create_task(self._pass(back, writer, answer=True)),
                ]
                try:
                    await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    forth.transport.abort()  # before anything is awaited, where `close` may end this
                    for way in ways:
                        way.cancel()
                    await asyncio.gather(*ways, return_exceptions=True)
        finally:
            writer.transport.abort()
            self._lines.discard(me)

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, answer: bool) -> None:
        with suppress(OSError):
            while piece := await source.read(65536):
                cut = self.cut
                if cut is None or cut.answer is not answer:
                    sink.write(piece)
                    await sink.drain()
                elif len(piece) >= cut.at:
                    self.cut, self.cuts = None, self.cuts + 1
                    sink.write(piece[: cut.at])
                    await sink.drain()
                    return
                else:
                    self.cut = Cut(cut.at - len(piece), answer)
                    sink.write(piece)
                    await sink.drain()


@asynccontextmanager
async def cutting(port: int) -> AsyncGenerator[Cutting]:
    """One before the printer at `port`."""
    proxy = Cutting(port)
    await proxy.open()
    try:
        yield proxy
    finally:
        await proxy.close()
