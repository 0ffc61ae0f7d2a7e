"""The clerk's state and what rings, on real widgets with real mouse and keys."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import NOW, WELCOME, entry
from windowkit.messages import BreakReason, Claim, ClerkState, DutyChanged, SetReady, TakeVisit
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw


@pytest.fixture(params=["zh_CN"])
def clerk(qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, request.param, qapp, qtbot) as clerk:
        room.sign_in()
        yield clerk


def asked[C](clerk: Clerk, kind: type[C]) -> list[C]:
    return [one for one in clerk.room.asked if isinstance(one, kind)]


def told(clerk: Clerk, state: ClerkState, **more: object) -> None:
    """What the server says the clerk is doing."""
    clerk.room.model.hear(msgspec.structs.replace(DutyChanged(state=state, since=NOW), **more))


def keep_picture(clerk: Clerk, name: str) -> None:
    if PICTURES:
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        clerk.window.grab().save(str(Path(PICTURES) / f"{name}.png"))


def test_what_rings_is_chosen_said_on_the_button_and_taken_with_its_key(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.queue(entry(1), entry(2))
    told(clerk, ClerkState.READY)
    announced: list[tuple[str, str]] = []
    clerk.window.ringing.announced.connect(lambda title, words: announced.append((title, words)))
    with qtbot.waitSignal(clerk.window.somebody_waits):
        told(clerk, ClerkState.RINGING, visit="v2", until=NOW + 20)
    assert [words.split()[0] for _, words in announced] == ["A002"], "for the clerk's desktop"
    button = clerk.find(QAbstractButton, "接待")
    assert button.text() == "接听 A002 · F2"
    assert "正在呼叫您 · 还有" in clerk.text()
    QTest.keyClick(clerk.window, Qt.Key.Key_F2)
    assert [command.visit for command in asked(clerk, TakeVisit)] == ["v2"]


def test_it_rings_again_and_again_until_it_rings_no_more(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.room.queue(entry(1))
    told(clerk, ClerkState.RINGING, visit="v1", until=NOW + 20)
    with qtbot.waitSignal(clerk.window.somebody_waits, timeout=4000):
        pass
    told(clerk, ClerkState.BREAK, reason=BreakReason.MISSED)
    with qtbot.assertNotEmitted(clerk.window.somebody_waits, wait=2600):
        pass
    assert "有呼叫没有接听" in clerk.text()


def test_an_entry_alone_rings_for_nobody_who_takes_visits(clerk: Clerk, qtbot: QtBot) -> None:
    """It would ring here if it were this clerk's; somebody else was called."""
    told(clerk, ClerkState.READY)
    with qtbot.assertNotEmitted(clerk.window.somebody_waits):
        clerk.room.queue(msgspec.structs.replace(entry(1), ringing=True))


def test_what_rings_at_another_counter_cannot_be_taken_here(clerk: Clerk) -> None:
    clerk.room.queue(msgspec.structs.replace(entry(1), ringing=True), entry(2))
    button = clerk.find(QAbstractButton, "接待")
    assert not button.isEnabled()
    assert button.toolTip() == "正在呼叫别的柜台"


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform has one window only
def test_a_break_has_a_reason_and_ends_with_one_press(clerk: Clerk) -> None:
    clerk.room.queue(entry(1))
    clerk.click("暂停接待")
    menu = clerk.window.queue.findChild(QMenu)
    assert menu is not None
    assert menu.isVisible()
    assert [action.text() for action in menu.actions()] == ["休息一会儿", "用餐", "开会", "处理材料"]
    menu.actions()[1].trigger()
    menu.close()
    assert not clerk.find(QAbstractButton, "接待").isEnabled()
    clerk.click("可以接待")
    assert clerk.find(QAbstractButton, "接待").isEnabled()
    assert [(one.ready, one.reason) for one in asked(clerk, SetReady)] == [
        (True, None),
        (False, BreakReason.MEAL),
        (True, None),
    ]


def test_a_wrap_up_counts_down_and_can_be_ended(clerk: Clerk) -> None:
    told(clerk, ClerkState.WRAP_UP, until=NOW + 30)
    assert "整理中 · 还有" in clerk.text()
    clerk.click("可以接待")
    assert asked(clerk, SetReady)[-1].ready


def test_after_a_reconnect_the_program_says_by_itself_what_the_clerk_wanted(clerk: Clerk) -> None:
    told(clerk, ClerkState.BREAK, reason=BreakReason.MISSED)
    clerk.room.sign_in()
    last = asked(clerk, SetReady)[-1]
    assert (last.ready, last.reason, last.again) == (False, BreakReason.MISSED, True)


def test_who_signs_in_anew_is_here(clerk: Clerk) -> None:
    told(clerk, ClerkState.BREAK, reason=BreakReason.MEAL)
    clerk.room.model.desk = msgspec.structs.replace(clerk.room.model.desk, signed_in=False)
    clerk.room.sign_in(WELCOME)
    last = asked(clerk, SetReady)[-1]
    assert (last.ready, last.reason, last.again) == (True, None, False)


@pytest.mark.parametrize("clerk", ["zh_CN", "en"], indirect=True)
def test_the_bar_fits_in_both_languages(clerk: Clerk, request: pytest.FixtureRequest) -> None:
    """Nothing is cut off; COUNTER_PICTURES keeps what was seen."""
    tag = request.node.callspec.params["clerk"]
    far = {"centre": "海源路中心", "centre_en": "Haiyuan Road Centre", "claims": (Claim.AGED,)}
    clerk.room.queue(entry(1, 400), msgspec.structs.replace(entry(2, 30), **far), entry(3))
    states: tuple[tuple[ClerkState, dict[str, object]], ...] = (
        (ClerkState.RINGING, {"visit": "v1", "until": NOW + 20}),
        (ClerkState.WRAP_UP, {"until": NOW + 30, "reason": BreakReason.MEAL}),
        (ClerkState.BREAK, {"reason": BreakReason.MISSED}),
    )
    for state, more in states:
        told(clerk, state, **more)
        QApplication.processEvents()
        keep_picture(clerk, f"duty-{state}-{tag}")
        for button in clerk.window.queue.findChildren(QAbstractButton):
            assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width(), button.text()
    clerk.room.snapshot(State.JOINING)
    told(clerk, ClerkState.IN_VISIT, visit="v1", reason=BreakReason.MEETING)
    keep_picture(clerk, f"duty-in-visit-{tag}")
