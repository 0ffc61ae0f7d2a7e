"""The counter's line and desk against the real server process, with a kiosk on a real line beside it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app.desk import unsaved, value
from counter_app.line import CounterLine
from counter_app.models import DeskModel
from counter_app.permits import Action as Act, WhyNot, why_not
from tests.peers.counter_values import GOOD_VALUES, MATTER
from windowkit.engine import EngineThread
from windowkit.files import enrol
from windowkit.keys import prove
from windowkit.link import Link
from windowkit.messages import (
    PROTOCOL,
    CallUp,
    Command,
    ConfirmForm,
    FieldChanged,
    FromServer,
    Hello,
    OpenVisit,
    Point,
    Role,
    Signature,
    SignForm,
    UnlockKiosk,
    VisitSnapshot,
)
from windowkit.qt.bridge import Bridge
from windowkit.visit import Outcome, State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_ROOT = Path(__file__).resolve().parents[2]
_SETTINGS = """
port = {port}
data = "{folder}/data"
matters = "{folder}/matters"
[[centres]]
code = "hyl"
name = "乙中心"
name_en = "Yi Centre"
[[committees]]
code = "hyl-03"
name = "甲居委会"
name_en = "Jia Committee"
centre = "hyl"
"""


class _Server:
    """The real program, on a free port, with its own store."""

    def __init__(self, folder: Path) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self._config = folder / "signaling.toml"
        (folder / "matters").mkdir()
        shutil.copy(_ROOT / "tests" / "peers" / "matter.toml", folder / "matters" / "ltci.toml")
        self._config.write_text(_SETTINGS.format(port=port, folder=folder), encoding="utf-8")

    def tell(self, *words: str, secret: str = "") -> str:
        """An administrator's command; what it prints."""
        command = [sys.executable, "-m", "signaling", "--config", self._config, *words]
        done = subprocess.run(command, cwd=_ROOT, input=secret + "\n", capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = [sys.executable, "-m", "signaling", "--config", self._config]
        self._program = subprocess.Popen(command, cwd=_ROOT, stderr=subprocess.DEVNULL)
        transport = httpx.HTTPTransport(retries=0)
        with httpx.Client(transport=transport, trust_env=False) as client:
            while self._program.poll() is None:
                try:
                    client.get(f"{self.url}/openapi.json")
                except httpx.TransportError:
                    continue
                return
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """As a power cut would."""
        self._program.send_signal(signal.SIGKILL)
        self._program.wait(10)


class _Kiosk:
    """A kiosk's line: what it heard, and a way to say something."""

    def __init__(self, engine: EngineThread, server: _Server) -> None:
        self.heard: list[FromServer] = []
        self.ups = 0
        self._engine = engine
        self._key = engine.submit(
            enrol(server.url, server.tell("enrol", "kiosk", "--committee", "hyl-03"), "t")
        ).result(10)
        self._link = Link(server.url, self._hello, self.heard.append, self._state)
        self._running = engine.submit(self._link.run())

    def say(self, command: Command) -> None:
        async def ask() -> None:
            await self._link.command(command)

        self._engine.submit(ask()).result(10)

    def snapshot(self) -> VisitSnapshot:
        return [each for each in self.heard if isinstance(each, VisitSnapshot)][-1]

    def _state(self, state: object) -> None:
        self.ups += bool(getattr(state, "up", False))

    def _hello(self, nonce: str) -> Hello:
        proof = prove(self._key, nonce)
        return Hello(protocol=PROTOCOL, role=Role.KIOSK, software="t", device=self._key.device, proof=proof)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[_Server]:
    """A running server with one clerk and one committee's PIN."""
    made = _Server(tmp_path)
    made.tell(
        "add-clerk", "wangmin", "--display", "王敏", "--service-number", "0312", "--centre", "hyl", secret="password"
    )
    made.tell("set-pin", "--committee", "hyl-03", secret="2468")
    made.start()
    yield made
    made.kill()


def _id() -> str:
    return uuid.uuid4().hex


@pytest.mark.timeout(240)
def test_a_whole_visit_passes_over_the_desk_and_survives_the_servers_death(server: _Server, qtbot: QtBot) -> None:
    with EngineThread() as engine:
        bridge = Bridge()
        line = CounterLine(engine, server.url, bridge.post)
        model = DeskModel(line)
        bridge.arrived.connect(model.hear, Qt.ConnectionType.QueuedConnection)
        told: list[object] = []
        model.heard.connect(told.append)
        line.sign_in("wangmin", "password")
        qtbot.waitUntil(lambda: model.desk.line_up or bool(told), timeout=10_000)
        assert told == []
        kiosk = _Kiosk(engine, server)
        qtbot.waitUntil(lambda: kiosk.ups > 0, timeout=10_000)
        kiosk.say(UnlockKiosk(id=_id(), pin="2468"))
        kiosk.say(OpenVisit(told=True, id=_id(), visit="v1", matter=MATTER.code))

        qtbot.waitUntil(lambda: len(model.desk.waiting) == 1)
        model.take("v1")
        qtbot.waitUntil(lambda: model.desk.visit is not None and model.desk.visit.state is State.JOINING)
        for say in (kiosk.say, line.ask):
            say(CallUp(id=_id(), visit="v1", call=1, picture=False, sound=False))
        qtbot.waitUntil(lambda: model.desk.visit is not None and model.desk.visit.state is State.SERVING)

        model.edit("name", GOOD_VALUES["name"])
        qtbot.waitUntil(lambda: any(isinstance(each, FieldChanged) for each in kiosk.heard))
        before = kiosk.ups
        server.kill()
        qtbot.waitUntil(lambda: not model.desk.line_up, timeout=10_000)
        for field, text in GOOD_VALUES.items():
            model.edit(field, text)
        model.flush()
        assert why_not(model.desk, Act.REVIEW) is WhyNot.LINE_DOWN
        server.start()
        qtbot.waitUntil(lambda: model.desk.line_up and unsaved(model.desk) == 0, timeout=15_000)
        qtbot.waitUntil(lambda: kiosk.ups > before, timeout=10_000)
        assert {key: value(model.desk, key) for key in GOOD_VALUES} == GOOD_VALUES

        model.review()
        qtbot.waitUntil(lambda: kiosk.snapshot().state is State.REVIEWING)
        read = kiosk.snapshot()
        assert {key: filled.value for key, filled in read.fields.items()} == GOOD_VALUES
        kiosk.say(ConfirmForm(id=_id(), visit="v1", form_hash=read.form_hash))
        stroke = Signature(width=800, height=300, strokes=((Point(1, 1, 0), Point(900, 900, 40)),))
        kiosk.say(SignForm(id=_id(), visit="v1", form_hash=read.form_hash, signature=stroke))
        qtbot.waitUntil(lambda: why_not(model.desk, Act.SUBMIT) is None)
        model.submit()
        qtbot.waitUntil(lambda: model.desk.visit is not None and bool(model.desk.visit.case))
        model.finish(Outcome.ACCEPTED, "")
        qtbot.waitUntil(lambda: kiosk.snapshot().state is State.RATING)
        qtbot.waitUntil(lambda: why_not(model.desk, Act.TAKE) is WhyNot.RESIDENT_RATES)
