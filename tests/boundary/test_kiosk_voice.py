"""The kiosk's voice on a real sound server."""

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk_app.voice import Voice
from tests.peers.ear import listening, loud_seconds, peak, quiet_room, wait
from windowkit.media.speaker import Speaker

LONG = "请您看一遍表格。每一页都看过，全部对了，就按确认。" * 4


@pytest.fixture(scope="module", autouse=True)
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with quiet_room(tmp_path_factory.mktemp("sound")):
        yield


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Path]:
    with listening(tmp_path) as file:
        yield file


def test_a_sentence_is_heard(heard: Path) -> None:
    with Voice(wanted=True, language="zh_CN") as voice:
        voice.say("您好")
        wait(lambda: loud_seconds(heard) > 0.3)


def test_a_new_sentence_cuts_off_the_one_before(heard: Path) -> None:
    with Voice(wanted=True, language="zh_CN") as voice:
        voice.say(LONG)
        wait(lambda: loud_seconds(heard) > 0.3)
        voice.say("好")
        wait(voice.is_quiet)
    assert loud_seconds(heard) < 6


def test_it_speaks_through_the_call_s_loudspeaker_while_that_is_open(heard: Path) -> None:
    speaker = Speaker()
    with Voice(wanted=True, language="zh_CN") as voice:
        voice.through = speaker
        speaker.open()
        wait(lambda: speaker.present)
        voice.say(LONG)
        wait(lambda: loud_seconds(heard) > 0.3)
        voice.say("好")
        wait(voice.is_quiet)
        played = np.empty(speaker.played.available(), np.int16)
        speaker.played.read_into(played)
        assert np.abs(played).max() > 1000  # what the echo canceller is told
        speaker.close()
    assert loud_seconds(heard) < 6


def test_a_sentence_whose_loudspeaker_closes_is_said_without_it(heard: Path) -> None:
    speaker = Speaker()
    with Voice(wanted=True, language="zh_CN") as voice:
        voice.through = speaker
        speaker.open()
        wait(lambda: speaker.present)
        voice.say(LONG)
        wait(lambda: loud_seconds(heard) > 0.2)
        speaker.close()
        before = loud_seconds(heard)
        assert speaker._own.available() == 0
        wait(lambda: loud_seconds(heard) > before + 1)
        assert speaker._own.available() == 0
        voice.say("")


def test_it_is_as_loud_as_wanted_by_itself_and_through_the_call_s_loudspeaker(heard: Path) -> None:
    speaker = Speaker()
    with Voice(wanted=True, language="zh_CN") as voice:

        def loudest(volume: int) -> int:
            before = heard.stat().st_size // 2 * 2
            voice.be(volume=volume, slow=False)
            voice.say("您好")
            wait(lambda: peak(heard, before) > 200)
            wait(lambda: peak(heard, heard.stat().st_size // 2 * 2 - 9600) < 50)  # 0.3 s of silence: all of it came
            return peak(heard, before)

        assert loudest(5) > 3 * loudest(1) > 0
        voice.through = speaker
        speaker.open()
        wait(lambda: speaker.present)
        assert loudest(5) > 2 * loudest(1) > 0
        speaker.close()


def test_an_unwanted_voice_says_nothing() -> None:
    with Voice(wanted=False, language="zh_CN") as voice:
        voice.say(LONG)
        assert voice.is_quiet()


def test_a_machine_without_the_program_says_so_once_in_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    caplog.set_level(logging.INFO)
    with Voice(wanted=True, language="zh_CN") as voice:
        voice.say("您好")
        voice.say("再见")
    assert [record.getMessage() for record in caplog.records] == ["voice_failed"]
