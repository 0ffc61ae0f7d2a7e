"""A program's own small files: written whole or not at all; what cannot be read is put aside, not lost."""

import contextlib
import os
from pathlib import Path

import msgspec


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Over what was there, readable by its owner alone. Raises OSError.

    `durable`: after a power cut it is the old or the new; that waits for the disk.
    """
    fresh = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
        if durable:
            file.flush()
            os.fsync(file.fileno())
    fresh.replace(path)


def read_or_put_aside[T](path: Path, kind: type[T]) -> tuple[T | None, bool]:
    """The JSON in it; None where there is no file. True: it was broken, and is `*.broken` now."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind), False
    except FileNotFoundError:
        return None, False
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        with contextlib.suppress(OSError):  # then it is written over with the next change, or not at all
            path.replace(path.with_suffix(".broken"))
        return None, True
