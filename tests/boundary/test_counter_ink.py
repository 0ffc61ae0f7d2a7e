"""A form that is signed on paper, at the counter: what the clerk reads of it, and what they may do."""

import os
from collections.abc import Iterator
from typing import Final

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.line import StillArrived, StillOpened
from counter_app.panels.page import PageViewer
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from windowkit.inking import Ink, InkStage, JudgePaper, SignOnPaper
from windowkit.messages import Command
from windowkit.signing import Signing
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SHOWN: Final = Ink(stage=InkStage.SHOWN, notice="n", number="A012-1", check="code-1", still="s1", read=True)


@pytest.fixture
def clerk(qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, "en", qapp, qtbot) as one:
        room.sign_in()
        room.snapshot(State.SIGNING)
        yield one


def accept(clerk: Clerk) -> QPushButton:
    return clerk.find(QPushButton, "Accept the signature")


def arrives(clerk: Clerk, still: str) -> None:
    clerk.window.documents.hear(StillArrived("v1", still, QImage(8, 8, QImage.Format.Format_RGB32), b"a picture"))


def asked[C: Command](clerk: Clerk, key: Qt.Key, kind: type[C]) -> C:
    """What the server is told by that key; the key does nothing meanwhile."""
    before = len(clerk.room.asked)
    clerk.press(key, Qt.KeyboardModifier.AltModifier)
    clerk.wait(lambda: len(clerk.room.asked) > before)
    (command,) = clerk.room.asked[before:]
    assert isinstance(command, kind)
    clerk.room.answer(command)
    return command


def test_a_key_asks_for_paper_and_takes_it_back(clerk: Clerk) -> None:
    assert asked(clerk, Qt.Key.Key_P, SignOnPaper).on
    clerk.room.snapshot(State.SIGNING, ink=replace(SHOWN, stage=InkStage.PAPER, still=""))
    assert not asked(clerk, Qt.Key.Key_P, SignOnPaper).on


def test_keys_accept_the_photograph_once_it_is_here_and_ask_for_another(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SIGNING, ink=SHOWN)
    before = len(clerk.room.asked)
    clerk.press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert len(clerk.room.asked) == before, "nobody has seen it"
    again = asked(clerk, Qt.Key.Key_N, JudgePaper)
    assert (again.still, again.good) == ("s1", False)
    clerk.room.snapshot(State.SIGNING, ink=replace(SHOWN, still="s2"))
    arrives(clerk, "s2")
    good = asked(clerk, Qt.Key.Key_G, JudgePaper)
    assert (good.still, good.good) == ("s2", True)


def test_no_key_leads_to_the_screen_where_only_ink_is_taken(clerk: Clerk) -> None:
    clerk.room.matter = replace(clerk.room.matter, signature=Signing.INK)
    clerk.room.snapshot(State.SIGNING, ink=replace(SHOWN, stage=InkStage.PAPER, still=""))
    before = len(clerk.room.asked)
    for key in (Qt.Key.Key_P, Qt.Key.Key_G, Qt.Key.Key_N):
        clerk.press(key, Qt.KeyboardModifier.AltModifier)
    assert len(clerk.room.asked) == before


def test_the_clerk_asks_for_paper_and_takes_it_back(clerk: Clerk) -> None:
    clerk.click("On paper")
    asked = clerk.room.asked[-1]
    assert isinstance(asked, SignOnPaper)
    assert asked.on
    clerk.room.answer(asked)
    clerk.room.snapshot(State.SIGNING, ink=replace(SHOWN, stage=InkStage.PAPER, still=""))
    assert not accept(clerk).isVisible(), "there is nothing to look at yet"
    clerk.click("On the screen after all")
    back = clerk.room.asked[-1]
    assert isinstance(back, SignOnPaper)
    assert not back.on


def test_nobody_accepts_a_photograph_that_is_not_here(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SIGNING, ink=SHOWN)
    assert accept(clerk).isVisible()
    assert not accept(clerk).isEnabled()
    arrives(clerk, "another")
    clerk.window.documents.hear(StillArrived("v1", "s1", None, b""))  # it could not be fetched, or is no picture
    assert not accept(clerk).isEnabled()
    assert clerk.find(QPushButton, "Ask again").isEnabled(), "the way on"
    arrives(clerk, "s1")
    assert accept(clerk).isEnabled()
    clerk.click("Accept the signature")
    judged = clerk.room.asked[-1]
    assert isinstance(judged, JudgePaper)
    assert (judged.still, judged.good) == ("s1", True)


def test_the_next_photograph_is_looked_at_anew(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SIGNING, ink=SHOWN)
    arrives(clerk, "s1")
    clerk.room.snapshot(State.SIGNING, ink=replace(SHOWN, still="s2", read=False))
    assert not accept(clerk).isEnabled()
    arrives(clerk, "s1")
    assert not accept(clerk).isEnabled(), "that one was asked for again"
    arrives(clerk, "s2")
    assert accept(clerk).isEnabled()


def test_a_signed_form_is_looked_at_and_nothing_is_drawn_on_it(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SIGNING, ink=SHOWN)
    still = QImage(80, 120, QImage.Format.Format_RGB32)
    clerk.window.documents.hear(StillArrived("v1", "s1", still, b"a picture"))
    clerk.click("The photograph of the signed form")
    clerk.room.model.hear(StillOpened("s1", still))
    clerk.wait(lambda: clerk.window.findChild(PageViewer) is not None)
    viewer = clerk.window.findChild(PageViewer)
    assert viewer is not None
    seen = [one.accessibleName() for one in viewer.findChildren(QPushButton) if one.isVisible()]
    assert seen == ["Zoom in", "Zoom out", "Whole picture", "Show the resident", "Close"]
    before = len(clerk.room.asked)
    viewer.activateWindow()
    clerk.wait(viewer.isActiveWindow)
    for key in (Qt.Key.Key_R, Qt.Key.Key_C, Qt.Key.Key_A):
        QTest.keyClick(viewer, key)
    clerk.room.model.flush()
    assert len(clerk.room.asked) == before
    viewer.close()
