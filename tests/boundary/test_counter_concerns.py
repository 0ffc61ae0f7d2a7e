"""The duty leader's list of what could not be done, and the clerk who tells it: real widgets, real mouse and keys."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from counter_app.panels.concerns import ConcernsDialog
from counter_app.panels.finish import FinishDialog
from counter_app.panels.reasons import ReasonChoice
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import WELCOME
from windowkit.concerns import Concern, ConcernState
from windowkit.messages import AnswerConcern, CloseConcern, ConcernsChanged, FinishVisit, OpenConcern, Reason
from windowkit.visit import Outcome, State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
WELCOMED = msgspec.structs.replace(WELCOME, leader=True)


def concern(number: int, due: str, **more: object) -> Concern:
    first = Concern(
        id=f"c{number}",
        state=ConcernState.OPEN,
        opened="2026-11-20",
        due=due,
        matter="ltci",
        matter_name="长期护理保险申请",
        matter_name_en="Long-term care insurance: application",
        committee="桑城居委会",
        committee_en="Sangcheng Committee",
        ticket=f"A{number:03}",
        holder="张**",
        tail="1230",
        outcome=Outcome.NOT_POSSIBLE_HERE,
        reasons=(Reason.OTHER_SYSTEM,),
        words="医保系统连不上，居民第二次来了。",
        by="陈洁",
    )
    return msgspec.structs.replace(first, **more)


LATE, SOON = concern(1, "2020-01-02"), concern(2, "2099-01-02", by="", words="", reasons=(Reason.GAVE_UP_WAITING,))
DONE = concern(3, "2020-01-02", state=ConcernState.ANSWERED, reply="系统已恢复，请来办理。")


@pytest.fixture(params=["zh_CN", "en"])
def clerk(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, request.param, qapp, qtbot) as clerk:
        room.sign_in(WELCOMED)
        yield clerk


def picture(clerk: Clerk, name: str) -> None:
    if PICTURES:
        QTest.qWait(60)
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        for part in (clerk.window, clerk.window.findChild(ConcernsDialog), clerk.window.findChild(FinishDialog)):
            if part is not None:
                kind = type(part).__name__
                part.grab().save(str(Path(PICTURES) / f"{name}_{kind}_{QLocale().name()}.png"))


def opened(clerk: Clerk) -> ConcernsDialog:
    clerk.window.concerns.button.click()
    dialog = clerk.window.findChild(ConcernsDialog)
    assert dialog is not None
    return dialog


def test_overdue_ones_stand_out_and_a_reply_goes_to_the_one_that_is_chosen(clerk: Clerk) -> None:
    clerk.room.model.hear(ConcernsChanged(concerns=(LATE, SOON, DONE), more=4))
    assert clerk.window.concerns.button.objectName() == "late"
    assert "1" in clerk.window.concerns.button.text()
    dialog = opened(clerk)
    rows = dialog.findChild(QListWidget)
    assert rows is not None
    assert [rows.item(at).font().bold() for at in range(3)] == [True, False, False]
    assert any("陈洁" in one.text() and "1230" in one.text() for one in dialog.findChildren(QLabel))
    reply = dialog.findChild(QPlainTextEdit)
    assert reply is not None
    QTest.keyClicks(reply, "done")
    picture(clerk, "concerns")
    clerk.room.model.hear(ConcernsChanged(concerns=(SOON, LATE, DONE), more=4))
    assert reply.toPlainText() == "done", "what is half written outlives news"
    send = next(one for one in dialog.findChildren(QPushButton) if one.objectName() == "primary")
    send.click()
    (answer,) = [one for one in clerk.room.asked if isinstance(one, AnswerConcern)]
    assert (answer.concern, answer.reply) == ("c1", "done")
    clerk.room.answer(answer)
    rows.setCurrentRow(2)
    close = next(one for one in dialog.findChildren(QPushButton) if one.objectName() != "primary")
    assert not send.isEnabled()
    close.click()
    (closed,) = [one for one in clerk.room.asked if isinstance(one, CloseConcern)]
    assert closed.concern == "c3"


def test_another_clerk_at_this_counter_sees_none_of_it(clerk: Clerk) -> None:
    clerk.room.model.hear(ConcernsChanged(concerns=(LATE,)))
    dialog = opened(clerk)
    clerk.room.sign_in(msgspec.structs.replace(WELCOME, service_number="0999", who="赵亮"))
    assert not dialog.isVisible()
    assert not clerk.window.concerns.button.isVisible()
    assert clerk.room.model.desk.concerns == ()


def test_a_clerk_tells_the_duty_leader_as_the_visit_ends(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SERVING)
    clerk.window.steps.finish.emit()
    dialog = clerk.window.findChild(FinishDialog)
    assert dialog is not None
    why = dialog.findChild(ReasonChoice)
    assert why is not None
    radio = dialog.findChildren(QRadioButton)[-1]
    radio.click()
    box, tick, words = why.findChild(QComboBox), why.findChild(QCheckBox), dialog.findChild(QPlainTextEdit)
    assert box is not None
    assert tick is not None
    assert words is not None
    box.setCurrentIndex(3)
    tick.click()
    QTest.keyClicks(words, "next week")
    picture(clerk, "told")
    next(one for one in dialog.findChildren(QPushButton) if one.objectName() == "primary").click()
    told, ended = clerk.room.asked[-2:]
    assert isinstance(told, OpenConcern)
    assert isinstance(ended, FinishVisit)
    assert (told.reasons, told.words) == ((Reason.CALL_FAILED,), "next week")
