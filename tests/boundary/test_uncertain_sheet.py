"""A printer loses power while it holds a notice: the counter's real window asks, and the sheets are counted.

The hall, the print service at work, ippeveprinter and the clerk's window are real; between them is no network.
"""

import asyncio
import contextlib
import os
import queue
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.desk import Answered
from counter_app.models import DeskModel
from counter_app.panels.settling import SettleDialog
from counter_app.window import CounterWindow
from demo.bus import session_bus
from demo.printer import Printer as PrinterProcess, printer as printer_process
from print_service.notices.render import Renderer
from print_service.printer import Printer
from print_service.settings import Fonts
from print_service.spool import Spool
from print_service.watch import Pace
from print_service.worker import Worker
from signaling.effects import Sender
from tests.peers.counter_clerk import Clerk
from tests.peers.counter_room import Room
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.printing import NOTICES
from windowkit import messages as m
from windowkit.engine import EngineThread
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget

PICTURES = os.environ.get("COUNTER_PICTURES")
KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]
QUICK = Pace(follow=0.02, watch=0.02, again=0.02)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Said:
    """What the print service says, for the test's own thread to hear."""

    def __init__(self) -> None:
        self.commands = queue.SimpleQueue[m.Command]()

    def command(self, command: m.Command) -> asyncio.Future[None]:
        self.commands.put(command)
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        future.set_result(None)
        return future


class Desk(Room):
    """A clerk's desk whose server is the real hall."""

    def __init__(self, cast: HallCast) -> None:
        super().__init__()
        self.cast = cast

    def ask(self, command: m.Command) -> None:
        super().ask(command)
        if isinstance(command, m.SetReady):
            return  # of a later clerk than this visit's
        code = self.cast.say(CLERK, command)
        self.model.hear(Answered(command=command.id, code=code))


class Office:
    """All of them; `turn` carries what was said between them."""

    def __init__(self, device: PrinterProcess, folder: Path, engine: EngineThread) -> None:
        self.device, self._engine = device, engine
        self.cast, self.said = HallCast(), Said()
        self.cast.arrive(*EVERYBODY)
        self._told = {CLERK: 0, PRINTER: 0}
        self.desk = Desk(self.cast)
        self.desk.sign_in()
        engine.submit(self._begin(folder)).result(10)

    async def _begin(self, folder: Path) -> None:
        self._spool, self._printer = Spool(folder / "spool.sqlite"), Printer(self.device.uri)
        self._worker = Worker(self._spool, self._printer, Renderer(NOTICES, Fonts()).render, QUICK)
        self._running = asyncio.create_task(self._worker.run())

    async def _end(self) -> None:
        self._running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._running
        await self._printer.close()
        self._spool.close()

    def turn(self) -> None:
        """What everybody has said since the last time arrives."""
        while not self.said.commands.empty():
            self.cast.say(PRINTER, self.said.commands.get())
        for message in self._new(PRINTER):
            assert isinstance(message, m.PrintJob)
            self._engine.call(self._worker.hear, message, self.said)
        for message in self._new(CLERK):
            self.desk.model.hear(message)

    def _new(self, who: Sender) -> list[m.Message]:
        mail = self.cast.mail[who]
        new, self._told[who] = mail[self._told[who] :], len(mail)
        return [one for one in new if not isinstance(one, m.Done | m.Denied)]

    def close(self) -> None:
        """The print service ends."""
        self._engine.submit(self._end()).result(5)

    @property
    def notice(self) -> m.NoticeState:
        visit = self.desk.model.desk.visit
        assert visit is not None
        return visit.notices[0]


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with session_bus(tmp_path_factory.mktemp("bus"), {}) as environment:
        yield environment["DBUS_SESSION_BUS_ADDRESS"]


@pytest.fixture
def office(bus: str, tmp_path: Path) -> Iterator[Office]:
    with printer_process(tmp_path / "printer", bus, seconds=0.1) as device, EngineThread("test engine") as engine:
        everybody = Office(device, tmp_path, engine)
        yield everybody
        everybody.close()


@pytest.fixture
def clerk(qapp: QApplication, office: Office, qtbot: QtBot) -> Iterator[Clerk]:
    languages = Languages(qapp, "counter_app", "zh_CN")
    model: DeskModel = office.desk.model
    window = CounterWindow(model, load_theme(), VideoWidget("resident"), VideoWidget("clerk"))
    qtbot.addWidget(window)
    window.resize(*map(int, os.environ.get("COUNTER_SIZE", "1366x768").split("x")))
    window.show()
    qtbot.waitExposed(window)
    yield Clerk(office.desk, window)
    languages.speak("en")


def cut_off(office: Office, qtbot: QtBot) -> None:
    """The printer holds the first sheet, stands still, loses its power, and is back without a memory."""

    def is_now(state: m.JobState) -> bool:
        office.turn()
        return office.notice.state is state

    office.device.fail("media-jam")
    office.cast.submitted(KIOSK, CLERK)
    office.turn()
    qtbot.waitUntil(lambda: is_now(m.JobState.WAITING), timeout=20_000)
    office.device.switch_off()
    office.device.mend()
    office.device.switch_on()
    qtbot.waitUntil(lambda: is_now(m.JobState.UNCERTAIN), timeout=20_000)


def question(clerk: Clerk) -> SettleDialog:
    (found,) = [one for one in clerk.window.findChildren(SettleDialog) if one.isVisible()]
    return found


def picture(clerk: Clerk, name: str) -> None:
    if PICTURES:
        QApplication.processEvents()
        clerk.window.grab().save(f"{PICTURES}/{name}-desk.png")
        for one in clerk.window.findChildren(SettleDialog):
            one.grab().save(f"{PICTURES}/{name}-question.png")


@pytest.mark.timeout(180)
def test_later_leaves_it_asked_and_seen_by_the_clerk_it_is_settled_without_a_second_sheet(
    office: Office, clerk: Clerk, qtbot: QtBot
) -> None:
    cut_off(office, qtbot)
    assert not any(one.autoDefault() for one in question(clerk).findChildren(QPushButton))  # Enter answers nothing
    assert "第1次打印" in clerk.text()
    picture(clerk, "asked")
    clerk.click("以后再说", question(clerk))
    office.turn()
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in clerk.window.findChildren(SettleDialog)))
    assert office.notice.state is m.JobState.UNCERTAIN
    clerk.click("打出来了吗？：受理通知书")
    clerk.click("打出来了", question(clerk))
    office.turn()
    assert office.notice.state is m.JobState.SEEN
    qtbot.waitUntil(lambda: "已打印（经工作人员确认）" in clerk.text())
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in clerk.window.findChildren(SettleDialog)))
    picture(clerk, "seen")
    (visit,) = office.cast.visits.values()
    assert [(one.came_out, one.by) for one in visit.settled] == [(True, CLERK.key)]
    assert len(office.device.sheets()) == 0  # as ippeveprinter really did; the clerk's word is the clerk's


@pytest.mark.timeout(180)
def test_not_come_out_is_printed_as_the_second_attempt_and_one_sheet_lies_in_the_tray(
    office: Office, clerk: Clerk, qtbot: QtBot
) -> None:
    cut_off(office, qtbot)
    clerk.click("没有打出来", question(clerk))

    def is_done() -> bool:
        office.turn()
        return office.notice.state is m.JobState.DONE

    qtbot.waitUntil(is_done, timeout=20_000)
    assert (office.notice.attempt, office.notice.sheets) == (2, 1)
    assert len(office.device.sheets()) == 1
    assert "已打印（第 2 次）" in clerk.text()
    picture(clerk, "again")
