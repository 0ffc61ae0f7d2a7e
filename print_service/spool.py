"""The durable queue of print jobs: SQLite, one commit a step, so that a crash leaves no doubt that can be spared.

Once a job has ended its notice and its pages are wiped; what became of it stays.
"""

import sqlite3
from pathlib import Path
from typing import Final

import msgspec

from print_service.job import ENDED, Stage
from print_service.printer import Named
from windowkit.messages import Notice

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS jobs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    job TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL,
    notice BLOB,
    pages BLOB,
    ipp_job INTEGER,
    ipp_uuid TEXT NOT NULL DEFAULT '',
    sheets INTEGER NOT NULL DEFAULT 0,
    reasons TEXT NOT NULL DEFAULT '',
    heard INTEGER NOT NULL DEFAULT 0
)
"""
_NEWER: Final = (  # than the first spools; a kiosk may have one
    "together TEXT NOT NULL DEFAULT '[]'",
    "bundle TEXT NOT NULL DEFAULT ''",
    "given_up INTEGER NOT NULL DEFAULT 0",
    "troubles INTEGER NOT NULL DEFAULT 0",
)
_COLUMNS: Final = (
    "job, stage, notice, pages, ipp_job, ipp_uuid, sheets, reasons, heard, together, bundle, given_up, troubles"
)
# Jobs that nobody waits for any more: known before the job itself where the line was down in between.
_UNWANTED: Final = "CREATE TABLE IF NOT EXISTS unwanted (job TEXT PRIMARY KEY)"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One job. `notice` and `pages` (PDF) are None once it has ended; `heard`: the server knows its end.

    `together`: it and the jobs that were asked for with it. `bundle`: the name at the printer of the one job that
    several of these are there; they go through every stage together. `given_up`: how often the printer gave it up
    before anything was printed. `troubles`: how often in a row it could do nothing about it, with a trouble of its own.
    """

    job: str
    stage: Stage
    notice: Notice | None = None
    pages: bytes | None = None
    named: Named | None = None
    sheets: int = 0
    reasons: tuple[str, ...] = ()
    heard: bool = False
    together: tuple[str, ...] = ()
    bundle: str = ""
    given_up: int = 0
    troubles: int = 0

    @property
    def name(self) -> str:
        """The job's name at the printer."""
        return self.bundle or self.job


class Spool:
    """Open until `close`; every method has committed when it returns (0.55 ms), or raises sqlite3.OperationalError."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._database = sqlite3.connect(path, isolation_level=None)
        path.chmod(0o600)
        for line in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "PRAGMA secure_delete=ON",
            _SCHEMA,
            _UNWANTED,
        ):
            self._database.execute(line)
        known = {row[1] for row in self._database.execute("PRAGMA table_info(jobs)")}
        for column in _NEWER:
            if column.split()[0] not in known:
                self._database.execute(f"ALTER TABLE jobs ADD COLUMN {column}")

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def accept(self, job: str, notice: Notice, together: tuple[str, ...] = ()) -> bool:
        """Take a job in; False where it is already known: the same name is the same job."""
        done = self._database.execute(
            "INSERT INTO jobs (job, stage, notice, together) VALUES (?, ?, ?, ?) ON CONFLICT (job) DO NOTHING",
            (job, Stage.ACCEPTED, msgspec.json.encode(notice), msgspec.json.encode(together).decode()),
        )
        return done.rowcount > 0

    def keep(self, *entries: Entry) -> None:
        """Write where the jobs stand: all of them, or (a crash) none."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            for entry in entries:
                self._write(entry)
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:  # a full disk may have ended it
                self._database.execute("ROLLBACK")
            raise

    def _write(self, entry: Entry) -> None:
        ended = entry.stage in ENDED
        self._database.execute(
            "UPDATE jobs SET stage=?, notice=?, pages=?, ipp_job=?, ipp_uuid=?, sheets=?, reasons=?, heard=?, bundle=?,"
            " given_up=?, troubles=? WHERE job=?",
            (
                entry.stage,
                None if ended or entry.notice is None else msgspec.json.encode(entry.notice),
                None if ended else entry.pages,
                entry.named.id if entry.named else None,
                entry.named.uuid if entry.named else "",
                entry.sheets,
                " ".join(entry.reasons),
                entry.heard,
                entry.bundle,
                entry.given_up,
                entry.troubles,
                entry.job,
            ),
        )

    def unwant(self, job: str) -> None:
        """Remember, over a crash too, that this job is not to be printed; it may be one that is not known yet."""
        self._database.execute("INSERT INTO unwanted (job) VALUES (?) ON CONFLICT DO NOTHING", (job,))

    def unwanted(self) -> set[str]:
        """The jobs that are not to be printed."""
        return {row[0] for row in self._database.execute("SELECT job FROM unwanted")}

    def find(self, job: str) -> Entry | None:
        """The job of that name."""
        return next(iter(self._select("WHERE job=?", job)), None)

    def next(self) -> Entry | None:
        """The oldest job that has not ended."""
        waiting = self._select(f"WHERE stage NOT IN ({','.join('?' * len(ENDED))}) ORDER BY seq LIMIT 1", *ENDED)
        return next(iter(waiting), None)

    def waiting(self) -> list[str]:
        """The names of all jobs that have not ended, the oldest first."""
        asked = f"SELECT job FROM jobs WHERE stage NOT IN ({','.join('?' * len(ENDED))}) ORDER BY seq"  # noqa: S608
        return [row[0] for row in self._database.execute(asked, tuple(ENDED))]

    def bundled(self, bundle: str) -> tuple[Entry, ...]:
        """The jobs that are one at the printer, in order."""
        return tuple(self._select("WHERE bundle=? ORDER BY seq", bundle))

    def unheard(self) -> list[Entry]:
        """Every job whose end the server may not know, the oldest first."""
        return self._select("WHERE heard=0 ORDER BY seq")

    def sheets(self) -> int:
        """How many sheets all jobs have brought, as the printer said."""
        (count,) = self._database.execute("SELECT COALESCE(SUM(sheets), 0) FROM jobs").fetchone()
        return int(count)

    def _select(self, where: str, *values: str) -> list[Entry]:
        rows = self._database.execute(
            f"SELECT {_COLUMNS} FROM jobs {where}",  # noqa: S608 - `where` is ours
            values,
        )
        return [_entry(row) for row in rows]


type _Row = tuple[str, str, bytes | None, bytes | None, int | None, str, int, str, int, str, str, int, int]


def _entry(row: _Row) -> Entry:
    job, stage, notice, pages, ipp_job, ipp_uuid, sheets, reasons, heard, together, bundle, *counts = row
    return Entry(
        job=job,
        stage=Stage(stage),
        notice=None if notice is None else msgspec.json.decode(notice, type=Notice),
        pages=pages,
        named=None if ipp_job is None else Named(ipp_job, ipp_uuid),
        sheets=sheets,
        reasons=tuple(reasons.split()),
        heard=bool(heard),
        together=msgspec.json.decode(together, type=tuple[str, ...]),
        bundle=bundle,
        given_up=counts[0],
        troubles=counts[1],
    )
