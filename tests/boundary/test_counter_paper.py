"""A paper ticket at the clerk's window, on real widgets: who is next in plain words, and one press for the next one."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import NOW, WELCOME, entry
from windowkit.messages import CentreChanged, ClerkState, DutyChanged, NextPaper, PaperAtWindow, QueueChanged

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw


@pytest.fixture(params=["zh_CN", "en"])
def clerk(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, request.param, qapp, qtbot) as clerk:
        room.sign_in(msgspec.structs.replace(WELCOME, leader=True))
        yield clerk


def at_window(clerk: Clerk, *, called: bool) -> None:
    paper = PaperAtWindow(ticket="t-13", number="B013", called=called)
    until = NOW + 60 if called else None
    clerk.room.model.hear(DutyChanged(state=ClerkState.AT_WINDOW, since=NOW, until=until, paper=paper))


def keep_picture(clerk: Clerk, name: str) -> None:
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        clerk.window.grab().save(str(Path(PICTURES) / f"{name}-{clerk.language}.png"))


def test_who_is_next_at_the_window_is_said_and_one_press_takes_the_next(clerk: Clerk) -> None:
    chinese = clerk.language == "zh_CN"
    clerk.room.model.hear(QueueChanged(waiting=(entry(1), entry(2)), paper=3))
    at_window(clerk, called=True)
    assert (
        "下一位：现场 B013 号\n已叫到您的窗口 · " if chinese else "Next: paper B013\nCalled to your window · "
    ) in clerk.text()
    assert ("现场 3 位" if chinese else "with paper: 3") in clerk.text()
    take = clerk.find(QAbstractButton, "接待" if chinese else "Take")
    assert not take.isEnabled(), "nobody is taken past the paper ticket that is next"
    keep_picture(clerk, "paper-called")
    clerk.click("没来，叫下一位" if chinese else "Not here · next")
    (said,) = [one for one in clerk.room.asked if isinstance(one, NextPaper)]
    assert said.ticket == "t-13"
    button = clerk.find(QAbstractButton, "没来，叫下一位" if chinese else "Not here · next")
    assert not button.isEnabled(), "until it is answered"
    clerk.room.answer(said)
    at_window(clerk, called=False)
    assert ("现场 B013 号\n正在您的窗口办理" if chinese else "Paper ticket B013\nAt your window") in clerk.text()
    keep_picture(clerk, "paper-served")
    clerk.click("办完，下一位" if chinese else "Finished · next")
    clerk.room.model.hear(DutyChanged(state=ClerkState.READY, since=NOW))
    assert "B013" not in clerk.text()


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has one window only
def test_the_duty_leader_reads_that_the_ticket_system_is_away(clerk: Clerk) -> None:
    chinese = clerk.language == "zh_CN"
    clerk.room.model.hear(CentreChanged(clerks=(), tickets_away=NOW))
    clerk.click("本中心：0 人办理中 · 叫号系统失联" if chinese else "Centre: 0 in visits · ticket system away")
    assert ("请人工叫现场的号" if chinese else "Call paper tickets by hand") in clerk.text()
    if PICTURES:
        clerk.window.findChild(QDialog).grab().save(str(Path(PICTURES) / f"paper-away-{clerk.language}.png"))
    clerk.room.model.hear(CentreChanged(clerks=()))
    assert ("叫号系统" if chinese else "ticket system") not in clerk.text()
