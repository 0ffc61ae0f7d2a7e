"""Both windows with real QML: what does not close them, what does, and what stands where."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from kiosk_app.halted import said
from kiosk_app.kept import Keeper
from kiosk_app.lockdown import Lockdown
from kiosk_app.machine import SwapScreens
from kiosk_app.scene import Screen
from kiosk_app.screens import Screens
from tests.peers.kiosk_room import KioskRoom


@pytest.fixture
def room(qapp: QGuiApplication) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp)
    room.connect()
    yield room
    room.close()


def test_full_windows_close_by_nothing_and_hear_no_key(room: KioskRoom, qapp: QGuiApplication, tmp_path: Path) -> None:
    windows = (room.stage.upper, room.stage.lower)
    screens = Screens(qapp, windows, ("DP-1", "HDMI-1"), Keeper(tmp_path), windowed=False)
    lockdown = Lockdown(qapp, screens)
    screens.arranged.connect(room.stage.machine.arranged)
    screens.show()  # the one monitor is the lower window's: two are named
    assert not room.stage.upper.isVisible()
    assert room.desk.scene.upper_lost
    assert not room.stage.lower.close()
    assert room.stage.lower.isVisible()
    for key in (Qt.Key.Key_F4, Qt.Key.Key_Escape, Qt.Key.Key_Q):
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.AltModifier)
        QGuiApplication.sendEvent(room.stage.lower, press)
    assert room.desk.scene.screen is Screen.WELCOME
    room.stage.lower.showNormal()
    assert room.stage.lower.close()  # a developer's, beside others
    lockdown.beside(room.orders.append)(SwapScreens())
    assert Keeper(tmp_path).kept.swapped
    assert room.orders == []
    screens.deleteLater()


def test_a_touch_above_offers_to_swap_the_screens_where_there_are_two(room: KioskRoom) -> None:
    machine = room.stage.machine
    machine.arranged(1, True)
    machine.touchedAbove()
    assert not machine.property("offered")
    machine.arranged(2, True)
    assert machine.property("offered")
    machine.swap()
    assert room.orders == [SwapScreens()]
    assert not machine.property("offered")


def test_staff_read_what_to_do_in_both_languages_while_the_kiosk_cannot_run(qapp: QGuiApplication) -> None:
    chinese, english = said(qapp, "021 5555 0100")
    assert chinese[0] == "这台机器现在用不了"
    assert english[0] == "This machine cannot be used right now"
    assert all("021 5555 0100" in steps and steps.count("\n") == 2 for _, steps in (chinese, english))
