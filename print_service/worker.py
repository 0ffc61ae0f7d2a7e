"""From a job on the line to the printer's own last word, one job at a time, each step durable first."""

import asyncio
import logging
import re
import sqlite3
from collections import deque
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from print_service.condition import finish, sheets
from print_service.job import STEPS, Seen, Stage, Step, after_crash, followed, shared, take
from print_service.joining import joined
from print_service.printer import Busy, Named, Printer, Rejected, Troubled
from print_service.spool import Entry, Spool
from print_service.telling import Asker, Telling
from print_service.watch import PACE, Pace, Watch
from windowkit import logs
from windowkit.errors import Unreachable
from windowkit.messages import (
    CancelJob,
    FromServer,
    Notice,
    PrintJob,
    Welcome,
)
from windowkit.printers import HANDED_ON

_log: Final = logging.getLogger(__name__)

_USER: Final = "virtual-window"
_PATIENCE: Final = 10  # tries, each after a longer pause, while the printer has trouble of its own: about a minute
_TRIES: Final = 3  # that a printer may give a notice up; the fourth would end no better, and others wait
_BUSY: Final = "printer-busy"  # with a job that may be somebody else's: why ours waits
_FORGOTTEN: Final = "cups-ipp-missing-job-history"  # the queue says "completed" and does not know
_PAGE: Final = re.compile(rb"/Type\s*/Page\b")


CANNOT: Final = "cannot-render"  # why, where not even that is known


# Jobs that are one at the printer, in order; mostly one alone.
type Batch = tuple[Entry, ...]


