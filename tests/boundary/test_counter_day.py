"""The clerk's day, cases found again, a resident's history, and an earlier case's answers: real widgets, real keys."""

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_past import ANSWERS, DAY, FOUND, HISTORY
from tests.peers.counter_room import Room
from tests.peers.counter_values import GOOD_VALUES, WELCOME, filled
from windowkit.errors import Code
from windowkit.past import AskAnswers, AskDay, AskHistory, FindCases, LookReason
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def clerk(qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, "zh_CN", qapp, qtbot) as clerk:
        room.sign_in()
        with qtbot.waitActive(clerk.window):
            clerk.window.activateWindow()
        yield clerk


def press(clerk: Clerk, key: Qt.Key, then: Callable[[], bool], *, shift: bool = False) -> None:
    """A button's key presses it, which takes a moment."""
    QTest.keyClick(clerk.window, key, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier)
    for _ in range(100):
        if then():
            return
        QTest.qWait(20)
    raise AssertionError(f"{key} did nothing")


def was_asked(clerk: Clerk, kind: type) -> Callable[[], bool]:
    return lambda: any(isinstance(one, kind) for one in clerk.room.asked)


def digit(clerk: Clerk, key: str) -> None:
    """Typed where the keyboard is."""
    assert clerk.window.days.panel._why.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), key)


def opened(clerk: Clerk) -> QListWidget:
    press(clerk, Qt.Key.Key_F11, clerk.window.days.panel.isVisible)
    found = clerk.window.days.panel.findChild(QListWidget)
    assert found is not None
    return found


def last(clerk: Clerk, kind: type) -> object:
    return next(one for one in reversed(clerk.room.asked) if isinstance(one, kind))


def test_the_day_is_asked_for_by_one_key_and_a_history_only_with_a_reason(clerk: Clerk) -> None:
    shown = opened(clerk)
    assert isinstance(last(clerk, AskDay), AskDay)
    clerk.room.model.hear(DAY)
    assert shown.isVisible()
    assert len(DAY.visits) + len(DAY.unfinished) + 2 == shown.count(), "a heading over each"
    look = clerk.window.days.panel._look_button
    assert not look.isEnabled(), "nobody said why"
    reasons = clerk.window.days.panel.findChild(QComboBox)
    assert reasons is not None
    assert [reasons.itemData(at) for at in range(reasons.count())].count(LookReason.OVERSIGHT) == 0
    reasons.setCurrentIndex(reasons.findData(LookReason.ASKED))
    press(clerk, Qt.Key.Key_F11, was_asked(clerk, AskHistory), shift=True)
    asked = last(clerk, AskHistory)
    assert isinstance(asked, AskHistory)
    assert (asked.visit, asked.reason) == (DAY.unfinished[0].visit, LookReason.ASKED)
    clerk.room.model.hear(HISTORY)
    assert HISTORY.name in clerk.window.days.panel._title.text()
    for left in (True, False):  # from the history to the day, and from there to the form
        QTest.keyClick(clerk.window.days.panel._search, Qt.Key.Key_Escape)
        assert clerk.window.days.panel.isVisible() is left
    assert clerk.window.form.isVisible()


def test_cases_are_found_page_by_page_and_a_refusal_is_said(clerk: Clerk) -> None:
    shown = opened(clerk)
    line = clerk.window.days.panel.findChild(QLineEdit)
    assert line is not None
    assert line.hasFocus(), "one types at once"
    line.setText("周德明")
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not was_asked(clerk, FindCases)(), "nobody said why: Enter once more gives no reason"
    digit(clerk, "2")
    asked = last(clerk, FindCases)
    assert isinstance(asked, FindCases)
    assert (asked.words, asked.page, asked.reason) == ("周德明", 0, LookReason.ASKED)
    clerk.room.model.hear(FOUND)
    rows = shown.count()
    QTest.keyClicks(line, "W")
    assert clerk.window.days.panel._reason.currentIndex() == 0, "a reason was given for somebody else"
    clerk.window.days.panel._more.click()
    asked = last(clerk, FindCases)
    assert isinstance(asked, FindCases)
    assert (asked.page, asked.reason) == (1, LookReason.ASKED)
    clerk.room.answer(asked, Code.UNAVAILABLE)
    assert clerk.window.days.panel._words.isVisible()
    clerk.room.model.hear(type(FOUND)(words="周德明", page=1, found=FOUND.found))
    assert shown.count() == rows + len(FOUND.found)
    assert not clerk.window.days.panel._more.isVisible()


def test_a_person_is_looked_for_with_a_reason_of_their_own_and_a_case_by_its_number_without(clerk: Clerk) -> None:
    opened(clerk)
    line, why = clerk.window.days.panel._search, clerk.window.days.panel._why
    for words in ("WLQ2026112900012", "WLQ2026", "周德明", "310106195005129986", "张秀"):
        line.setText(words)
        line.textEdited.emit(words)  # as typed: no key of a test types Chinese
        assert not why.isVisible(), "a reason was given for somebody else"
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert why.isVisible() is (words != "WLQ2026112900012")
        if why.isVisible():
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
            assert not why.isVisible(), "nobody has to say"
            QTest.keyClick(line, Qt.Key.Key_Return)
            digit(clerk, "3")
            assert line.hasFocus()
    found = [(one.words, one.reason) for one in clerk.room.asked if isinstance(one, FindCases)]
    assert found == [
        ("WLQ2026112900012", None),
        ("WLQ2026", LookReason.CONCERN),
        ("周德明", LookReason.CONCERN),
        ("310106195005129986", LookReason.CONCERN),
        ("张秀", LookReason.CONCERN),
    ]


def test_a_visit_turns_the_form_up_and_another_clerk_finds_nothing(clerk: Clerk) -> None:
    shown = opened(clerk)
    clerk.room.model.hear(DAY)
    clerk.room.snapshot(State.SERVING)
    assert clerk.window.form.isVisible()
    clerk.room.sign_in(
        type(WELCOME)(**{n: getattr(WELCOME, n) for n in WELCOME.__struct_fields__} | {"service_number": "9"})
    )
    assert shown.count() == 0


def test_an_earlier_cases_answers_fill_what_is_empty_and_are_named_where_they_differ(clerk: Clerk) -> None:
    names = {key: GOOD_VALUES[key] for key in ("name", "id_number")}
    clerk.room.snapshot(State.SERVING, fields=filled(name=names["name"]))
    button = clerk.window.carding.bar._earlier
    assert not button.isVisible(), "nobody knows whose form it is"
    fields = filled(**names, phone="13900000000")
    clerk.room.snapshot(State.SERVING, fields=fields)
    assert button.isVisible()
    press(clerk, Qt.Key.Key_F6, was_asked(clerk, AskAnswers), shift=True)
    asked = last(clerk, AskAnswers)
    assert isinstance(asked, AskAnswers)
    assert not button.isVisible(), "asked once"
    clerk.room.answer(asked)
    clerk.room.model.hear(ANSWERS)
    clerk.room.model.flush()
    assert {key: edit.value for key, edit in clerk.room.edits().items()} == {"address": "瞿溪路1号"}
    assert ANSWERS.case in clerk.text()
    over = clerk.window.carding.bar._over
    assert over.isVisible()
    over.click()
    clerk.room.model.flush()
    assert clerk.room.edits()["phone"].value == ANSWERS.fields["phone"]
