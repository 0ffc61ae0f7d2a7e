"""The server in the world's troubles: killed, stopped, a full disk, a program that does not read."""

import asyncio
import resource
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from websockets.asyncio.client import connect
from websockets.frames import CloseCode

from tests.peers.server_cast import FORM, MATTER, cast, filled, serving
from tests.peers.server_process import PIN, ServerProcess
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import State


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path)
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


async def test_a_killed_server_forgets_no_acknowledged_field(server: ServerProcess) -> None:
    async with cast(server) as all_:
        await serving(all_)
        await filled(all_)
        server.kill()
        waiting = all_.counter.link.command(
            m.EditField(id="late", visit=all_.visit, field="old_number", value="B-77", revision=1)
        )
        all_.kiosk.heard.clear()
        server.start()
        async with asyncio.timeout(15):
            await waiting
        back = await all_.kiosk.until(m.VisitSnapshot)
        assert back.state is State.SERVING
        await all_.kiosk.until(
            (m.FieldChanged | m.VisitSnapshot),  # type: ignore[arg-type]
            lambda one: getattr(one, "field", "") == "old_number" or "old_number" in getattr(one, "fields", {}),
        )
        assert {key: filled.value for key, filled in back.fields.items() if key in FORM} == FORM


async def test_what_a_clerk_typed_through_an_outage_arrives_to_the_last_letter(server: ServerProcess) -> None:
    async with cast(server) as all_:
        await serving(all_)
        server.kill()
        typed = [
            m.EditField(id=f"letter-{at}", visit=all_.visit, field="old_number", value=f"B-{at}", revision=at)
            for at in range(1, 161)  # more than a line may say at once
        ]
        waiting = [all_.counter.link.command(edit) for edit in typed]
        server.start()
        async with asyncio.timeout(20):
            await asyncio.gather(*waiting)
        await all_.kiosk.until(
            (m.FieldChanged | m.VisitSnapshot),  # type: ignore[arg-type]
            lambda one: "B-160" in (getattr(one, "value", ""), *(f.value for f in getattr(one, "fields", {}).values())),
        )


async def test_a_stopped_server_tells_everybody_to_come_back_and_ends_at_once(server: ServerProcess) -> None:
    async with connect(f"ws://127.0.0.1:{server.port}/line", proxy=None) as line, cast(server):
        await line.recv()
        begun = time.monotonic()
        await asyncio.to_thread(server.stop)
        assert time.monotonic() - begun < 3
        await line.wait_closed()
        assert line.close_code == CloseCode.SERVICE_RESTART
        assert server.code == 0
        assert "error" not in server.log


async def test_what_cannot_be_stored_is_told_to_nobody_and_works_once_there_is_room(server: ServerProcess) -> None:
    async with cast(server) as all_:
        await all_.kiosk.ask(m.UnlockKiosk, pin=PIN)
        _, most = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (0, most))  # no file may grow: a full disk
        all_.visit = str(uuid4())
        opening = all_.kiosk.link.command(m.OpenVisit(told=True, id="opening", visit=all_.visit, matter=MATTER.code))
        denied = await all_.kiosk.until(m.Denied)
        assert (denied.re, denied.code) == ("opening", Code.UNAVAILABLE)
        assert not [one for one in all_.kiosk.heard if isinstance(one, m.VisitSnapshot)]
        assert not [one for one in all_.counter.heard if isinstance(one, m.QueueChanged) and one.waiting]
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (most, most))
        async with asyncio.timeout(5):
            await opening  # the line says it again by itself
        seen = await all_.kiosk.until(m.VisitSnapshot)
        assert (seen.visit, seen.state) == (all_.visit, State.WAITING)
