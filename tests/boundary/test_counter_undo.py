"""Changes of the form are taken back by Ctrl+Z, whoever's words they were: real widgets, real keys."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from windowkit.cards import CardGiven, IdCard
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CONTROL = Qt.KeyboardModifier.ControlModifier
CARD = IdCard(kind="citizen", name="张福生", number="310103194601151230", sex="male", born="1946-01-15", address="x")


@pytest.fixture
def clerk(qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, "zh_CN", qapp, qtbot) as clerk:
        room.sign_in()
        with qtbot.waitActive(clerk.window):
            clerk.window.activateWindow()
        yield clerk


def test_typing_and_a_card_are_taken_back_and_marked_whose_they_are(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.snapshot(State.SERVING)
    rows = clerk.window.form._rows
    phone = rows["phone"].editor.widget
    assert isinstance(phone, QLineEdit)
    phone.setFocus()
    QTest.keyClicks(phone, "138")
    clerk.room.model.hear(CardGiven(visit="v1", whose="applicant", card=CARD))
    assert rows["address"]._source.isVisible()
    assert not rows["phone"]._source.isVisible()
    assert "Ctrl+Z" in clerk.window.undoing.undo.text()
    values = lambda: (phone.text(), rows["name"].editor.widget.text())  # noqa: E731
    assert values() == ("138", "张福生")
    for after in (("138", ""), ("", "")):
        QTest.keyClick(clerk.window, Qt.Key.Key_Z, CONTROL)
        qtbot.waitUntil(lambda after=after: values() == after)
        assert not rows["address"]._source.isVisible()
    QTest.keyClick(clerk.window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: values() == ("138", ""))
    clerk.room.model.flush()
    assert clerk.room.edits()["phone"].value == "138"
    assert phone.hasFocus(), "the cursor stays where it was"
    clerk.room.snapshot(State.REVIEWING, form_hash="h")
    assert not clerk.window.undoing.undo.isVisible()
