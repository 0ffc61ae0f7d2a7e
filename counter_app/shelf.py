"""Where a counter's recordings lie: sealed files with a number for a name, deleted when their days are over."""

import contextlib
import re
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from counter_app.settings import CounterSettings
from windowkit.errors import BadInput
from windowkit.sealed import public_key, read_head
from windowkit.settings import state_folder

SUFFIX: Final = ".vwrec"
_NAME: Final = re.compile(r"[0-9a-f]{32}")  # a recording's id; nothing else ever becomes a part of a path


class Kept(msgspec.Struct, frozen=True):
    """A file on the shelf; `begun` (UNIX s) is what its `days` are counted from. 0 days: nobody was told a number."""

    path: Path
    begun: float
    bytes: int
    days: int = 0


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
            head = read_head(file)
            found.append(Kept(path, head.begun, path.stat().st_size, head.days))
    return sorted(found, key=lambda kept: (kept.begun, kept.path.name))
