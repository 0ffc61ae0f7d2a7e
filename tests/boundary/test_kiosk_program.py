"""The kiosk as a process on a real line, with a real call: what it says, shows and closes."""

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from tests.peers.far_end import FarEnd, far_end
from tests.peers.kiosk_room import MATTER
from tests.peers.two_sides import until
from windowkit.keys import DeviceKey, new_private, proven, public_of, save_key
from windowkit.media.call import Call
from windowkit.media.peer import Ends
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.messages import CallUp, MatterDefined, Message, Offer, VisitSnapshot
from windowkit.visit import Outcome, State

KEY = DeviceKey(device="kiosk-7", private=new_private())
VISIT = VisitSnapshot(
    visit="v1",
    state=State.WAITING,
    version=1,
    changes=1,
    ticket="A012",
    matter=MATTER.code,
    committee="甲居委会",
    committee_en="Jia",
    opened=0,
    place=2,
)


class Program:
    """A running kiosk and what it logged."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.lines: list[dict[str, object]] = []
        self._more = asyncio.Condition()

    async def read(self) -> None:
        """Take in its log until it ends."""
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            async with self._more:
                self.lines.append(_parsed(line))
                self._more.notify_all()

    async def logged(self, event: str, times: int = 1, **values: object) -> None:
        """Wait until it has logged this, that often."""

        def found() -> bool:
            like = (line for line in self.lines if line["event"] == event and values.items() <= line.items())
            return sum(1 for _ in like) >= times

        async with self._more:
            await self._more.wait_for(found)

    def scenes(self) -> list[object]:
        """The screens in the order of their showing."""
        return [line["name"] for line in self.lines if line["event"] == "scene"]


def _parsed(line: bytes) -> dict[str, object]:
    """A line of the log; what is none (Qt's words, a crash) counts as an error."""
    try:
        return json.loads(line)
    except ValueError:
        return {"level": "error", "event": line.decode().rstrip()}


@pytest.fixture
async def server() -> AsyncIterator[FarEnd]:
    async with far_end() as end:
        yield end


@pytest.fixture
async def kiosk(server: FarEnd, tmp_path: Path) -> AsyncIterator[Program]:
    save_key(tmp_path / "state", KEY)
    Image.effect_noise((640, 360), 60).save(tmp_path / "resident.png")
    Image.new("RGB", (3264, 2448), "#d0c0b0").save(tmp_path / "table.jpg")
    config = tmp_path / "kiosk.toml"
    config.write_text(
        f'server = "http://127.0.0.1:{server.port}"\nstate = "{tmp_path}/state"\ncamera = "{tmp_path}/resident.png"\n'
        f'document_camera = "{tmp_path}/table.jpg"\nmicrophone = "none"\nloudspeaker = "none"\nvoice = false\n'
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk_app", "--config", config),
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "PYTHONFAULTHANDLER": "1"},
    )
    program = Program(process)
    reading = asyncio.create_task(program.read())
    yield program
    if process.returncode is None:
        process.kill()
    await process.wait()
    await reading


class Clerk:
    """The other side of the call."""

    def __init__(self, server: FarEnd, camera: SyntheticCamera) -> None:
        self.frames = 0
        self._server = server
        ends = Ends(
            picture=camera, sound=SyntheticMicrophone(), on_frame=lambda _frame: self._count(), on_sound=lambda _: None
        )
        self._sending: set[asyncio.Task[None]] = set()
        self.call = Call(offers=False, ends=ends, send=self._send, on_event=lambda _event: None)

    def _count(self) -> None:
        self.frames += 1

    def _send(self, message: Message) -> None:
        if not isinstance(message, CallUp):
            task = asyncio.create_task(self._server.say(message))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)


async def test_a_visit_from_the_ticket_to_the_wipe(server: FarEnd, kiosk: Program) -> None:
    await server.until_signed_in(1)
    assert proven(public_of(KEY.private), "bm9uY2U=", KEY.device, server.hellos[0].proof)
    await server.say(MatterDefined(matter=MATTER))
    await server.say(VISIT)
    await kiosk.logged("camera_opened", width=640)
    assert not any(isinstance(heard, Offer) for heard in server.heard)
    assert resource.prlimit(kiosk.process.pid, resource.RLIMIT_CORE) == (1, 1), "no dump of its memory"

    camera = SyntheticCamera(width=640, height=360, fps=25)
    camera.open()
    clerk = Clerk(server, camera)
    clerk.call.begin("v1")
    await server.say(replace(VISIT, state=State.JOINING, version=2, changes=2, clerk="王敏"))
    await server.until(1)
    offer = server.heard[0]
    assert isinstance(offer, Offer)
    clerk.call.receive(offer)
    await kiosk.logged("first_frame_shown", name="clerk")
    await until(lambda: clerk.frames >= 5)

    await server.say(replace(VISIT, state=State.SERVING, version=3, changes=3))
    await server.say(replace(VISIT, state=State.DOCUMENT, version=4, changes=4, wanted="A"))
    await kiosk.logged("camera_opened", width=3264)
    await kiosk.logged("first_frame_shown", name="table")
    await server.say(replace(VISIT, state=State.RATING, version=5, changes=5, outcome=Outcome.ACCEPTED))
    await server.say(replace(VISIT, state=State.ENDED, version=6, changes=6, outcome=Outcome.ACCEPTED))
    await kiosk.logged("scene", name="goodbye")
    await clerk.call.close()
    camera.close()

    kiosk.process.send_signal(signal.SIGTERM)
    status = await asyncio.wait_for(kiosk.process.wait(), 10)
    assert status == 0, "\n".join(str(line["event"]) for line in kiosk.lines if line["level"] == "error")
    assert kiosk.scenes() == ["waiting", "joining", "serving", "document", "rating", "goodbye"]
    assert not [line for line in kiosk.lines if line["level"] in ("warning", "error", "critical")]
    assert "王敏" not in json.dumps(kiosk.lines, ensure_ascii=False)


async def test_a_kiosk_that_is_not_enrolled_says_how_to(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(f'state = "{tmp_path}"\n')
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk_app", "--config", config), stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()
    assert process.returncode == 2
    assert b"--enrol" in said


async def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('sever = "http://127.0.0.1:1"\n')
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk_app", "--config", config), stderr=asyncio.subprocess.PIPE
    )
    _, said = await process.communicate()
    assert process.returncode == 2
    assert b"sever" in said


def test_what_few_visits_need_is_not_loaded_at_the_start() -> None:
    """Each costs megabytes and a part of the two seconds of a cold start (docs/performance.md)."""
    late = {"pypdfium2", "httpx", "cv2", "numpy", "aiortc", "livekit", "PySide6.QtWidgets"}
    told = "import sys, kiosk_app.__main__; print(*sys.modules)"
    loaded = subprocess.run((sys.executable, "-c", told), capture_output=True, text=True, check=True).stdout.split()
    assert not late & set(loaded)
