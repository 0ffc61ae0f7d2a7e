"""A resident enlarges the form and points at it, by touch on the real page."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QGuiApplication, QInputDevice, QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk_app.stage import prepare_qt
from tests.peers.kiosk_room import KioskRoom
from windowkit.messages import ObjectForm
from windowkit.pointing import MarkField
from windowkit.visit import State


@pytest.fixture(scope="module")
def touchscreen() -> QPointingDevice:
    return QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    prepare_qt()
    made = KioskRoom(qapp, "en")
    made.show()
    yield made
    made.close()


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from items(child)


def named(room: KioskRoom, name: str) -> QQuickItem:
    room.stage.lower.grabWindow()  # laid out
    found = (one for one in items(room.stage.lower.contentItem()) if one.property("text") == name and one.isVisible())
    return next(found)


def middle(item: QQuickItem) -> QPoint:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()


def tap(room: KioskRoom, touchscreen: QPointingDevice, at: QPoint) -> None:
    window = room.stage.lower
    QTest.touchEvent(window, touchscreen).press(1, at, window).commit()
    QTest.touchEvent(window, touchscreen).release(1, at, window).commit()


def test_a_tap_on_an_answer_marks_it_and_a_form_with_a_mark_is_not_confirmed(
    room: KioskRoom, touchscreen: QPointingDevice, qtbot: QtBot
) -> None:
    room.go_to("review")
    for _ in range(room.desk.property("pages") - 1):
        room.desk.turnPage(1)
    assert named(room, "Confirm").isVisible()
    tap(room, touchscreen, middle(named(room, "6222021001098765432")))
    word = room.asked()
    assert isinstance(word, MarkField)
    assert (word.field, word.on) == ("account", True)
    room.snapshot(State.REVIEWING, marks=("account",))
    room.answer()
    tap(room, touchscreen, middle(named(room, "Have it corrected")))
    qtbot.waitUntil(lambda: isinstance(room.asked(), ObjectForm))


def test_the_form_is_enlarged_and_moved_by_buttons_and_two_fingers_and_whole_again(
    room: KioskRoom, touchscreen: QPointingDevice, qtbot: QtBot
) -> None:
    room.go_to("serving")
    window = room.stage.lower
    view = next(one for one in items(window.contentItem()) if one.objectName() == "zoomed")
    tap(room, touchscreen, middle(named(room, "Larger")))
    assert view.property("factor") == pytest.approx(1.4)
    tap(room, touchscreen, middle(named(room, "Right")))
    assert view.property("contentX") > 0
    tap(room, touchscreen, middle(named(room, "Whole page")))
    assert (view.property("factor"), view.property("contentX")) == (1, 0)
    first, second = QPoint(900, 600), QPoint(1000, 600)
    QTest.touchEvent(window, touchscreen).press(1, first, window).press(2, second, window).commit()
    for step in range(1, 12):
        apart = QPoint(20 * step, 0)
        QTest.touchEvent(window, touchscreen).move(1, first - apart, window).move(2, second + apart, window).commit()
    QTest.touchEvent(window, touchscreen).release(1, first, window).release(2, second, window).commit()
    qtbot.waitUntil(lambda: view.property("factor") > 1.2)
    assert not any(isinstance(getattr(order, "command", None), MarkField) for order in room.orders)
