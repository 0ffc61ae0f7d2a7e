"""A visit passed on and a resident on hold, at the counter's real window: by keys alone, in both languages."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.panels.passing import PassingDialog
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import NOW
from windowkit.messages import (
    ClerkState,
    Colleague,
    ColleaguesFound,
    FindColleagues,
    Hold,
    HoldVisit,
    Note,
    OtherCentre,
    Target,
    TransferVisit,
)
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LI = Colleague(name="lifang", display="李芳", service_number="0218", state=ClerkState.READY)
CHEN = Colleague(name="chenjie", display="陈洁", service_number="0219", state=ClerkState.IN_VISIT)
FAR = Colleague(
    name="zhaolei",
    display="赵磊",
    service_number="1107",
    state=ClerkState.BREAK,
    centre="新泾路街道社区事务受理服务中心",
    centre_en="Xinjing Road Centre",
)
CENTRE = OtherCentre(code="xjl", name="新泾路街道社区事务受理服务中心", name_en="Xinjing Road Centre", at_work=3)
NOTE = Note(by="陈洁", service_number="0219", at=NOW, words="身份证已核对，还缺住院小结。")


@pytest.fixture(params=["zh_CN", "en"])
def clerk(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, request.param, qapp, qtbot) as clerk:
        room.sign_in()
        room.snapshot(State.JOINING)
        room.snapshot(State.SERVING, notes=(NOTE,))
        yield clerk


def picture(clerk: Clerk, name: str) -> None:
    if PICTURES:
        QTest.qWait(60)
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        for part in (clerk.window, clerk.window.findChild(PassingDialog)):
            if part is not None:
                part.grab().save(str(Path(PICTURES) / f"{name}_{type(part).__name__}_{QLocale().name()}.png"))


def found(clerk: Clerk, words: str, *clerks: Colleague, more: int = 0) -> None:
    clerk.room.model.hear(
        ColleaguesFound(
            visit="v1",
            words=words,
            clerks=clerks,
            more=more,
            centres=(CENTRE,),
            groups=("care", "medical"),
            languages=("wuu",),
        )
    )


def press(clerk: Clerk, key: Qt.Key, qtbot: QtBot) -> None:
    clerk.window.activateWindow()
    qtbot.waitUntil(clerk.window.isActiveWindow)  # else no key means anything
    QTest.keyClick(clerk.window, key)


def dialog(clerk: Clerk, qtbot: QtBot) -> PassingDialog:
    press(clerk, Qt.Key.Key_F7, qtbot)
    qtbot.waitUntil(lambda: clerk.window.findChild(PassingDialog) is not None)
    opened = clerk.window.findChild(PassingDialog)
    assert isinstance(opened, PassingDialog)
    return opened


def looked_for(clerk: Clerk) -> list[str]:
    return [one.words for one in clerk.room.asked if isinstance(one, FindColleagues)]


def test_a_few_letters_an_arrow_a_note_and_return_pass_the_visit_on(clerk: Clerk, qtbot: QtBot) -> None:
    opened = dialog(clerk, qtbot)
    assert looked_for(clerk) == [""]
    found(clerk, "", LI, CHEN, FAR, more=3)
    search, note = opened.findChildren(QLineEdit)
    rows = opened.findChildren(QListWidget)[0]
    assert rows.count() == 3 + 1 + 1 + 2
    picture(clerk, "passing")
    QTest.keyClicks(search, "021")
    qtbot.waitUntil(lambda: looked_for(clerk)[-1] == "021")
    found(clerk, "0", FAR)
    assert rows.count() == 7, "an answer to what is not typed any more changes nothing"
    found(clerk, "021", LI, CHEN)
    assert rows.count() == 2
    QTest.keyClick(search, Qt.Key.Key_Down)
    QTest.keyClick(search, Qt.Key.Key_Return)
    QTest.keyClicks(note, "only the ID card is missing")
    QTest.keyClick(note, Qt.Key.Key_Return)
    (asked,) = (one for one in clerk.room.asked if isinstance(one, TransferVisit))
    assert (asked.to, asked.note) == (Target(clerk="chenjie"), "only the ID card is missing")
    clerk.room.snapshot(State.WAITING, transferred=True)
    qtbot.waitUntil(lambda: clerk.window.findChild(PassingDialog) is None or not opened.isVisible())
    assert "A012" in clerk.text()


def test_centres_and_skills_are_found_by_their_words(clerk: Clerk, qtbot: QtBot) -> None:
    opened = dialog(clerk, qtbot)
    typed = "上海话" if QLocale().name() == "zh_CN" else "shanghai"
    search = opened.findChildren(QLineEdit)[0]
    search.setText(typed)
    qtbot.waitUntil(lambda: looked_for(clerk)[-1] == typed)
    found(clerk, typed)
    QTest.keyClick(search, Qt.Key.Key_Return)
    buttons = [one for one in opened.findChildren(QPushButton) if one.objectName() == "primary"]
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    (asked,) = (one for one in clerk.room.asked if isinstance(one, TransferVisit))
    assert asked.to == Target(language="wuu")


def test_the_note_of_the_clerk_before_stands_above_the_form(clerk: Clerk) -> None:
    assert "身份证已核对，还缺住院小结。" in clerk.text()
    assert "0219" in clerk.text()
    picture(clerk, "handed")


def test_one_key_holds_and_takes_back_and_the_counter_is_reminded(clerk: Clerk, qtbot: QtBot) -> None:
    press(clerk, Qt.Key.Key_F4, qtbot)
    (asked,) = (one for one in clerk.room.asked if isinstance(one, HoldVisit))
    assert asked.on
    clerk.room.answer(asked)
    clerk.room.snapshot(State.SERVING, hold=Hold(since=NOW))
    held = clerk.text()
    picture(clerk, "hold")
    with qtbot.waitSignal(clerk.window.somebody_waits):
        clerk.room.snapshot(State.SERVING, hold=Hold(since=NOW, reminders=1))
    assert clerk.text() != held
    picture(clerk, "hold_long")
    press(clerk, Qt.Key.Key_F4, qtbot)
    assert [one.on for one in clerk.room.asked if isinstance(one, HoldVisit)] == [True, False]
    clerk.room.snapshot(State.SERVING, hold=None)
    assert "0:" not in clerk.text()


def test_nothing_can_be_passed_on_that_is_submitted(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.snapshot(State.SUBMITTED, case="SL-1")
    press(clerk, Qt.Key.Key_F7, qtbot)
    assert clerk.window.findChild(PassingDialog) is None
