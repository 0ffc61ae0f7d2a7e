"""A real server with its office, a clerk at a counter, and the kiosk's parts with a finger on them."""

import asyncio
import contextlib
import json
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kiosk_app.cards.reader import Reader
from kiosk_app.devices import call_devices, document_camera
from kiosk_app.errands import Errands
from kiosk_app.inspection import Inspection, Parts
from kiosk_app.line import KioskLine
from kiosk_app.models import Desk
from kiosk_app.settings import KioskSettings
from kiosk_app.stage import Stage, join
from kiosk_app.table import Table
from kiosk_app.telephone import Telephone
from kiosk_app.voice import Voice
from signaling.auth import Office as StaffOffice
from signaling.records import Clerk as StaffClerk
from signaling.store import Store
from tests.peers.card_reader import SyntheticReader
from tests.peers.photographs import A4, Corners, photograph, taken
from windowkit import files
from windowkit.cards import CardGiven
from windowkit.engine import EngineThread
from windowkit.keys import load_key, save_key
from windowkit.link import Link
from windowkit.matters import Field, Matter
from windowkit.media.call import Call
from windowkit.media.peer import Ends
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.messages import (
    PROTOCOL,
    Answer,
    Appointment,
    AppointmentsChanged,
    AskOffer,
    Command,
    FromServer,
    Hello,
    Message,
    Offer,
    QueueChanged,
    QueueEntry,
    Role,
    SetReady,
    TakeVisit,
    VisitSnapshot,
)
from windowkit.qt.bridge import Bridge
from windowkit.qt.languages import Languages

ROOT = Path(__file__).parents[2]
TREMOR = 0.4  # s; Tremor.qml's rest is 0.35 s
UNDERSTOOD = "知道了，取号"
NO_CARD = "不读，直接取号"
SHEET = 2400  # pixels that the sheet on the table is wide in the document camera's picture
PIN, PASSWORD = "246810", "correct horse"


class Office:
    """A running server, a PIN, a clerk and a kiosk's code. `centre`: more of its settings."""

    def __init__(self, folder: Path, centre: str = "") -> None:
        self.folder = folder
        config = folder / "signaling.toml"
        config.write_text(
            f'port = 0\ndata = "{folder}/data"\nmatters = "{ROOT}/assets/matters"\n'
            '[[centres]]\ncode = "c"\nname = "乙中心"\nname_en = "Yi"\n'
            f"{centre}\n"
            '[[committees]]\ncode = "k"\nname = "甲居委会"\nname_en = "Jia"\ncentre = "c"\n'
        )
        self.code = self._staff(folder / "data")
        command = [sys.executable, "-m", "signaling", "--config", str(config)]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr is not None
        self.port = next(
            line["port"] for text in self.process.stderr if (line := json.loads(text))["event"] == "listening"
        )
        self.url = f"http://127.0.0.1:{self.port}"
        (folder / "kiosk.toml").write_text(f'server = "{self.url}"\nstate = "{folder}/kiosk"\n')

    def _staff(self, data: Path) -> str:
        """A PIN, a clerk and a kiosk's code, without an administrator's commands: each costs a second as a process."""
        data.mkdir()
        with contextlib.closing(Store(f"sqlite:///{data / 'signaling.sqlite'}")) as store:
            auth = StaffOffice(store)
            auth.set_pin("k", PIN)
            auth.add_clerk(StaffClerk(name="wangmin", display="王敏", service_number="0312", centre="c"), PASSWORD)
            return auth.make_code(Role.KIOSK, "k")

    def enrol(self) -> None:
        """The kiosk's key, as its program would make and keep it."""
        save_key(self.folder / "kiosk", asyncio.run(files.enrol(self.url, self.code, "test")))

    def enrol_by_program(self) -> subprocess.CompletedProcess[str]:
        """As a person does it."""
        words = ("--config", str(self.folder / "kiosk.toml"), "--enrol", self.code)
        command = [sys.executable, "-m", "kiosk_app", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)

    def close(self) -> None:
        """Stop the server."""
        self.process.terminate()
        self.process.communicate(timeout=10)


