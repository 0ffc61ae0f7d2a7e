"""A finger signs on real QML: touch events in, strokes and smooth ink out."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk_app.signature import SignaturePad
from kiosk_app.stage import prepare_qt
from tests.peers.kiosk_room import KioskRoom
from windowkit.messages import SignForm

FINGER = [(300, 400), (420, 520), (560, 420), (700, 560), (860, 430)]


@pytest.fixture(scope="session")
def touchscreen() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture(scope="session", autouse=True)
def prepared() -> None:
    prepare_qt()


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    made = KioskRoom(qapp)
    made.show()
    made.go_to("sign")
    QTest.qWait(50)  # the page is laid out
    yield made
    made.close()


def pad_of(room: KioskRoom) -> SignaturePad:
    pad = room.stage.lower.findChild(SignaturePad, "signaturePad")
    assert pad is not None
    return pad


def draw(room: KioskRoom, touchscreen: QPointingDevice, finger: int = 1, down: int = 0) -> None:
    window = room.stage.lower
    points = [QPoint(x, y + down) for x, y in FINGER]
    QTest.touchEvent(window, touchscreen).press(finger, points[0], window).commit()
    for point in points[1:]:
        QTest.touchEvent(window, touchscreen).move(finger, point, window).commit()
    QTest.touchEvent(window, touchscreen).release(finger, points[-1], window).commit()


def test_every_point_of_a_finger_becomes_part_of_the_signature(room: KioskRoom, touchscreen: QPointingDevice) -> None:
    pad = pad_of(room)
    draw(room, touchscreen)
    signature = pad.signature()
    at = pad.mapFromScene(QPointF(*FINGER[0]))
    (stroke,) = signature.strokes
    assert len(stroke) == len(FINGER)
    assert (stroke[0].x, stroke[0].y) == (round(at.x() * 100), round(at.y() * 100))
    assert [point.x for point in stroke] == sorted(point.x for point in stroke)
    assert all(later.t >= earlier.t for earlier, later in pairwise(stroke))
    assert (signature.width, signature.height) == (round(pad.width()), round(pad.height()))


def test_ink_appears_where_the_finger_was(room: KioskRoom, touchscreen: QPointingDevice, qtbot: QtBot) -> None:
    def ink() -> bool:
        picture = room.stage.lower.grabWindow()
        return QColor(picture.pixel(*FINGER[0])).lightness() < 80

    assert not ink()
    draw(room, touchscreen)
    qtbot.waitUntil(ink)


def test_every_move_of_a_finger_is_heard(qapp: QGuiApplication) -> None:
    compress = Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents
    QGuiApplication.setAttribute(compress)  # as Qt's X11 part does when the application is made
    made = KioskRoom(qapp)
    assert not QGuiApplication.testAttribute(compress)
    made.close()


@pytest.mark.parametrize("size", [(1080, 1920), (3840, 2160), (1366, 768)])
def test_ink_lands_under_the_finger_on_every_screen(
    room: KioskRoom, touchscreen: QPointingDevice, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = room.stage.lower
    room.show(*size)
    content = window.contentItem()
    qtbot.waitUntil(lambda: (content.width(), content.height()) == size)
    window.grabWindow()  # laid out and painted
    pad = pad_of(room)
    at, scale = pad.mapToScene(QPointF(0, 0)), pad.mapToScene(QPointF(1, 0)).x() - pad.mapToScene(QPointF(0, 0)).x()
    points = [(at + QPointF(x, y) * scale).toPoint() for x, y in [(100, 90), (220, 180), (400, 120)]]
    QTest.touchEvent(window, touchscreen).press(1, points[0], window).commit()
    for point in points[1:]:
        QTest.touchEvent(window, touchscreen).move(1, point, window).commit()
    QTest.touchEvent(window, touchscreen).release(1, points[-1], window).commit()
    qtbot.waitUntil(lambda: all(dark(room, point) for point in (points[0], points[-1])))


def dark(room: KioskRoom, point: QPoint) -> bool:
    """Whether there is ink at this place of the window, whatever the screen's ratio."""
    picture = room.stage.lower.grabWindow()
    return QColor(picture.pixel(point * (picture.width() / room.stage.lower.width()))).lightness() < 80


def test_ink_lands_under_the_finger_on_a_screen_of_ratio_2() -> None:
    """Qt takes the ratio when it starts: a process of its own."""
    here = f"{__file__}::test_ink_lands_under_the_finger_on_every_screen[size0]"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n0", here]
    done = subprocess.run(
        command, check=False, env=os.environ | {"QT_SCALE_FACTOR": "2"}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout


def test_signed_sends_the_strokes_and_clear_forgets_them(room: KioskRoom, touchscreen: QPointingDevice) -> None:
    pad = pad_of(room)
    draw(room, touchscreen)
    draw(room, touchscreen, finger=2, down=60)
    assert len(pad.signature().strokes) == 2
    pad.clear()
    assert pad.is_empty()
    room.desk.sign(pad)
    assert not any(isinstance(getattr(order, "command", None), SignForm) for order in room.orders)
    draw(room, touchscreen)
    room.desk.sign(pad)
    command = room.asked()
    assert isinstance(command, SignForm)
    assert command.signature == pad.signature()


def test_a_mouse_draws_like_a_finger(room: KioskRoom) -> None:
    window = room.stage.lower
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(*FINGER[0]))
    for x, y in FINGER[1:]:
        QTest.mouseMove(window, QPoint(x, y))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(*FINGER[-1]))
    assert not pad_of(room).is_empty()


def test_a_tap_with_a_finger_presses_a_button(room: KioskRoom, touchscreen: QPointingDevice, qtbot: QtBot) -> None:
    window = room.stage.lower
    where = QPoint(64 + 200, 1080 - 48 - 60)  # "something is not right", lower left
    QTest.touchEvent(window, touchscreen).press(3, where, window).commit()
    QTest.touchEvent(window, touchscreen).release(3, where + QPoint(9, 6), window).commit()
    qtbot.waitUntil(lambda: room.desk.scene.objecting)
