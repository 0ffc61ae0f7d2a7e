"""A ticket system with paper tickets and the real server: one line over real HTTP, kills and silences included."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.peers.paper_system import paper_system
from tests.peers.server_cast import cast
from tests.peers.server_process import PIN, Program, ServerProcess
from tests.peers.ticket_system import TicketSystem, ticket_system
from windowkit import messages as m

_QUEUE = "[centres.queue]\npaper_away = 2.0\npaper_call = 4.0\nwrap_up = 0.0\n"
WINDOW = "0217"  # the service number of the cast's clerk


async def _until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(15):
        while not holds():  # noqa: ASYNC110 - another process, without hooks
            await asyncio.sleep(0.02)


def _server(folder: Path, system: TicketSystem) -> ServerProcess:
    key = folder / "tickets.key"
    key.write_text("its own key\n")
    more = f'[centres.tickets]\nurl = "{system.url}"\nkey_file = "{key}"\n'
    server = ServerProcess(folder, more=more, queue=_QUEUE)
    server.office.set_pin("hyl-03", PIN)
    return server


async def _opened(kiosk: Program) -> str:
    visit = str(uuid4())
    await kiosk.ask(m.UnlockKiosk, pin=PIN)
    await kiosk.ask(m.OpenVisit, told=True, visit=visit, matter="medical-record-booklet")
    return visit


def _at(number: str, *, called: bool) -> Callable[[m.DutyChanged], bool]:
    return lambda duty: duty.paper is not None and (duty.paper.number, duty.paper.called) == (number, called)


@pytest.mark.timeout(300)  # two starts of the server and a silence, on a busy machine
async def test_papers_and_kiosks_are_one_line_through_kills_and_silences(tmp_path: Path) -> None:
    with ticket_system() as system:
        server = _server(tmp_path, system)
        server.start()
        key = server.office.add_integration("tickets", "hyl")
        try:
            with paper_system(system, server.url, key, (WINDOW,)) as paper:
                async with cast(server) as all_:
                    await all_.counter.ask(m.SetReady, ready=False)
                    paper.draw("B013")
                    paper.twice = True  # each report is followed by an older one, late, and by itself again
                    await _until(lambda: 409 in paper.statuses)
                    paper.twice = False
                    visit = await _opened(all_.kiosk)
                    await all_.kiosk.until(m.VisitSnapshot, lambda one: (one.visit, one.place) == (visit, 2))
                    await all_.counter.ask(m.SetReady, ready=True)
                    await all_.counter.until(m.DutyChanged, _at("B013", called=True))
                    await _until(lambda: paper.steps == [("B013", "called", WINDOW)])
                    paper.comes("B013")
                    await all_.counter.until(m.DutyChanged, _at("B013", called=False))
                    server.kill()
                    for one in (all_.counter, all_.kiosk):
                        one.heard.clear()
                    server.start()
                    for one in (all_.counter, all_.kiosk):
                        await one.until(m.Welcome)
                    await all_.counter.ask(m.SetReady, ready=True, again=True)
                    await all_.counter.until(m.DutyChanged, _at("B013", called=False))
                    paper.draw("B014")
                    paper.served("B013")
                    await all_.counter.until(m.DutyChanged, lambda one: (one.state, one.visit) == ("ringing", visit))
                    await all_.kiosk.ask(m.CancelVisit, visit=visit)
                    await all_.counter.until(m.DutyChanged, _at("B014", called=True))
                    await all_.counter.ask(m.NextPaper, ticket="id-B014")
                    await _until(lambda: paper.steps[1:] == [("B014", "called", WINDOW), ("B014", "missed", WINDOW)])
                    paper.draw("B015")
                    await all_.counter.until(m.DutyChanged, _at("B015", called=True))
                    await _until(lambda: paper.steps[-1] == ("B015", "called", WINDOW))
                    paper.comes("B015")
                    await all_.counter.until(m.DutyChanged, _at("B015", called=False))
                    paper.silent = True
                    await _until(lambda: '"paper_line_away"' in server.log)
                    await all_.counter.until(m.DutyChanged, lambda one: one.state == "ready")
                    visit = await _opened(all_.kiosk)
                    await all_.counter.until(m.DutyChanged, lambda one: one.visit == visit)
                    paper.silent = False
                    await _until(lambda: '"paper_line_back"' in server.log)
                    await all_.counter.until(m.DutyChanged, lambda one: (one.state, one.visit) == ("at_window", ""))
        finally:
            server.stop()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One for all who only knock."""
    process = _server(tmp_path_factory.mktemp("server"), TicketSystem("http://127.0.0.1:9/"))
    process.start()
    yield process
    process.stop()


@pytest.fixture(scope="module")
def key(server: ServerProcess) -> str:
    """Of the centre's ticket system."""
    return server.office.add_integration("tickets", "hyl")


_LINE: dict[str, Any] = {"revision": 5, "windows": [WINDOW], "tickets": []}


@pytest.mark.parametrize(
    ("change", "status", "named"),
    [
        ({}, 200, ""),
        ({"revision": 4}, 409, "the last was 5"),
        ({"tickets": [{"id": "a", "number": "B1", "since": 1.0}], "revision": 6}, 400, "tickets[0].since"),
        ({"tickets": [{"id": "a b", "number": "B1", "since": 1.0}]}, 400, "tickets[0].id"),
        ({"tickets": [{"id": "a", "number": "B1", "since": 1.0, "name": "王敏"}]}, 400, "name"),
        ({"tickets": [{"id": "a", "number": "B1", "since": 1.0, "state": "called"}]}, 400, "tickets[0].window"),
        ({"tickets": [{"id": "a", "number": "B1", "since": 1.0}] * 2}, 400, "tickets[1].id"),
        ({"tickets": [{"id": f"a{one}", "number": "B1", "since": 1.0} for one in range(501)]}, 400, "tickets"),
        ({"windows": ["x" * 200_000]}, 413, "131072"),
    ],
)
async def test_what_is_wrong_is_said_by_name(
    server: ServerProcess, key: str, change: dict[str, Any], status: int, named: str
) -> None:
    async with httpx.AsyncClient(base_url=server.url, headers={"Authorization": f"Bearer {key}"}) as outside:
        assert (await outside.post("/api/paper-tickets", json=_LINE)).status_code == 200
        answer = await outside.post("/api/paper-tickets", json=_LINE | change)
    assert answer.status_code == status
    assert named in (answer.json()["detail"] if named else "")
    assert "王敏" not in answer.text


async def test_a_key_opens_its_own_door_alone(server: ServerProcess, key: str) -> None:
    async with httpx.AsyncClient(base_url=server.url) as outside:
        for bearer, path, status in (
            (key, "/api/assessment-results", 403),
            (server.office.add_integration("results"), "/api/paper-tickets", 403),
            ("made up", "/api/paper-tickets", 401),
        ):
            answer = await outside.post(path, json=_LINE, headers={"Authorization": f"Bearer {bearer}"})
            assert answer.status_code == status