class CannotRender(Exception):
    """This notice cannot be made into pages; `reason` is a keyword, never a resident's data."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Worker:
    """The print service's work; `render` makes a notice's pages (PDF) and may raise CannotRender."""

    def __init__(self, spool: Spool, printer: Printer, render: Callable[[Notice], bytes], pace: Pace = PACE) -> None:
        self._pace = pace
        self._spool = spool
        self._printer = printer
        self._watch = Watch(printer, pace, spool.sheets(), self._looked)
        self._telling = Telling(spool, self._watch)
        self._render = render
        self._woken = asyncio.Event()
        self._unwanted = spool.unwanted()  # jobs that are to be cancelled; whoever works on one looks here
        self._gathering = "", 0.0  # a job that waits for what is to be stapled to it, and since when
        self._untaken: deque[PrintJob | CancelJob] = deque()

    def hear(self, message: FromServer, line: Asker) -> None:
        """A message of the server: jobs are taken in before anything is answered."""
        self._telling.on(line)
        match message:
            case PrintJob() | CancelJob():
                self._untaken.append(message)
                self._take_in()
                self._woken.set()
            case Welcome():
                self._telling.again()
            case _:
                pass

    def _take_in(self) -> None:
        """What the server wants, durable before it is answered; without room on the disk it stays to be taken in."""
        while self._untaken:
            message = self._untaken[0]
            try:
                if isinstance(message, PrintJob):
                    new = self._spool.accept(message.job, message.notice, message.together)
                    logs.event(_log, "job_accepted", job=message.job, new=new)
                    self._telling.job(message.job)
                else:
                    self._unwanted.add(message.job)
                    self._spool.unwant(message.job)  # before anything else: a crash must not print it
                    logs.event(_log, "job_unwanted", job=message.job)
            except sqlite3.OperationalError as error:
                self._no_room(error)
                return
            self._telling.room(full=False)
            self._untaken.popleft()

    def _no_room(self, error: sqlite3.OperationalError) -> None:
        """Said once, until something is written again."""
        if not self._telling.full:
            _log.error("spool_not_written", extra={"why": error.sqlite_errorname})
        self._telling.room(full=True)

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._watch.run())
            group.create_task(self._work())

    # -- the printer -----------------------------------------------------------------------------------------

    def _looked(self, changed: bool) -> None:
        """A change is told to the server; what waits for the printer is tried again."""
        if changed:
            self._telling.jobs(self._spool.waiting())  # each clerk sees why theirs waits
        self._telling.condition()
        # Unfit or not: what became of a job that it has can be looked up.
        if self._watch.awaited and self._watch.condition is not None:
            self._woken.set()

    # -- the jobs ----------------------------------------------------------------------------------------------

    async def _work(self) -> None:
        while True:
            waits = False
            try:
                self._take_in()
                entry = self._spool.next()
                self._woken.clear()
                self._watch.awaited = entry is not None
                waits = entry is None or not await self._step(entry)
                if waits and not self._untaken:  # nothing is to be written: what it waits for is something else
                    self._telling.room(full=False)
            except sqlite3.OperationalError as error:  # as a crash just there, which the next turn looks up
                self._no_room(error)
            if self._telling.full:  # nobody tells that there is room again
                await asyncio.sleep(self._pace.follow)
            elif waits:
                await self._woken.wait()

    async def _step(self, entry: Entry) -> bool:
        """Bring a job one step on, with those that are one with it at the printer; False where it has to wait."""
        if entry.job in self._unwanted and Step.CANCEL in STEPS[entry.stage] and entry.stage is not Stage.SENT:
            self._move((entry,), Step.CANCEL)  # the printer has not heard of it
            return True
        batch = self._spool.bundled(entry.bundle) if entry.bundle else (entry,)
        try:
            match entry.stage:
                case Stage.ACCEPTED:
                    await self._make_pages(entry)
                case Stage.RENDERED:
                    return await self._begin(entry)
                case _ if self._watch.condition is None:
                    return False  # whether it is a queue, whose word on a job counts for less, is not known yet
                case Stage.SENT:
                    await self._follow(batch)
                case _:
                    await self._recover(batch)
        except (Unreachable, Busy):
            return await self._wait_a_little(entry.job)
        return True

    async def _wait_a_little(self, job: str) -> bool:
        """Longer each time, where the printer's trouble is its own: it may take it a while to get over it."""
        entry = self._spool.find(job)
        troubles = 0 if entry is None else entry.troubles
        await asyncio.sleep(min(self._pace.longest, self._pace.follow * 2**troubles))
        return self._watch.condition is not None

    async def _make_pages(self, entry: Entry) -> None:
        assert entry.notice is not None
        try:
            pages = await asyncio.to_thread(self._render, entry.notice)
        except CannotRender as error:
            self._move((replace(entry, reasons=(error.reason,)),), Step.REFUSE)
            return
        except Exception as error:  # noqa: BLE001 - one notice that nothing can be made of ends no service
            logs.event(_log, "notice_not_made", job=entry.job, why=type(error).__name__)
            self._move((replace(entry, reasons=(CANNOT,)),), Step.REFUSE)
            return
        self._move((replace(entry, pages=pages),), Step.RENDER)

    async def _begin(self, entry: Entry) -> bool:
        """To the printer with it once that is fit, and with whatever is to be stapled to it; False where that waits."""
        condition = self._watch.condition
        if condition is None or self._watch.blocking:
            return False
        if not condition.staple or not entry.together:
            await self._create((entry,))
            return True
        names = dict.fromkeys((*entry.together, entry.job))
        found = {job: self._spool.find(job) for job in names if job not in self._unwanted}
        if None in found.values() and not self._overdue(entry.job):
            return False  # its message is on its way
        for one in filter(None, found.values()):
            if one.stage is Stage.ACCEPTED:
                await self._make_pages(one)
                return True
        await self._create(tuple(one for one in found.values() if one is not None and one.stage is Stage.RENDERED))
        return True

    def _overdue(self, job: str) -> bool:
        """Whether whatever was asked for together with it has not come for so long that it prints without."""
        now = asyncio.get_running_loop().time()
        if self._gathering[0] != job:
            self._gathering = job, now
        return now - self._gathering[1] > self._pace.gather

    async def _create(self, batch: Batch) -> None:
        pages, wanted = [one.pages or b"" for one in batch], finish(self._watch.condition, _counts(batch))
        document = pages[0]
        if len(batch) > 1:
            document = await asyncio.to_thread(joined, pages, both_sides=wanted.duplex)
            if any(one.job in self._unwanted for one in batch):
                return  # meanwhile
            batch = tuple(replace(one, bundle=batch[0].job) for one in batch)
        batch = self._move(batch, Step.CREATE)
        try:
            named = await self._printer.create(batch[0].name, _USER, wanted)
        except Rejected as error:
            self._move(_because(batch, error), Step.REFUSE)
            return
        except Busy:
            self._move(tuple(replace(one, reasons=(_BUSY,)) for one in batch), Step.AGAIN)
            raise
        except Troubled as error:  # it may have made the job: looked up before the next try
            self._troubled(batch, (error.reason,))
            raise
        named_now = tuple(replace(one, named=named, troubles=0, reasons=()) for one in batch)
        await self._send(self._move(named_now, Step.NAME), named, document)

    async def _send(self, batch: Batch, named: Named, document: bytes) -> None:
        if any(one.job in self._unwanted for one in batch):  # meanwhile; not a byte has left
            await self._recover(batch)
            return
        batch = self._move(batch, Step.SEND)
        try:
            await self._printer.send(named.id, _USER, document)
        except Rejected as error:
            self._move(_because(batch, error), await self._turned_down(batch[0], named))
            return
        self._move(batch, Step.HAND_OVER)

    async def _turned_down(self, first: Entry, named: Named) -> Step:
        """It takes no document for this job, which would stay open and keep it busy for ever: it is taken back."""
        await self._printer.cancel(named.id, _USER)
        step = followed(await self._printer.look(named, first.name), indirect=self._watch.detail.indirect)
        return Step.ABORT if step in {Step.ABORT, Step.CANCEL} else Step.LOSE

    async def _follow(self, batch: Batch) -> None:
        """Look until the printer says how it ended."""
        named = batch[0].named
        assert named is not None
        counts = _counts(batch)
        each = sheets(counts, duplex=finish(self._watch.condition, counts).duplex)
        asked = False
        while True:
            if not asked and all(one.job in self._unwanted for one in batch):
                await self._printer.cancel(named.id, _USER)
                asked = True
            seen = await self._seen(batch)
            known = _as_seen(batch, seen, each) if seen else batch
            step = followed(seen, indirect=self._watch.detail.indirect)
            if step is not None:
                self._end(known, step)
                return
            if known != batch:
                batch = known
                self._keep(batch)
            await asyncio.sleep(self._pace.follow)

    def _end(self, batch: Batch, step: Step) -> None:
        """The printer's last word; a queue's "completed" is not that."""
        if step is Step.COMPLETE and self._watch.detail.indirect:
            if _FORGOTTEN in self._watch.detail.notes:
                step = Step.LOSE
            else:
                batch = tuple(replace(one, reasons=(HANDED_ON,)) for one in batch)
        self._move(batch, step)

    async def _recover(self, batch: Batch) -> None:
        """A crash or a cut left this job in doubt: look it up at the printer."""
        seen: Seen | None = None
        first = batch[0]
        if first.stage is Stage.SENDING:
            seen = await self._seen(batch)
        step = after_crash(first.stage, seen, indirect=self._watch.detail.indirect)
        if step is None and first.troubles < _PATIENCE:
            assert first.named is not None
            await self._printer.cancel(first.named.id, _USER)
            self._troubled(batch, first.reasons)
            raise Busy("a part of a job is taken back")  # what became of it is looked up; it may just have gone on
        if step is None:
            step = Step.LOSE  # it neither prints it nor lets it go: a person looks, and the others go on
        if step is Step.AGAIN:
            step = await self._again(first)
        if step is Step.AGAIN and first.stage is Stage.SENDING:
            batch = tuple(replace(one, given_up=first.given_up + 1) for one in batch)
        if step in {Step.ABORT, Step.LOSE} and seen is not None:
            batch = tuple(replace(one, reasons=seen.reasons) for one in batch)
        logs.event(_log, "job_recovered", job=first.name, stage=first.stage, step=step)
        self._move(batch, step)

    async def _again(self, first: Entry) -> Step:
        """Nothing of it was printed: once more, but not for ever."""
        if first.stage is Stage.SENDING and first.given_up + 1 >= _TRIES:
            return Step.ABORT
        # An empty job of ours would keep the printer busy for ever.
        left = {named.id for named in await self._printer.find(first.name)}
        if first.named is not None:
            left.add(first.named.id)  # a printer need not have a list of its jobs
        for job in sorted(left):
            await self._printer.cancel(job, _USER)
        return Step.REFUSE if first.stage is Stage.CREATING and first.troubles >= _PATIENCE else Step.AGAIN

    def _troubled(self, batch: Batch, why: tuple[str, ...]) -> None:
        """Once more in vain: counted where a restart finds it, and told."""
        self._keep(tuple(replace(one, troubles=one.troubles + 1, reasons=why) for one in batch))

    async def _seen(self, batch: Batch) -> Seen | None:
        """As the printer shows it; None where it knows none, and where it has not been able to say for a while."""
        first = batch[0]
        assert first.named is not None
        try:
            return await self._printer.look(first.named, first.name)
        except Troubled as error:
            if first.troubles >= _PATIENCE:
                return None
            self._troubled(batch, (error.reason,))
            raise

    def _move(self, batch: Batch, step: Step) -> Batch:
        moved = tuple(replace(one, stage=take(one.stage, step)) for one in batch)
        if step is Step.AGAIN:
            moved = tuple(replace(one, named=None, bundle="") for one in moved)
        self._keep(moved)
        if any(one.sheets for one in moved):
            self._watch.count(self._spool.sheets())
        for one in moved:
            logs.event(_log, "job_moved", job=one.job, stage=one.stage, ipp_job=_id(one.named))
        return moved

    def _keep(self, batch: Batch) -> None:
        """Durable, then told."""
        self._spool.keep(*batch)
        self._telling.room(full=False)
        self._telling.jobs(one.job for one in batch)


def _counts(batch: Batch) -> list[int]:
    """How many pages each has."""
    return [len(_PAGE.findall(one.pages or b"")) for one in batch]


def _because(batch: Batch, error: Rejected) -> Batch:
    return tuple(replace(one, reasons=(error.reason,)) for one in batch)


def _as_seen(batch: Batch, seen: Seen, each: tuple[int, ...]) -> Batch:
    counts = shared(seen.sheets or 0, each)
    known = {"reasons": seen.reasons, "troubles": 0}
    return tuple(replace(one, sheets=count, **known) for one, count in zip(batch, counts, strict=True))


def _id(named: Named | None) -> int | None:
    return None if named is None else named.id
