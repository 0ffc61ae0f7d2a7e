"""The server in the world's troubles: killed, stopped, a full disk, a program that does not read."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.peers.server_cast import FORM, cast, filled, serving
from tests.peers.server_process import PIN, ServerProcess
from windowkit import messages as m
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
