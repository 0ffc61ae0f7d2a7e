"""The place of a still on the desk: it shows one, shows none again, and costs nothing meanwhile."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk_app.signature import StillPicture

RED = QColor("#ff0000")


def red(window: QQuickWindow) -> bool:
    return window.grabWindow().pixelColor(20, 20) == RED


def test_a_still_is_shown_and_taken_away_again(qtbot: QtBot) -> None:
    window = QQuickWindow()
    window.resize(40, 40)
    item = StillPicture(window.contentItem())
    item.setWidth(40)
    item.setHeight(40)
    assert not item.flags() & QQuickItem.Flag.ItemHasContents
    window.show()
    qtbot.waitUntil(window.isExposed)
    assert not red(window)
    still = QImage(40, 40, QImage.Format.Format_RGB32)
    still.fill(RED)
    item.setProperty("still", still)
    qtbot.waitUntil(lambda: red(window))
    item.setProperty("still", QImage())
    qtbot.waitUntil(lambda: not red(window))
    window.close()