class Clerk:
    """A clerk at a counter: a line, a call, and what was seen of the visit."""

    def __init__(self, engine: EngineThread, url: str) -> None:
        self.engine = engine
        self.visit: VisitSnapshot | None = None
        self.card: CardGiven | None = None
        self.queue: tuple[str, ...] = ()
        self.waiting: tuple[QueueEntry, ...] = ()
        self.booked: tuple[Appointment, ...] = ()
        self.frames = 0
        self.camera = SyntheticCamera(width=640, height=360, fps=25)
        self.camera.open()
        self._url = url
        engine.submit(self._open()).result(10)

    async def _open(self) -> None:
        signed_in = await files.sign_in(self._url, "wangmin", PASSWORD)
        self.token = signed_in.token
        ends = Ends(
            picture=self.camera,
            sound=SyntheticMicrophone(),
            on_frame=lambda _frame: self._count(),
            on_sound=lambda _sound: None,
            on_no=self._hear_no,
        )
        self.call = Call(offers=False, ends=ends, send=self._say, on_event=lambda _event: None)

        def hello(_nonce: str) -> Hello:
            return Hello(protocol=PROTOCOL, role=Role.COUNTER, software="test", token=self.token)

        self.link = Link(self._url, hello, self._hear, lambda _state: None)
        self._running = asyncio.create_task(self.link.run())
        await self.link.command(SetReady(id=str(uuid.uuid4()), ready=True))

    def _count(self) -> None:
        self.frames += 1

    def _say(self, message: Message) -> None:
        if isinstance(message, Command):
            self.link.command(message)
        else:
            self.link.send(message)

    def _hear_no(self, recording: bytes) -> None:
        """For whoever records."""

    def _hear(self, message: FromServer) -> None:
        match message:
            case VisitSnapshot():
                self.visit = message
            case CardGiven():
                self.card = message
            case QueueChanged():
                self.waiting = message.waiting
                self.queue = tuple(entry.visit for entry in message.waiting)
            case AppointmentsChanged():
                self.booked = message.appointments
            case Offer() | Answer() | AskOffer():
                self.call.receive(message)
            case _:
                pass

    def do(self, kind: type[Command], **values: object) -> None:
        """A command about the visit, done."""
        visit = self.visit.visit if self.visit else self.queue[0]
        command = kind(id=str(uuid.uuid4()), visit=visit, **values)  # type: ignore[call-arg]

        async def ask() -> None:
            await self.link.command(command)

        self.engine.submit(ask()).result(10)

    def take(self) -> None:
        """Take the first of the queue and answer its call."""
        self.engine.call(self.call.begin, self.queue[0])
        self.do(TakeVisit)

    def seen(self) -> VisitSnapshot:
        """The visit as the server last told it."""
        assert self.visit is not None
        return self.visit

    def fetch(self, document: str) -> bytes:
        """A still, as the counter gets it."""
        return self.engine.submit(files.download(self._url, self.token, self.seen().visit, document)).result(10)

    def close(self) -> None:
        """Leave."""
        self.engine.submit(self.call.close()).result(10)
        self.camera.close()


