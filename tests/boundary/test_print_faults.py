"""Faults in mid-job, power cuts, vendors' odd answers: what is said is what lies in the tray."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Iterator
from pathlib import Path

import pytest

from demo.bus import session_bus
from demo.printer import Printer as PrinterProcess, printer as printer_process
from print_service.ipp import Operation, Packet, Tag, Value, decode, encode
from print_service.watch import Pace
from tests.peers.cutting import Cut, cutting
from tests.peers.notices import acceptance
from tests.peers.odd_printer import PROCESSING, STOPPED, OddPrinter, odd_printer
from tests.peers.printing import until, working
from windowkit.messages import CancelJob, JobState, Notice, PrintJob
from windowkit.printers import HANDED_ON

QUICK = Pace(follow=0.02, watch=0.02, again=0.02)
JOB = PrintJob(job="v-acceptance~1", notice=acceptance())


def job(number: int) -> PrintJob:
    return PrintJob(job=f"n{number}~1", notice=acceptance())


def pages(_notice: Notice, count: int = 1) -> bytes:
    return b"%PDF-1.4 " + b"<< /Type /Page >> " * count + b"<< /Type /Pages >>"


def three_pages(notice: Notice) -> bytes:
    return pages(notice, 3)


@pytest.fixture
async def odd() -> AsyncGenerator[OddPrinter]:
    async with odd_printer() as printer:
        yield printer


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with session_bus(tmp_path_factory.mktemp("bus"), {}) as environment:
        yield environment["DBUS_SESSION_BUS_ADDRESS"]


@pytest.fixture
def device(bus: str, tmp_path: Path) -> Iterator[PrinterProcess]:
    with printer_process(tmp_path / "printer", bus, seconds=0.1) as process:
        yield process


# -- a real printer's software ---------------------------------------------------------------------------------


async def test_a_fault_in_mid_job_is_told_within_a_second_and_the_sheet_comes_after_it(
    device: PrinterProcess, tmp_path: Path
) -> None:
    loop = asyncio.get_running_loop()
    async with working(device.uri, tmp_path) as (worker, line, _):
        for number, reason in enumerate(("media-jam", "cover-open", "toner-empty", "media-empty")):
            device.fail(reason)
            worker.hear(job(number), line)
            await line.until(job(number).job, JobState.WAITING)
            assert line.printer().reasons == (reason,)
            assert len(device.sheets()) == number
            mended = loop.time()
            device.mend()
            done = await line.until(job(number).job, JobState.DONE)
            assert loop.time() - mended < 1.5
            assert (done.sheets, len(device.sheets())) == (1, number + 1)
            await line.until_printer(lambda one: one.reasons == ())
        assert line.states(job(0).job)[-3:] == [JobState.PRINTING, JobState.WAITING, JobState.DONE]


async def test_paper_is_refilled_and_the_job_goes_on_and_low_toner_is_foreseen(
    device: PrinterProcess, tmp_path: Path
) -> None:
    device.load(0)
    async with working(device.uri, tmp_path, pace=QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.WAITING)
        told = await line.until_printer(lambda one: one.reasons == ("media-empty",))
        assert ("main", 0) in [(tray.name, tray.level) for tray in told.detail.trays]
        await asyncio.to_thread(device.load, 250)
        await line.until(JOB.job, JobState.DONE)
        told = await line.until_printer(lambda one: one.detail.sheets == 1)
        assert (told.reasons, told.detail.counted_here) == ((), True)
        assert [one.kind for one in told.detail.supplies] == ["waste-toner", "toner"]
        assert len(device.sheets()) == 1


async def test_a_power_cut_in_mid_job_leaves_a_question_and_no_second_sheet(
    device: PrinterProcess, tmp_path: Path
) -> None:
    device.fail("media-jam")
    async with working(device.uri, tmp_path, pace=QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.WAITING)
        device.switch_off()
        device.mend()
        await line.until_printer(lambda one: one.reasons == ("offline",))
        await asyncio.to_thread(device.switch_on)
        await line.until(JOB.job, JobState.UNCERTAIN)
        worker.hear(job(2), line)
        await line.until(job(2).job, JobState.DONE)
        assert len(device.sheets()) == 1


async def test_a_job_cancelled_in_the_printer_is_told_by_its_own_word(device: PrinterProcess, tmp_path: Path) -> None:
    """ippeveprinter's paper comes all the same: cancelled with a sheet is a question, cancelled is none."""
    device.fail("media-jam")
    async with working(device.uri, tmp_path, pace=QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.WAITING)
        worker.hear(CancelJob(job=JOB.job), line)
        await asyncio.sleep(0.2)  # so long the printer keeps it: nothing may be said before its word
        assert not {JobState.CANCELED, JobState.UNCERTAIN, JobState.DONE} & set(line.states(JOB.job))
        device.mend()
        await until(lambda: line.states(JOB.job)[-1] not in {JobState.PRINTING, JobState.WAITING})
        assert (line.states(JOB.job)[-1], len(device.sheets())) in {(JobState.UNCERTAIN, 1), (JobState.CANCELED, 0)}


