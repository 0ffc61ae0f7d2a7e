"""A print service in a process of its own that dies by SIGKILL at a given commit, or lives until its job has ended."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Final, override

import msgspec

from bench.crash.points import Disk, Kill, Moment, Unwant
from print_service.job import ENDED, Stage
from print_service.printer import Printer
from print_service.spool import Entry, Spool
from print_service.watch import Pace
from print_service.worker import Worker
from windowkit.messages import CancelJob, Command, Notice, PrintJob

QUICK: Final = Pace(follow=0.05, watch=0.05, again=0.05)  # the same steps, sooner one after the other
SLOW: Final = Pace(follow=1.0, watch=1.0)  # what the printer says is not heard before the power goes
_LONGEST: Final = 60  # s a victim lives


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be printed in one go, and where its spool lies.

    `taken_back`: the stage in which the server says that nobody waits for it any more.
    """

    jobs: tuple[PrintJob, ...]
    spool: Path
    render: Callable[[Notice], bytes]
    taken_back: Stage | None = None


def begin(task: Task, uri: str, fatal: Kill | None, *, again: bool = False, pace: Pace = QUICK) -> int:
    """Fork a print service that prints `task` at `uri`; gives its pid. It ends by itself once the job has ended.

    A fork and not a fresh start, so that a round takes half a second: what is loaded is the same in each. `again`:
    it is one that comes back, to which the server says first what it has taken back (docs/decisions/0029).
    """
    pid = os.fork()
    if pid == 0:
        try:
            signal.alarm(_LONGEST)
            asyncio.run(_work(task, uri, fatal, again, pace))
        finally:
            os._exit(0)  # nothing of the parent's is to be closed or written here
    return pid


class _FatalSpool(Spool):
    def __init__(self, path: Path, fatal: Kill | None) -> None:
        super().__init__(path)
        self._fatal = fatal

    @override
    def accept(self, job: str, notice: Notice, together: tuple[str, ...] = ()) -> bool:
        self._die(Disk(Stage.ACCEPTED, Moment.BEFORE))
        new = super().accept(job, notice, together)
        self._die(Disk(Stage.ACCEPTED, Moment.AFTER))
        return new

    @override
    def keep(self, *entries: Entry) -> None:
        self._die(Disk(entries[0].stage, Moment.BEFORE))
        super().keep(*entries)
        self._die(Disk(entries[0].stage, Moment.AFTER))

    @override
    def unwant(self, job: str) -> None:
        self._die(Unwant(Moment.BEFORE))
        super().unwant(job)
        self._die(Unwant(Moment.AFTER))

    def _die(self, here: Kill) -> None:
        if self._fatal == here:
            os.kill(os.getpid(), signal.SIGKILL)


class _Deaf:
    """A server that has heard everything."""

    def command(self, command: Command) -> asyncio.Future[None]:  # noqa: ARG002 - the port's shape
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        future.set_result(None)
        return future


async def _work(task: Task, uri: str, fatal: Kill | None, again: bool, pace: Pace) -> None:
    spool, line = _FatalSpool(task.spool, fatal), _Deaf()
    worker = Worker(spool, Printer(uri), task.render, pace)
    working = asyncio.create_task(worker.run())
    taken_back = again and task.taken_back is not None
    if taken_back:
        worker.hear(CancelJob(job=task.jobs[0].job), line)
    for job in task.jobs:
        worker.hear(job, line)
    while not (stages := _stages(spool, task)) <= ENDED:
        if task.taken_back in stages and not taken_back:
            taken_back = True
            worker.hear(CancelJob(job=task.jobs[0].job), line)
        await asyncio.sleep(0.01)
    working.cancel()


def _stages(spool: Spool, task: Task) -> set[Stage | None]:
    found = [spool.find(job.job) for job in task.jobs]
    return {None if entry is None else entry.stage for entry in found}
