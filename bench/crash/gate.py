"""Stands between a print service and its printer, and kills the service at a given moment of a given request."""

import asyncio
import os
import re
import signal
import socket
import struct
from contextlib import suppress
from typing import Final

from bench.crash.points import Moment, Net

_LENGTH: Final = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_CHUNKED: Final = re.compile(rb"transfer-encoding:\s*chunked", re.IGNORECASE)
_RESET: Final = struct.pack("ii", 1, 0)  # SO_LINGER: a dead sender's socket is reset, and so is the printer's side
_OPERATION: Final = slice(2, 4)  # of an IPP request (RFC 8010, 3.1.1)


class Gate:
    """One listening port, for one victim at a time."""

    def __init__(self, printer_port: int) -> None:
        self._printer_port = printer_port
        self._listening = socket.create_server(("localhost", 0))
        self.uri = f"ipp://localhost:{self._listening.getsockname()[1]}/ipp/print"

    def watch(self, pid: int, fatal: Net) -> int:
        """Let requests pass until the moment has come; gives the victim's status (os.waitpid)."""
        return asyncio.run(self._watch(pid, fatal))

    async def _watch(self, pid: int, fatal: Net) -> int:
        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            with suppress(OSError, asyncio.IncompleteReadError):
                await _Passage(pid, fatal, reader, writer).pass_on(self._printer_port)
            writer.transport.abort()

        server = await asyncio.start_server(serve, sock=self._listening.dup())
        try:
            while True:
                ended, status = os.waitpid(pid, os.WNOHANG)  # noqa: ASYNC222 - it does not wait
                if ended:
                    return status
                await asyncio.sleep(0.002)
        finally:
            server.close()


class _Passage:
    def __init__(self, pid: int, fatal: Net, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._pid = pid
        self._fatal = fatal
        self._reader = reader
        self._writer = writer

    async def pass_on(self, port: int) -> None:
        """Request by request, until either side goes."""
        back, forth = await asyncio.open_connection("localhost", port)
        try:
            while await self._one(back, forth):
                pass
        finally:
            plain: socket.socket = forth.get_extra_info("socket")
            plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            forth.transport.abort()

    async def _one(self, back: asyncio.StreamReader, forth: asyncio.StreamWriter) -> bool:
        head = await self._reader.readuntil(b"\r\n\r\n")
        body = await self._reader.readexactly(_length(head))
        fatal = int.from_bytes(body[_OPERATION]) == self._fatal.operation
        if fatal and self._fatal.moment is Moment.BEFORE:
            return self._kill()
        if fatal and self._fatal.moment is Moment.HALF:
            forth.write(head + body[: len(body) // 2])
            await forth.drain()
            return self._kill()
        forth.write(head + body)
        answer = await _answer(back)
        if fatal and self._fatal.moment is Moment.UNANSWERED:
            return self._kill()
        self._writer.write(answer)
        await self._writer.drain()
        return self._kill() if fatal else True

    def _kill(self) -> bool:
        os.kill(self._pid, signal.SIGKILL)
        return False


def _length(head: bytes) -> int:
    found = _LENGTH.search(head)
    return int(found[1]) if found else 0


async def _answer(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    while head.startswith(b"HTTP/1.1 100"):
        head = await reader.readuntil(b"\r\n\r\n")
    if not _CHUNKED.search(head):
        return head + await reader.readexactly(_length(head))
    body = b""
    while True:
        size = await reader.readuntil(b"\r\n")
        chunk = await reader.readexactly(int(size, 16) + 2)
        body += size + chunk
        if int(size, 16) == 0:
            return head + body
