"""Reaching a port over real sockets."""

import asyncio
import socket
import time
from contextlib import closing

import pytest

from windowkit import dialling
from windowkit.dialling import Dialler, own_address
from windowkit.errors import Unreachable


async def test_an_open_port_is_reached_by_name_whichever_of_its_addresses_listens() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        dialler = Dialler("localhost", server.getsockname()[1])  # ::1 may be known, too, and refuses
        with closing(await dialler.dial()) as line:
            assert line.getpeername() == server.getsockname()
            assert own_address(line) == "127.0.0.1"


async def test_a_port_that_refuses_is_an_answer_at_once() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    began = time.monotonic()
    with pytest.raises(ConnectionRefusedError):
        await Dialler("127.0.0.1", port).dial()
    assert time.monotonic() - began < 0.2


async def test_a_port_that_swallows_every_try_and_then_opens_is_reached_within_half_a_second() -> None:
    server = socket.create_server(("127.0.0.1", 0), backlog=0)
    address = server.getsockname()
    crowd = [socket.socket() for _ in range(3)]  # they fill the backlog: further SYNs are dropped, as in a cut
    for one in crowd:
        one.setblocking(False)
        one.connect_ex(address)
    dialling_task = asyncio.create_task(Dialler(*address).dial())
    begun = time.monotonic()
    while time.monotonic() - begun < 1.0:
        assert not dialling_task.done()
        await asyncio.sleep(0.05)
    taken: list[socket.socket] = []
    server.setblocking(False)
    opened = time.monotonic()

    def take() -> None:
        taken.append(server.accept()[0])

    loop = asyncio.get_running_loop()
    loop.add_reader(server, take)
    line = await dialling_task
    loop.remove_reader(server)
    assert time.monotonic() - opened < 0.5
    for one in (line, server, *crowd, *taken):
        one.close()


async def test_a_name_nobody_knows_is_said_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialling, "_GIVE_UP", 0.5)
    with pytest.raises(Unreachable, match=r"nowhere\.invalid:1"):
        await Dialler("nowhere.invalid", 1).dial()
