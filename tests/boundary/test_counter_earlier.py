"""The clerk is offered an earlier, unfinished case, and says why a visit ends: real widgets, real mouse and keys."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from counter_app.panels.finish import FinishDialog
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import filled
from windowkit.messages import ContinueDraft, Earlier, EditField, FinishVisit, Reason
from windowkit.visit import Outcome, State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
EARLIER = Earlier(
    draft="d1",
    day="2026-11-20",
    ticket="A007",
    committee="西凌居委会",
    committee_en="Xiling Committee",
    clerk="陈洁",
    service_number="0118",
    outcome=Outcome.MATERIALS_MISSING,
    next_step="带户口簿和旧的就医记录册再来一次。",
    fields=5,
    documents=("A",),
    missing=("B",),
)


@pytest.fixture(params=["zh_CN", "en"])
def clerk(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, request.param, qapp, qtbot) as clerk:
        room.sign_in()
        yield clerk


def picture(clerk: Clerk, name: str) -> None:
    if PICTURES:
        QTest.qWait(60)
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        target = clerk.window.findChild(FinishDialog) or clerk.window
        target.grab().save(str(Path(PICTURES) / f"{name}_{QLocale().name()}.png"))


def continued(clerk: Clerk) -> list[ContinueDraft]:
    return [one for one in clerk.room.asked if isinstance(one, ContinueDraft)]


def test_one_key_goes_on_with_the_earlier_case_and_typing_waits_for_it(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SERVING, fields=filled(name="张福生", id_number="310103194601151230"))
    assert not clerk.window.earlier.isVisible()
    clerk.room.snapshot(State.SERVING, earlier=EARLIER)
    assert clerk.window.earlier.isVisible()
    for words in ("2026-11-20", "A007", "0118", EARLIER.next_step):
        assert words in clerk.text()
    picture(clerk, "earlier_offered")
    (button,) = clerk.window.earlier.findChildren(QAbstractButton)
    assert button.shortcut() == QKeySequence("F6")  # offscreen no window is active, and no shortcut is heard
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (command,) = continued(clerk)
    assert (command.visit, command.draft, command.overwrite) == ("v1", "d1", False)
    clerk.room.model.edit("phone", "1")
    clerk.room.model.flush()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(continued(clerk)) == 1, "asked once"
    clerk.room.answer(command)
    told = clerk.room.snapshot(State.SERVING, earlier=EARLIER)
    assert told.earlier is not None


def test_what_was_typed_otherwise_is_named_and_goes_only_when_the_clerk_says_so(clerk: Clerk) -> None:
    taken = msgspec.structs.replace(EARLIER, continued=True, differs=("phone",))
    clerk.room.snapshot(State.SERVING, earlier=taken, fields=filled(phone="13900001111"))
    picture(clerk, "earlier_continued")
    (button,) = [one for one in clerk.window.earlier.findChildren(QAbstractButton) if one.isVisible()]
    button.click()
    (command,) = continued(clerk)
    assert command.overwrite
    clerk.room.answer(command)
    clerk.room.snapshot(State.SERVING, earlier=msgspec.structs.replace(taken, differs=()))
    assert not button.isVisible()


def test_a_visit_that_was_not_possible_here_ends_with_a_reason_and_a_next_step(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SERVING)
    clerk.window.steps.finish.emit()
    dialog = clerk.window.findChild(FinishDialog)
    assert dialog is not None
    chinese = QLocale().language() is QLocale.Language.Chinese
    clerk.click("这里办不了" if chinese else "Cannot be done here", dialog)
    confirm = clerk.find(QAbstractButton, "确认结束" if chinese else "Confirm and finish", dialog)
    QTest.keyClicks(clerk.find(QPlainTextEdit, "居民下一步怎么办" if chinese else "Next step for the resident"), "to X")
    assert not confirm.isEnabled()
    box = dialog.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(1)
    picture(clerk, "finish_reason")
    assert confirm.isEnabled()
    confirm.click()
    (told,) = [one for one in clerk.room.asked if isinstance(one, FinishVisit)]
    assert (told.outcome, told.next_step, told.reason) == (Outcome.NOT_POSSIBLE_HERE, "to X", Reason.OTHER_PLACE)
    assert not [one for one in clerk.room.asked if isinstance(one, EditField)]
