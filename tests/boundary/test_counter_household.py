"""What a household shares is asked for by a key and taken over answer by answer: real widgets, real keys."""

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.household import MOST
from counter_app.panels.household import HouseholdBar
from counter_app.source_phrases import source
from counter_app.words_of import Source
from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_past import HOUSEHOLD
from tests.peers.counter_room import Room
from tests.peers.counter_values import GOOD_VALUES, filled
from windowkit.errors import Code
from windowkit.messages import Shown
from windowkit.past import AskHousehold, HouseholdFound
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
_PHONE = "02163110000"
_NAMES = {key: GOOD_VALUES[key] for key in ("name", "id_number")}


@pytest.fixture
def clerk(qapp: QApplication, qtbot: QtBot) -> Iterator[Clerk]:
    room = Room()
    with clerk_at_the_counter(room, "zh_CN", qapp, qtbot) as clerk:
        room.sign_in()
        yield clerk


def asked(clerk: Clerk) -> AskHousehold:
    """By its key."""
    before = len(clerk.room.asked)
    clerk.press(Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    clerk.wait(lambda: len(clerk.room.asked) > before)
    question = clerk.room.asked[-1]
    assert isinstance(question, AskHousehold)
    return question


def taken(clerk: Clerk, key: Qt.Key, field: str) -> str:
    """By its key: what the server is told of that field."""
    clerk.wait(lambda: all(one.isVisible() for one in clerk.window.carding.household.bar.buttons))
    clerk.press(key, Qt.KeyboardModifier.ControlModifier)
    clerk.wait(lambda: field in clerk.room.edits())
    return clerk.room.edits()[field].value


def test_it_is_asked_for_only_where_the_form_says_who_it_is_and_where_they_live(clerk: Clerk) -> None:
    button = clerk.window.carding.household.button
    for values in ({}, _NAMES, {"address": GOOD_VALUES["address"]}):
        clerk.room.snapshot(State.SERVING, fields=filled(**values))
        assert not button.isVisible()
    clerk.room.snapshot(State.SERVING, fields=filled(**_NAMES, address=GOOD_VALUES["address"]))
    assert button.isVisible()
    clerk.room.snapshot(State.REVIEWING, fields=filled(**_NAMES, address=GOOD_VALUES["address"]))
    assert not button.isVisible()


def test_nothing_goes_into_the_form_but_what_the_clerk_takes_and_undo_takes_it_back(clerk: Clerk) -> None:
    bar = clerk.window.carding.household.bar
    clerk.room.snapshot(State.SERVING, fields=filled(**_NAMES, address=GOOD_VALUES["address"]))
    question = asked(clerk)
    assert not bar.isVisible()
    clerk.room.answer(question)
    clerk.room.model.hear(HOUSEHOLD)
    clerk.room.model.flush()
    assert clerk.room.edits() == {}
    assert bar.isVisible()
    offered = [one.text() for one in bar.said]
    assert len(offered) == 3 <= MOST
    assert "李**" in offered[1]
    assert _PHONE in offered[1]
    assert taken(clerk, Qt.Key.Key_F2, "phone") == _PHONE
    assert clerk.window.form._rows["phone"]._source.text() == source(Source.HOUSEHOLD)
    assert [one.text() for one in bar.said] == offered, "each keeps its place and its key"
    assert [one.isEnabled() for one in bar.buttons] == [True, False, True]
    assert taken(clerk, Qt.Key.Key_F1, "address") == HOUSEHOLD.members[1].fields["address"]
    assert len(bar.buttons) == 3, "the address was one of those"
    for _ in range(3):  # a key that is held, or pressed again
        clerk.press(Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(150)
    for _ in range(2):
        clerk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    clerk.wait(lambda: clerk.room.edits()["phone"].value == "")


def test_nobody_and_a_crowd_and_a_refusal_are_said(clerk: Clerk) -> None:
    bar = clerk.window.carding.household.bar
    clerk.room.snapshot(State.SERVING, fields=filled(**_NAMES, address=GOOD_VALUES["address"]))
    said: list[str] = []
    for answer in (HouseholdFound(visit="v1"), HouseholdFound(visit="v1", crowded=True)):
        clerk.room.answer(asked(clerk))
        clerk.room.model.hear(answer)
        said.append(bar._words.text())
        assert not bar.buttons
    clerk.room.answer(asked(clerk), Code.UNAVAILABLE)
    said.append(bar._words.text())
    assert all(said)
    assert len(set(said)) == 3
    clerk.room.model.hear(HouseholdFound(visit="another"))
    assert bar._words.text() == said[-1]
    clerk.room.snapshot(State.SERVING, visit="v2")
    assert not bar.isVisible()


def told(clerk: Clerk) -> HouseholdBar:
    """Asked for, and there."""
    clerk.room.snapshot(State.SERVING, fields=filled(**_NAMES, address=GOOD_VALUES["address"]))
    clerk.room.answer(asked(clerk))
    clerk.room.model.hear(HOUSEHOLD)
    bar = clerk.window.carding.household.bar
    assert bar.buttons
    return bar


@pytest.mark.parametrize("shown", [Shown.FORM, Shown.WINDOW, Shown.REGION, Shown.APPLICATION])
def test_others_answers_never_stand_on_the_residents_screen(clerk: Clerk, shown: Shown) -> None:
    bar = told(clerk)
    clerk.room.snapshot(State.SERVING, fields=filled(**_NAMES, address=GOOD_VALUES["address"]), shown=shown)
    assert not bar.isVisible()
    assert not bar.buttons
    assert not clerk.window.carding.household.button.isVisible()
    clerk.room.snapshot(State.SERVING, fields=filled(**_NAMES, address=GOOD_VALUES["address"]))
    assert not bar.isVisible(), "to be asked for anew"


@pytest.mark.parametrize("other", [{"name": "别人"}, {"address": "另一路77号1室"}])
def test_what_was_told_of_one_home_is_not_offered_for_another(clerk: Clerk, other: dict[str, str]) -> None:
    bar = told(clerk)
    clerk.room.snapshot(State.SERVING, fields=filled(**{**_NAMES, "address": GOOD_VALUES["address"], **other}))
    clerk.room.model.flush()
    assert not bar.buttons
    clerk.room.model.hear(HOUSEHOLD)
    assert not bar.buttons, "nobody asks"
