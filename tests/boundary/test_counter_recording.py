"""The counter's window while a talk may be recorded: real widgets and clicks, the offscreen platform."""

import os
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counter_app.calling import RecordingStatus
from counter_app.window import CounterWindow
from tests.peers.counter_clerk import Clerk
from tests.peers.counter_room import Room
from windowkit.matters import Recorded
from windowkit.messages import AskRecording, Consent, EndRecording, Recording
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication) -> Iterator[Clerk]:
    languages, before = Languages(qapp, "counter_app", "en"), QLocale()
    languages.speak("zh_CN")
    QLocale.setDefault(QLocale("zh_CN"))
    room = Room()
    window = CounterWindow(room.model, load_theme(), VideoWidget("resident"), VideoWidget("clerk"))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    yield Clerk(room, window)
    languages.speak("en")
    QLocale.setDefault(before)


def _serving(clerk: Clerk, **more: object) -> None:
    clerk.room.sign_in()
    clerk.room.snapshot(State.JOINING)
    clerk.room.snapshot(State.SERVING, **more)


def _may_be_recorded(clerk: Clerk) -> None:
    clerk.room.matter = msgspec.structs.replace(clerk.room.matter, recording=Recorded.BY_CLERK)


def test_where_nothing_is_recorded_nothing_is_said_of_it(clerk: Clerk) -> None:
    _serving(clerk)
    assert not clerk.window.recording.isVisible()


def test_the_resident_is_asked_and_the_recording_shows_its_time_and_is_ended(clerk: Clerk, qtbot: QtBot) -> None:
    _may_be_recorded(clerk)
    _serving(clerk)
    clerk.click("询问能否录像")
    (asked,) = (command for command in clerk.room.asked if isinstance(command, AskRecording))
    assert asked.days == 180
    clerk.room.answer(asked)
    recording = Recording(id=asked.recording, consent=Consent.ASKED, days=180)
    clerk.room.snapshot(State.SERVING, recording=recording)
    assert "居民正在决定是否同意录像" in clerk.text()
    clerk.room.snapshot(State.SERVING, recording=msgspec.structs.replace(recording, consent=Consent.GIVEN))
    clerk.room.model.hear(RecordingStatus(on=True))
    qtbot.waitUntil(lambda: "● 正在录像 00:01" in clerk.text())
    clerk.click("停止录像")
    (ended,) = (command for command in clerk.room.asked if isinstance(command, EndRecording))
    assert ended.recording == asked.recording
    clerk.room.model.hear(RecordingStatus())


@pytest.mark.parametrize(
    ("consent", "words"),
    [
        (Consent.REFUSED, "居民不同意录像"),
        (Consent.WITHDRAWN, "居民停止了录像"),
        (Consent.FAILED, "无法录像：本机磁盘已满或损坏。受理照常进行。"),
    ],
)
def test_the_clerk_reads_what_became_of_it(clerk: Clerk, consent: Consent, words: str) -> None:
    _may_be_recorded(clerk)
    _serving(clerk, recording=Recording(id="r1", consent=consent, days=180))
    assert words in clerk.text()


def test_a_no_that_came_over_the_call_is_read_before_the_server_knows_it(clerk: Clerk) -> None:
    _may_be_recorded(clerk)
    _serving(clerk, recording=Recording(id="r1", consent=Consent.GIVEN, days=180))
    clerk.room.model.hear(RecordingStatus(on=True))
    assert "● 正在录像 00:00" in clerk.text()
    clerk.room.model.hear(RecordingStatus(refused=True))
    assert "居民停止了录像" in clerk.text()
    assert "正在录像" not in clerk.text()


def test_a_matter_that_wants_it_is_asked_about_without_a_click(clerk: Clerk) -> None:
    clerk.room.matter = msgspec.structs.replace(clerk.room.matter, recording=Recorded.ASKED)
    _serving(clerk)
    assert len([command for command in clerk.room.asked if isinstance(command, AskRecording)]) == 1
