"""HTTP as printers speak it: chunked, closing, interim and broken answers; one kept connection for all the looks."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from print_service.exchange import Exchange
from print_service.ipp import Operation
from print_service.printer import Printer
from tests.peers.odd_printer import odd_printer
from windowkit.errors import BadInput, Unreachable

_WORD = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"


class Speaker:
    """Answers each request with the next of its answers; an empty one closes the connection without a word."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.heads: list[bytes] = []
        self.connections = 0
        self.uri = ""
        self.writers: list[asyncio.StreamWriter] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.writers.append(writer)
        try:
            while self.answers:
                self.heads.append(await reader.readuntil(b"\r\n\r\n"))
                await reader.readexactly(4)
                answer = self.answers.pop(0)
                writer.write(answer)
                await writer.drain()
                if not answer or b"close" in answer or b"HTTP/1.0" in answer:
                    break
        except (OSError, asyncio.IncompleteReadError):
            pass
        writer.close()


@asynccontextmanager
async def speaking(*answers: bytes) -> AsyncGenerator[tuple[Speaker, Exchange]]:
    speaker = Speaker(*answers)
    server = await asyncio.start_server(speaker.serve, "localhost", 0)
    exchange = Exchange(f"ipp://localhost:{server.sockets[0].getsockname()[1]}/ipp/print")
    try:
        yield speaker, exchange
    finally:
        await exchange.close()
        server.close()


@pytest.mark.parametrize(
    "answer",
    [
        _WORD,
        b"HTTP/1.1 100 Continue\r\n\r\n" + _WORD,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nO\r\n1;x=y\r\nK\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nOK",
        b"HTTP/1.0 200 OK\r\n\r\nOK",
    ],
)
async def test_every_way_to_answer_is_read_and_the_next_request_is_answered_too(answer: bytes) -> None:
    async with speaking(answer, _WORD) as (speaker, exchange):
        assert await exchange.post(b"body") == b"OK"
        assert await exchange.post(b"body") == b"OK"
        assert speaker.heads[0].startswith(b"POST /ipp/print HTTP/1.1\r\n")
        assert b"application/ipp" in speaker.heads[0]
        assert b"Content-Length: 4\r\n" in speaker.heads[0]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nOK",
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        b"\x02\x00\x00\x00 close",
    ],
)
async def test_half_and_strange_answers_are_no_answer_and_the_next_request_starts_afresh(answer: bytes) -> None:
    async with speaking(answer, _WORD) as (speaker, exchange):
        with pytest.raises(Unreachable):
            await exchange.post(b"body")
        assert await exchange.post(b"body") == b"OK"
        assert speaker.connections == 2


async def test_a_connection_that_the_printer_gave_up_meanwhile_is_not_used_again() -> None:
    async with speaking(_WORD, _WORD, _WORD) as (speaker, exchange):
        await exchange.post(b"body")
        await exchange.post(b"body")
        assert speaker.connections == 1
        speaker.writers[0].close()
        await speaker.writers[0].wait_closed()
        await asyncio.sleep(0.02)  # the end is on its way
        assert await exchange.post(b"body") == b"OK"
        assert speaker.connections == 2


async def test_looks_share_a_connection_and_are_read_only_when_they_say_something_new() -> None:
    async with odd_printer() as odd:
        printer = Printer(odd.uri)
        first = await printer.condition()
        assert await printer.condition() is first
        await odd.fail("media-empty")
        changed = await printer.condition()
        assert (changed.blocking, first.blocking) == (("media-empty",), ())
        assert await printer.condition() is changed
        assert odd.asked == [Operation.GET_PRINTER_ATTRIBUTES] * 4
        assert odd.connections == 1
        await printer.close()


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput):
        Exchange("http://localhost/ipp/print")
