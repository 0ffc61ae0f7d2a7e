"""What this kiosk keeps over every new start, beside its key; of a resident only how they see and hear, in a visit."""

import logging
from pathlib import Path
from typing import Final

import msgspec

from kiosk_app.ease import Chosen
from windowkit import logs
from windowkit.operating import RemoteSettings
from windowkit.small_files import read_or_put_aside, write_whole

_log: Final = logging.getLogger(__name__)
_NAME: Final = "kept.json"


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """`swapped`: the two windows stand the other way round than the settings say. `remote`: set by an operator.

    `chosen`: by whoever is in the visit that goes on; gone with it. `restarts`: the operator's words for a new start
    that were obeyed last; one whose answer was lost is said again, and is not to be obeyed again.
    """

    swapped: bool = False
    remote: RemoteSettings = RemoteSettings()
    chosen: Chosen | None = None
    restarts: tuple[str, ...] = ()


class Keeper:
    """The file in `folder`. What cannot be read is put aside; what cannot be written holds until the end."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _NAME
        self.kept = self._read()

    def keep(self, kept: Kept) -> bool:
        """From now on; whole or not at all. False where it holds only until the program's end."""
        self.kept = kept
        try:
            write_whole(self._path, msgspec.json.encode(kept))
        except OSError as error:
            logs.event(_log, "not_kept", why=error.strerror or "")
            return False
        return True

    def _read(self) -> Kept:
        found, broken = read_or_put_aside(self._path, Kept)
        if broken:
            logs.event(_log, "kept_put_aside")
        return found or Kept()
