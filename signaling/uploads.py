"""What of a still is already here: uploads that a cut or a restart only interrupts, as files.

A folder a visit, two files an upload: what was announced (JSON) and the bytes so far; its length is the offset.
"""

import hashlib
import os
import shutil
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from windowkit.errors import Code, Refused
from windowkit.messages import Flaw

MOST: Final = 12 * 1024 * 1024  # bytes of one still; 12 megapixels at good quality are about 5
_FULL: Final = "the disk of the server takes nothing"


class Announced(msgspec.Struct, frozen=True, kw_only=True):
    """What the sender said of a still before its bytes; `sha256` is hexadecimal."""

    material: str
    media_type: str
    length: int
    sha256: str
    flaws: tuple[Flaw, ...] = ()
    code: str = ""  # read on it


class Uploads:
    """The unfinished uploads. Every method blocks for a disk; a full one is Refused(UNAVAILABLE)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._one_at_a_time = threading.Lock()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def begin(self, visit: str, document: str, announced: Announced) -> int:
        """The offset to go on from: 0, or further where exactly this was begun before. One upload a visit."""
        if not 0 < announced.length <= MOST:
            raise Refused(Code.TOO_LARGE, f"{MOST} bytes")
        with self._one_at_a_time:
            known = self._known(visit, document)
            if known is not None and known[0] == announced:
                return known[1]
            folder = self._folder / _hashed(visit)
            shutil.rmtree(folder, ignore_errors=True)  # what was begun before is not wanted any more
            try:
                folder.mkdir(mode=0o700)
                _write(self._path(visit, document, "part"), b"")
                _write(self._path(visit, document, "json"), msgspec.json.encode(announced))
            except OSError as error:
                shutil.rmtree(folder, ignore_errors=True)
                raise Refused(Code.UNAVAILABLE, _FULL) from error
        return 0

    def known(self, visit: str, document: str) -> tuple[Announced, int] | None:
        """What was announced and how many bytes are here; None where nothing was begun."""
        with self._one_at_a_time:
            return self._known(visit, document)

    def append(self, visit: str, document: str, offset: int, content: bytes) -> int:
        """The new offset. Raises Refused: STALE where the bytes do not follow what is here, TOO_LARGE past the end."""
        with self._one_at_a_time:
            known = self._known(visit, document)
            if known is None or known[1] != offset:
                raise Refused(Code.STALE, "offset")
            if offset + len(content) > known[0].length:
                raise Refused(Code.TOO_LARGE, "longer than announced")
            path = self._path(visit, document, "part")
            try:
                with path.open("ab") as file:
                    file.write(content)
            except OSError as error:
                os.truncate(path, offset)  # half a piece would still be a true piece, but say what was acknowledged
                raise Refused(Code.UNAVAILABLE, _FULL) from error
            return offset + len(content)

    def whole(self, visit: str, document: str) -> tuple[Announced, bytes]:
        """Everything, once it is here. Raises Refused(BAD_MESSAGE), and forgets it, where it is another still."""
        with self._one_at_a_time:
            known = self._known(visit, document)
            if known is None or known[1] != known[0].length:
                raise Refused(Code.STALE, "offset")
            content = self._path(visit, document, "part").read_bytes()
        if hashlib.sha256(content).hexdigest() != known[0].sha256:
            self.forget(visit)
            raise Refused(Code.BAD_MESSAGE, "digest")
        return known[0], content

    def forget(self, visit: str) -> None:
        """Nothing of this visit is on its way any more."""
        with self._one_at_a_time:
            shutil.rmtree(self._folder / _hashed(visit), ignore_errors=True)

    def sweep(self, running: Iterable[str]) -> int:
        """Delete what belongs to no running visit; how many visits' uploads that were."""
        kept = {_hashed(visit) for visit in running}
        with self._one_at_a_time:
            left = [each for each in _inside(self._folder) if each.name not in kept]
            for each in left:
                shutil.rmtree(each, ignore_errors=True)
        return len(left)

    def _known(self, visit: str, document: str) -> tuple[Announced, int] | None:
        try:
            told = self._path(visit, document, "json").read_bytes()
            here = self._path(visit, document, "part").stat().st_size
            return msgspec.json.decode(told, type=Announced), here
        except (OSError, msgspec.MsgspecError):
            return None  # the power went while it was begun: it begins again

    def _path(self, visit: str, document: str, kind: str) -> Path:
        """Hashes, so that no path comes from outside."""
        return self._folder / _hashed(visit) / f"{_hashed(document)}.{kind}"


def _inside(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []  # the disk is away: what is on it is swept when it is back


def _hashed(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def _write(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
