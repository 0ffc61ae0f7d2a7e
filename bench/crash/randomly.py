"""Jobs upon jobs while everything that can go wrong goes wrong at random: faults, power cuts, cut lines, restarts.

The print service is the real one on a real spool; the printer is of our own codec (tests/peers/odd_printer.py). A
restart drops the service in the middle of whatever it awaits. Between two awaits there is nothing but commits,
so that is every place where a kill could leave it: the kills themselves are the matrix's part.
"""

import asyncio
import io
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace
from reportlab.pdfgen.canvas import Canvas

from print_service.ipp import Tag, Value
from print_service.job import ENDED, Stage
from print_service.printer import Printer
from print_service.spool import Entry, Spool
from print_service.watch import Pace
from print_service.worker import Worker
from tests.peers.cutting import Cut, Cutting, cutting
from tests.peers.notices import acceptance
from tests.peers.odd_printer import OddPrinter, odd_printer, sheet_of
from windowkit.messages import CancelJob, Command, Notice, PrintJob

_PACE: Final = Pace(follow=0.01, watch=0.01, again=0.01, gather=0.5)
_FAULTS: Final = ("media-empty", "media-jam", "cover-open", "toner-empty")
_SHEETS: Final[dict[str, set[int]]] = {
    Stage.DONE: {1},
    Stage.UNCERTAIN: {0, 1},
    Stage.ABORTED: {0},
    Stage.CANCELED: {0},
    Stage.REFUSED: {0},
}
_TAKEN_BACK: Final = "left though taken back"  # before a byte of it had left for the printer
_PATIENCE: Final = 120.0  # s for one round's jobs to end


class Ended(msgspec.Struct, frozen=True):
    """How jobs ended: the last word said of each, and how many sheets it had brought."""

    fates: Counter[tuple[str, int]]
    mischief: Counter[str]

    @property
    def bad(self) -> int:
        """Jobs that were doubled, lost, or lied about."""
        return sum(times for (stage, sheets), times in self.fates.items() if sheets not in _SHEETS.get(stage, ()))


class _Deaf:
    """A server that has heard everything."""

    def command(self, command: Command) -> asyncio.Future[None]:  # noqa: ARG002 - the port's shape
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        future.set_result(None)
        return future


