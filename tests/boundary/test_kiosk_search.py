"""A matter is looked for with real touches on the real window, and taken on from there as from the list."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QPointingDevice
from PySide6.QtTest import QTest

from kiosk_app.scene import Screen
from tests.peers.kiosk_eyes import page_buttons, place, texts
from tests.peers.kiosk_room import KioskRoom


@pytest.fixture(scope="module")
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, "zh_CN")
    room.show()
    yield room
    room.close()


def touch(room: KioskRoom, finger: QPointingDevice, words: str) -> None:
    """The one button of the page with these words."""
    window = room.stage.lower
    QTest.qWait(0)
    (button,) = [one for one in page_buttons(window) if one.property("text") == words]
    middle = place(button).center().toPoint()
    QTest.touchEvent(window, finger).press(1, middle, window).commit()
    QTest.touchEvent(window, finger).release(1, middle, window).commit()


TREMOR = 400  # ms; a trembling hand's second tap counts for nothing meanwhile


def test_letters_find_it_and_a_touch_takes_it(room: KioskRoom, finger: QPointingDevice) -> None:
    room.go_to("matters")
    touch(room, finger, "找别的事")
    assert "找一件事" in room.said[-1]
    touch(room, finger, "R")
    assert room.stage.search.property("typed") == "", "the tile lay where the keys are now"
    QTest.qWait(TREMOR)
    assert "市民政局" in [one.property("text") for one in texts(room.stage.lower)]
    for letter in "SHBZ":
        touch(room, finger, letter)
    assert "找到 1 件" in room.said[-1]
    QTest.qWait(TREMOR)
    touch(room, finger, "社会保障卡申领")
    assert room.desk.scene.search is None
    assert room.desk.scene.screen is Screen.CLAIMS


def test_an_office_has_its_own_and_back_goes_step_by_step(room: KioskRoom, finger: QPointingDevice) -> None:
    room.go_to("helpdesk")
    room.stage.helpdesk.askNeeds()
    touch(room, finger, "找别的事")
    QTest.qWait(TREMOR)
    touch(room, finger, "市医保局")
    assert room.stage.search.property("pages") == 1
    assert [one.property("text") for one in page_buttons(room.stage.lower)][:2] == [
        "长期护理保险申请/续期",
        "医保就医记录册申领/换领",
    ]
    touch(room, finger, "返回")
    assert room.stage.search.property("offices")
    touch(room, finger, "市医保局")
    assert room.stage.search.property("offices"), "not yet"
    QTest.qWait(TREMOR)
    touch(room, finger, "返回")
    assert not room.stage.search.property("shown")
    assert room.desk.scene.screen is Screen.HELPDESK


def test_a_trembling_hand_goes_back_one_page_and_no_further(room: KioskRoom, finger: QPointingDevice) -> None:
    room.go_to("matters")
    touch(room, finger, "找别的事")
    QTest.qWait(TREMOR)
    touch(room, finger, "返回")
    assert room.stage.search.property("shown") is False
    touch(room, finger, "返回")  # of the page below, which has its own at the same place
    assert room.desk.scene.screen is Screen.MATTERS
    QTest.qWait(TREMOR)
    touch(room, finger, "返回")
    assert room.desk.scene.screen is Screen.WELCOME
