"""What a person with weak eyes and an unsure hand needs of a screen, asked of real QML."""

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from tests.peers.kiosk_room import KioskRoom

SMALLEST = 28  # px
TARGET = 96  # px
APART = 16  # px
PICTURES = os.environ.get("KIOSK_PICTURES")  # a folder for people to look at what the tests saw


def shown(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from shown(child)


def kind(item: QQuickItem) -> str:
    return item.metaObject().className().split("_QML")[0].removeprefix("QQuick")


def is_button(item: QQuickItem) -> bool:
    return kind(item) in ("TouchButton", "Face")


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def texts(window: QQuickWindow) -> list[QQuickItem]:
    return [item for item in shown(window.contentItem()) if item.inherits("QQuickText") and item.property("text")]


def check(window: QQuickWindow) -> None:
    canvas = QRectF(0, 0, window.width(), window.height())
    for text in texts(window):
        name = text.property("text")
        assert text.property("font").pixelSize() >= SMALLEST, name
        assert not text.property("truncated"), name
        assert text.property("paintedWidth") <= text.width() + 1, f"wider than its place: {name}"
        assert text.property("paintedHeight") <= text.height() + 1, f"higher than its place: {name}"
        assert canvas.contains(place(text)), f"off the screen: {name}"
        _check_inside_parent(text)
    buttons = [item for item in shown(window.contentItem()) if is_button(item)]
    for at, button in enumerate(buttons):
        name = button.property("text")
        assert button.height() >= TARGET, name
        assert button.width() >= TARGET, name
        assert canvas.contains(place(button)), f"off the screen: {name}"
        near = place(button).adjusted(-APART + 1, -APART + 1, APART - 1, APART - 1)
        for other in buttons[at + 1 :]:
            assert not near.intersects(place(other)), f"too near: {name}, {other.property('text')}"
    names = [button.property("text") for button in buttons]
    assert len(names) == len(set(names)), f"two controls of one name: {names}"
    _check_apart(window, buttons)


def _check_inside_parent(text: QQuickItem) -> None:
    """A text stays inside its button, card or panel."""
    item = text.parentItem()
    while item is not None and kind(item) not in ("Card", "Rectangle", "TouchButton", "Face"):
        item = item.parentItem()
    if item is not None:
        assert place(item).adjusted(-1, -1, 1, 1).contains(place(text)), f"hangs out: {text.property('text')}"


def _check_apart(window: QQuickWindow, buttons: list[QQuickItem]) -> None:
    """No button lies over words or cards that are not its own."""
    for button in buttons:
        for text in texts(window):
            if not button.isAncestorOf(text):
                assert not place(button).intersects(place(text)), f"covered: {text.property('text')}"


def look(room: KioskRoom, name: str) -> None:
    QTest.qWait(60)  # a frame is drawn
    for window, which in ((room.stage.upper, "upper"), (room.stage.lower, "lower")):
        picture = window.grabWindow()
        assert not picture.isNull()
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            picture.save(str(Path(PICTURES) / f"{name}_{room.desk.property('language')}_{which}.png"))
        check(window)
