"""A clerk asks for the leader, who hears it, and gives visits to other clerks: real widgets, real keys and mouse."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, cast

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from counter_app import joints
from counter_app.desk import Closed, LineChanged
from counter_app.panels.leading import LeadingDialog
from counter_app.panels.passing import PassingDialog
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_leading_states import QUEUES, asking
from tests.peers.counter_room import Room
from tests.peers.counter_states import CENTRE, COLLEAGUES, LEADER
from tests.peers.counter_values import NOW, WELCOME, entry
from windowkit.errors import Code
from windowkit.leading import QueuesChanged
from windowkit.messages import (
    Attendance,
    AttendMode,
    CentreChanged,
    ClerkState,
    Denied,
    DutyChanged,
    FindColleagues,
    HoldVisit,
)
from windowkit.staffing import AskLeader
from windowkit.transfer import Reassign
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def clerk(qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    with clerk_at_the_counter(Room(), "zh_CN", qapp, qtbot) as clerk:
        yield clerk


def waited(then: Callable[[], bool]) -> None:
    for _ in range(100):
        if then():
            return
        QTest.qWait(20)
    raise AssertionError("nothing happened")


def asked[T](clerk: Clerk, kind: type[T]) -> list[T]:
    return [one for one in clerk.room.asked if isinstance(one, kind)]


def press(clerk: Clerk) -> None:
    """Alt+L, as a window of the offscreen platform hears it: one that is active."""
    clerk.window.activateWindow()
    waited(clerk.window.isActiveWindow)
    QTest.keyClick(clerk.window, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)


def leading(clerk: Clerk, centre: CentreChanged) -> LeadingDialog:
    clerk.room.sign_in(LEADER)
    clerk.room.model.hear(centre)
    clerk.room.model.hear(QueuesChanged(queues=QUEUES, whole=True))
    clerk.window.leading.button.click()
    dialog = clerk.window.findChild(LeadingDialog)
    assert dialog is not None
    return dialog


def given(clerk: Clerk, dialog: LeadingDialog, visit: str) -> PassingDialog:
    """The dialog that asks to whom, with whoever is there."""
    dialog._give.click()
    looked = asked(clerk, FindColleagues)[-1]
    assert looked.visit == visit
    clerk.room.model.hear(type(COLLEAGUES)(visit=visit, words="", clerks=COLLEAGUES.clerks))
    passing = dialog.findChild(PassingDialog)
    assert passing is not None
    return passing


def test_a_clerk_asks_for_the_leader_by_a_key_and_takes_it_back_by_the_same(clerk: Clerk) -> None:
    clerk.room.sign_in()
    clerk.room.snapshot(State.SERVING)
    press(clerk)
    waited(lambda: bool(asked(clerk, AskLeader)))
    assert asked(clerk, AskLeader)[-1].on
    clerk.room.answer(asked(clerk, AskLeader)[-1])
    clerk.room.snapshot(State.SERVING, leader_asked=True)
    assert "班长" in clerk.text()
    press(clerk)
    waited(lambda: len(asked(clerk, AskLeader)) == 2)
    assert not asked(clerk, AskLeader)[-1].on


def test_where_no_leader_is_signed_in_the_clerk_reads_so(clerk: Clerk) -> None:
    clerk.room.sign_in()
    clerk.room.snapshot(State.SERVING)
    press(clerk)
    waited(lambda: bool(asked(clerk, AskLeader)))
    clerk.room.answer(asked(clerk, AskLeader)[-1], Code.NOBODY)
    assert clerk.window._refusal.isVisible()
    assert "班长" in clerk.window._refusal.text()


def test_the_leader_hears_once_who_asks_and_reads_it_in_the_windows_head(clerk: Clerk) -> None:
    clerk.room.sign_in(LEADER)
    heard = QSignalSpy(clerk.window.leading.sounds)
    said = QSignalSpy(clerk.window.leading.announced)
    clerk.room.model.hear(CENTRE)
    assert heard.count() == 0
    clerk.room.model.hear(asking())
    clerk.room.model.hear(asking())
    assert heard.count() == said.count() == 1
    assert "李芳" in clerk.window.leading.button.text()
    clerk.window.leading.button.click()
    rows = clerk.window.findChild(QListWidget, "leading")
    assert rows is not None
    assert "李芳" in rows.currentItem().text(), "who asks is chosen already"
    clerk.room.model.hear(CENTRE)
    assert said.at(1) == ["", ""]
    assert "李芳" not in clerk.window.leading.button.text()


def test_a_running_visit_and_one_that_waits_go_to_another_clerk(clerk: Clerk) -> None:
    dialog = leading(clerk, asking())
    assert dialog._queues.rowCount() == len(QUEUES)
    passing = given(clerk, dialog, "v0")
    passing._note.setText("讲上海话")
    passing._confirm.click()
    (first,) = asked(clerk, Reassign)
    assert (first.visit, first.clerk, first.to.clerk, first.note) == ("v0", "clerk-0", "lifang", "讲上海话")
    assert passing.isVisible(), "not done yet"
    clerk.room.answer(first)
    assert not passing.isVisible()
    rows = dialog.findChild(QListWidget, "leading")
    assert rows is not None
    rows.setCurrentRow(rows.count() - 1)
    assert "A007" in rows.currentItem().text()
    waited(lambda: dialog.findChild(PassingDialog) is None)
    given(clerk, dialog, "v7")._confirm.click()
    assert (asked(clerk, Reassign)[-1].visit, asked(clerk, Reassign)[-1].clerk) == ("v7", "")


def test_what_the_server_refuses_is_said_where_the_note_still_stands(clerk: Clerk) -> None:
    dialog = leading(clerk, asking())
    passing = given(clerk, dialog, "v0")
    assert "A000" in passing.windowTitle(), "which visit, and whose"
    assert "李芳" in passing.windowTitle()
    assert passing._heading.text() == passing.windowTitle()
    passing._note.setText("讲上海话")
    passing._confirm.click()
    clerk.room.answer(asked(clerk, Reassign)[-1], Code.STALE, "clerk")
    assert passing.isVisible()
    assert passing._note.text() == "讲上海话"
    assert passing._refused.isVisible()
    assert passing._refused.text() == dialog._refused.text() == clerk.window._refusal.text()
    passing._confirm.click()
    assert not passing._refused.isVisible(), "asked anew"
    clerk.room.answer(asked(clerk, Reassign)[-1])
    assert len(asked(clerk, Reassign)) == 2
    assert not passing.isVisible()


def test_a_refusal_of_something_else_does_not_keep_a_done_one_open(clerk: Clerk) -> None:
    passing = given(clerk, leading(clerk, asking()), "v0")
    passing._confirm.click()
    clerk.room.model.hear(Denied(re="", code=Code.UNAVAILABLE))
    assert passing.isVisible()
    clerk.room.answer(asked(clerk, Reassign)[-1])
    assert not passing.isVisible()


def test_everybody_who_waits_at_the_centre_is_listed_with_whom_it_was_given_to(clerk: Clerk) -> None:
    dialog = leading(clerk, asking())
    clerk.room.queue()  # the leader's own counter is asked for none of them
    rows = dialog.findChild(QListWidget, "leading")
    assert rows is not None
    words = [rows.item(row).text() for row in range(rows.count())]
    assert [next(one for one in ("A008", "A007") if one in line) for line in words[-2:]] == ["A008", "A007"]
    assert "陈洁" in words[-2]
    assert "1" in dialog._more.text()
    assert dialog._more.isVisible()


def test_only_queues_that_changed_are_told(clerk: Clerk) -> None:
    dialog = leading(clerk, asking())
    first, second, *_ = QUEUES
    clerk.room.model.hear(QueuesChanged(queues=(replace(second, waiting=41),)))
    assert [dialog._queues.item(row, 1).text() for row in range(dialog._queues.rowCount())] == ["0", "41", "6"]
    clerk.room.model.hear(QueuesChanged(queues=(first,), whole=True))
    assert dialog._queues.rowCount() == 1


# -- keys and notices -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["a leader", "a clerk whom one is beside"])
def test_a_key_whose_button_is_not_there_asks_for_nobody(clerk: Clerk, who: str) -> None:
    clerk.room.sign_in(LEADER if who == "a leader" else WELCOME)
    beside = Attendance(call="c1", mode=AttendMode.LISTEN, display="周莉", service_number="0301")
    clerk.room.snapshot(State.SERVING, attended=None if who == "a leader" else beside)
    press(clerk)
    QTest.keyClick(clerk.window, Qt.Key.Key_F4)  # is heard after it
    waited(lambda: bool(asked(clerk, HoldVisit)))
    assert not asked(clerk, AskLeader)


def test_with_nothing_chosen_no_key_opens_anything(clerk: Clerk) -> None:
    dialog = leading(clerk, asking())
    rows = dialog.findChild(QListWidget, "leading")
    assert rows is not None
    rows.setCurrentRow(rows.count() - 1)
    clerk.room.model.hear(CENTRE)  # somebody has taken it
    assert rows.currentRow() < 0
    assert not dialog._give.isEnabled()
    assert not dialog._take.isEnabled()
    assert not any(one.isEnabled() for one in dialog._modes.buttons.values())


def test_a_ring_and_a_question_are_announced_apart(clerk: Clerk) -> None:
    rings, asks = QSignalSpy(clerk.window.ringing.announced), QSignalSpy(clerk.window.leading.announced)
    clerk.room.sign_in(LEADER)
    clerk.room.model.hear(asking())
    clerk.room.queue(entry(7, 300.0))
    clerk.room.model.hear(DutyChanged(state=ClerkState.RINGING, since=NOW, until=NOW + 20, visit="v7"))
    assert (rings.count(), asks.count()) == (1, 1)
    clerk.room.model.hear(DutyChanged(state=ClerkState.READY, since=NOW + 5))
    assert (rings.count(), asks.count()) == (2, 1)


class Outside:
    """All that is joined to the window: the desktop by source, an engine that does at once what is submitted."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}

    async def show(self, source: str, title: str, words: str) -> None:
        self.titles[source] = title

    async def withdraw(self, source: str) -> None:
        self.titles.pop(source, None)

    async def ring(self) -> None:
        pass

    def submit(self, coroutine: Coroutine[object, object, None]) -> None:
        asyncio.run(coroutine)

    def nothing(self, *_: object) -> None:
        pass

    sign_in = fetch = open_still = nothing


