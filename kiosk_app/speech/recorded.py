"""Recorded sentences of a site: a folder with `sentences.toml`, checked as the kiosk starts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import msgspec

from kiosk_app.speech.parts import sentences
from kiosk_app.speech.sound import check_wave
from windowkit.errors import BadInput

type Recorded = Mapping[str, Mapping[str, Path]]  # by language: the file of a sentence

_LIST: Final = "sentences.toml"
_LISTED: Final = dict[Literal["zh_CN", "en"], dict[str, str]]


def recorded_in(folder: str) -> Recorded:
    """The setting `voice_files`; nothing where it is empty. Raises BadInput naming the file and what to change."""
    if not folder:
        return {}
    home = Path(folder).expanduser()
    if not home.is_dir():
        raise BadInput(f"voice_files: there is no folder {home}; make it, or leave the setting empty")
    listed = home / _LIST
    try:
        tables = msgspec.toml.decode(listed.read_bytes(), type=_LISTED)
    except OSError as error:
        raise BadInput(f"voice_files: cannot read {listed}: {error.strerror}; it lists which file says what") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadInput(
            f'{listed}: {error}; it has a table [zh_CN] or [en] with lines like "A sentence." = "file.wav"'
        ) from error
    return {
        language: {sentence.strip(): _file(listed, sentence, home / name) for sentence, name in table.items()}
        for language, table in tables.items()
    }


def _file(listed: Path, sentence: str, file: Path) -> Path:
    if len(sentences(sentence)) != 1:
        raise BadInput(f"{listed}: {sentence!r} is not one sentence; give each its own line and file")
    if not file.is_file():
        raise BadInput(f"{listed}: there is no file {file} for {sentence!r}; put it there, or take the line away")
    try:
        check_wave(file)
    except BadInput as error:
        raise BadInput(f"{file}: {error}; save it as WAV, PCM 16 bit, mono, 8 to 48 kHz") from error
    return file
