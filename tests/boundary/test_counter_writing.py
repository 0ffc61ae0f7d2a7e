"""The clerk writes notices and prints several, and sees no former face: real widgets, real mouse and keys."""

# pyright: reportPrivateUsage=false

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import pytest
from av.video.frame import VideoFrame
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from counter_app.panels.editors import FieldRow
from counter_app.panels.finish import FinishDialog
from counter_app.panels.writing import WritingDialog
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import NOTICES, filled
from windowkit.catalogue import load_matters
from windowkit.errors import Code
from windowkit.messages import FinishVisit, IssueNotice, JobState, NoticeState, PreviewNotice, PrintNotice, PrintNotices
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
WRITTEN = load_matters(Path(__file__).parents[2] / "assets" / "matters")["ltci-application"].notices
SUMMARY = NoticeState(id="n4", template="visit_summary", number="")
# The offscreen platform has no window manager to tell.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(params=["zh_CN"])
def clerk(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Clerk]:
    room = Room()
    room.matter = msgspec.structs.replace(room.matter, notices=WRITTEN)
    with clerk_at_the_counter(room, request.param, qapp, qtbot) as clerk:
        room.sign_in()
        room.snapshot(State.JOINING)
        room.snapshot(State.SERVING, notices=(*NOTICES, SUMMARY))
        yield clerk


def asked[C](clerk: Clerk, kind: type[C]) -> list[C]:
    return [one for one in clerk.room.asked if isinstance(one, kind)]


