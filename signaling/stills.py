"""The stills of documents, as files beside the database; and what an image says of itself."""

import contextlib
import hashlib
import os
import struct
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from windowkit.errors import Code, Refused

_NEW: Final = ".new"
_HALF: Final = ".half"  # being written
_PNG: Final = b"\x89PNG\r\n\x1a\n"
# JPEG (ITU-T T.81, table B.1): the markers that begin a frame and so carry its size.
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def size_of(content: bytes, media_type: str) -> tuple[int, int]:
    """Width and height in pixels of a JPEG or PNG; raises Refused(BAD_MESSAGE) where it is neither."""
    try:
        if media_type == "image/png" and content.startswith(_PNG):
            width, height = struct.unpack_from(">II", content, 16)
            return int(width), int(height)
        if media_type == "image/jpeg" and content.startswith(b"\xff\xd8"):
            return _jpeg(content)
    except (struct.error, IndexError):
        pass
    raise Refused(Code.BAD_MESSAGE, "not a JPEG or PNG image")


def _jpeg(content: bytes) -> tuple[int, int]:
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return int(width), int(height)
        at += 2 + length
    raise Refused(Code.BAD_MESSAGE, "not a JPEG or PNG image")


class Stills:
    """A folder of stills; a name is the hash of visit and document, so that no path comes from outside.

    A still is called new until somebody has a record of it: so is known what a kill leaves between the two.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def keep(self, visit: str, document: str, content: bytes) -> None:
        """Write it, whole and on the disk before this returns. Raises OSError."""
        # A name of its own: the kiosk may send the last piece again while the first one is still being written.
        with tempfile.NamedTemporaryFile(dir=self._folder, suffix=_HALF, delete=False) as file:  # readable by us alone
            try:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(self._fresh(visit, document))
            except OSError:  # a full disk is not made fuller, and no half of a paper stays
                Path(file.name).unlink(missing_ok=True)
                raise

    def recorded(self, visit: str, document: str) -> None:
        """Somebody has a record of it now. Raises OSError; it can be fetched either way."""
        with contextlib.suppress(FileNotFoundError):  # said twice
            self._fresh(visit, document).replace(self._path(visit, document))

    def sweep(self, recorded: Iterable[tuple[str, str]]) -> int:
        """At the start, with what running visits have a record of: delete what nobody knows; how many that were."""
        known = {self._fresh(visit, document): self._path(visit, document) for visit, document in recorded}
        left = [each for each in self._folder.iterdir() if each.suffix in (_NEW, _HALF)]
        for each in left:
            if each in known:
                each.replace(known[each])
            else:
                each.unlink()
        return sum(each not in known for each in left)

    def drop(self, visit: str, document: str) -> None:
        """Have it no more; one that is not there is no trouble."""
        for path in (self._fresh(visit, document), self._path(visit, document)):
            path.unlink(missing_ok=True)

    def fetch(self, visit: str, document: str) -> bytes:
        """The still. Raises FileNotFoundError."""
        with contextlib.suppress(FileNotFoundError):
            return self._path(visit, document).read_bytes()
        with contextlib.suppress(FileNotFoundError):
            return self._fresh(visit, document).read_bytes()
        return self._path(visit, document).read_bytes()  # it was renamed between the two

    def _path(self, visit: str, document: str) -> Path:
        return self._folder / hashlib.sha256(f"{visit}\n{document}".encode()).hexdigest()

    def _fresh(self, visit: str, document: str) -> Path:
        return self._path(visit, document).with_suffix(_NEW)
