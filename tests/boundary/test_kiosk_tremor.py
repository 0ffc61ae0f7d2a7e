"""Which taps on the real window count: a trembling hand's second one does not, a quick hand's does."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QInputDevice, QPointingDevice
from PySide6.QtTest import QTest

from kiosk_app.stage import prepare_qt
from tests.peers.kiosk_eyes import page_buttons, place
from tests.peers.kiosk_room import KioskRoom

TREMOR = 400  # ms


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    prepare_qt()
    room = KioskRoom(qapp, "en")
    room.show()
    yield room
    room.close()


def middle(room: KioskRoom, words: str) -> QPoint:
    room.stage.lower.grabWindow()  # laid out
    (button,) = [one for one in page_buttons(room.stage.lower) if one.property("text") == words]
    return place(button).center().toPoint()


def tap(room: KioskRoom, finger: QPointingDevice, at: QPoint) -> None:
    window = room.stage.lower
    QTest.touchEvent(window, finger).press(1, at, window).commit()
    QTest.touchEvent(window, finger).release(1, at, window).commit()


def test_a_poor_face_is_no_reason_by_its_second_tap(room: KioskRoom, finger: QPointingDevice) -> None:
    room.go_to("rating")
    faces = {words: middle(room, words) for words in ("Fair", "Bad", "Very bad")}
    for words, at in faces.items():
        room.begin_again()
        room.go_to("rating")
        QTest.qWait(TREMOR)
        tap(room, finger, middle(room, words))
        assert room.stage.rating.property("asked")
        room.stage.lower.grabWindow()
        tap(room, finger, at)
        assert room.stage.rating.property("chosen") == ""
        assert room.stage.rating.property("asked")


def test_a_quick_hand_types_the_pin(room: KioskRoom, finger: QPointingDevice) -> None:
    room.connect()
    room.desk.start()
    for digit in "110022":
        tap(room, finger, middle(room, digit))
    assert room.desk.property("pinLength") == 6