# -- what only a printer of our own does -------------------------------------------------------------------------


async def test_a_printer_that_stops_with_the_job_inside_is_told_and_goes_on(odd: OddPrinter, tmp_path: Path) -> None:
    odd.seconds = 0.3
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await until(lambda: any(one.state == PROCESSING for one in odd.jobs.values()))
        await odd.fail("cover-open-error", "media-empty-error")
        waiting = await line.until(JOB.job, JobState.WAITING)
        assert line.printer().reasons == ("cover-open", "media-empty")
        assert [one.state for one in odd.jobs.values()] == [STOPPED]
        assert waiting.sheets == 0
        await odd.refill()
        await line.until(JOB.job, JobState.DONE)
        assert odd.tray == [JOB.job]


async def test_several_notices_come_in_the_order_they_were_sent_through_every_fault(
    odd: OddPrinter, tmp_path: Path
) -> None:
    names = [job(number).job for number in range(6)]
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        await odd.fail("media-empty")
        for number in range(6):
            worker.hear(job(number), line)
        await line.until(names[0], JobState.WAITING)
        await odd.refill()
        await line.until(names[1], JobState.DONE)
        odd.busy = True
        await asyncio.sleep(0.1)
        odd.busy = False
        await line.until(names[-1], JobState.DONE)
        assert odd.tray == names


async def test_both_sides_and_a_staple_where_the_printer_has_them(odd: OddPrinter, tmp_path: Path) -> None:
    async with working(odd.uri, tmp_path, three_pages, QUICK) as (worker, line, _):
        worker.hear(job(1), line)
        await line.until(job(1).job, JobState.DONE)
        assert {"sides", "finishings"} & odd.tickets[0].keys() == set()
        odd.extra = {
            "sides-supported": (Value(Tag.KEYWORD, "one-sided"), Value(Tag.KEYWORD, "two-sided-long-edge")),
            "finishings-supported": (Value(Tag.ENUM, 3), Value(Tag.ENUM, 4), Value(Tag.ENUM, 20)),
            "printer-impressions-completed": (Value(Tag.INTEGER, 41),),
        }
        await line.until_printer(lambda one: one.detail.sheets == 41)
        worker.hear(job(2), line)
        await line.until(job(2).job, JobState.DONE)
        assert odd.tickets[1]["sides"] == (Value(Tag.KEYWORD, "two-sided-long-edge"),)
        assert odd.tickets[1]["finishings"] == (Value(Tag.ENUM, 20),)


async def test_a_cups_queue_is_never_believed_to_have_printed(odd: OddPrinter, tmp_path: Path) -> None:
    odd.extra = {"cups-version": (Value(Tag.TEXT, "2.4.2"),)}
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(job(1), line)
        assert (await line.until(job(1).job, JobState.DONE)).reasons == (HANDED_ON,)
        assert line.printer().detail.indirect
        odd.reasons = ("cups-ipp-missing-job-history",)
        await line.until_printer(lambda one: bool(one.detail.notes))
        worker.hear(job(2), line)
        await line.until(job(2).job, JobState.UNCERTAIN)


