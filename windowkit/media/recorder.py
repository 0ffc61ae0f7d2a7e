"""Writes one talk into one sealed file: the packets come in the engine, a thread of its own seals and writes them.

The engine never waits for the disk: what a slow disk cannot take is left out, and pictures go on at the next key
frame. Each piece is on the disk before the next one is begun, so that a crash costs the last two seconds.
"""

import asyncio
import contextlib
import logging
import os
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from windowkit import logs
from windowkit.consent import Permission
from windowkit.media.encoded import Encoded, Track
from windowkit.media.tape import Tape
from windowkit.sealed import Sealer

_log: Final = logging.getLogger(__name__)
_WAITING: Final = 16  # pieces of a second each, some 8 MB: a disk that is further behind does not catch up
_END: Final = 5.0  # s for the last pieces; a disk that takes longer is taken to hang


class Recorder:
    """One recording, from its first packet to `end`; nothing is written that `permission` does not cover.

    `want_key` asks a picture's sender for a key frame; `on_failed` hears, in the engine, that nothing more is written.
    `days`: what the resident was told of how long it is kept; 0: as the settings say.
    """

    def __init__(
        self,
        permission: Permission,
        path: Path,
        key: X25519PublicKey,
        want_key: Callable[[Track], None],
        on_failed: Callable[[], None],
        days: int = 0,
    ) -> None:
        self.permission = permission
        self._want_key = want_key
        self._on_failed = on_failed
        self._tape = Tape(time.time())
        self._pieces: queue.Queue[bytes | None] = queue.Queue(_WAITING + 1)  # and room for the end
        self._listening = True
        self._engine = asyncio.get_running_loop()
        self.path = path
        self._file = _SealedFile(path, key, days)
        self._thread = threading.Thread(target=self._write, name="recorder", daemon=True)
        self._thread.start()

    def hear(self, packet: Encoded) -> None:
        """A packet of the call; what is of another visit is not taken."""
        if not self._listening or packet.visit != self.permission.visit:
            return
        self._hand_on(self._tape.add(packet))
        for track in self._tape.wanted_keys(packet.at):
            self._want_key(track)

    def pause(self) -> None:
        """Take nothing for a while."""
        if self._listening:
            self._listening = False
            self._hand_on(self._tape.rest())
            self._tape.break_chain()

    def resume(self) -> None:
        """Go on after a pause."""
        self._listening = True

    async def end(self) -> None:
        """Take nothing more, from this moment; returns when what was taken is written and the file closed."""
        self.pause()
        with contextlib.suppress(queue.Full):  # a disk that hangs: the file ends as after a crash
            self._pieces.put_nowait(None)
        await asyncio.to_thread(self._thread.join, _END)

    def _hand_on(self, pieces: list[bytes]) -> None:
        for piece in pieces:
            if self._pieces.qsize() < _WAITING:
                self._pieces.put_nowait(piece)
            else:
                logs.event(_log, "recording_lagged", recording=self.permission.recording)
                self._tape.break_chain()

    def _write(self) -> None:
        try:
            self._file.write_until_end(self._pieces)
        except Exception as error:  # noqa: BLE001 - where nothing is written nobody may read "Recording"
            why = error.errno if isinstance(error, OSError) else type(error).__name__
            logs.event(_log, "recording_failed", recording=self.permission.recording, why=why)
            with contextlib.suppress(RuntimeError):  # the engine ended meanwhile
                self._engine.call_soon_threadsafe(self._on_failed)


class _SealedFile:
    """A file of which never a byte is on the disk in the clear. Made when its first piece comes."""

    def __init__(self, path: Path, key: X25519PublicKey, days: int) -> None:
        self._path = path
        self._key = key
        self._days = days

    def write_until_end(self, pieces: queue.Queue[bytes | None]) -> None:
        """Everything that comes, until None; raises OSError."""
        first = pieces.get()
        if first is None:
            return
        sealer = Sealer(self._key, time.time(), self._days)
        file = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            _append(file, sealer.head + sealer.seal(first))
            while (piece := pieces.get()) is not None:
                _append(file, sealer.seal(piece))
            _append(file, sealer.seal(b"", last=True))
        finally:
            os.close(file)


def _append(file: int, data: bytes) -> None:
    """All of it and on the disk, or the file as it was before."""
    before = os.lseek(file, 0, os.SEEK_CUR)
    view = memoryview(data)
    try:
        while view:
            view = view[os.write(file, view) :]
        os.fsync(file)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(file, before)
        raise
