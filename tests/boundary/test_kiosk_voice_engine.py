"""A site's own engine and recorded files, heard on a real sound server: alone, and through a call's loudspeaker."""

import json
import logging
import shlex
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk_app.settings import KioskSettings
from kiosk_app.speech import making
from kiosk_app.voice import Voice, voice_of
from tests.peers import synthetic_engine
from tests.peers.ear import RATE, listening, loud_seconds, peak, quiet_room, tones, wait
from tests.peers.synthetic_engine import PITCHES, tone
from windowkit.media.speaker import Speaker

CHINESE, ENGLISH = PITCHES["zh-CN"], PITCHES["en"]
FILE = 1500
FIRST, RECORDED, SECOND, THIRD = "这是第一句话。", "这句话有录音。", "这是第二句话。", "这是第三句话。"
SECRET = "李四今天来过。"


@pytest.fixture(scope="module", autouse=True)
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with quiet_room(tmp_path_factory.mktemp("sound")):
        yield


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Path]:
    with listening(tmp_path) as file:
        yield file


@pytest.fixture(params=["alone", "in a call"])
def speaker(request: pytest.FixtureRequest, heard: Path) -> Iterator[Speaker | None]:
    """Both ways in which it is heard."""
    if request.param == "alone":
        yield None
        return
    made = Speaker()
    made.open()
    wait(lambda: made.present)
    yield made
    made.close()


def engine(folder: Path) -> str:
    words = [sys.executable, str(Path(synthetic_engine.__file__)), str(folder / "notes"), "{language}", "{pace}"]
    return shlex.join(words)


def script(folder: Path, does: str) -> str:
    file = folder / "engine.py"
    file.write_text(f"import sys, time\n{does}\n")
    return shlex.join([sys.executable, str(file)])


def recorded(folder: Path, seconds: float = 0.6) -> str:
    (folder / "recorded.wav").write_bytes(tone(FILE, seconds, rate=44_100))
    (folder / "sentences.toml").write_text(f'[zh_CN]\n"{RECORDED}" = "recorded.wav"\n')
    return str(folder)


def given(folder: Path) -> list[list[str]]:
    return [json.loads(line) for line in (folder / "notes").read_text().splitlines()]


