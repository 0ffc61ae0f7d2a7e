"""What a printer leaves out, and "not found": nothing is printed twice in silence, and the service lives on."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from msgspec.structs import replace

from print_service.ipp import Operation, Tag, Value
from print_service.job import Stage
from print_service.printer import Printer
from print_service.spool import Spool
from tests.peers.notices import acceptance
from tests.peers.odd_printer import ABORTED, CANCELED, HELD, PROCESSING, OddPrinter, odd_printer
from tests.peers.printing import QUICK, pages, until, working
from windowkit.messages import CancelJob, JobReport, JobState, Notice, PrintJob

JOB = PrintJob(job="v-acceptance~1", notice=acceptance())
NEXT = PrintJob(job="v-next~1", notice=acceptance())
QUEUE = {"cups-version": (Value(Tag.TEXT, "2.4.2"),)}


@pytest.fixture
async def odd() -> AsyncGenerator[OddPrinter]:
    async with odd_printer() as printer:
        yield printer


# -- a printer that gives no counts ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "queue", "told"),
    [(False, False, JobState.UNCERTAIN), (True, True, JobState.UNCERTAIN), (True, False, JobState.ABORTED)],
)
async def test_an_abort_is_a_question_unless_the_printer_itself_says_that_no_sheet_came(
    odd: OddPrinter, tmp_path: Path, counts: bool, queue: bool, told: JobState
) -> None:
    odd.seconds, odd.counts, odd.extra = 30.0, counts, QUEUE if queue else {}
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await until(lambda: any(one.state == PROCESSING for one in odd.jobs.values()))
        odd.jobs[1].state = ABORTED
        assert (await line.until(JOB.job, told)).sheets == 0
        odd.seconds = 0.01
        worker.hear(NEXT, line)
        await line.until(NEXT.job, JobState.DONE)
        assert odd.tray == [NEXT.job]


@pytest.mark.parametrize(
    ("counts", "queue", "told"),
    [(False, False, JobState.UNCERTAIN), (True, True, JobState.UNCERTAIN), (True, False, JobState.CANCELED)],
)
async def test_a_cancel_is_a_question_unless_the_printer_itself_says_that_no_sheet_came(
    odd: OddPrinter, tmp_path: Path, counts: bool, queue: bool, told: JobState
) -> None:
    odd.seconds, odd.counts, odd.extra = 30.0, counts, QUEUE if queue else {}
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await until(lambda: any(one.state == PROCESSING for one in odd.jobs.values()))
        worker.hear(CancelJob(job=JOB.job), line)
        await line.until(JOB.job, told)


@pytest.mark.parametrize("state", [ABORTED, CANCELED])
@pytest.mark.parametrize(("counts", "queue", "asked"), [(False, False, True), (True, True, True), (True, False, False)])
async def test_after_a_crash_while_sending_it_is_printed_again_only_on_the_printers_own_count_of_none(
    odd: OddPrinter, tmp_path: Path, state: int, counts: bool, queue: bool, asked: bool
) -> None:
    odd.counts, odd.extra = counts, QUEUE if queue else {}
    await _crashed_while_sending(odd, tmp_path, state)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.UNCERTAIN if asked else JobState.DONE)
        worker.hear(NEXT, line)
        await line.until(NEXT.job, JobState.DONE)
        assert odd.tray == ([NEXT.job] if asked else [JOB.job, NEXT.job])


async def test_a_printer_without_counts_that_completes_has_printed(odd: OddPrinter, tmp_path: Path) -> None:
    odd.counts = False
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        assert (await line.until(JOB.job, JobState.DONE)).sheets == 0


async def _crashed_while_sending(odd: OddPrinter, folder: Path, state: int) -> None:
    printer, spool = Printer(odd.uri), Spool(folder / "spool.sqlite")
    named = await printer.create(JOB.job, "virtual-window")
    odd.jobs[named.id].state = state
    spool.accept(JOB.job, JOB.notice)
    entry = spool.find(JOB.job)
    assert entry is not None
    spool.keep(replace(entry, stage=Stage.SENDING, pages=pages(JOB.notice), named=named))
    spool.close()
    await printer.close()


# -- not found -----------------------------------------------------------------------------------------------


async def test_a_queue_that_is_not_there_is_said_and_the_job_goes_on_when_it_is_back(
    odd: OddPrinter, tmp_path: Path
) -> None:
    odd.missing = frozenset(Operation)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        assert (await line.until(JOB.job, JobState.WAITING)).reasons == ("printer-unknown",)
        await line.until_printer(lambda one: one.reasons == ("printer-unknown",))
        odd.missing = frozenset()
        await line.until(JOB.job, JobState.DONE)
        await line.until_printer(lambda one: one.reasons == ())
        odd.missing = frozenset(Operation)  # taken away later on
        await line.until_printer(lambda one: one.reasons == ("printer-unknown",))
        odd.missing = frozenset()
        worker.hear(NEXT, line)
        await line.until(NEXT.job, JobState.DONE)
        assert odd.tray == [JOB.job, NEXT.job]


@pytest.mark.parametrize(
    ("operation", "counts", "told"),
    [
        (Operation.CREATE_JOB, True, JobState.REFUSED),
        (Operation.SEND_DOCUMENT, True, JobState.ABORTED),  # nothing came out: its own count
        (Operation.SEND_DOCUMENT, False, JobState.UNCERTAIN),
    ],
)
async def test_not_found_in_mid_job_ends_that_job_and_the_printer_is_free_for_the_next(
    odd: OddPrinter, tmp_path: Path, operation: Operation, counts: bool, told: JobState
) -> None:
    odd.missing, odd.counts = frozenset({operation}), counts
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        assert (await line.until(JOB.job, told)).reasons == ("ipp-status-0x0406",)
        odd.missing = frozenset()
        worker.hear(NEXT, line)
        await line.until(NEXT.job, JobState.DONE)
        assert odd.tray == [NEXT.job]


# -- trouble of the printer's own -----------------------------------------------------------------------------


def answers_create_job_with(odd: OddPrinter, status: int, times: int) -> None:
    """The job is made all the same."""
    left = iter([status.to_bytes(2)] * times)

    def mangle(operation: Operation, answer: bytes) -> bytes:
        code = next(left, None) if operation is Operation.CREATE_JOB else None
        return answer if code is None else answer[:2] + code + answer[4:]

    odd.mangle = mangle


@pytest.mark.parametrize("status", [0x0500, 0x0502, 0x0504, 0x0505])
async def test_trouble_of_the_printers_own_is_waited_out_and_what_it_made_in_it_is_taken_back(
    odd: OddPrinter, tmp_path: Path, status: int
) -> None:
    answers_create_job_with(odd, status, 1)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        done = await line.until(JOB.job, JobState.DONE)
    assert done.reasons == ()
    assert odd.tray == [JOB.job]
    assert odd.jobs[1].state == CANCELED  # it had made that one, and would have waited for its document


async def test_trouble_that_does_not_end_refuses_the_notice_after_a_while_though_the_service_starts_anew(
    odd: OddPrinter, tmp_path: Path
) -> None:
    answers_create_job_with(odd, 0x0500, 11)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await until(lambda: odd.asked.count(Operation.CREATE_JOB) >= 5)
    before = odd.asked.count(Operation.CREATE_JOB)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(NEXT, line)
        assert (await line.until(JOB.job, JobState.REFUSED)).reasons == ("ipp-status-0x0500",)
        assert odd.asked.count(Operation.CREATE_JOB) - before <= 6  # what was tried before counts
        await line.until(NEXT.job, JobState.DONE)
    assert odd.tray == [NEXT.job]


@pytest.mark.parametrize("status", [0x0501, 0x0503, 0x0509])
async def test_what_no_printer_of_its_kind_can_do_is_not_tried_again(
    odd: OddPrinter, tmp_path: Path, status: int
) -> None:
    answers_create_job_with(odd, status, 1)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        assert (await line.until(JOB.job, JobState.REFUSED)).reasons == (f"ipp-status-0x{status:04x}",)
    assert odd.asked.count(Operation.CREATE_JOB) == 1


def cannot_say(odd: OddPrinter, times: int) -> None:
    """So often it cannot tell of a job."""
    left = iter([0x0500] * times)

    def mangle(operation: Operation, answer: bytes) -> bytes:
        code = next(left, None) if operation is Operation.GET_JOB_ATTRIBUTES else None
        return answer if code is None else answer[:2] + code.to_bytes(2) + answer[4:]

    odd.mangle = mangle


@pytest.mark.parametrize(("times", "told"), [(5, JobState.DONE), (11, JobState.UNCERTAIN)])
async def test_a_printer_that_cannot_tell_of_a_job_is_waited_for_and_then_somebody_is_asked(
    odd: OddPrinter, tmp_path: Path, times: int, told: JobState
) -> None:
    cannot_say(odd, times)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        assert (await line.until(JOB.job, told)).reasons == (() if told is JobState.DONE else ("ipp-status-0x0500",))
        worker.hear(NEXT, line)
        await line.until(NEXT.job, JobState.DONE)
    assert odd.tray == [JOB.job, NEXT.job]


async def test_a_printer_that_gives_no_name_of_its_own_to_a_job_and_cannot_say_why_prints_it_all_the_same(
    odd: OddPrinter, tmp_path: Path
) -> None:
    odd.gives_uuids = False
    cannot_say(odd, 1)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.DONE)
    assert odd.asked.count(Operation.CREATE_JOB) == 1


async def test_a_notice_that_waits_for_somebody_elses_job_says_so(odd: OddPrinter, tmp_path: Path) -> None:
    odd.busy = True
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await until(lambda: any(isinstance(one, JobReport) and one.reasons == ("printer-busy",) for one in line.said))
        await until(lambda: odd.asked.count(Operation.CREATE_JOB) > 3)
        assert line.states(JOB.job) == [JobState.ACCEPTED]  # and not "prints" in between
        await odd.fail("media-empty")
        assert (await line.until(JOB.job, JobState.WAITING)).reasons == ("media-empty",)  # to be mended first
        odd.busy = False
        await odd.refill()
        assert (await line.until(JOB.job, JobState.DONE)).reasons == ()


# -- a job in doubt -------------------------------------------------------------------------------------------


def torn(odd: OddPrinter, *states: int) -> None:
    """The answers to the first documents are torn, and leave their jobs in these states."""
    left = iter(states)

    def mangle(operation: Operation, answer: bytes) -> bytes:
        if operation is not Operation.SEND_DOCUMENT or (state := next(left, None)) is None:
            return answer
        odd.jobs[max(odd.jobs)].state = state
        return answer[:1]

    odd.mangle = mangle


async def test_a_job_that_is_held_with_all_of_its_document_is_followed(odd: OddPrinter, tmp_path: Path) -> None:
    odd.seconds = 0.5
    torn(odd, HELD)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, spool):
        worker.hear(JOB, line)
        await until(lambda: 1 in odd.jobs)
        odd.jobs[1].held_for = "resources-are-not-ready"
        await until(lambda: (entry := spool.find(JOB.job)) is not None and entry.stage is Stage.SENT)
        await line.until(JOB.job, JobState.DONE)
    assert odd.tray == [JOB.job]
    assert Operation.CANCEL_JOB not in odd.asked


async def test_a_job_that_goes_on_just_as_it_is_taken_back_is_not_sent_again(odd: OddPrinter, tmp_path: Path) -> None:
    odd.seconds = 0.05
    odd.goes_on_at_cancel = True
    torn(odd, HELD)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.DONE)
    assert odd.tray == [JOB.job]


async def test_a_notice_that_the_printer_gives_up_again_and_again_ends_and_the_next_one_prints(
    odd: OddPrinter, tmp_path: Path
) -> None:
    torn(odd, ABORTED, ABORTED, ABORTED)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        worker.hear(NEXT, line)
        await line.until(JOB.job, JobState.ABORTED)
        await line.until(NEXT.job, JobState.DONE)
    assert odd.tray == [NEXT.job]
    assert odd.asked.count(Operation.SEND_DOCUMENT) == 4


async def test_a_service_that_starts_anew_remembers_how_often_a_notice_was_given_up(
    odd: OddPrinter, tmp_path: Path
) -> None:
    torn(odd, ABORTED, ABORTED, ABORTED, ABORTED)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, spool):
        worker.hear(JOB, line)
        await until(lambda: (entry := spool.find(JOB.job)) is not None and entry.given_up == 1)
    before = odd.asked.count(Operation.SEND_DOCUMENT)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.ABORTED)
    assert odd.asked.count(Operation.SEND_DOCUMENT) <= 3
    assert before <= 2


async def test_a_printer_that_holds_a_part_and_never_lets_it_go_leaves_a_question_and_the_next_one_prints(
    odd: OddPrinter, tmp_path: Path
) -> None:
    odd.keeps, odd.seconds = True, 30.0
    torn(odd, HELD)
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        assert (await line.until(JOB.job, JobState.UNCERTAIN)).reasons == ("job-data-insufficient",)
        assert odd.asked.count(Operation.CANCEL_JOB) == 10
        odd.jobs[1].state, odd.seconds = CANCELED, 0.01  # somebody pressed its button
        worker.hear(NEXT, line)
        await line.until(NEXT.job, JobState.DONE)
    assert odd.tray == [NEXT.job]


async def test_every_notice_that_waits_for_the_printer_says_why(odd: OddPrinter, tmp_path: Path) -> None:
    odd.seconds = 30.0
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, _):
        for job in (JOB, NEXT):
            worker.hear(job, line)
        await until(lambda: any(one.state == PROCESSING for one in odd.jobs.values()))
        await odd.fail("media-empty")
        for job in (JOB, NEXT):
            assert (await line.until(job.job, JobState.WAITING)).reasons == ("media-empty",)


async def test_a_notice_of_which_nothing_can_be_made_is_refused_and_ends_no_service(
    odd: OddPrinter, tmp_path: Path
) -> None:
    def poisoned(notice: Notice) -> bytes:
        if notice == JOB.notice:
            raise ZeroDivisionError
        return pages(notice)

    async with working(odd.uri, tmp_path, poisoned, QUICK) as (worker, line, _):
        worker.hear(JOB, line)
        worker.hear(replace(NEXT, notice=replace(NEXT.notice, number="2")), line)
        assert (await line.until(JOB.job, JobState.REFUSED)).reasons == ("cannot-render",)
        await line.until(NEXT.job, JobState.DONE)
