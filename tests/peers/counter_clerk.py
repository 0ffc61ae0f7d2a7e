"""A clerk with mouse and keys before a real counter window."""

import contextlib
from collections.abc import Callable, Generator

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from counter_app.window import CounterWindow
from tests.peers.counter_room import Room
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget


class Clerk:
    """Finds controls by the name a screen reader says, and uses mouse and keys."""

    def __init__(self, room: Room, window: CounterWindow, language: str = "") -> None:
        self.room = room
        self.language = language
        self.window = window

    def find[T: QWidget](self, kind: type[T], name: str, inside: QWidget | None = None) -> T:
        found = [each for each in (inside or self.window).findChildren(kind) if each.accessibleName() == name]
        assert len(found) == 1, f"{len(found)} controls are called {name}"
        return found[0]

    def click(self, name: str, inside: QWidget | None = None) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name, inside), Qt.MouseButton.LeftButton)

    def wait(self, then: Callable[[], bool]) -> None:
        """Until it is so: what a key or a click begins takes a moment."""
        for _ in range(100):
            self.room.model.flush()
            if then():
                return
            QTest.qWait(20)
        raise AssertionError("nothing happened")

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """As a window of the offscreen platform hears it: one that is active."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        QTest.keyClick(self.window, key, held)

    def text(self) -> str:
        return "\n".join(each.text() for each in self.window.findChildren(QLabel) if each.isVisible())


@contextlib.contextmanager
def clerk_at_the_counter(room: Room, language: str, qapp: QApplication, qtbot: QtBot) -> Generator[Clerk]:
    """An open window that speaks this language as long as it is there; nobody has signed in."""
    languages, before = Languages(qapp, "counter_app", "en"), QLocale()
    languages.speak(language)
    QLocale.setDefault(QLocale(language))
    window = CounterWindow(room.model, load_theme(), VideoWidget("resident"), VideoWidget("clerk"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    yield Clerk(room, window, language)
    languages.speak("en")
    QLocale.setDefault(before)
