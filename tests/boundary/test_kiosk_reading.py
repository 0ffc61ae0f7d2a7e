"""A notice on the touch screen before it is printed: real QML, real pages, real fingers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QImage, QInputDevice, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk_app.scene import Ask
from kiosk_app.sheet_item import SheetItem
from kiosk_app.stage import prepare_qt
from print_service.notices.measures import Paper
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers.kiosk_eyes import is_button, look, shown
from tests.peers.kiosk_room import KioskRoom
from tests.peers.notices import acceptance, one_time
from windowkit.messages import HideNotice, NoticePage, Reading, ReadingStage
from windowkit.visit import State

WORDS = {"zh_CN": ("往下看", "往上看"), "en": ("Down", "Up")}
NOTICES = Path(__file__).parents[2] / "assets" / "notices"


@pytest.fixture(scope="session")
def touchscreen() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    prepare_qt()


@pytest.fixture(scope="module")
def page() -> bytes:
    return Renderer(NOTICES, Fonts()).render(acceptance())


@pytest.fixture(params=("zh_CN", "en"))
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    made = KioskRoom(qapp, request.param)
    made.show()
    made.go_to("serving")
    yield made
    made.close()


chinese = pytest.mark.parametrize("room", ["zh_CN"], indirect=True)


def view(room: KioskRoom) -> QQuickItem:
    found = room.stage.lower.findChild(QQuickItem, "noticeView")
    assert found is not None
    return found


def sheet(room: KioskRoom) -> SheetItem | None:
    return room.stage.lower.findChild(SheetItem, "noticeSheet")


def no_sheet(room: KioskRoom) -> bool:
    """Whether no page is on the screen or kept for it."""
    return (one := sheet(room)) is None or one.is_empty()


def told(room: KioskRoom, stage: ReadingStage, name: str = "r1", state: State = State.SERVING) -> None:
    room.snapshot(state, reading=Reading(id=name, notice="n1", stage=stage))


def arrive(room: KioskRoom, content: bytes, name: str = "r1", visit: str = "v1") -> None:
    pieces = [content[at : at + 32_768] for at in range(0, len(content), 32_768)]
    for part, piece in enumerate(pieces):
        room.desk.hear(NoticePage(visit=visit, reading=name, part=part, parts=len(pieces), content=piece))


def read(room: KioskRoom, content: bytes, qtbot: QtBot) -> None:
    told(room, ReadingStage.COMING)
    arrive(room, content)
    told(room, ReadingStage.SHOWN)
    qtbot.waitUntil(lambda: room.desk.reading.property("pages") > 0, timeout=5000)


def button(room: KioskRoom, words: str) -> QQuickItem:
    window = room.stage.lower.contentItem()
    (found,) = [one for one in shown(window) if is_button(one) and one.property("text") == words]
    return found


def test_it_is_large_and_said_aloud_and_read_it_is_gone(room: KioskRoom, page: bytes, qtbot: QtBot) -> None:
    read(room, page, qtbot)
    assert room.said[-1] == f"{room.desk.property('headline')} {room.desk.property('guide')}"
    assert view(room).width() > 1200
    look(room, "reading")
    assert not no_sheet(room)
    room.desk.reading.close()
    assert isinstance(command := room.asked(), HideNotice)
    assert command.read
    assert no_sheet(room)
    look(room, "reading_over")


@chinese
def test_on_an_upright_screen_it_fills_the_width(room: KioskRoom, page: bytes, qtbot: QtBot) -> None:
    room.show(1080, 1920)
    read(room, page, qtbot)
    room.stage.lower.grabWindow()
    assert view(room).width() > 1000


def test_several_pages_are_turned_and_each_begins_at_its_top(room: KioskRoom, qtbot: QtBot) -> None:
    lines = "\n".join(f"第{at}种材料\t1\t居委会\t原件" for at in range(20))
    content = Renderer(NOTICES, Fonts(), large=True).render(one_time(missing=lines))
    read(room, content, qtbot)
    assert room.desk.reading.property("pages") > 1
    down, up = (button(room, words) for words in WORDS[room.desk.property("language")])
    assert not up.isEnabled()
    down.touched.emit()
    assert room.desk.reading.property("page") == 0 < view(room).property("contentY")
    while room.desk.reading.property("page") == 0:
        down.touched.emit()
    assert (room.desk.reading.property("page"), view(room).property("contentY")) == (1, 0)
    up.touched.emit()
    assert room.desk.reading.property("page") == 0
    down.touched.emit()
    room.desk.reading.turnPage(1)
    look(room, "reading_page_2")
    room.desk.reading.turnPage(99)
    assert room.desk.reading.property("page") == room.desk.reading.property("pages") - 1
    view(room).setProperty("contentY", view(room).property("end"))
    QTest.qWait(20)
    assert not down.isEnabled()


@chinese
def test_a_receipt_and_everything_that_may_stand_above_leave_room_for_it(room: KioskRoom, qtbot: QtBot) -> None:
    content = Renderer(NOTICES, Fonts(), Paper.ROLL).render(acceptance())
    read(room, content, qtbot)
    room.desk.hear(room.snapshot(State.SERVING, table_seen=True))
    look(room, "reading_receipt")


@chinese
def test_two_fingers_enlarge_it_around_their_middle_and_the_buttons_do_as_well(
    room: KioskRoom, page: bytes, touchscreen: QPointingDevice, qtbot: QtBot
) -> None:
    read(room, page, qtbot)
    QTest.qWait(50)  # the page is laid out
    window, sheet = room.stage.lower, view(room)
    middle = QPoint(700, 600)
    near, far = QPoint(60, 40), QPoint(150, 100)
    QTest.touchEvent(window, touchscreen).press(0, middle - near, window).press(1, middle + near, window).commit()
    for step in range(1, 11):
        apart = near + (far - near) * step / 10
        QTest.touchEvent(window, touchscreen).move(0, middle - apart, window).move(1, middle + apart, window).commit()
    QTest.touchEvent(window, touchscreen).release(0, middle - far, window).release(1, middle + far, window).commit()
    assert 1.4 < sheet.property("zoom") < 2.6
    assert sheet.property("contentX") > 0
    zoomed, left = sheet.property("zoom"), sheet.property("contentX")
    QTest.touchEvent(window, touchscreen).press(0, middle, window).commit()
    for step in range(1, 11):
        QTest.touchEvent(window, touchscreen).move(0, middle - QPoint(12 * step, 0), window).commit()
    QTest.touchEvent(window, touchscreen).release(0, middle - QPoint(120, 0), window).commit()
    qtbot.waitUntil(lambda: sheet.property("contentX") > left)  # one finger moves it
    look(room, "reading_enlarged")
    for _ in range(5):
        QTest.qWait(10)
        where = button(room, "缩小").mapToScene(button(room, "缩小").boundingRect().center()).toPoint()
        QTest.touchEvent(window, touchscreen).press(2, where, window).commit()
        QTest.touchEvent(window, touchscreen).release(2, where, window).commit()
    assert sheet.property("zoom") == 1 < zoomed


def test_without_any_gesture_a_large_page_begins_at_its_left_edge_and_buttons_show_the_rest(
    room: KioskRoom, page: bytes, touchscreen: QPointingDevice, qtbot: QtBot
) -> None:
    read(room, page, qtbot)
    QTest.qWait(50)  # the page is laid out
    sheet, english = view(room), room.desk.property("language") == "en"
    larger, left, right = ("Larger", "Left", "Right") if english else ("放大", "往左看", "往右看")

    def touch(text: str) -> None:
        touched = button(room, text)
        assert min(touched.width(), touched.height()) >= 96
        where = touched.mapToScene(touched.boundingRect().center()).toPoint()
        QTest.touchEvent(room.stage.lower, touchscreen).press(2, where, room.stage.lower).commit()
        QTest.touchEvent(room.stage.lower, touchscreen).release(2, where, room.stage.lower).commit()
        QTest.qWait(10)

    touch(larger)
    assert (sheet.property("zoom"), sheet.property("contentX")) == (1.5, 0)
    look(room, "reading_large_left")
    touch(right)
    assert sheet.property("contentX") == pytest.approx(sheet.width() / 2)  # its right edge
    look(room, "reading_large_right")
    touch(left)
    assert sheet.property("contentX") == 0


@chinese
def test_no_page_of_one_resident_comes_to_the_next(room: KioskRoom, page: bytes, qtbot: QtBot) -> None:
    read(room, page, qtbot)
    pages: list[QImage] = []
    room.desk.reading.pageChanged.connect(pages.append)
    told(room, ReadingStage.COMING, "r2")
    assert pages[-1].isNull()
    arrive(room, page, "r2")  # being painted while the visit ends
    room.snapshot(State.ENDED)
    assert no_sheet(room)
    arrive(room, page, "r2")  # and said again by a line that was cut
    qtbot.wait(400)
    assert no_sheet(room)
    assert all(one.isNull() for one in pages)
    assert room.desk.reading.property("pages") == 0


@chinese
def test_what_is_no_page_is_taken_off_and_the_clerk_hears_it(room: KioskRoom, qtbot: QtBot) -> None:
    told(room, ReadingStage.COMING)
    arrive(room, b"no PDF")
    qtbot.waitUntil(lambda: any(isinstance(order, Ask) for order in room.orders))
    assert isinstance(command := room.asked(), HideNotice)
    assert not command.read
