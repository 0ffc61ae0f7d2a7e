"""A duty leader sees the centre and takes a visit over; the clerk who had it is told: real widgets, real mouse."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from counter_app.panels.leading import LeadingDialog
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import MATTER, NOW, WELCOME
from windowkit.leading import LedVisit
from windowkit.messages import BreakReason, CentreChanged, ClerkState, LedClerk, TakeOver
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LEADER = msgspec.structs.replace(WELCOME, leader=True)


def led(number: int, state: State | None, **more: object) -> LedClerk:
    visit = None
    if state is not None:
        visit = LedVisit(
            visit=f"v{number}",
            state=state,
            ticket=f"A{number:03}",
            matter_name=MATTER.name,
            matter_name_en=MATTER.name_en,
            committee="桑城居委会",
            committee_en="Sangcheng Committee",
            taken=NOW,
        )
    first = LedClerk(
        name=f"clerk-{number}",
        display=("李芳", "赵强", "陈洁", "周莉")[number],
        service_number=f"040{number}",
        state=ClerkState.IN_VISIT if visit is not None else ClerkState.BREAK,
        since=NOW,
        visit=visit,
    )
    return msgspec.structs.replace(first, **more)


TALKING, FILED = led(0, State.SERVING), led(1, State.SUBMITTED)
CUT, RESTING = led(2, State.SIGNING, present=False), led(3, None, reason=BreakReason.MEAL)


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


def opened(clerk: Clerk) -> tuple[LeadingDialog, QListWidget, QPushButton]:
    clerk.window.leading.button.click()
    dialog = clerk.window.findChild(LeadingDialog)
    assert dialog is not None
    rows = dialog.findChild(QListWidget)
    assert rows is not None
    return dialog, rows, next(one for one in dialog.findChildren(QPushButton) if one.objectName() == "primary")


def test_the_leader_chooses_a_clerk_and_takes_the_visit_over(clerk: Clerk) -> None:
    clerk.room.sign_in(LEADER)
    clerk.room.model.hear(CentreChanged(clerks=(TALKING, FILED, CUT, RESTING), more=0))
    assert "3" in clerk.window.leading.button.text()
    dialog, rows, take = opened(clerk)
    rows.setCurrentRow(1)
    assert not take.isEnabled(), "a filed case stays with its clerk"
    rows.setCurrentRow(3)
    assert not take.isVisible(), "there is nothing to take over"
    rows.setCurrentRow(2)
    clerk.room.model.hear(CentreChanged(clerks=(CUT, TALKING, FILED, RESTING), more=2))
    assert rows.currentRow() == 0, "who is chosen stays so where the rows change"
    rows.setCurrentRow(1)
    picture(clerk, "leading")
    assert "李芳" in take.text()
    take.click()
    (asked,) = [one for one in clerk.room.asked if isinstance(one, TakeOver)]
    assert (asked.visit, asked.clerk) == ("v0", "clerk-0")
    assert not take.isEnabled(), "asked already"
    clerk.room.answer(asked)
    clerk.room.snapshot(State.JOINING)
    assert not dialog.isVisible(), "the visit lies on the desk now"


def test_with_a_visit_of_their_own_a_leader_looks_and_takes_nothing(clerk: Clerk) -> None:
    clerk.room.sign_in(LEADER)
    clerk.room.snapshot(State.SERVING)
    clerk.room.model.hear(CentreChanged(clerks=(TALKING,)))
    dialog, _, take = opened(clerk)
    assert dialog.isVisible()
    assert take.isVisible()
    assert not take.isEnabled()


def test_whose_visit_was_taken_over_reads_who_has_it(clerk: Clerk) -> None:
    clerk.room.sign_in()
    assert not clerk.window.leading.button.isVisible(), "only leaders see the centre"
    clerk.room.snapshot(State.SERVING)
    clerk.room.snapshot(State.WAITING, led=True)
    picture(clerk, "taken_over")
    assert clerk.room.model.desk.visit is None
    assert "A012" in clerk.text()
    clerk.room.snapshot(State.JOINING)
    assert clerk.room.model.desk.closed is None
