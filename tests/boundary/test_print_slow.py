"""A real printer's software that is busy with others, slow, or hangs: jobs wait, and each sheet comes once."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.bus import session_bus
from demo.printer import Printer as PrinterProcess, printer as printer_process
from print_service.printer import Busy, Printer
from print_service.watch import Pace
from tests.peers.notices import acceptance, assessment_result
from tests.peers.printing import until, working
from windowkit.messages import JobReport, JobState, PrintJob

QUICK = Pace(follow=0.02, watch=0.02, again=0.02)
JOB = PrintJob(job="v-acceptance~1", notice=acceptance())
NEXT = PrintJob(job="v-result~1", notice=assessment_result())


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with session_bus(tmp_path_factory.mktemp("bus"), {}) as environment:
        yield environment["DBUS_SESSION_BUS_ADDRESS"]


@pytest.fixture
def device(bus: str, tmp_path: Path) -> Iterator[PrinterProcess]:
    with printer_process(tmp_path / "printer", bus, seconds=0.1) as process:
        yield process


async def test_jobs_wait_behind_another_programs_job_and_then_come_in_their_order(
    device: PrinterProcess, tmp_path: Path
) -> None:
    """ippeveprinter has one job at a time: it refuses a second one even while the first has no document yet."""
    stranger = Printer(device.uri)
    theirs = await stranger.create("another program's", "somebody")
    with pytest.raises(Busy):
        await stranger.create("one more", "somebody")
    async with working(device.uri, tmp_path, pace=QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        worker.hear(NEXT, line)
        await until(lambda: any(isinstance(one, JobReport) and one.reasons == ("printer-busy",) for one in line.said))
        await asyncio.sleep(0.3)  # it asks again and again meanwhile
        assert line.states(JOB.job) == [JobState.ACCEPTED]
        assert device.sheets() == []
        await stranger.send(theirs.id, "somebody", b"%PDF-1.4 theirs")
        await line.until(NEXT.job, JobState.DONE)
        assert JobState.DONE in line.states(JOB.job)
        assert len(set(device.sheets())) == 3
    await stranger.close()


async def test_a_slow_printer_is_waited_for_and_said_to_print(bus: str, tmp_path: Path) -> None:
    with printer_process(tmp_path / "printer", bus, seconds=1.5) as device:
        async with working(device.uri, tmp_path, pace=QUICK) as (worker, line, _):
            worker.hear(JOB, line)
            worker.hear(NEXT, line)
            await line.until(NEXT.job, JobState.DONE)
            for job in (JOB, NEXT):
                assert line.states(job.job) == [JobState.ACCEPTED, JobState.PRINTING, JobState.DONE]
        assert len(set(device.sheets())) == 2


async def test_a_printer_that_hangs_is_said_to_be_off_and_goes_on_with_the_same_sheet(
    device: PrinterProcess, tmp_path: Path
) -> None:
    """Its port is open and nobody answers: 2 s a look, three looks."""
    async with working(device.uri, tmp_path, pace=QUICK) as (worker, line, _):
        device.fail("media-jam")
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.WAITING)
        device.freeze()
        await line.until_printer(lambda one: one.reasons == ("offline",))
        device.thaw()
        device.mend()
        await line.until(JOB.job, JobState.DONE)
        await until(lambda: line.printer().reasons == ())
    assert len(device.sheets()) == 1
