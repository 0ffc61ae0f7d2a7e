"""The kiosk's voice on a real sound server."""

import logging
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk_app.voice import Voice
from tests.peers.pulse import pulse
from windowkit.media.speaker import Speaker

LONG = "请您看一遍表格。每一页都看过，全部对了，就按确认。" * 4


def wait(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture
def heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with pulse(tmp_path, "ear") as environment:
        for key, value in (environment | {"PULSE_SINK": "ear"}).items():
            monkeypatch.setenv(key, value)
        file = tmp_path / "heard.raw"
        record = ["parec", "--device=ear.monitor", "--format=s16le", "--channels=1", "--rate=16000", "--raw"]
        with file.open("wb") as into, subprocess.Popen(record, stdout=into, env=os.environ.copy()) as recorder:
            wait(lambda: file.stat().st_size > 0)
            yield file
            recorder.terminate()


def loud_seconds(file: Path) -> float:
    samples = np.frombuffer(file.read_bytes()[: file.stat().st_size // 2 * 2], np.int16)
    blocks = samples[: samples.size // 160 * 160].reshape(-1, 160).astype(float)
    return float((np.abs(blocks).max(axis=1) > 500).sum()) / 100 if blocks.size else 0.0


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
