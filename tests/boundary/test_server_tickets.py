"""The real server tells a real ticket system: in order, over kills and while that is away, nothing lost or doubled."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from signaling import tables as t
from signaling.store import Store
from tests.peers.server_cast import cast
from tests.peers.server_process import PIN, ServerProcess
from tests.peers.ticket_system import TicketSystem, ticket_system
from windowkit import messages as m


async def _until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not holds():  # noqa: ASYNC110 - another process, without hooks
            await asyncio.sleep(0.02)


def _server(folder: Path, system: TicketSystem) -> ServerProcess:
    key = folder / "tickets.key"
    key.write_text("its own key\n")
    server = ServerProcess(folder, more=f'[centres.tickets]\nurl = "{system.url}"\nkey_file = "{key}"\n')
    server.office.set_pin("hyl-03", PIN)
    return server


def _untold(store: Store) -> int:
    return len(store.read(lambda connection: connection.execute(t.TICKET_CHANGES.select()).all()))


async def test_each_change_is_told_once_and_in_order_though_either_side_goes_away(tmp_path: Path) -> None:
    with ticket_system() as system:
        server = _server(tmp_path, system)
        server.start()
        try:
            async with cast(server) as all_:
                first, second = str(uuid4()), str(uuid4())
                system.hang_ups = 1  # it took the first change, and nobody heard so
                await all_.kiosk.ask(m.UnlockKiosk, pin=PIN)
                await all_.kiosk.ask(m.OpenVisit, told=True, visit=first, matter="medical-record-booklet")
                await _until(lambda: system.again == 1)
                system.status = 503
                await all_.counter.ask(m.TakeVisit, visit=first)
                await all_.kiosk.ask(m.CancelVisit, visit=first)
                await _until(lambda: '"status 503"' in server.log)
                assert system.states(first) == ["waiting"]
                await all_.kiosk.ask(m.UnlockKiosk, pin=PIN)
                await all_.kiosk.ask(m.OpenVisit, told=True, visit=second, matter="medical-record-booklet")
                server.kill()
                assert _untold(server.store) == 3, "what was decided is kept with what is to be said of it"
                system.status = 204
                server.start()
                await _until(lambda: len(system.heard) == 4)
                assert system.states(first) == ["waiting", "called", "ended"]
                assert system.states(second) == ["waiting"]
                assert [one["ticket"] for one in system.heard] == ["A001", "A001", "A001", "A002"]
                assert system.keys == {"Bearer its own key"}
                assert system.again == 1
                await _until(lambda: _untold(server.store) == 0)
                await all_.kiosk.until(m.Welcome)
                system.status = 503
                await all_.kiosk.ask(m.CancelVisit, visit=second)
                await _until(lambda: server.log.count('"ticket_system_away"') == 3)
                system.status = 204
                await _until(lambda: system.states(second) == ["waiting", "ended"])
                await _until(lambda: '"ticket_system_back"' in server.log)
        finally:
            server.stop()
