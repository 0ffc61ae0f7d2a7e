"""Rounds of kill and return, and what they came to."""

import asyncio
import hashlib
import os
import signal
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final, NoReturn

import msgspec

from bench.crash.gate import Gate
from bench.crash.points import GOOD, Kill, Moment, Net, Point, Power, Scene
from bench.crash.victim import SLOW, Task, begin
from demo.printer import Printer as Device
from demo.waiting import wait
from print_service.job import Stage
from print_service.joining import joined
from print_service.notices.render import Renderer
from print_service.printer import Printer
from print_service.spool import Spool
from print_service.worker import CannotRender
from windowkit.errors import Failure
from windowkit.messages import Notice, PrintJob

_FULL: Final = 250  # sheets in a tray
_TAKEN_BACK: Final = MappingProxyType({Scene.TAKEN_BACK_WAITING: Stage.RENDERED, Scene.TAKEN_BACK_PRINTING: Stage.SENT})


class Fate(msgspec.Struct, frozen=True):
    """How a round ended: the last stage, the whole documents that came out, and others (never good).

    `stage` is None where the notices of one job ended differently.
    """

    stage: Stage | None
    whole: int
    torn: int

    def good(self, scene: Scene) -> bool:
        """The truth about the sheet, or a question to the clerk."""
        return not self.torn and (self.stage, self.whole) in GOOD[scene]


class Matrix:
    """Kills print services that print `notices` on `device`: one, or several that it staples."""

    def __init__(self, device: Device, folder: Path, renderer: Renderer, *notices: Notice) -> None:
        self._device = device
        self._folder = folder
        self._renderer = renderer
        self._notices = notices
        made = [renderer.render(one) for one in notices]  # also: fonts are loaded before a fork
        document = joined(made, both_sides=False) if len(made) > 1 else made[0]
        self._sheet = hashlib.sha256(document).hexdigest()
        self._gate = Gate(device.port)
        self._rounds = 0

    def round(self, point: Point) -> Fate:
        """Kill it at `point`, start it again, let it end, count the sheets. Raises Failure where it was not killed."""
        self._rounds += 1
        names = [f"crash-{os.getpid()}-{self._rounds}-{at}" for at in range(len(self._notices))]
        together = tuple(names) if names[1:] else ()
        jobs = zip(names, self._notices, strict=True)
        task = Task(
            jobs=tuple(PrintJob(job=name, notice=notice, together=together) for name, notice in jobs),
            spool=self._folder / f"{names[0]}.sqlite",
            render=_unprintable if point.scene is Scene.UNPRINTABLE else self._renderer.render,
            taken_back=_TAKEN_BACK.get(point.scene),
        )
        before = Counter(self._device.sheets())
        with self._played(point.scene):
            for turn, kill in enumerate(point.kills):
                status = self._killed(task, point.scene, kill, again=turn > 0)
                if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
                    raise Failure(f"{point}: the print service was not killed at {kill} (status {status})")
        _, status = os.waitpid(begin(task, self._device.uri, None, again=True), 0)
        if status != 0:
            raise Failure(f"{point}: the print service that came back ended with status {status}")
        asyncio.run(self._settled(names[0]))
        came = Counter(self._device.sheets()) - before
        return Fate(_stage(task), came[self._sheet], came.total() - came[self._sheet])

    @contextmanager
    def _played(self, scene: Scene) -> Generator[None]:
        """The printer as the scene has it while the service is killed; fit again when it comes back for good."""
        device = self._device
        if scene is Scene.TAKEN_BACK_WAITING:
            device.load(0)
        elif scene in {Scene.TAKEN_BACK_PRINTING, Scene.PRINTER_CUT}:
            device.fail("media-jam")
        elif scene is Scene.SPOILED:
            device.spoil()
        yield
        if scene is Scene.TAKEN_BACK_WAITING:
            device.load(_FULL)
        elif scene is Scene.TAKEN_BACK_PRINTING:
            device.mend()

    def _killed(self, task: Task, scene: Scene, kill: Kill, *, again: bool) -> int:
        """The service's status (os.waitpid) once it is dead."""
        if isinstance(kill, Power):
            return self._cut_power(task, kill)
        if isinstance(kill, Net):
            return self._gate.watch(begin(task, self._gate.uri, None, again=again), kill)
        pid = begin(task, self._device.uri, kill, again=again)
        if scene is Scene.PRINTER_CUT:
            asyncio.run(self._jammed())
            self._device.switch_off()
            self._device.mend()
            self._device.switch_on()
        return os.waitpid(pid, 0)[1]

    def _cut_power(self, task: Task, kill: Power) -> int:
        """While the printer has the job: before its sheet is out, or as soon as it is."""
        device, before = self._device, len(self._device.sheets())
        if kill.moment is Moment.BEFORE:
            device.fail("media-jam")
        pid = begin(task, device.uri, None, pace=SLOW)
        try:
            if kill.moment is Moment.BEFORE:
                asyncio.run(self._jammed())
            else:
                wait("the sheet", lambda: len(device.sheets()) > before, seconds=20)
        finally:
            os.kill(pid, signal.SIGKILL)
        device.switch_off()
        if kill.moment is Moment.BEFORE:
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


def _unprintable(_notice: Notice) -> NoReturn:
    raise CannotRender("bench")


def _stage(task: Task) -> Stage | None:
    spool = Spool(task.spool)
    entries = [spool.find(job.job) for job in task.jobs]
    spool.close()
    stages = {one.stage for one in entries if one is not None}
    if None in entries:
        raise Failure("an accepted job is in the spool no more")
    return stages.pop() if len(stages) == 1 else None
