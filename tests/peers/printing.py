"""A print service at work in a test's own loop, and a line that hears what it says."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress
from functools import cache
from pathlib import Path

from print_service.notices.render import Renderer
from print_service.printer import Printer
from print_service.settings import Fonts
from print_service.spool import Spool
from print_service.watch import PACE, Pace
from print_service.worker import Worker
from windowkit.messages import Command, JobReport, JobState, Notice, PrinterReport

NOTICES = Path(__file__).parents[2] / "assets" / "notices"
QUICK = Pace(follow=0.02, watch=0.02, again=0.02, longest=0.03)


def pages(_notice: Notice) -> bytes:
    """One page with nothing on it, as far as anybody looks who counts pages."""
    return b"%PDF-1.4 << /Type /Page >> << /Type /Pages >>"


class Line:
    """A line that says everything was heard, and lets a test wait for it."""

    def __init__(self) -> None:
        self.said: list[Command] = []
        self._changed = asyncio.Event()

    def command(self, command: Command) -> asyncio.Future[None]:
        self.said.append(command)
        self._changed.set()
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        future.set_result(None)
        return future

    async def until(self, job: str, state: JobState) -> JobReport:
        """The report that says so of the job."""
        return await self._first(JobReport, lambda one: one.job == job and one.state is state)

    async def until_printer(self, is_it: Callable[[PrinterReport], bool]) -> PrinterReport:
        """The latest report of the printer, once it is as wanted."""
        await self._first(PrinterReport, lambda one: one is self.printer() and is_it(one))
        return self.printer()

    def printer(self) -> PrinterReport:
        """What was said of the printer last."""
        return [one for one in self.said if isinstance(one, PrinterReport)][-1]

    def states(self, job: str) -> list[JobState]:
        """What was said of the job, each once, in order."""
        return list(dict.fromkeys(one.state for one in self.said if isinstance(one, JobReport) and one.job == job))

    async def _first[C: Command](self, kind: type[C], is_it: Callable[[C], bool]) -> C:
        async with asyncio.timeout(20):
            while True:
                self._changed.clear()
                for one in self.said:
                    if isinstance(one, kind) and is_it(one):
                        return one
                await self._changed.wait()


@cache
def renderer() -> Renderer:
    return Renderer(NOTICES, Fonts())


@asynccontextmanager
async def working(
    uri: str, folder: Path, render: Callable[[Notice], bytes] | None = None, pace: Pace = PACE
) -> AsyncGenerator[tuple[Worker, Line, Spool]]:
    """A print service with its spool in `folder`; a second one there is its successor."""
    spool, printer, line = Spool(folder / "spool.sqlite"), Printer(uri), Line()
    worker = Worker(spool, printer, render or renderer().render, pace)
    task = asyncio.create_task(worker.run())
    try:
        yield worker, line, spool
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await printer.close()
        spool.close()


async def until(is_it: Callable[[], bool]) -> None:
    """Wait for what another party does without saying so; look often."""
    async with asyncio.timeout(20):
        while not is_it():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.005)
