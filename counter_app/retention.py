"""Deletes recordings when their days are over, wherever this counter ever put them, also where none are made now."""

import contextlib
import logging
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from counter_app.settings import CounterSettings
from counter_app.shelf import SUFFIX, Kept, read_shelf, recordings_folder
from windowkit import logs
from windowkit.errors import BadInput
from windowkit.sealed import read_head
from windowkit.settings import state_folder

_log: Final = logging.getLogger(__name__)
_DAY: Final = 86_400.0  # s
_SURE: Final = 3_000.0  # s; a clock that is wrong for a moment costs no recording
_FIRST: Final = 1_767_225_600.0  # 2026-01-01 UTC; what was begun before there were any was begun with a wrong clock
_NAME: Final = re.compile(rf"[0-9a-f]{{32}}(\.\d+)?{re.escape(SUFFIX)}")  # as `Shelf.place` makes them


class Retention:
    """Looks after `folders`; `days` is for recordings that do not say their own."""

    def __init__(self, folders: Iterable[Path], days: int) -> None:
        self._folders = tuple(folders)
        self._days = days
        self._over: dict[Path, float] = {}  # since when a recording's days are seen to be over

    def expire(self, now: float, at: float, spared: Path | None = None) -> None:
        """Delete what has been kept for its days, once two looks an hour apart say so; `spared` is being written.

        `now` is UNIX seconds, `at` s of a clock that nobody sets.
        """
        found = [kept for folder in self._folders for kept in (*read_shelf(folder), *_torn(folder))]
        over = expired([_dated(kept, now) for kept in found if kept.path != spared], self._days, now)
        self._over = {kept.path: self._over.get(kept.path, at) for kept in over}
        for path, since in self._over.items():
            if at - since >= _SURE:
                _delete(path)


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


def _dated(kept: Kept, now: float) -> Kept:
    """With a day that its days can be counted from; where it has none, they count from today."""
    if kept.begun >= _FIRST or now < _FIRST:
        return kept
    seen = now
    with contextlib.suppress(OSError):
        changed = kept.path.stat().st_mtime
        if changed >= _FIRST:
            seen = changed
        else:
            os.utime(kept.path, (now, now))
    return msgspec.structs.replace(kept, begun=seen)


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
