"""Who comes today at a booked time, in the counter's head and in its list: real widgets, real mouse."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from counter_app.panels.agenda import AgendaDialog
from tests.peers.counter_agenda import AGENDA
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import MATTER
from windowkit.messages import AppointmentsChanged

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(params=["zh_CN", "en"])
def clerk(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    with clerk_at_the_counter(Room(), request.param, qapp, qtbot) as clerk:
        yield clerk


def test_todays_are_counted_in_the_head_and_listed_as_they_stand(clerk: Clerk) -> None:
    button = clerk.window.agenda.button
    clerk.room.sign_in()
    assert not button.isVisible(), "nobody comes today"
    clerk.room.model.hear(AppointmentsChanged(appointments=AGENDA))
    assert button.isVisible()
    assert "2" in button.text()
    assert "12:30" in button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = clerk.window.findChild(AgendaDialog)
    assert dialog is not None
    listed = dialog.findChild(QListWidget)
    assert listed is not None
    name = MATTER.name if QLocale().language() is QLocale.Language.Chinese else MATTER.name_en
    assert [listed.item(row).text().split(" · ")[1] for row in range(listed.count())] == [one.number for one in AGENDA]
    assert all(name in listed.item(row).text() for row in range(listed.count()))
    assert listed.item(2).font().bold(), "who may come now"
    if PICTURES:
        QTest.qWait(60)
        language = QLocale().name()
        clerk.window.grab().save(str(Path(PICTURES) / f"agenda-window-{language}.png"))
        dialog.grab().save(str(Path(PICTURES) / f"agenda-{language}.png"))
    clerk.room.model.hear(AppointmentsChanged(appointments=()))
    assert not button.isVisible()
    assert not dialog.isVisible()
