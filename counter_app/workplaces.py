"""Keeps each clerk's workplace in a file of its own in the counter's state folder; nothing of a resident is in it."""

import logging
from pathlib import Path
from typing import Final
from urllib.parse import quote

import msgspec

from counter_app.workplace import Workplace
from windowkit import logs
from windowkit.small_files import read_or_put_aside, write_whole

_log: Final = logging.getLogger(__name__)


class Workplaces:
    """`folder` None: nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def load(self, clerk: str) -> tuple[Workplace, bool]:
        """As this clerk left it, or as at first; True where their file could not be read and was put aside."""
        path = self._path(clerk)
        if path is None:
            return Workplace(), False
        found, broken = read_or_put_aside(path, Workplace)
        if broken:
            logs.event(_log, "workplace_unreadable")
        return found or Workplace(), broken

    def save(self, clerk: str, workplace: Workplace) -> None:
        """Keep it; where that is not possible the next start is as the one before."""
        path = self._path(clerk)
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_whole(path, msgspec.json.format(msgspec.json.encode(workplace)), durable=False)
        except OSError as error:
            logs.event(_log, "workplace_not_kept", why=type(error).__name__)

    def _path(self, clerk: str) -> Path | None:
        if self._folder is None or not clerk:
            return None
        return self._folder / "workplaces" / f"{quote(clerk, safe='')[:120]}.json"
