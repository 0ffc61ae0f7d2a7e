"""A clerk with mouse and keys before a real counter window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from counter_app.window import CounterWindow
from tests.peers.counter_room import Room


class Clerk:
    """Finds controls by the name a screen reader says, and uses mouse and keys."""

    def __init__(self, room: Room, window: CounterWindow) -> None:
        self.room = room
        self.window = window

    def find[T: QWidget](self, kind: type[T], name: str, inside: QWidget | None = None) -> T:
        found = [each for each in (inside or self.window).findChildren(kind) if each.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} controls are called {name}"
        return found[0]

    def click(self, name: str, inside: QWidget | None = None) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name, inside), Qt.MouseButton.LeftButton)

    def text(self) -> str:
        return "\n".join(each.text() for each in self.window.findChildren(QLabel) if each.isVisible())
