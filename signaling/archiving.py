"""The archive's copies (PDF/A-2a), made by themselves once a sheet is out.

The print service's program sets a copy in a process of its own: nothing of a print waits for it. What is still to be
made stands in the table of deliveries, so a kill loses none: a copy counts only once it is whole on the disk.
"""

import asyncio
import errno
import logging
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import Connection, func, select, update

from signaling import tables as t
from signaling.records import JobRecord
from signaling.settings import ArchivePlace
from signaling.store import Store, StoreFailure
from windowkit import logs
from windowkit.errors import BadInput
from windowkit.messages import Notice
from windowkit.printers import HANDED_ON

_log: Final = logging.getLogger(__name__)

_OUT: Final = ("done", "seen", HANDED_ON)  # by the printer's word, by that of somebody who looked, by a queue's
_AT_A_TIME: Final = 16
_LONGEST: Final = 60.0  # s for one copy; it takes about one
_UNNAMED: Final = re.compile(r"[^A-Za-z0-9_-]")  # nothing that a folder could be left by
_KEYWORD: Final = re.compile(r"[\w:+-]{1,80}")  # what the print service says of a notice: never a value


class Pace(msgspec.Struct, frozen=True):
    """Seconds between two looks, and before something that failed is tried again: `retry`, twice that, ... `most`."""

    look: float = 5.0
    retry: float = 60.0
    most: float = 86_400.0


class CannotMake(Exception):
    """This copy cannot be made; `why` is a keyword."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Archiving:
    """`keep` writes a file whole or not at all. Raises BadInput where the settings name nothing that is there."""

    def __init__(
        self,
        store: Store,
        place: ArchivePlace,
        pace: Pace | None = None,
        keep: Callable[[Path, bytes], None] | None = None,
    ) -> None:
        self._store = store
        self._folder = Path(place.folder)
        self._settings = Path(place.printing)
        self._pace = pace or Pace()
        self._keep = keep or kept
        self._again: dict[str, tuple[float, float]] = {}  # by job that failed: when it is tried again, after how long
        self._unwritable = False
        if not self._folder.is_dir():
            raise BadInput(f"archive.folder: there is no folder {self._folder}; make it, or mount what it is on")
        if not self._settings.is_file():
            raise BadInput(f"archive.printing: there is no {self._settings}; see assets/print_service.example.toml")

    async def run(self) -> None:
        """Make what is missing, until cancelled."""
        while True:
            pause = self._pace.look
            try:
                await self._round()
            except OSError as error:
                self._unwritable, pause = True, self._pace.retry
                await self._say_unwritable(error)
            except StoreFailure:
                pause = self._pace.retry  # said already, by whoever writes there
            await asyncio.sleep(pause)

    async def _round(self) -> None:
        for job, check, body in await asyncio.to_thread(self._store.read, self._missing):
            try:
                notice = _read(body)
                copy = await self._made(notice)
            except CannotMake as error:
                _, before = self._again.get(job, (0.0, self._pace.retry / 2))
                pause = min(2 * before, self._pace.most)
                self._again[job] = time.monotonic() + pause, pause
                _log.error("archive_copy_not_made", extra={"notice": check, "why": error.why})
                continue
            await asyncio.to_thread(self._keep, self._folder / place(notice), copy)
            await asyncio.wrap_future(self._store.write(_noted(job)))
            self._again.pop(job, None)
            if self._unwritable:
                self._unwritable = False
                logs.event(_log, "archive_writable")

    def _missing(self, connection: Connection) -> list[tuple[str, str, bytes]]:
        """The oldest sheets that are out and have no copy, but for those tried just now: job, code, record."""
        later = [job for job, (moment, _) in self._again.items() if moment > time.monotonic()]
        query = select(t.JOBS.c.id, t.DELIVERIES.c.check, t.JOBS.c.body).join(
            t.DELIVERIES, t.DELIVERIES.c.job == t.JOBS.c.id
        )
        query = query.where(t.DELIVERIES.c.became.in_(_OUT), t.DELIVERIES.c.archived == 0)
        query = query.where(t.JOBS.c.id.not_in(later)).order_by(t.DELIVERIES.c.at).limit(_AT_A_TIME)
        return [(job, check, body) for job, check, body in connection.execute(query)]

    async def _made(self, notice: Notice) -> bytes:
        """The copy (PDF). Raises CannotMake."""
        said = ("--config", str(self._settings), "--archive", "/dev/stdin", "/dev/stdout")
        command = ("nice", "-n", "10", sys.executable, "-m", "print_service", *said)
        with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1) as process:  # noqa: ASYNC220, S603 - the command is ours
            try:
                copy, words = await asyncio.to_thread(process.communicate, msgspec.json.encode(notice), _LONGEST)
            except subprocess.TimeoutExpired as error:
                raise CannotMake("too-slow") from error
            finally:
                process.kill()
        if process.returncode or not copy.startswith(b"%PDF-"):
            raise CannotMake(_reason(words.decode(errors="replace"), process.returncode))
        return copy

    async def _say_unwritable(self, error: OSError) -> None:
        """To the operator: what is wrong, where, how much waits; nothing of what it is."""
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        waiting = await asyncio.to_thread(self._store.read, _count)
        why = errno.errorcode.get(error.errno or 0, "unknown")
        told = {"folder": str(self._folder), "waiting": waiting, "why": why, "tried_again_in_s": self._pace.retry}
        _log.error("archive_disk_full" if full else "archive_not_writable", extra=told)


def place(notice: Notice) -> Path:
    """Where a notice's copy stands below the folder: by year and month; a name for each attempt."""
    year, month, _ = notice.issued.split("-")
    parts = (notice.template, notice.number, notice.check, str(notice.attempt))
    return Path(year) / month / f"{'_'.join(_UNNAMED.sub('-', part) for part in parts)}.pdf"


def kept(path: Path, content: bytes) -> None:
    """Write the file, whole and on the disk when this returns; after a kill it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o750)
    part = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o640), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _read(body: bytes) -> Notice:
    try:
        return msgspec.json.decode(body, type=JobRecord).notice
    except msgspec.MsgspecError as error:  # of a version that wrote it otherwise: the server goes on without
        raise CannotMake("unreadable-record") from error


def _noted(job: str) -> Callable[[Connection], None]:
    done = update(t.DELIVERIES).where(t.DELIVERIES.c.job == job).values(archived=time.time())
    return lambda connection: connection.execute(done) and None


def _count(connection: Connection) -> int:
    query = select(func.count()).where(t.DELIVERIES.c.became.in_(_OUT), t.DELIVERIES.c.archived == 0)
    return connection.execute(query).scalar_one()


def _reason(words: str, code: int) -> str:
    last = next(reversed(words.strip().splitlines()), "")
    return last if _KEYWORD.fullmatch(last) else f"exit-{code}"
