"""The clerk shows the resident something and looks at the table: real widgets, real frames."""

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from av.video.frame import VideoFrame
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QCursor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu
from pytestqt.qtbot import QtBot

from counter_app.calling import CallStatus, LineRated, Stage
from counter_app.desk import LineChanged
from counter_app.line import StillArrived, StillOpened
from counter_app.panels.page import PageViewer
from counter_app.panels.quality import QualityBars
from counter_app.panels.viewer import Viewer
from counter_app.pointer import over_widget, pointed
from counter_app.window import CounterWindow
from tests.peers.counter_room import Room
from tests.peers.counter_values import STILL
from windowkit.errors import Code
from windowkit.media.second import SecondPicture
from windowkit.messages import LookAtTable, Shown, ShowSecond
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State


class Clerk:
    def __init__(self, room: Room, window: CounterWindow, second: SecondPicture) -> None:
        self.room, self.window, self.second = room, window, second
        self.frames: list[VideoFrame] = []
        second.watch(self.frames.append)

    def button(self, name: str) -> QAbstractButton:
        (found,) = [each for each in self.window.second.findChildren(QAbstractButton) if each.accessibleName() == name]
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def show_part(self, words: str) -> None:
        actions = [action for menu in self.window.second.findChildren(QMenu) for action in menu.actions()]
        next(action for action in actions if action.text() == words).trigger()

    def said(self) -> list[Shown]:
        return [command.shown for command in self.room.asked if isinstance(command, ShowSecond)]


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QCoreApplication) -> Iterator[Clerk]:
    before = QLocale()
    languages = Languages(qapp, "counter_app", "zh_CN")
    QLocale.setDefault(QLocale("zh_CN"))
    room, second = Room(), SecondPicture()
    window = CounterWindow(room.model, load_theme(), VideoWidget("resident"), VideoWidget("clerk"), second)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    room.sign_in()
    room.snapshot(State.SERVING)
    yield Clerk(room, window, second)
    languages.speak("en")
    QLocale.setDefault(before)