def said(voice: Voice, heard: Path, text: str) -> None:
    """All of it, and heard: the sound server is a moment behind, so half a second of silence is waited for."""
    voice.say(text)
    wait(voice.is_quiet, 30)
    quiet = heard.stat().st_size
    wait(lambda: heard.stat().st_size > quiet + RATE and peak(heard, heard.stat().st_size // 2 * 2 - RATE) < 50)


def test_a_recorded_file_wins_and_the_engine_says_the_rest_in_order(
    heard: Path, speaker: Speaker | None, tmp_path: Path
) -> None:
    with voice_of(KioskSettings(voice_engine=engine(tmp_path), voice_files=recorded(tmp_path))) as voice:
        voice.through = speaker
        said(voice, heard, FIRST + RECORDED + SECOND + THIRD)
    assert [pitch for pitch, _ in tones(heard)] == [CHINESE, FILE, CHINESE]
    assert [round(lasted, 1) for _, lasted in tones(heard)] == pytest.approx([0.7, 0.6, 1.4], abs=0.25)
    assert given(tmp_path) == [[FIRST, "zh-CN", "150"], [SECOND + THIRD, "zh-CN", "150"]]
    if speaker is not None:  # what the echo canceller is told
        played = np.empty(speaker.played.available(), np.int16)
        speaker.played.read_into(played)
        assert np.abs(played).max() > 1000


def test_the_engine_hears_of_language_and_pace(heard: Path, tmp_path: Path) -> None:
    with voice_of(KioskSettings(voice_engine=engine(tmp_path), language="en")) as voice:
        voice.be(volume=3, slow=True)
        said(voice, heard, "Please sit down.")
    assert [pitch for pitch, _ in tones(heard)] == [ENGLISH]
    assert given(tmp_path) == [["Please sit down.", "en", "105"]]


def test_files_without_an_engine_leave_the_rest_to_espeak(heard: Path, speaker: Speaker | None, tmp_path: Path) -> None:
    with voice_of(KioskSettings(voice_files=recorded(tmp_path))) as voice:
        voice.through = speaker
        said(voice, heard, RECORDED)
        alone = loud_seconds(heard)
        assert [pitch for pitch, _ in tones(heard)] == [FILE]
        said(voice, heard, FIRST + RECORDED)
    assert sum(lasted for pitch, lasted in tones(heard) if pitch == FILE) == pytest.approx(1.2, abs=0.4)
    assert tones(heard)[-1][0] == FILE
    assert loud_seconds(heard) > 2 * alone + 0.5


def test_a_newer_sentence_cuts_off_a_file_and_what_follows_it(
    heard: Path, speaker: Speaker | None, tmp_path: Path
) -> None:
    with voice_of(KioskSettings(voice_engine=engine(tmp_path), voice_files=recorded(tmp_path, 8.0))) as voice:
        voice.through = speaker
        voice.say(RECORDED + FIRST)
        wait(lambda: loud_seconds(heard) > 0.5)
        said(voice, heard, SECOND)
    pitches, lasted = zip(*tones(heard), strict=True)
    assert pitches == (FILE, CHINESE)
    assert lasted[0] < 4
    assert lasted[1] == pytest.approx(0.1 * len(SECOND), abs=0.25)  # of the first text's rest nothing was said


def test_a_newer_sentence_does_not_wait_for_an_engine_at_work(heard: Path, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    slow = script(tmp_path, f"open({str(begun)!r}, 'w').close()\ntime.sleep(60)")
    with voice_of(KioskSettings(voice_engine=slow, voice_files=recorded(tmp_path))) as voice:
        voice.say(FIRST)
        wait(begun.exists)
        voice.say(RECORDED)
        wait(lambda: [pitch for pitch, _ in tones(heard)] == [FILE], making._PATIENCE / 2)


def test_what_an_engine_s_script_had_started_ends_with_it(heard: Path, tmp_path: Path) -> None:
    child = tmp_path / "child"
    command = f"sh -c 'sleep 60 & echo $! > {child}.new; mv {child}.new {child}; wait'"
    with voice_of(KioskSettings(voice_engine=command)) as voice:
        voice.say(FIRST)
        wait(child.exists)
        running = Path("/proc", child.read_text().strip(), "cmdline")
        assert running.read_bytes().startswith(b"sleep")
        voice.say("")
        wait(lambda: not running.exists() or not running.read_bytes())  # gone, or only not waited for yet


def test_it_is_as_loud_as_wanted(heard: Path, speaker: Speaker | None, tmp_path: Path) -> None:
    with voice_of(KioskSettings(voice_engine=engine(tmp_path), voice_files=recorded(tmp_path))) as voice:
        voice.through = speaker

        def loudest(text: str, volume: int) -> int:
            since = heard.stat().st_size // 2 * 2
            voice.be(volume=volume, slow=False)
            said(voice, heard, text)
            return peak(heard, since)

        for text in (RECORDED, FIRST):
            usual = loudest(text, 3)
            assert usual == pytest.approx(8192, rel=0.1)
            assert loudest(text, 1) == pytest.approx(0.35 * usual, rel=0.1)
            assert loudest(text, 5) == pytest.approx(2.0 * usual, rel=0.1)


def test_a_file_whose_loudspeaker_closes_is_heard_anew_without_it(heard: Path, tmp_path: Path) -> None:
    speaker = Speaker()
    speaker.open()
    wait(lambda: speaker.present)
    with voice_of(KioskSettings(voice_files=recorded(tmp_path, 3.0))) as voice:
        voice.through = speaker
        voice.say(RECORDED)
        wait(lambda: loud_seconds(heard) > 0.2)
        speaker.close()
        before = loud_seconds(heard)
        wait(lambda: loud_seconds(heard) > before + 2.5)
        wait(voice.is_quiet)


@pytest.mark.parametrize(
    "does",
    [
        "print(sys.stdin.read())",
        "sys.stderr.write(sys.stdin.read()); sys.exit(1)",
        "time.sleep(60)",
    ],
    ids=["writes no sound", "complains and ends", "hangs"],
)
def test_where_the_engine_fails_espeak_speaks_and_the_log_says_so_once(
    heard: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, does: str
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(making, "_PATIENCE", 2.0)
    with voice_of(KioskSettings(voice_engine=script(tmp_path, does), voice_files=recorded(tmp_path))) as voice:
        said(voice, heard, SECRET + RECORDED)
        once = loud_seconds(heard)
        assert once > 1.0  # the file alone is 0.6 s
        assert tones(heard)[-1][0] == FILE
        said(voice, heard, SECRET)
    assert loud_seconds(heard) > once + 0.4
    failed = [vars(record)["values"]["what"] for record in caplog.records if record.getMessage() == "voice_failed"]
    assert failed == ["voice_engine"]
    assert SECRET not in "".join(str(vars(record)) for record in caplog.records)


def test_an_engine_that_failed_is_asked_again_later_and_in_the_other_language_at_once(
    heard: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = 0.0
    monkeypatch.setattr(making, "monotonic", lambda: time.monotonic() + ahead)
    once = f"from pathlib import Path\nnotes = Path({str(tmp_path / 'asked')!r})\n"
    once += "notes.open('a').write(sys.argv[1] + ' ')\nsys.exit(1)"
    with voice_of(KioskSettings(voice_engine=script(tmp_path, once) + " {language}")) as voice:
        said(voice, heard, "好。")
        said(voice, heard, "好。")
        voice.language = "en"
        said(voice, heard, "Yes.")
        voice.language = "zh_CN"
        ahead = making.REST
        said(voice, heard, "好。")
    assert (tmp_path / "asked").read_text().split() == ["zh-CN", "en", "zh-CN"]


def test_a_file_that_is_gone_is_said_by_the_engine(
    heard: Path, speaker: Speaker | None, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with voice_of(KioskSettings(voice_engine=engine(tmp_path), voice_files=recorded(tmp_path))) as voice:
        voice.through = speaker
        (tmp_path / "recorded.wav").unlink()
        said(voice, heard, RECORDED)
    assert [pitch for pitch, _ in tones(heard)] == [CHINESE]
    assert [record.getMessage() for record in caplog.records].count("voice_failed") == 1


def test_without_a_player_that_works_espeak_speaks(
    heard: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "aplay").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "bin" / "aplay").chmod(0o755)
    with voice_of(KioskSettings(voice_engine=engine(tmp_path))) as voice:
        monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
        said(voice, heard, FIRST)
    assert loud_seconds(heard) > 0.5
    assert [vars(record)["values"]["what"] for record in caplog.records] == ["aplay"]