async def test_a_printer_without_names_for_its_jobs_and_a_power_cut_still_is_a_question(
    odd: OddPrinter, tmp_path: Path
) -> None:
    """After the cut its ids begin at 1 again: another's job must not be taken for ours."""
    odd.gives_uuids = False
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(job(1), line)
        await line.until(job(1).job, JobState.DONE)
        odd.seconds = 30.0
        worker.hear(job(2), line)
        await until(lambda: any(one.name == job(2).job and one.document for one in odd.jobs.values()))
        await odd.power_off()
        other = OddPrinter()
        other.gives_uuids, other.port = False, odd.port
        await other.power_on()
        strange = Packet(Operation.CREATE_JOB, 1, ((Tag.OPERATION, {"job-name": (Value(Tag.NAME, "a stranger's"),)}),))
        for _ in range(2):
            await _post(other.port, encode(strange))
            other.jobs[max(other.jobs)].state = 9
        await line.until(job(2).job, JobState.UNCERTAIN)
        assert other.tray == []
        await other.power_off()


async def test_a_printer_that_forgets_its_jobs_at_once_leaves_a_question(odd: OddPrinter, tmp_path: Path) -> None:
    odd.forgetful = True
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.UNCERTAIN)
        assert odd.tray == [JOB.job]


def _chinese(_operation: Operation, answer: bytes) -> bytes:
    """GB 18030 under the name of UTF-8, an unknown tag, a number without digits, and a group nobody defined."""
    packet = decode(answer)
    odd = {
        "printer-make-and-model": (Value(0x4F, "?"), Value(0x30, "打印机".encode("gb18030"))),
        "marker-levels": (Value(0x13, b""),),
        "printer-state-message": (Value(0x7E, "?"),),
    }
    groups = tuple((tag, {**group, **odd} if tag == Tag.PRINTER else group) for tag, group in packet.groups)
    return encode(Packet(packet.code, packet.request, (*groups, (0x0A, odd))))


def _junk(operation: Operation, answer: bytes) -> bytes:
    return b"\x02\x00\x00" if operation is Operation.GET_PRINTER_ATTRIBUTES else answer


def _endless(operation: Operation, answer: bytes) -> bytes:
    return answer + b"\0" * 5_000_000 if operation is Operation.GET_PRINTER_ATTRIBUTES else answer


async def test_odd_answers_are_read_and_unreadable_ones_are_a_printer_that_does_not_answer(
    odd: OddPrinter, tmp_path: Path
) -> None:
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        odd.mangle = _chinese
        worker.hear(job(1), line)
        await line.until(job(1).job, JobState.DONE)
        for number, broken in enumerate((_junk, _endless), 2):
            odd.mangle = broken
            await line.until_printer(lambda one: one.reasons == ("offline",))
            worker.hear(job(number), line)
            await line.until(job(number).job, JobState.WAITING)
            odd.mangle = _chinese
            await line.until(job(number).job, JobState.DONE)
        assert odd.tray == [job(number).job for number in (1, 2, 3)]


async def test_an_unplugged_usb_printer_is_offline_after_three_looks_within_a_second_and_comes_back(
    tmp_path: Path,
) -> None:
    """ipp-usb closes its port when the plug is out: connections are refused."""
    with socket.create_server(("localhost", 0)) as probe:
        port = probe.getsockname()[1]
    odd = OddPrinter()
    odd.port = port
    await odd.power_on()
    loop = asyncio.get_running_loop()
    async with working(odd.uri, tmp_path, pages) as (worker, line, _):
        worker.hear(job(1), line)
        await line.until(job(1).job, JobState.DONE)
        await odd.power_off()
        out = loop.time()
        await line.until_printer(lambda one: one.reasons == ("offline",))
        assert 0.2 < loop.time() - out < 1.4  # never at the first look
        worker.hear(job(2), line)
        await line.until(job(2).job, JobState.WAITING)
        await odd.power_on()
        await line.until(job(2).job, JobState.DONE)
        assert odd.tray == [job(1).job, job(2).job]
    await odd.power_off()


async def test_one_look_without_an_answer_is_no_offline(odd: OddPrinter, tmp_path: Path) -> None:
    async with cutting(odd.port) as proxy, working(proxy.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(job(1), line)
        await line.until(job(1).job, JobState.DONE)
        for _ in range(3):
            proxy.cut = Cut(40, answer=True)
            await until(lambda: proxy.cut is None)
            await asyncio.sleep(0.1)
        worker.hear(job(2), line)
        await line.until(job(2).job, JobState.DONE)
        assert "offline" not in {reason for one in line.said for reason in getattr(one, "reasons", ())}


async def _post(port: int, body: bytes) -> None:
    reader, writer = await asyncio.open_connection("localhost", port)
    writer.write(b"POST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    await reader.readuntil(b"\r\n\r\n")
    writer.close()