def test_nothing_leaves_before_the_server_has_said_so(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.show_part("表格")
    assert clerk.said() == [Shown.FORM]
    assert clerk.frames == []
    clerk.room.answer(clerk.room.asked[-1])
    clerk.room.snapshot(State.SERVING, shown=Shown.FORM)
    qtbot.waitUntil(lambda: len(clerk.frames) >= 2)
    assert (clerk.frames[0].width, clerk.frames[0].height) == (clerk.window.form.width(), clerk.window.form.height())


def test_one_click_ends_it_at_once_and_tells_the_server(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.show_part("我的整个窗口")
    clerk.room.answer(clerk.room.asked[-1])
    clerk.room.snapshot(State.REVIEWING, shown=Shown.WINDOW)
    qtbot.waitUntil(lambda: len(clerk.frames) >= 1)
    clerk.click("停止展示")
    assert clerk.said() == [Shown.WINDOW, Shown.NOTHING]
    assert not clerk.second.present
    clerk.room.snapshot(State.REVIEWING)
    assert clerk.button("给居民看").isVisible()


def _showing_the_form(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.show_part("表格")
    clerk.room.answer(clerk.room.asked[-1])
    clerk.room.snapshot(State.SERVING, shown=Shown.FORM)
    qtbot.waitUntil(lambda: clerk.second.present)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_what_is_shown_goes_on_while_the_line_is_down_and_the_button_says_why(clerk: Clerk, qtbot: QtBot) -> None:
    _showing_the_form(clerk, qtbot)
    image = QImage(90, 120, QImage.Format.Format_RGB32)
    clerk.room.snapshot(State.SERVING, shown=Shown.FORM, documents=(STILL,))
    clerk.window.documents.hear(StillArrived(visit="v1", document=STILL.id, thumbnail=None, content=b"jpeg"))
    clerk.window.documents.hear(StillOpened(document=STILL.id, image=image))
    (viewer,) = clerk.window.findChildren(PageViewer)
    (show,) = [each for each in viewer.findChildren(QAbstractButton) if each.accessibleName() == "给居民看"]
    assert show.isEnabled()
    clerk.room.model.hear(LineChanged(up=False))
    assert not show.isEnabled()
    assert show.toolTip()
    clerk.window.choosing.show_document(image)  # a click on its way
    assert clerk.said() == [Shown.FORM]
    assert clerk.second.present
    viewer.close()


def test_signed_in_elsewhere_shows_nothing_from_here(clerk: Clerk, qtbot: QtBot) -> None:
    _showing_the_form(clerk, qtbot)
    clerk.room.model.hear(LineChanged(up=False, reason=Code.REPLACED))
    assert not clerk.second.present


def test_what_was_refused_is_not_believed_to_be_shown(clerk: Clerk, qtbot: QtBot) -> None:
    _showing_the_form(clerk, qtbot)
    clerk.window.choosing.show_document(QImage(90, 120, QImage.Format.Format_RGB32))
    clerk.room.answer(clerk.room.asked[-1], Code.WRONG_STATE)
    assert clerk.said() == [Shown.FORM, Shown.DOCUMENT, Shown.NOTHING]


RED = [0x9A, 0x1B, 0x1B]


def pointed_at(clerk: Clerk, x: int, y: int) -> bool:
    """Whether the newest frame has the pointer's tip there, and its arrow below it."""
    rows = clerk.frames[-1].to_ndarray(format="rgb24")
    return rows[y + 30, x + 10].tolist() == RED


def test_the_resident_sees_where_the_clerk_points_and_not_where_else_the_mouse_is(clerk: Clerk, qtbot: QtBot) -> None:
    form = clerk.window.form
    QCursor.setPos(clerk.window.mapToGlobal(QPoint(2, 2)))
    _showing_the_form(clerk, qtbot)
    qtbot.waitUntil(lambda: len(clerk.frames) >= 1)
    assert RED not in clerk.frames[-1].to_ndarray(format="rgb24").reshape(-1, 3).tolist()
    for x, y in ((100, 120), (260, 200)):
        QCursor.setPos(form.mapToGlobal(QPoint(x, y)))
        qtbot.waitUntil(lambda x=x, y=y: pointed_at(clerk, x, y))
    assert not pointed_at(clerk, 100, 120)
    QCursor.setPos(clerk.window.mapToGlobal(QPoint(2, 2)))
    qtbot.waitUntil(lambda: RED not in clerk.frames[-1].to_ndarray(format="rgb24").reshape(-1, 3).tolist())


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_tip_is_where_the_mouse_is_on_a_scaled_screen_too(ratio: float) -> None:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setDevicePixelRatio(ratio)
    drawn = pointed(image, QPointF(0.5, 0.5))
    rows = [drawn.pixelColor(x, y) for x in range(450, 470) for y in range(300, 350)]
    assert QColor("#9a1b1b") in rows
    left = [drawn.pixelColor(x, y) for x in range(440) for y in range(0, 600, 7)]
    assert set(map(QColor.name, left)) == {"#ffffff"}


def test_nothing_is_pointed_at_on_what_lies_under_something_else(clerk: Clerk, qtbot: QtBot) -> None:
    form = clerk.window.form
    QCursor.setPos(form.mapToGlobal(QPoint(100, 120)))
    where = over_widget(form)
    assert where() is not None
    over = QLabel("another window")
    over.setGeometry(clerk.window.geometry())
    qtbot.addWidget(over)
    over.show()
    assert where() is None
    over.close()
    assert where() is not None
    clerk.window.hide()
    assert where() is None


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_page_is_pointed_at_in_its_own_view_and_the_next_page_is_not(clerk: Clerk, qtbot: QtBot) -> None:
    image = QImage(900, 1200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    clerk.room.snapshot(State.SERVING, documents=(STILL,))
    clerk.window.documents.hear(StillArrived(visit="v1", document=STILL.id, thumbnail=None, content=b"jpeg"))
    clerk.window.documents.hear(StillOpened(document=STILL.id, image=image))
    (viewer,) = clerk.window.findChildren(PageViewer)
    (show,) = [each for each in viewer.findChildren(QAbstractButton) if each.accessibleName() == "给居民看"]
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    clerk.room.answer(clerk.room.asked[-1])
    clerk.room.snapshot(State.SERVING, shown=Shown.DOCUMENT, documents=(STILL,))
    assert viewer.isVisible(), "the clerk goes on looking at what the resident sees"
    assert not viewer.isModal(), "and ends it, and goes on with the form"
    view = viewer._view
    QCursor.setPos(view.viewport().mapToGlobal(view.viewport().rect().center()))
    qtbot.waitUntil(lambda: bool(clerk.frames) and pointed_at(clerk, 405, 540))
    viewer._image = image.copy()
    qtbot.waitUntil(lambda: not pointed_at(clerk, 405, 540))
    viewer.close()


def test_the_end_of_the_talk_ends_it(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.show_part("表格")
    clerk.room.answer(clerk.room.asked[-1])
    clerk.room.snapshot(State.SUBMITTED, shown=Shown.FORM)
    qtbot.waitUntil(lambda: len(clerk.frames) >= 1)
    clerk.room.snapshot(State.RATING)
    assert not clerk.second.present
    assert not clerk.window.second.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform, of window managers' matters
def test_an_opened_document_is_shown_in_its_own_size(clerk: Clerk, qtbot: QtBot) -> None:
    image = QImage(900, 1200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    for x, y in itertools.product(range(300), range(300)):
        image.setPixelColor(x, y, Qt.GlobalColor.black)
    viewer = Viewer(image, "身份证", clerk.window)
    viewer.shown.connect(clerk.window.choosing.show_document)
    viewer.open()
    (turn,) = [each for each in viewer.findChildren(QAbstractButton) if each.accessibleName() == "转一下"]
    for _ in range(2):  # it was laid upside down
        QTest.mouseClick(turn, Qt.MouseButton.LeftButton)
    (show,) = [each for each in viewer.findChildren(QAbstractButton) if each.accessibleName() == "给居民看"]
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert clerk.said() == [Shown.DOCUMENT]
    clerk.room.snapshot(State.SERVING, shown=Shown.DOCUMENT)
    qtbot.waitUntil(lambda: len(clerk.frames) >= 1)
    assert (clerk.frames[0].width, clerk.frames[0].height) == (810, 1080)
    pixels = clerk.frames[0].to_ndarray()
    assert int(pixels[500, 400, :3].min()) == 255
    assert int(pixels[1000, 700, :3].max()) == 0


def test_a_counter_that_was_restarted_takes_back_what_it_cannot_show(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SERVING, shown=Shown.WINDOW)
    assert clerk.said() == [Shown.NOTHING]
    assert clerk.frames == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_table_is_asked_for_seen_and_gone_again(clerk: Clerk, qtbot: QtBot) -> None:
    panel = clerk.window.second
    clerk.click("看桌面")
    assert [command.on for command in clerk.room.asked if isinstance(command, LookAtTable)] == [True]
    clerk.room.answer(clerk.room.asked[-1])
    clerk.room.snapshot(State.SERVING, table_seen=True)
    small = next(each for each in panel.findChildren(VideoWidget) if each.isVisible())
    panel.show_frame(VideoFrame.from_ndarray(np.full((900, 800), 200, np.uint8), "yuv420p"))
    qtbot.waitUntil(lambda: small.shown == 1)
    clerk.click("放大")
    qtbot.waitUntil(lambda: sum(each.shown for each in panel.findChildren(VideoWidget)) == 2)
    clerk.click("看桌面")
    assert [command.on for command in clerk.room.asked if isinstance(command, LookAtTable)] == [True, False]
    clerk.room.snapshot(State.SERVING)
    assert not any(each.isVisible() for each in panel.findChildren(VideoWidget))


def test_a_frame_that_comes_late_is_on_no_picture_of_the_next_talk(clerk: Clerk, qtbot: QtBot) -> None:
    panel = clerk.window.second
    paper = VideoFrame.from_ndarray(np.full((900, 800), 200, np.uint8), "yuv420p")
    clerk.room.snapshot(State.SERVING, table_seen=True, shown=Shown.FORM)
    pictures = panel.findChildren(VideoWidget)
    panel.show_frame(paper)
    qtbot.waitUntil(lambda: any(each.shown for each in pictures))
    clerk.room.snapshot(State.RATING)
    panel.show_frame(paper)
    panel.show_ours(paper)
    QCoreApplication.processEvents()
    clerk.room.snapshot(State.SERVING, table_seen=True, shown=Shown.FORM)
    clerk.window.repaint()
    for each in pictures:
        colour = each.grab().toImage().pixelColor(each.width() // 2, each.height() // 2)
        assert colour == QColor(Qt.GlobalColor.black)


@pytest.mark.parametrize("bars", [4, 1])
def test_the_lines_bars_are_in_the_call_panel_with_words_where_it_is_weak(clerk: Clerk, bars: int) -> None:
    clerk.room.model.hear(CallStatus(stage=Stage.UP))
    clerk.room.model.hear(LineRated(bars))
    (quality,) = clerk.window.call.findChildren(QualityBars)
    assert quality.bars == bars
    words = [each.text() for each in clerk.window.call.findChildren(QLabel) if "网络不太好" in each.text()]
    assert bool(words) == (bars == 1)