def dialog(clerk: Clerk) -> WritingDialog:
    found = [one for one in clerk.window.findChildren(WritingDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def written(clerk: Clerk) -> WritingDialog:
    clerk.click("写一份告知书")
    asking = dialog(clerk)
    clerk.click("办事小结（特大字）", asking)
    QTest.keyClicks(clerk.find(QLineEdit, "今天办了什么", asking), "renewal filed")
    QTest.keyClicks(clerk.find(QLineEdit, "接下来", asking), "wait for a call")
    return asking


def test_a_written_notice_goes_out_once_and_the_dialog_waits_for_the_answer(clerk: Clerk, qtbot: QtBot) -> None:
    asking = written(clerk)
    clerk.click("写好了", asking)
    (command,) = asked(clerk, IssueNotice)
    assert command.template == "visit_summary"
    assert command.data == {"done": "renewal filed", "next": "wait for a call", "by_when": ""}
    assert asking.isVisible()
    assert not clerk.find(QAbstractButton, "写好了", asking).isEnabled()
    clerk.room.answer(command)
    qtbot.waitUntil(lambda: not asking.isVisible())


def test_what_is_missing_or_wrong_is_named_and_nothing_goes_out(clerk: Clerk) -> None:
    asking = written(clerk)
    QTest.keyClicks(clerk.find(QLineEdit, "最晚哪一天", asking), "2026-02-30")
    clerk.click("写好了", asking)
    assert "请再看看这一项：最晚哪一天" in clerk.text()
    assert not asked(clerk, IssueNotice)


def test_a_refused_notice_says_why_and_keeps_what_was_typed(clerk: Clerk) -> None:
    asking = written(clerk)
    clerk.click("写好了", asking)
    clerk.room.answer(asked(clerk, IssueNotice)[0], Code.WRONG_STATE)
    assert asking.isVisible()
    assert clerk.find(QLineEdit, "接下来", asking).text() == "wait for a call"
    assert clerk.find(QAbstractButton, "写好了", asking).isEnabled()


def test_what_the_visit_does_not_know_yet_is_said_in_words(clerk: Clerk) -> None:
    asking = written(clerk)
    clerk.click("写好了", asking)
    clerk.room.answer(asked(clerk, IssueNotice)[0], Code.INCOMPLETE, "resident")
    assert "表上还没有写是谁的事，请先填申请人。" in clerk.text()


def test_a_visit_that_ends_takes_the_dialog_and_its_words_with_it(clerk: Clerk, qtbot: QtBot) -> None:
    asking = written(clerk)
    clerk.room.snapshot(State.ENDED)
    qtbot.waitUntil(lambda: not asking.isVisible())
    clerk.room.snapshot(State.JOINING, visit="v2")
    clerk.room.snapshot(State.SERVING, visit="v2")
    clerk.click("写一份告知书")
    clerk.click("办事小结（特大字）", dialog(clerk))
    assert clerk.find(QLineEdit, "接下来", dialog(clerk)).text() == ""


def test_all_that_nobody_printed_go_out_in_the_order_shown_and_in_the_type_chosen(clerk: Clerk) -> None:
    clerk.click("大字")
    clerk.click("全部打印")
    assert [(one.notices, one.large) for one in asked(clerk, PrintNotices)] == [(("n3", "n4"), True)]


def test_one_prints_and_is_looked_at_in_the_type_chosen(clerk: Clerk) -> None:
    clerk.click("再打一份：受理通知书")
    clerk.room.answer(clerk.room.asked[-1])
    clerk.click("大字")
    clerk.click("预览：受理通知书")
    clerk.click("再打一份：受理通知书")
    assert [one.large for one in asked(clerk, PrintNotice)] == [False, True]
    assert [one.large for one in asked(clerk, PreviewNotice)] == [True]


@pytest.mark.parametrize("clerk", ["zh_CN", "en"], indirect=True)
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_dialog_fits_the_smallest_desk_in_both_languages(
    clerk: Clerk, qtbot: QtBot, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    clerk.window.resize(*size)
    clerk.window.writing.ask()
    asking = dialog(clerk)
    for choice in asking.findChildren(QRadioButton):
        choice.click()
        qtbot.waitUntil(lambda: all(row.isVisible() for row in asking.findChildren(FieldRow) if row.isEnabled()))
        assert asking.width() <= clerk.window.width()
        assert asking.height() <= clerk.window.height()
        assert all(asking.rect().contains(one.geometry()) for one in asking.findChildren(QPushButton))
        if PICTURES:
            name = request.node.name.replace("[", "-").rstrip("]")
            asking.grab().save(f"{PICTURES}/{name}-{choice.text()}.png")


def finishing(clerk: Clerk, state: State = State.SUBMITTED) -> FinishDialog:
    named = filled(name="欧阳𬭎𠮷")
    clerk.room.snapshot(state, case="SL-1" if state is State.SUBMITTED else "", notices=NOTICES[:1], fields=named)
    clerk.window.steps.finish.emit()
    found = clerk.window.findChild(FinishDialog)
    assert found is not None
    return found


def test_one_tick_as_the_visit_ends_prints_what_was_done_and_what_comes_next(clerk: Clerk) -> None:
    ending = finishing(clerk)
    clerk.click("给居民打印一张办事小结（特大字）", ending)
    confirm = clerk.find(QAbstractButton, "确认结束", ending)
    assert not confirm.isEnabled(), "what comes next is still missing"
    clerk.find(QPlainTextEdit, "居民下一步怎么办", ending).setPlainText("wait for\na call")
    confirm.click()
    (told,) = asked(clerk, FinishVisit)
    assert told.summary == {"done": "您的申请已经受理", "next": "wait for a call"}


def test_what_is_too_long_for_very_large_type_is_said_and_no_tick_prints_nothing(clerk: Clerk) -> None:
    ending = finishing(clerk)
    tick = clerk.find(QAbstractButton, "给居民打印一张办事小结（特大字）", ending)
    tick.click()
    clerk.find(QPlainTextEdit, "居民下一步怎么办", ending).setPlainText("x" * 121)
    assert not clerk.find(QAbstractButton, "确认结束", ending).isEnabled()
    tick.click()
    clerk.find(QAbstractButton, "确认结束", ending).click()
    assert [one.summary for one in asked(clerk, FinishVisit)] == [{}]


def test_nobody_without_a_name_is_offered_a_summary(clerk: Clerk) -> None:
    clerk.window.steps.finish.emit()
    found = clerk.window.findChild(FinishDialog)
    assert found is not None
    assert not clerk.find(QAbstractButton, "给居民打印一张办事小结（特大字）", found).isVisible()


@pytest.mark.parametrize("clerk", ["zh_CN", "en"], indirect=True)
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_the_end_with_its_summary_fits_the_smallest_desk(
    clerk: Clerk, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    clerk.window.resize(*size)
    ending = finishing(clerk, State.SERVING)
    for outcome in ending.findChildren(QRadioButton):
        outcome.click()
        for tick in ending.findChildren(QCheckBox):
            if tick.isVisible() and not tick.isChecked():
                tick.click()
        QTest.qWait(30)
        assert ending.height() <= clerk.window.height()
        assert all(ending.rect().contains(one.geometry()) for one in ending.findChildren(QPushButton))
    assert [tick.isChecked() for tick in ending.findChildren(QCheckBox)] == [True, True]  # the duty leader's, too
    if PICTURES:
        name = request.node.name.replace("[", "-").rstrip("]")
        ending.grab().save(f"{PICTURES}/{name}.png")
        clerk.window.grab().save(f"{PICTURES}/{name}-desk.png")


def test_the_steps_say_what_the_notices_of_a_submitted_case_still_need(clerk: Clerk) -> None:
    for state, words in (
        (JobState.PRINTING, "已提交，正在打印告知书"),
        (JobState.UNCERTAIN, "已提交，有告知书要您处理"),
        (JobState.DONE, "已提交，告知书都打印好了"),
        (None, "已提交"),
    ):
        notice = msgspec.structs.replace(NOTICES[0], state=state)
        clerk.room.snapshot(State.SUBMITTED, case="SL-1", notices=(notice,))
        assert words in clerk.text().splitlines()


def _face(clerk: Clerk) -> VideoWidget:
    return next(one for one in clerk.window.findChildren(VideoWidget) if one.size().width() > 200)


def _frame() -> VideoFrame:
    return VideoFrame.from_ndarray(np.full((270, 320), 128, np.uint8), "yuv420p")


def test_the_next_visit_never_begins_with_the_last_ones_face(clerk: Clerk, qtbot: QtBot) -> None:
    picture = _face(clerk)
    picture.show_frame(_frame())
    qtbot.waitUntil(lambda: picture._frames.present)
    clerk.room.snapshot(State.JOINING, visit="v2")  # as after signing in again, with another visit taken elsewhere
    assert not picture._frames.present


def test_a_face_that_comes_after_its_visit_is_not_kept_for_the_next(clerk: Clerk, qtbot: QtBot) -> None:
    picture = _face(clerk)
    clerk.room.snapshot(State.ENDED)
    picture.show_frame(_frame())
    QApplication.processEvents()
    clerk.room.snapshot(State.JOINING, visit="v2")
    QApplication.processEvents()
    assert not picture._frames.present
    picture.show_frame(_frame())
    qtbot.waitUntil(lambda: picture._frames.present)
