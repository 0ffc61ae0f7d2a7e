"""The clerk has an identity card read at the kiosk: real widgets, real clicks."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from tests.peers.counter_clerk import Clerk, clerk_at_the_counter
from tests.peers.counter_room import Room
from tests.peers.counter_values import filled
from windowkit.assents import Assent
from windowkit.cards import AskCard, CardGiven, CardKind, CardNotGiven, CardTrouble, IdCard
from windowkit.messages import Consent
from windowkit.sensitive import Sensitive
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
PICTURES = os.environ.get("COUNTER_PICTURES")  # a folder for people to look at what the tests saw
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
CARD = IdCard(
    kind=CardKind.CITIZEN,
    name="张福生",
    number="310103194601151230",
    sex="male",
    born="1946-01-15",
    address="瞿溪路1号",
    valid_from="2000-01-01",
    valid_to="2020-01-01",
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
        clerk.window.grab().save(str(Path(PICTURES) / f"{name}_{QLocale().name()}.png"))


def buttons(clerk: Clerk) -> list[QAbstractButton]:
    bar = clerk.window.carding.bar
    return [one for part in (bar.told, bar) for one in part.findChildren(QAbstractButton) if one.isVisible()]


def asked(clerk: Clerk) -> list[AskCard]:
    return [one for one in clerk.room.asked if isinstance(one, AskCard)]


def test_one_key_asks_and_the_card_fills_what_is_empty_and_overwrites_nothing_unasked(clerk: Clerk) -> None:
    before = filled(name="张富生")
    clerk.room.snapshot(State.SERVING, fields=before)
    (read,) = buttons(clerk)
    assert read.shortcut() == QKeySequence("F3")
    read.click()
    (command,) = asked(clerk)
    assert command.whose == "applicant"
    clerk.room.answer(command)
    clerk.room.snapshot(State.SERVING, card="applicant", fields=before)
    picture(clerk, "card_asked")
    (without,) = buttons(clerk)
    assert without is not read
    clerk.room.model.hear(CardGiven(visit="v1", whose="applicant", card=CARD))
    clerk.room.snapshot(State.SERVING, fields=before)
    clerk.room.model.flush()
    typed = {key: edit.value for key, edit in clerk.room.edits().items()}
    assert typed == {"id_number": CARD.number, "sex": "male", "born": "1946-01-15", "address": "瞿溪路1号"}
    assert "2020-01-01" in clerk.text()
    picture(clerk, "card_read")
    overwrite = next(one for one in buttons(clerk) if one is not read)
    overwrite.click()
    clerk.room.model.flush()
    assert clerk.room.edits()["name"].value == "张福生"
    assert overwrite not in buttons(clerk)


def test_why_no_card_came_is_said_and_nothing_of_one_stays_for_the_next_visit(clerk: Clerk) -> None:
    clerk.room.snapshot(State.SERVING)
    said = {""}
    for trouble in CardTrouble:
        clerk.room.model.hear(CardNotGiven(visit="v1", trouble=trouble))
        said.add(clerk.text())
    assert len(said) == 1 + len(CardTrouble)
    clerk.room.model.hear(CardNotGiven(visit="another", trouble=CardTrouble.NOT_HERE))
    before = clerk.text()
    clerk.room.model.hear(CardGiven(visit="another", whose="applicant", card=CARD))
    assert clerk.text() == before
    assert clerk.room.edits() == {}
    clerk.room.snapshot(State.ENDED)
    assert buttons(clerk) == []


AHEAD = (Assent(kind=Sensitive.IDENTITY, consent=Consent.GIVEN),)


def test_a_card_that_was_read_before_the_visit_fills_the_form_by_itself_and_is_asked_for_once(
    clerk: Clerk, qtbot: QtBot
) -> None:
    clerk.room.snapshot(State.JOINING, card_ahead="applicant", assents=AHEAD)
    QTest.qWait(0)
    assert asked(clerk) == [], "not before the form opens"
    assert clerk.room.matter.cards[0].label in clerk.text() or clerk.room.matter.cards[0].label_en in clerk.text()
    clerk.room.snapshot(State.SERVING, card_ahead="applicant", assents=AHEAD)
    qtbot.waitUntil(lambda: len(asked(clerk)) == 1)
    (command,) = asked(clerk)
    assert command.whose == "applicant"
    clerk.room.answer(command)
    clerk.room.snapshot(State.SERVING, card="applicant", card_ahead="applicant", assents=AHEAD)
    picture(clerk, "card_ahead_asked")
    clerk.room.model.hear(CardGiven(visit="v1", whose="applicant", card=CARD))
    clerk.room.model.flush()
    assert {key: edit.value for key, edit in clerk.room.edits().items()}["id_number"] == CARD.number
    clerk.room.snapshot(State.SERVING, card="", card_ahead="applicant", assents=AHEAD)
    QTest.qWait(0)
    assert len(asked(clerk)) == 1, "what does not come is not asked for over and over"
    next(one for one in buttons(clerk) if one.shortcut() == QKeySequence("F3")).click()
    assert len(asked(clerk)) == 2
