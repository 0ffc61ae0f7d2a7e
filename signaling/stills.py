"""The stills of documents, as files beside the database; and what an image says of itself."""

import hashlib
import os
import struct
from pathlib import Path
from typing import Final

from windowkit.errors import Code, Refused

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
    """A folder of stills; a name is the hash of visit and document, so that no path comes from outside."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def keep(self, visit: str, document: str, content: bytes) -> None:
        """Write it whole or not at all, on the disk before this returns. Raises OSError."""
        path = self._path(visit, document)
        fresh = path.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)

    def drop(self, visit: str, document: str) -> None:
        """Have it no more; one that is not there is no trouble."""
        self._path(visit, document).unlink(missing_ok=True)

    def fetch(self, visit: str, document: str) -> bytes:
        """The still. Raises FileNotFoundError."""
        return self._path(visit, document).read_bytes()

    def _path(self, visit: str, document: str) -> Path:
        return self._folder / hashlib.sha256(f"{visit}\n{document}".encode()).hexdigest()
