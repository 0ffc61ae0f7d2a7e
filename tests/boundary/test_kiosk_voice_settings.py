"""What a site sets of the kiosk's voice: a mistake is named as the kiosk starts, with what to change."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk_app.settings import KioskSettings
from kiosk_app.voice import voice_of
from tests.peers.synthetic_engine import tone
from windowkit.errors import BadInput
from windowkit.keys import DeviceKey, new_private, save_key

GOOD = tone(440, 0.1)


def refused(settings: KioskSettings) -> str:
    with pytest.raises(BadInput) as error:
        voice_of(settings)
    return str(error.value)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-program --voice {language}", "no program 'no-such-program'; install it"),
        ("/usr/share/no-such-program", "whole path"),
        ("cat 'unclosed", "no closing quotation"),
        ("cat {voice}", "{voice} is not known; what may be put in is {language} and {pace}"),
        ("{language} cat", "no program '{language}'"),
    ],
)
def test_an_engine_that_cannot_be_is_refused(command: str, said: str) -> None:
    assert said in refused(KioskSettings(voice_engine=command))


def test_a_kiosk_without_the_player_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cat").symlink_to("/bin/cat")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "install Debian's package alsa-utils" in refused(KioskSettings(voice_engine="cat"))
    voice_of(KioskSettings())  # espeak-ng plays by itself


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert f"there is no folder {tmp_path}/none" in refused(KioskSettings(voice_files=f"{tmp_path}/none"))


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (None, "cannot read {0}/sentences.toml: No such file or directory"),
        (b"[zh_CN", "{0}/sentences.toml: "),
        (b"\xff\xfe", "{0}/sentences.toml: "),
        ('[fr]\n"Oui." = "good.wav"', "it has a table [zh_CN] or [en]"),
        ('[en]\n"Yes." = 3', "with lines like"),
        ('[en]\n"Yes. No." = "good.wav"', "'Yes. No.' is not one sentence"),
        ('[en]\n" " = "good.wav"', "' ' is not one sentence"),
        ('[en]\n"Yes." = "gone.wav"', "no file {0}/gone.wav for 'Yes.'; put it there"),
        ('[en]\n"Yes." = "stereo.wav"', "{0}/stereo.wav: it has 2 channels, not 1 (mono); save it as WAV"),
        ('[en]\n"Yes." = "wide.wav"', "{0}/wide.wav: it has 24 bit a sample, not 16"),
        ('[en]\n"Yes." = "fast.wav"', "{0}/fast.wav: it has 96000 samples a second, not 8000 to 48000"),
        ('[en]\n"Yes." = "empty.wav"', "{0}/empty.wav: there is no sound in it"),
        ('[en]\n"Yes." = "words.wav"', "{0}/words.wav: it is no WAV file"),
        ('[en]\n"Yes." = "cut.wav"', "{0}/cut.wav: it is no WAV file of PCM samples (it ends too early)"),
    ],
)
def test_files_that_cannot_be_are_refused(tmp_path: Path, listed: str | bytes | None, said: str) -> None:
    files = {
        "good.wav": GOOD,
        "stereo.wav": tone(440, 0.1, channels=2),
        "wide.wav": tone(440, 0.1, width=3),
        "fast.wav": tone(440, 0.1, rate=96_000),
        "empty.wav": tone(440, 0.0),
        "words.wav": b"these are words and no sound",
        "cut.wav": GOOD[:30],
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    if listed is not None:
        (tmp_path / "sentences.toml").write_bytes(listed if isinstance(listed, bytes) else listed.encode())
    assert said.format(tmp_path) in refused(KioskSettings(voice_files=str(tmp_path)))


def test_what_is_right_is_taken_also_where_the_voice_is_off(tmp_path: Path) -> None:
    (tmp_path / "good.wav").write_bytes(GOOD)
    (tmp_path / "sentences.toml").write_text('[zh_CN]\n"您好。" = "good.wav"\n[en]\n"Hello." = "good.wav"\n')
    voice_of(KioskSettings(voice=False, voice_engine="cat {language} '{pace}'", voice_files=str(tmp_path)))


def test_the_program_ends_with_the_message(tmp_path: Path) -> None:
    save_key(tmp_path / "state", DeviceKey(device="kiosk-7", private=new_private()))
    config = tmp_path / "kiosk.toml"
    config.write_text(f'state = "{tmp_path}/state"\nvoice_files = "{tmp_path}/none"\n')
    program = (sys.executable, "-m", "kiosk_app", "--config", config)
    ended = subprocess.run(program, env=os.environ, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 2
    assert f"kiosk: voice_files: there is no folder {tmp_path}/none; make it" in ended.stderr
