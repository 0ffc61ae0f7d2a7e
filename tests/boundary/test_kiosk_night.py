"""The dark screens with real QML: what makes them dark, and that a touch wakes them and does nothing else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk_app.idling import IDLE
from kiosk_app.scene import Screen, Ticked
from tests.peers.kiosk_eyes import page_buttons, texts
from tests.peers.kiosk_room import KioskRoom
from windowkit.messages import HoursChanged

SHUT = HoursChanged(open=False, opens="2026-11-30T09:00")


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp)
    room.connect()
    room.show(960, 540)
    room.stage.night.clock = lambda: QTime(23, 41)
    yield room
    room.close()


def test_nobody_there_outside_the_hours_makes_both_screens_dark_until_a_touch(room: KioskRoom) -> None:
    night = room.stage.night
    room.desk.hear(SHUT)
    (button,) = (one for one in page_buttons(room.stage.lower) if one.property("text") == "工作人员用")
    room.desk.hear(HoursChanged(open=True))
    night.nobody_came()
    assert not night.property("dark")  # it is open
    room.desk.hear(SHUT)
    assert night.property("dark")
    QCoreApplication.processEvents()
    assert next(one.property("text") for one in texts(room.stage.lower)) == "23:41"
    at = button.mapToScene(QPointF(button.width() / 2, button.height() / 2)).toPoint()
    QTest.mouseClick(room.stage.lower, Qt.MouseButton.LeftButton, pos=at)
    QCoreApplication.processEvents()
    assert not night.property("dark")
    assert room.desk.scene.screen is Screen.WELCOME
    QTest.mouseClick(room.stage.lower, Qt.MouseButton.LeftButton, pos=at)
    assert room.desk.scene.screen is Screen.PIN


def test_a_touch_above_wakes_it_too_and_offers_nothing(room: KioskRoom) -> None:
    room.stage.machine.arranged(2, True)
    room.desk.hear(SHUT)
    room.stage.night.nobody_came()
    QCoreApplication.processEvents()
    QTest.mouseClick(room.stage.upper, Qt.MouseButton.LeftButton, pos=QPoint(480, 200))
    assert not room.stage.night.property("dark")
    assert not room.stage.machine.property("offered")


def test_who_opens_again_or_does_not_want_it_has_light(room: KioskRoom) -> None:
    night = room.stage.night
    room.desk.hear(SHUT)
    night.nobody_came()
    night.wanted = False
    assert not night.property("dark")
    night.wanted = True
    assert night.property("dark")
    room.desk.hear(HoursChanged())
    assert not night.property("dark")


def test_the_language_goes_with_who_walked_away_from_the_welcome(room: KioskRoom) -> None:
    said: list[str] = []
    room.desk.said.connect(said.append)
    room.desk.switchLanguage()
    assert room.desk.property("language") == "en"
    room.stage.night.nobody_came()
    assert room.desk.property("language") == "zh_CN"
    assert said[-1] == "", "and nobody is spoken to"


def test_whoever_is_about_to_lose_their_page_hears_it(room: KioskRoom) -> None:
    said: list[str] = []
    room.desk.said.connect(said.append)
    room.desk.start()
    room.now += IDLE
    room.desk.hear(Ticked())
    room.now += 1
    room.desk.hear(Ticked())
    assert said.count("您还在吗？点一下屏幕就继续。") == 1
