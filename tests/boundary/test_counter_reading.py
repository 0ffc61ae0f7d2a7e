"""The clerk looks at a notice's page and has the resident read it: real widgets, a real page, real mouse and keys."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from counter_app.panels.viewer import Viewer
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import NOTICES
from tests.peers.notices import acceptance
from windowkit.errors import Code
from windowkit.messages import HideNotice, PreviewArrived, Reading, ReadingStage, ShowNotice
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
SHOW = "请居民看"
# The offscreen platform has no window manager to tell.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")


@pytest.fixture(scope="module")
def page() -> bytes:
    return Renderer(Path(__file__).parents[2] / "assets" / "notices", Fonts()).render(acceptance())


@pytest.fixture(params=["zh_CN"])
def clerk(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, request.param, qapp, qtbot) as clerk:
        room.sign_in()
        room.snapshot(State.JOINING)
        room.snapshot(State.SERVING, notices=NOTICES)
        yield clerk


def arrive(clerk: Clerk, content: bytes, visit: str = "v1", notice: str = "n1") -> None:
    pieces = [content[at : at + 32_768] for at in range(0, len(content), 32_768)]
    for part, piece in enumerate(pieces):
        news = PreviewArrived(visit=visit, notice=notice, part=part, parts=len(pieces), content=piece)
        clerk.room.model.hear(news)


def open_viewers(clerk: Clerk) -> list[Viewer]:
    return [one for one in clerk.window.findChildren(Viewer) if one.isVisible()]


def looked_at(clerk: Clerk, page: bytes, qtbot: QtBot) -> Viewer:
    clerk.click("大字")
    clerk.click("预览：受理通知书")
    arrive(clerk, page)
    qtbot.waitUntil(lambda: len(open_viewers(clerk)) == 1)
    return open_viewers(clerk)[0]


def told(clerk: Clerk, stage: ReadingStage, reason: str = "", state: State = State.SERVING) -> None:
    reading = Reading(id="r1", notice="n1", stage=stage, reason=reason)
    clerk.room.snapshot(state, notices=NOTICES, reading=reading)


def test_the_page_that_was_looked_at_is_shown_by_one_key_and_taken_off_by_the_same(
    clerk: Clerk, page: bytes, qtbot: QtBot
) -> None:
    viewer = looked_at(clerk, page, qtbot)
    viewer.activateWindow()
    qtbot.waitUntil(viewer.isActiveWindow)
    QTest.keyClick(viewer, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: any(isinstance(one, ShowNotice) for one in clerk.room.asked))
    (command,) = [one for one in clerk.room.asked if isinstance(one, ShowNotice)]
    assert (command.notice, command.large) == ("n1", True)
    qtbot.waitUntil(lambda: not open_viewers(clerk))
    clerk.room.answer(command)
    told(clerk, ReadingStage.SHOWN)
    assert "居民正在看：受理通知书" in clerk.text()
    clerk.window.activateWindow()
    qtbot.waitUntil(clerk.window.isActiveWindow)
    QTest.keyClick(clerk.window, Qt.Key.Key_F8)
    (hide,) = [one for one in clerk.room.asked if isinstance(one, HideNotice)]
    assert hide.reading == "r1"
    clerk.room.answer(hide)
    told(clerk, ReadingStage.READ)
    assert "居民已看完：受理通知书" in clerk.text()


def test_while_the_resident_has_something_else_to_do_the_button_says_why(
    clerk: Clerk, page: bytes, qtbot: QtBot
) -> None:
    viewer = looked_at(clerk, page, qtbot)
    show = clerk.find(QAbstractButton, SHOW, viewer)
    assert show.isEnabled()
    clerk.room.snapshot(State.DOCUMENT, notices=NOTICES)
    assert not show.isEnabled()
    assert show.toolTip()
    QTest.keyClick(viewer, Qt.Key.Key_F8)
    assert not [one for one in clerk.room.asked if isinstance(one, ShowNotice)]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("print-service-offline", "不能预览：终端的打印服务没有连上"),
        ("missing-glyph:U+4E02", "不能预览：“丂”字（U+4E02）打印不出来：请改一下文字"),
        ("", "现在看不到这一页：终端的打印服务没有响应。"),
    ],
)
def test_why_there_is_no_page_is_said_in_words(clerk: Clerk, reason: str, words: str) -> None:
    clerk.click("预览：受理通知书")
    none = PreviewArrived(visit="v1", notice="n1", part=0, parts=0, content=b"", reason=reason)
    clerk.room.model.hear(none)
    assert words in clerk.text()
    told(clerk, ReadingStage.FAILED, reason or "unreadable-page")
    assert "居民的屏幕上不能显示受理通知书" in clerk.text()


def test_nobodys_page_stays_on_the_screen(clerk: Clerk, page: bytes, qtbot: QtBot) -> None:
    looked_at(clerk, page, qtbot)
    clerk.room.snapshot(State.ENDED)
    qtbot.waitUntil(lambda: not open_viewers(clerk))
    clerk.room.snapshot(State.JOINING, visit="v2")
    clerk.room.snapshot(State.SERVING, visit="v2", notices=NOTICES)
    arrive(clerk, page)  # of the visit before
    qtbot.wait(300)
    assert not open_viewers(clerk)


def test_another_persons_notice_and_one_on_its_way_have_sentences_of_their_own(clerk: Clerk) -> None:
    clerk.click("再打一份：受理通知书")
    clerk.room.answer(clerk.room.asked[-1], Code.STALE, "notice")
    assert "这份通知书是别人的" in clerk.text()
    clerk.click("再打一份：受理通知书")
    clerk.room.answer(clerk.room.asked[-1], Code.BUSY, "notice")
    assert "这份通知书正在打印。" in clerk.text()


@pytest.mark.parametrize("clerk", ["zh_CN", "en"], indirect=True)
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_each_stage_fits_the_smallest_desk_in_both_languages(
    clerk: Clerk, size: tuple[int, int], request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    clerk.window.resize(*size)

    def fits() -> bool:
        inside = (bar.rect().contains(one.geometry()) for one in bar.findChildren(QAbstractButton))
        return bar.isVisible() and bar.width() <= clerk.window.notices.width() and all(inside)

    bar = clerk.window.notices.reading
    for stage in ReadingStage:
        told(clerk, stage, "print-service-offline" if stage is ReadingStage.FAILED else "")
        qtbot.waitUntil(fits, timeout=3000)  # it is laid out as events come
        if PICTURES:
            name = request.node.name.replace("[", "-").rstrip("]")
            clerk.window.grab().save(f"{PICTURES}/{name}-{stage}.png")
