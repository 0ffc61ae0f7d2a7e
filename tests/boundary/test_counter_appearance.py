"""A clerk sees the window as they left it at this counter: real widgets, real keys, a real folder."""

import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.window import CounterWindow
from counter_app.workplace import Letters, Tone
from counter_app.workplaces import Workplaces
from tests.peers.counter_room import Room
from tests.peers.counter_values import WELCOME
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(folder: Path, qtbot: QtBot) -> tuple[Room, CounterWindow]:
    room = Room()
    pictures = VideoWidget("resident"), VideoWidget("clerk")
    window = CounterWindow(room.model, load_theme(), *pictures, kept=Workplaces(folder))
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitActive(window):
        window.activateWindow()
    room.sign_in()
    return room, window


def gone(window: CounterWindow) -> None:
    window.leave()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_what_one_clerk_chose_is_there_again_and_no_other_clerks(tmp_path: Path, qtbot: QtBot) -> None:
    room, window = opened(tmp_path, qtbot)
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    look = window.appearance
    assert (look.workplace.tone, look.workplace.letters) == (Tone.DARK, Letters.LARGE)
    splitter, _ = look._splitters["desk"]
    splitter.moveSplitter(330, 1)
    left = splitter.sizes()[0]
    assert left > 300
    qtbot.waitUntil(lambda: (tmp_path / "workplaces" / "0312.json").exists() and not look._rest.isActive())
    room.model.hear(replace(WELCOME, service_number="0999"))
    assert (look.workplace.tone, look.workplace.letters) == (Tone.LIGHT, Letters.NORMAL)
    gone(window)
    _, again = opened(tmp_path, qtbot)
    assert (again.appearance.workplace.tone, again.appearance.workplace.letters) == (Tone.DARK, Letters.LARGE)
    assert again.appearance._splitters["desk"][0].sizes()[0] == pytest.approx(left, abs=2)
    gone(again)


def test_what_was_changed_in_the_last_moment_is_kept_for_whoever_changed_it(tmp_path: Path, qtbot: QtBot) -> None:
    room, window = opened(tmp_path, qtbot)
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    room.model.hear(replace(WELCOME, service_number="0999"))
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    gone(window)
    kept = Workplaces(tmp_path)
    assert [kept.load(one)[0].letters for one in ("0312", "0999")] == [Letters.LARGE, Letters.NORMAL]
    assert [kept.load(one)[0].tone for one in ("0312", "0999")] == [Tone.LIGHT, Tone.DARK]


def test_the_picture_goes_to_a_window_of_its_own_and_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    _, window = opened(tmp_path, qtbot)
    picture = window.call._picture
    for close in ("key", "frame"):
        QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
        assert picture.window() is not window
        assert picture.isVisible()
        if close == "key":
            QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
        else:
            picture.window().close()
        assert picture.window() is window
        assert picture.size() == window.call._stage.size()
    QTest.keyClick(window, Qt.Key.Key_P, CONTROL)
    gone(window)
    QApplication.processEvents()


def test_a_broken_file_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "workplaces").mkdir()
    (tmp_path / "workplaces" / "0312.json").write_text("{")
    _, window = opened(tmp_path, qtbot)
    assert window.appearance.words.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert not window.appearance.words.isVisible()
    gone(window)


def test_letters_are_as_high_on_a_screen_of_finer_pixels(tmp_path: Path, qtbot: QtBot) -> None:
    _, window = opened(tmp_path, qtbot)
    button = window.queue.duty.findChild(QPushButton)
    assert button is not None
    usual = button.fontInfo().pixelSize()
    window.resize(3840, 2160)
    assert button.fontInfo().pixelSize() == pytest.approx(1.75 * usual, abs=1)
    QTest.keyClick(window, Qt.Key.Key_Plus, CONTROL)
    assert button.fontInfo().pixelSize() > 1.75 * usual + 1
    QTest.keyClick(window, Qt.Key.Key_Minus, CONTROL)
    window.resize(1366, 768)
    assert button.fontInfo().pixelSize() == usual
    gone(window)
