"""Rounds of kill and return, and what they came to."""

import asyncio
import hashlib
import os
import signal
from collections import Counter
from pathlib import Path
from typing import Final

import msgspec

from bench.crash.gate import Gate
from bench.crash.points import Disk, Moment, Point, Power
from bench.crash.victim import Task, begin
from demo.printer import Printer as Device
from demo.waiting import wait
from print_service.job import Stage
from print_service.notices.render import Renderer
from print_service.printer import Printer
from print_service.spool import Spool
from windowkit.errors import Failure
from windowkit.messages import Notice

_GOOD: Final = frozenset({("done", 1), ("uncertain", 0), ("uncertain", 1)})


class Fate(msgspec.Struct, frozen=True):
    """How a round ended: the job's last stage, the whole sheets that came out, and other sheets (never good)."""

    stage: str
    whole: int
    torn: int

    @property
    def good(self) -> bool:
        """One sheet and the truth about it, or a question to the clerk."""
        return not self.torn and (self.stage, self.whole) in _GOOD


class Matrix:
    """Kills print services that print `notice` on `device`."""

    def __init__(self, device: Device, folder: Path, renderer: Renderer, notice: Notice) -> None:
        self._device = device
        self._folder = folder
        self._renderer = renderer
        self._notice = notice
        self._sheet = hashlib.sha256(renderer.render(notice)).hexdigest()  # also: fonts are loaded before a fork
        self._gate = Gate(device.port)
        self._rounds = 0

    def round(self, point: Point) -> Fate:
        """Kill it at `point`, start it again, let it end, count the sheets. Raises Failure where it was not killed."""
        self._rounds += 1
        job = f"crash-{os.getpid()}-{self._rounds}"
        spool = self._folder / f"{self._rounds}.sqlite"
        task = Task(job=job, notice=self._notice, spool=spool, render=self._renderer.render)
        before = Counter(self._device.sheets())
        self._kill(task, point)
        _, status = os.waitpid(begin(task, self._device.uri, None), 0)
        if status != 0:
            raise Failure(f"{point}: the second print service ended with status {status}")
        asyncio.run(self._settled(job))
        came = Counter(self._device.sheets()) - before
        return Fate(_stage(spool, job), came[self._sheet], came.total() - came[self._sheet])

    def _kill(self, task: Task, point: Point) -> None:
        if isinstance(point, Power):
            status = self._cut_power(task, point)
        elif isinstance(point, Disk):
            _, status = os.waitpid(begin(task, self._device.uri, point), 0)
        else:
            status = self._gate.watch(begin(task, self._gate.uri, None), point)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            raise Failure(f"{point}: the print service was not killed there (status {status})")

    def _cut_power(self, task: Task, point: Power) -> int:
        """While the printer has the job: before its sheet is out, or as soon as it is."""
        device, before = self._device, len(self._device.sheets())
        if point.moment is Moment.BEFORE:
            device.fail("media-jam")
        pid = begin(task, device.uri, None)
        try:
            if point.moment is Moment.BEFORE:
                asyncio.run(self._jammed())
            else:
                wait("the sheet", lambda: len(device.sheets()) > before, seconds=20)
        finally:
            os.kill(pid, signal.SIGKILL)
        device.switch_off()
        if point.moment is Moment.BEFORE:
            device.mend()
        _, status = os.waitpid(pid, 0)
        device.switch_on()
        return status

    async def _jammed(self) -> None:
        """Wait until the printer has the whole job and stands still with it."""
        printer = Printer(self._device.uri)
        async with asyncio.timeout(20):
            while not (await printer.condition()).blocking:  # noqa: ASYNC110 - another process prints
                await asyncio.sleep(0.02)
        await printer.close()

    async def _settled(self, job: str) -> None:
        """Wait until the printer has nothing of this job before it any more."""
        printer = Printer(self._device.uri)
        async with asyncio.timeout(20):
            while await printer.find(job):  # noqa: ASYNC110 - another process prints
                await asyncio.sleep(0.02)
        await printer.close()


def _stage(path: Path, job: str) -> Stage:
    spool = Spool(path)
    entry = spool.find(job)
    spool.close()
    if entry is None:
        raise Failure("an accepted job is in the spool no more")
    return entry.stage