class _Round:
    def __init__(self, seed: int, jobs: int, spool: Path, printer: OddPrinter, proxy: Cutting) -> None:
        self._random = random.Random(seed)
        self._jobs = [f"r{seed}n{number}~1" for number in range(jobs)]
        self._path = spool
        self._printer = printer
        self._proxy = proxy
        self._working: asyncio.Task[None] | None = None
        self._worker: Worker | None = None
        self._asked = 0
        self._never: set[str] = set()  # jobs of which no sheet may come
        self._kinds: dict[str, Callable[[], Awaitable[None]]] = {
            "fault": self._fault,
            "power cut": self._power_cut,
            "line cut": self._line_cut,
            "busy": self._busy,
            "restart": self._restart,
            "taken back": self._take_back,
            "nothing": self._nothing,
        }
        # Each kind once, while there are jobs: how many more there are depends on how fast the machine is.
        self._due = self._random.sample(list(self._kinds), len(self._kinds))
        self.mischief = Counter[str]()

    async def play(self) -> Counter[tuple[str, int]]:
        """Until every job has ended; what came of each."""
        self._begin_work()
        async with asyncio.timeout(_PATIENCE):
            while not self._all_ended():
                await asyncio.sleep(self._random.expovariate(1 / 0.03))
                await self._do_mischief()
                await self._mend()
        await self._stop_work()
        spool = Spool(self._path)
        entries = [(job, spool.find(job)) for job in self._jobs]
        spool.close()
        return Counter((self._fate(job, entry), self._printer.tray.count(job)) for job, entry in entries)

    def _fate(self, job: str, entry: Entry | None) -> str:
        if entry is None:
            return "lost"
        return _TAKEN_BACK if job in self._never and entry.stage is not Stage.CANCELED else str(entry.stage)

    def _all_ended(self) -> bool:
        spool = Spool(self._path)
        ended = self._asked == len(self._jobs) and spool.next() is None
        spool.close()
        return ended

    # -- the service ---------------------------------------------------------------------------------------------

    def _begin_work(self) -> None:
        self._working = asyncio.create_task(self._work())

    async def _work(self) -> None:
        spool, printer = Spool(self._path), Printer(self._proxy.uri)
        worker = self._worker = Worker(spool, printer, self._pages, _PACE)
        running = asyncio.create_task(worker.run())
        try:
            while True:
                if self._asked < len(self._jobs) and self._waiting(spool) < 3:
                    worker.hear(self._job(self._asked), _Deaf())
                    self._asked += 1
                await asyncio.sleep(0.005)
        finally:
            self._worker = None
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await printer.close()
            spool.close()

    def _waiting(self, spool: Spool) -> int:
        known = [spool.find(job) for job in self._jobs[max(0, self._asked - 4) : self._asked]]
        return sum(1 for entry in known if entry is not None and entry.stage not in ENDED)

    def _job(self, number: int) -> PrintJob:
        """Three are asked for in one go, and then three more; a printer in two staples them."""
        first = number - number % 3
        name, together = self._jobs[number], tuple(self._jobs[first : first + 3])
        return PrintJob(job=name, notice=replace(acceptance(), id=name), together=together)

    def _pages(self, notice: Notice) -> bytes:
        """A page that the fake printer reads as the sheet of this notice, also among others; small or large."""
        out = io.BytesIO()
        canvas = Canvas(out, pageCompression=0)
        canvas.drawString(99, 99, sheet_of(notice.id))
        canvas.addLiteral("%" + "x" * self._random.choice((1_000, 60_000, 400_000)))
        canvas.showPage()
        canvas.save()
        return out.getvalue()

    async def _stop_work(self) -> None:
        assert self._working is not None
        self._working.cancel()
        with suppress(asyncio.CancelledError):
            await self._working

    # -- what goes wrong -----------------------------------------------------------------------------------------

    async def _do_mischief(self) -> None:
        kind = self._due.pop() if self._due else self._random.choices(list(self._kinds), (4, 1, 6, 2, 3, 2, 8))[0]
        self.mischief[kind] += 1
        await self._kinds[kind]()

    async def _fault(self) -> None:
        await self._printer.fail(self._random.choice(_FAULTS), stopped=self._random.random() < 0.5)

    async def _power_cut(self) -> None:
        await self._printer.power_off()
        if self._random.random() < 0.5:  # on one plug with the kiosk
            await self._stop_work()
            self._begin_work()
        await asyncio.sleep(self._random.uniform(0, 0.1))
        await self._printer.power_on()

    async def _line_cut(self) -> None:
        reach = self._random.choice((200, 1_000, 100_000))
        self._proxy.cut = Cut(self._random.randrange(1, reach), answer=self._random.random() < 0.5)
        await asyncio.sleep(0.03)
        self._proxy.cut = None

    async def _busy(self) -> None:
        self._printer.busy = True
        await asyncio.sleep(self._random.uniform(0, 0.05))
        self._printer.busy = False

    async def _restart(self) -> None:
        await self._stop_work()
        self._begin_work()

    async def _take_back(self) -> None:
        """Nobody waits for a job any more: one that is under way, or one that is only heard of afterwards."""
        job = self._random.choice(self._jobs[max(0, self._asked - 3) : self._asked + 1])
        if self._worker is None:
            return
        spool = Spool(self._path)
        entry = spool.find(job)
        spool.close()
        if entry is None or entry.stage in {Stage.ACCEPTED, Stage.RENDERED}:
            self._never.add(job)
        self._worker.hear(CancelJob(job=job), _Deaf())

    async def _nothing(self) -> None:
        self._printer.seconds = self._random.choice((0.0, 0.005, 0.03))

    async def _mend(self) -> None:
        if not self._printer.fit:
            await asyncio.sleep(self._random.uniform(0, 0.05))
            await self._printer.refill()


async def play(seed: int, jobs: int, spool: Path) -> Ended:
    """One printer and one service with so many jobs; the same seed makes the same choices."""
    async with odd_printer() as printer, cutting(printer.port) as proxy:
        printer.gives_uuids = seed % 4 != 0  # a printer in four gives its jobs no names
        if seed % 2:
            printer.extra = {"finishings-supported": (Value(Tag.ENUM, 3), Value(Tag.ENUM, 4))}
        played = _Round(seed, jobs, spool, printer, proxy)
        return Ended(await played.play(), played.mischief)


async def play_all(jobs: int, seed: int, folder: Path, at_once: int = 5) -> Ended:
    """Several printers side by side."""
    share = [jobs // at_once + (number < jobs % at_once) for number in range(at_once)]
    rounds = [play(seed + number, count, folder / f"{number}.sqlite") for number, count in enumerate(share) if count]
    fates, mischief = Counter[tuple[str, int]](), Counter[str]()
    for ended in await asyncio.gather(*rounds):
        fates += ended.fates
        mischief += ended.mischief
    return Ended(fates, mischief)
