"""A duty leader listens, talks to the clerk, joins and leaves by mouse and keys; the clerk reads who is there."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from av.video.frame import VideoFrame
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.calling import BesideStatus, Stage
from counter_app.panels.leading import LeadingDialog
from tests.boundary.test_counter_leading import FILED, LEADER, TALKING
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from windowkit.messages import Attendance, AttendChanged, AttendMode, AttendVisit, CentreChanged, LeaveVisit
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=["zh_CN", "en"])
def clerk(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    with clerk_at_the_counter(Room(), request.param, qapp, qtbot) as clerk:
        yield clerk


def picture(clerk: Clerk, name: str) -> None:
    if PICTURES:
        QTest.qWait(60)
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        for part in (clerk.window, clerk.window.findChild(LeadingDialog)):
            if part is not None:
                part.grab().save(str(Path(PICTURES) / f"{name}_{type(part).__name__}_{QLocale().name()}.png"))


def beside(mode: AttendMode, *, held: bool = False) -> AttendChanged:
    shown = Attendance(call="c1", mode=mode, display="周莉", service_number="0301")
    return AttendChanged(visit="v0", ticket="A000", clerk="李芳", held=held, attendance=shown)


def words(clerk: Clerk) -> str:
    return clerk.text() if clerk.window.beside.isVisible() else ""


def test_the_leader_begins_by_a_key_changes_and_leaves(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.sign_in(LEADER)
    clerk.room.model.hear(CentreChanged(clerks=(TALKING, FILED)))
    clerk.window.leading.button.click()
    dialog = clerk.window.findChild(LeadingDialog)
    assert dialog is not None
    keys = [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()]
    assert all("Ctrl+" in one for one in keys), "each says its key"
    picture(clerk, "attending_dialog")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog, Qt.Key.Key_1, CONTROL)
    QTest.keyClick(dialog, Qt.Key.Key_1, CONTROL)
    (asked,) = [one for one in clerk.room.asked if isinstance(one, AttendVisit)]
    assert (asked.visit, asked.mode) == ("v0", AttendMode.LISTEN)
    clerk.room.answer(asked)
    clerk.room.model.hear(beside(AttendMode.LISTEN))
    assert "A000" in words(clerk)
    building = words(clerk)
    clerk.room.model.hear(BesideStatus(Stage.UP))
    assert words(clerk) != building, "the sound is there"
    listening = words(clerk)
    picture(clerk, "attending_listen")
    dialog.close()
    clerk.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is clerk.window)
    QTest.keyClick(clerk.window, Qt.Key.Key_3, CONTROL)
    joins = clerk.room.asked[-1]
    assert isinstance(joins, AttendVisit)
    assert (joins.visit, joins.mode) == ("v0", AttendMode.JOIN)
    clerk.room.answer(joins)
    clerk.room.model.hear(beside(AttendMode.JOIN, held=True))
    picture(clerk, "attending_joined_on_hold")
    assert words(clerk) not in {listening, building}
    heard = words(clerk)
    clerk.window.call.muted.emit(True)
    assert len(words(clerk)) > len(heard), "it says that nobody hears the leader"
    QTest.keyClick(clerk.window, Qt.Key.Key_0, CONTROL)
    assert isinstance(clerk.room.asked[-1], LeaveVisit)
    clerk.room.model.hear(AttendChanged())
    assert not clerk.window.beside.isVisible()


def test_the_clerk_reads_who_is_there_and_how_from_the_first_to_the_last(clerk: Clerk) -> None:
    clerk.room.sign_in()
    clerk.room.snapshot(State.SERVING)
    assert not clerk.window.beside.isVisible()
    read: set[str] = set()
    for mode in AttendMode:
        clerk.room.snapshot(State.SERVING, attended=beside(mode).attendance)
        read.add(words(clerk))
        picture(clerk, f"attended_{mode}")
        assert "周莉" in words(clerk)
        assert not clerk.window.beside.leave.isVisible(), "it is the leader's to end"
    assert len(read) == len(AttendMode)
    clerk.room.snapshot(State.SERVING)
    assert not clerk.window.beside.isVisible()


def test_a_leader_with_a_visit_of_their_own_is_beside_no_other(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.sign_in(LEADER)
    clerk.room.snapshot(State.SERVING)
    clerk.room.model.hear(CentreChanged(clerks=(TALKING,)))
    clerk.window.leading.button.click()
    dialog = clerk.window.findChild(LeadingDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog, Qt.Key.Key_1, CONTROL)
    assert not [one for one in clerk.room.asked if isinstance(one, AttendVisit)]


def test_the_leader_sees_the_resident_and_nobody_afterwards(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.sign_in(LEADER)
    face, own = clerk.window.call.findChildren(VideoWidget)
    assert not face.isVisible()
    clerk.room.model.hear(beside(AttendMode.LISTEN))
    clerk.room.model.hear(BesideStatus(Stage.UP))
    with qtbot.waitSignal(face.first_frame):
        face.show_frame(VideoFrame(640, 360, "yuv420p"))
    assert not own.isVisible(), "nobody sees the leader"
    picture(clerk, "attending_seen")
    clerk.room.model.hear(beside(AttendMode.LISTEN, held=True))
    assert not face.isVisible()
    clerk.room.model.hear(AttendChanged())
    assert not face.isVisible()