def test_on_the_desktop_neither_takes_the_others_place(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = Outside()
    part = cast("Any", desktop)
    monkeypatch.setattr(joints, "Notifier", lambda: desktop)
    joints.connect(clerk.window, part, part, part, part)
    clerk.room.sign_in(LEADER)
    clerk.room.model.hear(asking())
    clerk.room.queue(entry(7, 300.0))
    clerk.room.model.hear(DutyChanged(state=ClerkState.RINGING, since=NOW, until=NOW + 20, visit="v7"))
    assert len(set(desktop.titles.values())) == 2
    clerk.room.model.hear(DutyChanged(state=ClerkState.READY, since=NOW + 5))
    (title,) = desktop.titles.values()
    assert "李芳" in title
    clerk.room.model.hear(DutyChanged(state=ClerkState.RINGING, since=NOW + 6, until=NOW + 26, visit="v7"))
    clerk.room.model.hear(CENTRE)
    (title,) = desktop.titles.values()
    assert "李芳" not in title, "it still rings"


def test_of_two_who_ask_the_other_is_shown_once_the_first_asks_no_more(clerk: Clerk) -> None:
    said, heard = QSignalSpy(clerk.window.leading.announced), QSignalSpy(clerk.window.leading.sounds)
    clerk.room.sign_in(LEADER)
    clerk.room.model.hear(asking())
    both = asking().clerks
    third = replace(both[2], visit=replace(both[2].visit, asks=NOW + 9))
    clerk.room.model.hear(replace(asking(), clerks=(*both[:2], third, *both[3:])))
    assert "赵强" in said.at(1)[0]
    clerk.room.model.hear(asking())
    assert "李芳" in said.at(2)[0]
    assert heard.count() == 2, "who asked before is not heard again"


def test_who_signs_in_hears_of_those_who_ask_already(clerk: Clerk) -> None:
    heard = QSignalSpy(clerk.window.leading.sounds)
    clerk.room.sign_in(LEADER)
    clerk.room.model.hear(asking())
    assert heard.count() == 1
    clerk.room.model.hear(LineChanged(up=False, reason=Code.NOT_SIGNED_IN))
    clerk.room.sign_in(LEADER)
    clerk.room.model.hear(asking())
    assert heard.count() == 2


# -- what the clerk reads -----------------------------------------------------------------------------------------


def test_whose_visit_was_given_away_reads_that_it_was_the_leader(clerk: Clerk) -> None:
    clerk.room.sign_in()
    clerk.room.snapshot(State.SERVING)
    clerk.room.snapshot(State.WAITING, transferred=True, reassigned=True)
    assert clerk.room.model.desk.closed == Closed(ticket="A012", outcome=None, case="", reassigned=True)
    assert "值班班长" in clerk.text()
    assert "A012" in clerk.text()


def test_asked_in_vain_the_clerk_reads_that_no_leader_is_there_any_more(clerk: Clerk) -> None:
    clerk.room.sign_in()
    clerk.room.snapshot(State.SERVING, leader_asked=True)
    bar = clerk.window.passing.bar
    assert (bar._asked.isVisible(), bar._gone.isVisible()) == (True, False)
    clerk.room.snapshot(State.SERVING, leader_gone=True)
    assert (bar._asked.isVisible(), bar._gone.isVisible()) == (False, True)
    assert bar._lead.isEnabled(), "it may be asked again"
