"""A print service in a process of its own that dies by SIGKILL at a given commit, or lives until its job has ended."""

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import override

import msgspec

from bench.crash.points import Disk, Moment, Point
from print_service.job import ENDED, Stage
from print_service.printer import Printer
from print_service.spool import Entry, Spool
from print_service.worker import Worker
from windowkit.messages import Command, Notice, PrintJob


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """One job on its way: the name, what is to be printed, where its spool lies."""

    job: str
    notice: Notice
    spool: Path
    render: Callable[[Notice], bytes]


def begin(task: Task, uri: str, fatal: Point | None) -> int:
    """Fork a print service that prints `task` at `uri`; gives its pid. It ends by itself once the job has ended.

    A fork and not a fresh start, so that a round takes half a second: what is loaded is the same in each.
    """
    pid = os.fork()
    if pid == 0:
        try:
            asyncio.run(_work(task, uri, fatal))
        finally:
            os._exit(0)  # nothing of the parent's is to be closed or written here
    return pid


class _FatalSpool(Spool):
    def __init__(self, path: Path, fatal: Disk) -> None:
        super().__init__(path)
        self._fatal = fatal

    @override
    def accept(self, job: str, notice: Notice) -> bool:
        self._die(Stage.ACCEPTED, Moment.BEFORE)
        new = super().accept(job, notice)
        self._die(Stage.ACCEPTED, Moment.AFTER)
        return new

    @override
    def keep(self, entry: Entry) -> None:
        self._die(entry.stage, Moment.BEFORE)
        super().keep(entry)
        self._die(entry.stage, Moment.AFTER)

    def _die(self, stage: Stage, moment: Moment) -> None:
        if self._fatal == Disk(stage, moment):
            os.kill(os.getpid(), signal.SIGKILL)


class _Deaf:
    """A server that has heard everything."""

    def command(self, command: Command) -> asyncio.Future[None]:  # noqa: ARG002 - the port's shape
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        future.set_result(None)
        return future


async def _work(task: Task, uri: str, fatal: Point | None) -> None:
    spool = _FatalSpool(task.spool, fatal) if isinstance(fatal, Disk) else Spool(task.spool)
    worker = Worker(spool, Printer(uri), task.render)
    working = asyncio.create_task(worker.run())
    worker.hear(PrintJob(job=task.job, notice=task.notice), _Deaf())
    while (entry := spool.find(task.job)) is None or entry.stage not in ENDED:  # noqa: ASYNC110 - until it has ended
        await asyncio.sleep(0.02)
    working.cancel()
