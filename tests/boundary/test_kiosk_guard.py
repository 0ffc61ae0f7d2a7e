"""The guard and real processes: what falls or stands still is started again, and ends when it should."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk_app.ease import Chosen, Ease, Text
from kiosk_app.guard import pause
from kiosk_app.kept import Keeper, Kept
from tests.peers.far_end import far_end
from tests.peers.kiosk_room import MATTER
from windowkit.keys import DeviceKey, new_private, save_key
from windowkit.messages import MatterDefined, VisitSnapshot
from windowkit.operating import OperateKiosk, OperationDone, RemoteSettings
from windowkit.visit import State

ROOT = Path(__file__).parents[2]
PEER = ROOT / "tests" / "peers" / "guarded.py"


def until(what: Callable[[], object]) -> None:
    end = time.monotonic() + 15
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def lives(folder: Path) -> list[int]:
    file = folder / "lives"
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Callable[[str], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start(way: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            (sys.executable, PEER, tmp_path, way),
            env=os.environ | {"PYTHONPATH": str(ROOT / "kiosk_app")},
            stderr=subprocess.DEVNULL,
        )
        started.append(process)
        return process

    yield start
    for one in started:
        one.terminate()
        one.wait(10)


def test_what_is_killed_lives_again_and_a_stop_ends_both(
    guarded: Callable[[str], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    guard = guarded("lives")
    until(lambda: len(lives(tmp_path)) == 1)
    os.kill(lives(tmp_path)[0], signal.SIGKILL)
    until(lambda: len(lives(tmp_path)) == 2)
    guard.terminate()
    assert guard.wait(10) == 0
    assert not any(is_alive(pid) for pid in lives(tmp_path))


def test_what_stands_still_is_ended_and_lives_again(
    guarded: Callable[[str], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    guarded("still")
    until(lambda: len(lives(tmp_path)) == 2)
    assert not is_alive(lives(tmp_path)[0])


def test_what_falls_at_once_again_and_again_rests_and_staff_read_what_to_do(
    guarded: Callable[[str], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    guard = guarded("falls")
    until((tmp_path / "told").exists)
    assert len(lives(tmp_path)) == 4
    assert guard.poll() is None
    guard.terminate()  # while it rests
    assert guard.wait(10) == 0


def test_a_new_start_that_was_asked_for_is_no_fall_and_an_end_in_order_stays(
    guarded: Callable[[str], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    assert guarded("again").wait(10) == 0
    assert len(lives(tmp_path)) == 2


def test_what_staff_ended_stays_ended_even_by_force(
    guarded: Callable[[str], subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    assert guarded("left").wait(10) == 0
    assert len(lives(tmp_path)) == 1


def test_falls_long_ago_do_not_count() -> None:
    assert pause([0, 1, 2], 2) == 0
    assert [pause([0] * falls, 3) for falls in (4, 5, 8, 20)] == [5, 10, 60, 60]
    assert pause([0, 1, 2, 400], 400) == 0


def test_the_guard_loads_no_qt() -> None:
    look = "import runpy, sys; runpy.run_path(sys.argv[1], run_name='guard'); print('PySide6' in sys.modules)"
    found = subprocess.run(
        (sys.executable, "-P", "-c", look, ROOT / "kiosk_app" / "guard.py"), capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "False"


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def settings(folder: Path, port: int) -> Path:
    """Of a kiosk without devices."""
    save_key(folder / "state", DeviceKey(device="kiosk-7", private=new_private()))
    config = folder / "kiosk.toml"
    config.write_text(
        f'server = "http://127.0.0.1:{port}"\nstate = "{folder}/state"\ncamera = "/dev/none-such"\n'
        'document_camera = "none"\nmicrophone = "none"\nloudspeaker = "none"\nvoice = false\n'
    )
    return config


async def start(config: Path) -> asyncio.subprocess.Process:
    """The kiosk, kept running."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", str(ROOT / "kiosk_app" / "guard.py"), "--config", str(config)),
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
        stderr=asyncio.subprocess.PIPE,
    )


async def shown(guard: asyncio.subprocess.Process, screen: str) -> None:
    """Wait until the kiosk has logged this screen; all that came before it is done then."""
    assert guard.stderr is not None
    async for line in guard.stderr:
        if line.startswith(b"{") and json.loads(line).items() >= {"event": "scene", "name": screen}.items():
            return
    raise AssertionError(screen)


@pytest.mark.timeout(240)  # two starts of the kiosk, on a machine that may be busy with other tests
async def test_the_kiosk_itself_says_how_it_is_obeys_its_server_and_is_started_anew(tmp_path: Path) -> None:
    async with far_end() as server:
        guard = await start(settings(tmp_path, server.port))
        try:
            await server.until_reported(1)
            (report,) = server.reports
            assert (report.health.missing, report.health.restarts) == (("camera",), 0)
            await server.say(OperateKiosk(operation="o1", settings=RemoteSettings(volume=5, night=False)))
            await server.until(heard=1)
            await server.say(OperateKiosk(operation="o2", restart=True))
            await server.until_reported(2)
            (kiosk,) = children(guard.pid)
        finally:
            guard.terminate()
            _, log = await guard.communicate()
    done = [(one.operation, one.busy) for one in server.heard if isinstance(one, OperationDone)]
    assert done == [("o1", False), ("o2", False)]
    assert [one.health.restarts for one in server.reports] == [0, 1]
    assert Keeper(tmp_path / "state").kept.remote == RemoteSettings(volume=5, night=False)
    assert guard.returncode == 0
    assert not is_alive(kiosk)
    assert b"stands_still" not in log


@pytest.mark.timeout(240)  # two starts, as above
async def test_a_kiosk_that_falls_keeps_what_its_resident_chose_until_their_visit_ends(tmp_path: Path) -> None:
    visit = VisitSnapshot(
        visit="v1",
        state=State.WAITING,
        version=1,
        changes=1,
        ticket="A012",
        matter=MATTER.code,
        committee="甲居委会",
        committee_en="Jia",
        opened=0,
    )
    mine = Chosen(visit="v1", ease=Ease(text=Text.LARGEST, volume=5))

    def kept() -> Chosen | None:
        return Keeper(tmp_path / "state").kept.chosen

    async with far_end() as server:
        config = settings(tmp_path, server.port)
        assert Keeper(tmp_path / "state").keep(Kept(chosen=mine))
        guard = await start(config)
        try:
            await server.until_signed_in(1)
            await server.say(MatterDefined(matter=MATTER))
            await server.say(visit)
            await shown(guard, "waiting")
            os.kill(children(guard.pid)[0], signal.SIGKILL)
            await server.until_signed_in(2)
            await server.say(visit)
            await shown(guard, "waiting")
            await server.say(replace(visit, state=State.JOINING, version=2))
            await shown(guard, "joining")
            assert kept() == mine
            await server.say(replace(visit, state=State.ENDED, version=3))
            await shown(guard, "goodbye")
        finally:
            guard.terminate()
            await guard.communicate()
    assert kept() is None
