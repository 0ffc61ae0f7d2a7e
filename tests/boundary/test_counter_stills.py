"""A still at the counter: seen coming, and what is wrong with it said."""

import os
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from counter_app import flaw_phrases
from counter_app.window import CounterWindow
from tests.peers.counter_room import Room
from tests.peers.counter_values import GOOD_VALUES, STILL, filled
from windowkit.messages import DocumentProgress, Flaw
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(params=["zh_CN", "en"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    languages, before = Languages(qapp, "counter_app", "en"), QLocale()
    languages.speak(request.param)
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    languages.speak("en")
    QLocale.setDefault(before)


def test_a_still_is_seen_coming_and_what_is_wrong_with_it_is_said(qtbot: QtBot, language: str) -> None:
    room = Room()
    window = CounterWindow(room.model, load_theme(), VideoWidget("resident"), VideoWidget("clerk"))
    qtbot.addWidget(window)
    window.show()
    room.sign_in()
    room.snapshot(State.JOINING)
    room.snapshot(State.SERVING, fields=filled(**GOOD_VALUES))
    room.snapshot(State.DOCUMENT, wanted="A", fields=filled(**GOOD_VALUES))
    first, *_ = window.documents.findChildren(QProgressBar)
    assert not first.isVisible()
    for percent in (0, 45):
        room.model.hear(DocumentProgress(visit="v1", document="d1", material="A", percent=percent))
        assert (first.isVisible(), first.value()) == (True, percent)
    room.model.hear(DocumentProgress(visit="another", document="d1", material="A", percent=90))
    assert first.value() == 45
    poor = replace(STILL, flaws=(Flaw.BLURRED, Flaw.GLARE))
    room.snapshot(State.SERVING, documents=(poor,), fields=filled(**GOOD_VALUES))
    assert not first.isVisible()
    words = {"zh_CN": "已收到，但是：模糊，反光", "en": "Received, but: blurred, glare"}[language]
    assert words in [label.text() for label in window.documents.findChildren(QLabel)]
    room.model.hear(DocumentProgress(visit="v1", document="d1", material="A", percent=90))
    assert not first.isVisible()  # late words of what has arrived


def test_every_flaw_has_words_of_its_own_in_both_languages(language: str) -> None:
    told = [flaw_phrases.flaw(flaw) for flaw in Flaw]
    assert len(set(told)) == len(Flaw)
    assert all(any("一" <= sign <= "鿿" for sign in each) == (language == "zh_CN") for each in told)
