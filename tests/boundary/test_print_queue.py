"""Through a real CUPS queue (cupsd): the notice comes out, and nobody says that it was printed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.bus import session_bus
from demo.printer import Printer as PrinterProcess, printer as printer_process
from print_service.watch import Pace
from tests.peers.notices import acceptance
from tests.peers.print_queue import print_queue
from tests.peers.printing import renderer, until, working
from windowkit.messages import JobState, PrintJob
from windowkit.printers import HANDED_ON

QUICK = Pace(follow=0.02, watch=0.02, again=0.02)
JOB = PrintJob(job="v-acceptance~1", notice=acceptance())


@pytest.fixture
def device(tmp_path: Path) -> Iterator[PrinterProcess]:
    with (
        session_bus(tmp_path / "bus", {}) as bus,
        printer_process(tmp_path / "printer", bus["DBUS_SESSION_BUS_ADDRESS"], seconds=0.1) as process,
    ):
        yield process


async def test_a_queue_takes_a_notice_over_and_its_word_is_never_called_printed(
    device: PrinterProcess, tmp_path: Path
) -> None:
    with print_queue(device.uri) as uri:
        async with working(uri, tmp_path, pace=QUICK) as (worker, line, _):
            worker.hear(JOB, line)
            told = await line.until(JOB.job, JobState.DONE)
            assert told.reasons == (HANDED_ON,)
            assert line.printer().detail.indirect
            await until(lambda: bool(device.sheets()))
        assert [path.read_bytes() for path in device.prints.glob("*.pdf")] == [renderer().render(JOB.notice)]


async def test_a_queue_that_was_removed_is_said_so(device: PrinterProcess, tmp_path: Path) -> None:
    with print_queue(device.uri) as uri:
        async with working(f"{uri}-removed", tmp_path, pace=QUICK) as (worker, line, _):
            worker.hear(JOB, line)
            assert (await line.until(JOB.job, JobState.WAITING)).reasons == ("printer-unknown",)
