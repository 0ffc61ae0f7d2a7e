"""Where a counter's recordings lie: sealed files with a number for a name, deleted when their days are over."""

import contextlib
import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from counter_app.settings import CounterSettings
from windowkit import logs
from windowkit.errors import BadInput
from windowkit.sealed import public_key, read_head
from windowkit.settings import state_folder

_log: Final = logging.getLogger(__name__)
SUFFIX: Final = ".vwrec"
_DAY: Final = 86_400.0  # s
_NAME: Final = re.compile(r"[0-9a-f]{32}")  # a recording's id; nothing else ever becomes a part of a path


class Kept(msgspec.Struct, frozen=True):
    """A file on the shelf; `begun` (UNIX s) is what its days are counted from."""

    path: Path
    begun: float
    bytes: int


class Shelf:
    """The folder, whose key its files are sealed with, and for how many days they are kept."""

    def __init__(self, folder: Path, key: X25519PublicKey, days: int) -> None:
        self.folder = folder
        self.key = key
        self.days = days

    def place(self, recording: str) -> Path:
        """A free path for this recording; a counter that starts again in a talk gets a second one. Raises OSError."""
        if not _NAME.fullmatch(recording):
            raise BadInput("a recording's id is 32 hexadecimal digits")
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = 1
        while (path := self.folder / f"{recording}{f'.{part}' if part > 1 else ''}{SUFFIX}").exists():
            part += 1
        return path

    def expire(self, now: float) -> None:
        """Delete what has been kept for its days; `now` is UNIX seconds."""
        for kept in expired(read_shelf(self.folder), self.days, now):
            with contextlib.suppress(OSError):
                kept.path.unlink()
                logs.event(_log, "recording_expired", recording=kept.path.name.removesuffix(SUFFIX))


def open_shelf(settings: CounterSettings) -> Shelf | None:
    """The shelf of the settings; None where no key is named: then nothing is recorded here."""
    if not settings.recording_key:
        return None
    if settings.recording_days < 1:
        raise BadInput("recording_days is at least 1; to record nothing leave recording_key empty")
    return Shelf(recordings_folder(settings), public_key(settings.recording_key), settings.recording_days)


def recordings_folder(settings: CounterSettings) -> Path:
    """Where the settings have the recordings lie."""
    chosen = settings.recordings
    return Path(chosen).expanduser() if chosen else state_folder(settings.state, "counter_app") / "recordings"


def read_shelf(folder: Path) -> list[Kept]:
    """Every recording, the oldest first; what is no sealed file is passed over."""
    found: list[Kept] = []
    for path in folder.glob(f"*{SUFFIX}"):
        with contextlib.suppress(OSError, BadInput), path.open("rb") as file:
            found.append(Kept(path, read_head(file).begun, path.stat().st_size))
    return sorted(found, key=lambda kept: (kept.begun, kept.path.name))


def expired(shelf: Iterable[Kept], days: int, now: float) -> list[Kept]:
    """What was begun more than `days` ago."""
    return [kept for kept in shelf if now - kept.begun > days * _DAY]
