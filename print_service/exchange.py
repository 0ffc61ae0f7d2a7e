"""One request to a printer and its answer over HTTP/1.1, on one connection that is kept.

h11 over asyncio's streams and nothing else: a look is taken at the printer all day, and httpx's layers cost several
times as much of it (docs/performance.md). The socket lingers for 0 s and a body has a Content-Length: a sender that
dies resets the connection, and the printer aborts the half document instead of printing it (measured: without it half
a document is printed).
"""

import asyncio
import socket
import ssl
import struct
from typing import Final
from urllib.parse import urlsplit

import h11

from windowkit.errors import BadInput, Unreachable

_CONNECT: Final = 1.0  # s; a switched-off printer says nothing at all
_SILENCE: Final = 5.0  # s without a byte of the answer, or without one of the request taken
_AT_ONCE: Final = 64 * 1024  # bytes
_MOST: Final = 4 * 1024 * 1024  # bytes of an answer; a printer's whole list of attributes has 40 kB
_RESET: Final = struct.pack("ii", 1, 0)  # SO_LINGER


class Exchange:
    """Requests to one printer's address; two at the same time take a second connection, which is not kept."""

    def __init__(self, uri: str) -> None:
        """Raises BadInput where `uri` is not ipp:// or ipps://."""
        parts = urlsplit(uri)
        if parts.scheme not in {"ipp", "ipps"} or parts.hostname is None:
            raise BadInput(f"the printer {uri!r} is not an address; write it as ipp://host:port/ipp/print")
        self._host, self._port = parts.hostname, parts.port or 631
        self._path = parts.path or "/"
        self._tls = ssl.create_default_context() if parts.scheme == "ipps" else None
        self._name = self._host if self._tls else None
        self._kept: _Connection | None = None

    async def close(self) -> None:
        """Let go of the connection."""
        if self._kept is not None:
            self._kept.abort()
            self._kept = None
            await asyncio.sleep(0)  # asyncio closes a socket one turn later

    async def post(self, body: bytes, silence: float = _SILENCE) -> bytes:
        """The answer's body. Raises Unreachable, after `silence` s without a byte too: nobody knows what arrived."""
        try:
            connection = await self._connection()
            try:
                content = await connection.post(self._head(len(body)), body, silence)
            except BaseException:
                connection.abort()  # also where this is cancelled: half a document must not look like a whole one
                raise
        except (OSError, h11.ProtocolError) as error:
            raise Unreachable(f"the printer does not answer ({type(error).__name__})") from error
        if self._kept is None and connection.good():
            self._kept = connection
        else:
            connection.abort()
        return content

    def _head(self, length: int) -> h11.Request:
        host = f"[{self._host}]" if ":" in self._host else self._host
        return h11.Request(
            method="POST",
            target=self._path,
            headers=[
                ("Host", f"{host}:{self._port}"),
                ("Content-Type", "application/ipp"),
                ("Content-Length", str(length)),
            ],
        )

    async def _connection(self) -> "_Connection":
        kept, self._kept = self._kept, None
        if kept is not None:
            if kept.good():
                return kept
            kept.abort()
        return await self._opened()

    async def _opened(self) -> "_Connection":
        """To the first of its addresses that answers. Raises OSError or TimeoutError of the last one."""
        found = await asyncio.get_running_loop().getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        failed: OSError = ConnectionRefusedError()
        for family, _, _, _, address in found:
            try:
                # Not asyncio's race of all of them: cancelled at the wrong moment it loses an open connection.
                async with asyncio.timeout(_CONNECT if self._tls is None else _SILENCE):
                    reader, writer = await asyncio.open_connection(
                        str(address[0]), self._port, family=family, ssl=self._tls, server_hostname=self._name
                    )
                return _Connection(reader, writer)
            except OSError as error:  # a timeout is one too
                failed = error
        raise failed


class _Connection:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self._writer = reader, writer
        self._http = h11.Connection(h11.CLIENT)
        plain: socket.socket = writer.get_extra_info("socket")
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)

    def good(self) -> bool:
        """Whether another request may go over it, as far as is known on this side."""
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
        return self._http.our_state is h11.IDLE and not self._reader.at_eof() and not self._writer.is_closing()

    def abort(self) -> None:
        self._writer.transport.abort()

    async def post(self, head: h11.Request, body: bytes, silence: float) -> bytes:
        await self._send((self._http.send(head) or b"") + body[:_AT_ONCE], silence)
        for at in range(_AT_ONCE, len(body), _AT_ONCE):
            await self._send(body[at : at + _AT_ONCE], silence)
        self._http.send(h11.Data(data=body))  # counted against the Content-Length; the bytes stay as they are
        self._http.send(h11.EndOfMessage())
        return await self._answer(silence)

    async def _send(self, piece: bytes, silence: float) -> None:
        async with asyncio.timeout(silence):
            self._writer.write(piece)
            await self._writer.drain()

    async def _answer(self, silence: float) -> bytes:
        content = bytearray()
        while True:
            event = self._http.next_event()
            match event:
                case h11.NEED_DATA:
                    async with asyncio.timeout(silence):
                        self._http.receive_data(await self._reader.read(_AT_ONCE))
                case h11.Response() if not 200 <= event.status_code < 300:
                    raise Unreachable(f"the printer's address answers {event.status_code}; check its path")
                case h11.Data():
                    content += event.data
                    if len(content) > _MOST:
                        raise Unreachable("the printer's answer has no end")
                case h11.EndOfMessage():
                    return bytes(content)
                case h11.ConnectionClosed():
                    raise ConnectionResetError
                case _:
                    pass  # the head, or "100 Continue"