class Kiosk:
    """The kiosk's parts as its program joins them, and a finger."""

    def __init__(self, app: QGuiApplication, office: Office, engine: EngineThread, qtbot: QtBot) -> None:
        folder = office.folder
        office.enrol()
        Image.effect_noise((640, 360), 60).save(folder / "resident.png")
        sheet = taken(photograph("dark", A4, Corners(width=SHEET, turn=2)))
        Image.fromarray(sheet[:, :, ::-1]).save(folder / "table.jpg", quality=92)
        settings = KioskSettings(
            server=office.url,
            camera=str(folder / "resident.png"),
            document_camera=str(folder / "table.jpg"),
            microphone="none",
            loudspeaker="none",
        )
        self._finger = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
        self._qtbot = qtbot
        self._touched: tuple[float, QQuickItem | None] = (0.0, None)  # time.monotonic(), and what
        self._engine = engine
        self._languages = Languages(app, "kiosk_app", "zh_CN")
        self._bridge = Bridge()
        self.desk = Desk(time.time, "zh_CN")
        self.stage = Stage(self.desk)
        self.key = load_key(folder / "kiosk")
        line = KioskLine(settings.server, self.key, self._bridge.post)
        self.devices = call_devices(
            settings, self.stage.clerk.show_frame, lambda news: engine.call(telephone.device_changed, news)
        )
        telephone = Telephone(self.devices, line.say, self._bridge.post)
        line.listen(telephone.hear, telephone.line_changed)
        camera = document_camera(
            settings, self.stage.table.show_frame, lambda news: engine.call(telephone.device_changed, news)
        )
        self.table = Table(camera, self._bridge.post)
        parts = Parts(self.devices.ends.picture, camera, self.devices.microphone, self.devices.speaker)
        inspection = Inspection(parts, telephone, self.table, self.stage.checked_pictures, self._bridge.post)
        self.reader = SyntheticReader().__enter__()
        reader = Reader(self.reader.path, self._bridge.post)
        self.errands = Errands(engine, line, telephone, self.table, inspection, reader, self._bridge.post)
        self._bridge.arrived.connect(self.desk.hear, Qt.ConnectionType.QueuedConnection)
        self._voice = Voice(wanted=False, language="zh_CN")
        join(self.desk, self.stage, self.errands.perform, self._voice, self._languages)
        for window in (self.stage.upper, self.stage.lower):
            window.setGeometry(0, 0, 1920, 1080)
            window.show()
        engine.submit(line.run())

    def until(self, condition: Callable[[], object]) -> None:
        """Wait by condition, with the windows alive."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=15000)

    def press(self, name: str) -> None:
        """Touch the control of that visible name, once it is there."""
        self.until(lambda: self.find(name))
        self.touch(name)

    def shows(self, screen: str) -> None:
        """Wait for a screen."""
        self.until(lambda: self.desk.property("screen") == screen)

    def begin(self, clerk: "Clerk") -> Matter:
        """From the welcome screen to the form, with a clerk."""
        self.to_the_number()
        self.take(clerk)
        assert self.desk.scene.matter is not None
        return self.desk.scene.matter

    def to_the_number(self) -> None:
        """From the welcome screen by the staff's PIN and a matter to the waiting, without a card that is read ahead."""
        self.to_the_telling()
        self.understand()
        self.shows("waiting")

    def to_the_telling(self) -> None:
        """To the page that says who will see what."""
        self.press("开始办事")
        for digit in PIN:
            self.press(digit)
        self.press("确认")
        self.shows("matters")
        self.press(self.desk.scene.matters[0].name)
        self.press("都不是，直接取号")

    def take(self, clerk: "Clerk") -> None:
        """A clerk takes the visit that waits; the form is open."""
        self.until(lambda: clerk.queue)
        clerk.take()
        self.shows("serving")

    def understand(self, *, card: bool = False) -> None:
        """Read who will see what, then go on: in its first moments the page takes a touch for a tremor.

        `card`: to the page where one is read ahead; else past it.
        """
        self.until(lambda: self.find(UNDERSTOOD))
        self._touched = time.monotonic(), None
        self.press(UNDERSTOOD)
        self.until(lambda: self.desk.property("screen") != "inform")
        if not card and self.desk.property("screen") == "card_ahead":
            self.press(NO_CARD)

    def find(self, name: str) -> QQuickItem | None:
        """The control of that visible name, if it can be touched now."""
        found = (item for item in _shown(self.stage.lower.contentItem()) if _is_button(item))
        return next((item for item in found if item.property("text") == name and item.isEnabled()), None)

    def touch(self, name: str) -> None:
        """One finger on the control of that visible name."""
        button = self.find(name)
        assert button is not None, name
        assert QTest.qWaitForWindowExposed(self.stage.lower)
        self._wait_as_a_hand_would(button)
        self.stage.lower.grabWindow()  # a hand touches what it sees: what has changed is laid out by then
        window = self.stage.lower
        middle = button.mapRectToScene(QRectF(0, 0, button.width(), button.height())).center().toPoint()
        QTest.touchEvent(window, self._finger).press(1, middle, window).commit()
        QTest.touchEvent(window, self._finger).release(1, middle, window).commit()
        self._touched = time.monotonic(), button

    def _wait_as_a_hand_would(self, button: QQuickItem) -> None:
        """A second tap within 0.35 s counts as a tremor, on the same control or once that has gone."""
        when, last = self._touched
        if last is None or last is button or not isValid(last) or not last.isVisible():
            QTest.qWait(max(0, round((when + TREMOR - time.monotonic()) * 1000)))

    def sign(self) -> None:
        """A finger over the field."""
        window = self.stage.lower
        QTest.touchEvent(window, self._finger).press(2, QPoint(500, 500), window).commit()
        for at in range(20):
            QTest.touchEvent(window, self._finger).move(2, QPoint(500 + at * 20, 500 + at % 5 * 20), window).commit()
        QTest.touchEvent(window, self._finger).release(2, QPoint(900, 500), window).commit()

    def close(self) -> None:
        """As the program ends."""
        self.stage.hide()
        self._engine.submit(self.errands.close()).result(10)
        self.stage.close()
        self.reader.__exit__(None, None, None)
        self._languages.speak("en")


def _shown(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _shown(child)


def _is_button(item: QQuickItem) -> bool:
    return item.metaObject().className().split("_QML")[0] in ("TouchButton", "Face")


def value_for(field: Field) -> str:
    """Something right in form."""
    match field.kind:
        case "id_number":
            return "310103194601150019"
        case "date":
            return "1946-01-15"
        case "phone":
            return "13800138000"
        case "bank_account":
            return "6222021001098765432"
        case "choice":
            return field.choices[0].code
        case _:
            return f"测试{field.key[-4:]}"
