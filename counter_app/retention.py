"""Deletes recordings when their days are over, wherever this counter ever put them, also where none are made now."""

import contextlib
import logging
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from counter_app.settings import CounterSettings
from counter_app.shelf import SUFFIX, Kept, read_shelf, recordings_folder
from windowkit import logs
from windowkit.errors import BadInput
from windowkit.sealed import read_head
from windowkit.settings import state_folder

_log: Final = logging.getLogger(__name__)
_DAY: Final = 86_400.0  # s
_NAME: Final = re.compile(rf"[0-9a-f]{{32}}(\.\d+)?{re.escape(SUFFIX)}")  # as `Shelf.place` makes them


class Retention:
    """Looks after `folders`; `days` is for recordings that do not say their own."""

    def __init__(self, folders: Iterable[Path], days: int) -> None:
        self._folders = tuple(folders)
        self._days = days

    def expire(self, now: float, spared: Path | None = None) -> None:
        """Delete what has been kept for its days; `now` is UNIX seconds, `spared` is being written."""
        for folder in self._folders:
            for kept in expired([*read_shelf(folder), *_torn(folder)], self._days, now):
                if kept.path != spared:
                    _delete(kept.path)


def open_retention(settings: CounterSettings) -> Retention:
    """For the folder of the settings and every one they ever named; this one is written down beside the state."""
    folder = recordings_folder(settings).absolute()
    state = state_folder(settings.state, "counter_app")
    list_of_all = state / "recording_folders"
    with contextlib.suppress(OSError):  # a state that cannot be written: this folder is looked after all the same
        known = list_of_all.read_text("utf-8").splitlines() if list_of_all.exists() else []
        if settings.recording_key and str(folder) not in known:
            state.mkdir(parents=True, exist_ok=True, mode=0o700)
            list_of_all.write_text("".join(f"{one}\n" for one in (*known, folder)), "utf-8")
        return Retention(dict.fromkeys((folder, *map(Path, known))), max(1, settings.recording_days))
    return Retention((folder,), max(1, settings.recording_days))


def expired(shelf: Iterable[Kept], days: int, now: float) -> list[Kept]:
    """What was begun more than its days ago, or more than `days` where it does not say them."""
    return [kept for kept in shelf if now - kept.begun > (kept.days or days) * _DAY]


def _torn(folder: Path) -> list[Kept]:
    """Recordings cut off within their head: nobody can open them, and their time is the file's."""
    found: list[Kept] = []
    for path in folder.glob(f"*{SUFFIX}"):
        if not _NAME.fullmatch(path.name):
            continue
        with contextlib.suppress(OSError), path.open("rb") as file:
            try:
                read_head(file)
            except BadInput:
                about = path.stat()
                found.append(Kept(path, about.st_mtime, about.st_size))
    return found


def _delete(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()
        logs.event(_log, "recording_expired", recording=path.name.removesuffix(SUFFIX))
