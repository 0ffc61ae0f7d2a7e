"""A matter that no centre takes in, at the counter: where to go is written and printed, and then the visit ends."""

import os
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from counter_app import phrases
from counter_app.panels.finish import FinishDialog
from counter_app.panels.writing import WritingDialog
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import filled
from windowkit.fields import Field
from windowkit.matters import MatterNotice, Mode, Moment
from windowkit.messages import FinishVisit, IssueNotice, JobState, NoticeState, PrintNotice
from windowkit.visit import Outcome, State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
WAY = MatterNotice(
    template="one_time",
    on=Moment.ASKED,
    name="评定医院告知单",
    name_en="Where you are assessed",
    fields=(Field(key="also", label="还要带什么", label_en="What else to bring", required=False),),
    guides=True,
)
OTHER = MatterNotice(template="visit_summary", on=Moment.ASKED)
LANGUAGES = ("zh_CN", "en")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager to tell


@pytest.fixture(params=LANGUAGES)
def clerk(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Clerk]:
    room = Room()
    room.matter = replace(room.matter, mode=Mode.GUIDANCE, notices=(OTHER, WAY))
    with clerk_at_the_counter(room, request.param, qapp, qtbot) as clerk:
        room.sign_in()
        room.snapshot(State.JOINING)
        room.snapshot(State.SERVING, fields=filled())
        yield clerk


def button(clerk: Clerk, chinese: str, english: str) -> QAbstractButton:
    shown = [one for one in clerk.window.findChildren(QPushButton) if one.isVisible()]
    return next(one for one in shown if one.accessibleName() in (chinese, english))


def picture(clerk: Clerk, name: str) -> None:
    if PICTURES:
        QTest.qWait(50)  # what was said to change is laid out by then
        clerk.window.grab().save(f"{PICTURES}/{name}_{'zh' if '提交' in str(texts(clerk)) else 'en'}.png")


def texts(clerk: Clerk) -> set[str]:
    return {one.text() for one in clerk.window.findChildren(QPushButton) if one.isVisible()}


def test_nothing_is_checked_or_submitted_and_the_buttons_say_why(clerk: Clerk) -> None:
    for names in (("请居民核对", "Have it checked"), ("提交", "Submit")):
        off = button(clerk, *names)
        assert not off.isEnabled()
        assert off.toolTip() in (
            "这件事由别的机构受理，中心不收件；请打印去哪里办",
            "Another institution takes this matter in, no centre does; print where to go",
        )
    picture(clerk, "guidance_unwritten")


def test_where_to_go_is_written_then_printed_and_then_the_visit_ends(clerk: Clerk, qtbot: QtBot) -> None:
    button(clerk, "写去哪里办", "Write the way").click()
    asking = next(one for one in clerk.window.findChildren(WritingDialog) if one.isVisible())
    picture(clerk, "guidance_writing")
    button(clerk, "写好了", "Write the notice").click()
    written = next(one for one in clerk.room.asked if isinstance(one, IssueNotice))
    assert written.template == "one_time"
    clerk.room.answer(written)
    qtbot.waitUntil(lambda: not asking.isVisible())
    notice = NoticeState(id="n9", template="one_time", number="W1")
    clerk.room.snapshot(State.SERVING, fields=filled(), notices=(notice,))
    picture(clerk, "guidance_written")
    button(clerk, "打印去哪里办", "Print the way").click()
    printed = next(one for one in clerk.room.asked if isinstance(one, PrintNotice))
    assert printed.notice == "n9"
    clerk.room.answer(printed)
    clerk.room.snapshot(State.SERVING, fields=filled(), notices=(replace(notice, attempt=1, state=JobState.QUEUED),))
    assert not texts(clerk) & {"写去哪里办", "Write the way", "打印去哪里办", "Print the way"}
    assert button(clerk, "结束", "Finish").objectName() == "primary"
    picture(clerk, "guidance_printed")


@pytest.mark.parametrize("printed", [False, True])
def test_the_visit_is_not_said_to_be_over_before_it_was_printed(clerk: Clerk, printed: bool) -> None:
    way = NoticeState(id="n9", template="one_time", number="W1", attempt=int(printed))
    clerk.room.snapshot(State.SERVING, fields=filled(), notices=(way,))
    button(clerk, "结束", "Finish").click()
    asking = next(one for one in clerk.window.findChildren(FinishDialog) if one.isVisible())
    next(one for one in asking.findChildren(QRadioButton) if one.text() == phrases.outcome(Outcome.DONE)).click()
    confirm = button(clerk, "确认结束", "Confirm and finish")
    assert confirm.isEnabled() is printed
    picture(clerk, f"guidance_finish_{printed}")
    asking.reject()
    assert not [one for one in clerk.room.asked if isinstance(one, FinishVisit)]
