"""What the print service tells the server: where each job stands, and how the printer is."""

import asyncio
import logging
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from typing import Final, Protocol
from uuid import uuid4

from msgspec.structs import replace

from print_service.job import ENDED, told
from print_service.spool import Spool
from print_service.watch import Watch
from windowkit.errors import Refused
from windowkit.messages import Command, JobReport, PrinterDetail, PrinterReport

_log: Final = logging.getLogger(__name__)

FULL: Final = "print-service-disk-full"  # of what is in a printer's way: ours


class Asker(Protocol):
    """What is needed of the line."""

    def command(self, command: Command) -> asyncio.Future[None]: ...


class Telling:
    """Nothing is told before there is a line. `full`: the disk took nothing the last time."""

    def __init__(self, spool: Spool, watch: Watch) -> None:
        self._spool = spool
        self._watch = watch
        self._line: Asker | None = None
        self._said: tuple[tuple[str, ...], PrinterDetail] | None = None
        self._reports: set[asyncio.Task[None]] = set()
        self.full = False

    @property
    def blocking(self) -> tuple[str, ...]:
        """Why nothing prints at the moment; empty where nothing is in the way."""
        return (FULL, *self._watch.blocking) if self.full else self._watch.blocking

    def on(self, line: Asker) -> None:
        """This is the line from now on."""
        self._line = line

    def again(self) -> None:
        """A server that may know nothing is told all it may not know."""
        self._said = None
        self.condition()
        self.jobs(entry.job for entry in self._spool.unheard())

    def room(self, *, full: bool) -> None:
        """Whether the disk took what was to be written; a change is told."""
        if full != self.full:
            self.full = full
            self.condition()

    def condition(self) -> None:
        """How the printer is, where that is new."""
        now = self.blocking, self._watch.detail
        if self._line is not None and self._said != now:
            self._said = now
            self._ask(self._line, PrinterReport(id=str(uuid4()), reasons=now[0], detail=now[1]), "")

    def jobs(self, jobs: Iterable[str]) -> None:
        """Where these stand now."""
        for job in jobs:
            self.job(job)

    def job(self, job: str) -> None:
        """Where it stands now, and why it waits."""
        entry = self._spool.find(job)
        if entry is None or self._line is None:
            return
        ended = entry.stage in ENDED
        report = JobReport(
            id=str(uuid4()),
            job=job,
            state=told(entry.stage, unfit=bool(self.blocking)),
            ipp_job=None if entry.named is None else entry.named.id,
            sheets=entry.sheets,
            reasons=entry.reasons if ended else self.blocking or entry.reasons,
        )
        self._ask(self._line, report, job if ended else "")

    def _ask(self, line: Asker, command: Command, ended: str) -> None:
        task = asyncio.create_task(self._heard(line.command(command), ended))
        self._reports.add(task)
        task.add_done_callback(self._reports.discard)

    async def _heard(self, answer: asyncio.Future[None], ended: str) -> None:
        """Once the server has a job's end durable it need not be told again."""
        try:
            await answer
        except Refused as refusal:
            _log.warning("report_refused", extra={"code": str(refusal.code)})
            return
        entry = self._spool.find(ended) if ended else None
        if entry is not None:
            with suppress(sqlite3.OperationalError):  # then it is told again, which changes nothing
                self._spool.keep(replace(entry, heard=True))
