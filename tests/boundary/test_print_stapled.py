"""Notices asked for in one go at a printer that staples: one job, one document, one fate; never half of them."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace

from print_service.ipp import Operation, Tag, Value
from print_service.job import Stage
from print_service.joining import joined
from print_service.spool import Spool
from print_service.watch import Pace
from tests.peers.notices import acceptance, assessment_result, reminder_list
from tests.peers.odd_printer import COMPLETED, HELD, PROCESSING, OddPrinter, odd_printer
from tests.peers.printing import Line, renderer, until, working
from windowkit.messages import CancelJob, JobState, PrintJob

QUICK = Pace(follow=0.02, watch=0.02, again=0.02, gather=0.3)
STAPLER = {"finishings-supported": (Value(Tag.ENUM, 3), Value(Tag.ENUM, 4))}
DUPLEX = {"sides-supported": (Value(Tag.KEYWORD, "one-sided"), Value(Tag.KEYWORD, "two-sided-long-edge"))}
NAMES = ("v-list~1", "v-acceptance~1", "v-result~1")
# The list has three pages; the other two have one.
JOBS = tuple(
    PrintJob(job=name, notice=notice, together=NAMES)
    for name, notice in zip(NAMES, (reminder_list(), acceptance(), assessment_result()), strict=True)
)


@pytest.fixture
async def odd() -> AsyncGenerator[OddPrinter]:
    async with odd_printer() as printer:
        printer.extra = {**STAPLER, **DUPLEX}
        yield printer


async def all_are(line: Line, state: JobState) -> None:
    for name in NAMES:
        await line.until(name, state)


def pages(document: bytes) -> list[str]:
    pdf = pypdfium2.PdfDocument(document[document.index(b"%PDF") :])
    return [page.get_textpage().get_text_range() for page in pdf]


async def test_they_are_one_stapled_job_in_order_each_on_a_sheet_of_its_own(odd: OddPrinter, tmp_path: Path) -> None:
    async with working(odd.uri, tmp_path, pace=QUICK) as (worker, line, _):
        for job in JOBS:
            worker.hear(job, line)
        await all_are(line, JobState.DONE)
    (ticket,) = odd.tickets
    assert ticket["finishings"] == (Value(Tag.ENUM, 4),)
    assert ticket["sides"] == (Value(Tag.KEYWORD, "two-sided-long-edge"),)
    told = pages(odd.jobs[1].document)
    assert ("提醒名单" in told[0], "受理通知书" in told[4], "评估结果" in told[6]) == (True, True, True)
    assert [at for at, page in enumerate(told) if not page.strip()] == [3, 5]
    assert len(told) == 7


@pytest.mark.parametrize("extra", [{}, DUPLEX])
async def test_where_nothing_staples_them_each_is_a_job_of_its_own(
    odd: OddPrinter, tmp_path: Path, extra: dict[str, tuple[Value, ...]]
) -> None:
    odd.extra = extra
    async with working(odd.uri, tmp_path, pace=QUICK) as (worker, line, _):
        for job in JOBS:
            worker.hear(job, line)
        await all_are(line, JobState.DONE)
    assert odd.tray == list(NAMES)


async def test_one_that_is_late_is_waited_for_and_one_that_never_comes_is_not(odd: OddPrinter, tmp_path: Path) -> None:
    async with working(odd.uri, tmp_path, pace=QUICK) as (worker, line, _):
        worker.hear(JOBS[0], line)
        await asyncio.sleep(0.1)
        assert odd.tickets == []
        worker.hear(JOBS[1], line)
        await line.until(NAMES[1], JobState.DONE)
        assert [len(odd.tickets), len(pages(odd.jobs[1].document))] == [1, 5]
        worker.hear(JOBS[2], line)  # after all: alone
        await line.until(NAMES[2], JobState.DONE)
        assert len(odd.tickets) == 2


async def test_one_that_is_taken_back_or_cannot_be_made_is_not_among_them(odd: OddPrinter, tmp_path: Path) -> None:
    async with working(odd.uri, tmp_path, pace=QUICK) as (worker, line, _):
        worker.hear(CancelJob(job=NAMES[1]), line)
        worker.hear(JOBS[0], line)
        worker.hear(JOBS[1], line)
        worker.hear(replace(JOBS[2], notice=acceptance(case="")), line)
        await line.until(NAMES[0], JobState.DONE)
        await line.until(NAMES[1], JobState.CANCELED)
        await line.until(NAMES[2], JobState.REFUSED)
    assert len(pages(odd.jobs[1].document)) == 3


async def test_only_all_of_them_together_are_taken_back_from_a_printer(odd: OddPrinter, tmp_path: Path) -> None:
    odd.seconds = 30.0
    async with working(odd.uri, tmp_path, pace=QUICK) as (worker, line, _):
        for job in JOBS:
            worker.hear(job, line)
        await until(lambda: any(one.state == PROCESSING for one in odd.jobs.values()))
        worker.hear(CancelJob(job=NAMES[0]), line)
        worker.hear(CancelJob(job=NAMES[1]), line)
        await asyncio.sleep(0.1)
        assert Operation.CANCEL_JOB not in odd.asked
        worker.hear(CancelJob(job=NAMES[2]), line)
        await all_are(line, JobState.CANCELED)
    assert odd.tray == []


async def test_a_power_cut_with_them_inside_is_a_question_about_each(odd: OddPrinter, tmp_path: Path) -> None:
    odd.seconds = 30.0
    async with working(odd.uri, tmp_path, pace=QUICK) as (worker, line, _):
        for job in JOBS:
            worker.hear(job, line)
        await until(lambda: any(one.state == PROCESSING for one in odd.jobs.values()))
        await odd.power_off()
        await odd.power_on()
        await all_are(line, JobState.UNCERTAIN)
    assert (odd.tray, len(odd.tickets)) == ([], 1)


@pytest.mark.parametrize("state", [HELD, COMPLETED])
async def test_after_a_crash_while_sending_all_of_them_begin_anew_or_all_are_done(
    odd: OddPrinter, tmp_path: Path, state: int
) -> None:
    async with working(odd.uri, tmp_path, pace=QUICK) as (worker, line, spool):
        for job in JOBS:
            worker.hear(job, line)
        await all_are(line, JobState.DONE)
        entries = [spool.find(name) for name in NAMES]
    spool = Spool(tmp_path / "spool.sqlite")
    made = renderer().render
    spool.keep(
        *(
            replace(one, stage=Stage.SENDING, notice=job.notice, pages=made(job.notice), heard=False)
            for one, job in zip(entries, JOBS, strict=True)
            if one is not None
        )
    )
    spool.close()
    odd.jobs[1].state, odd.jobs[1].impressions, odd.tray = state, 0 if state == HELD else 3, []
    async with working(odd.uri, tmp_path, pace=QUICK) as (worker, line, _):
        worker.hear(JOBS[0], line)
        await all_are(line, JobState.DONE)
    assert len(odd.tickets) == (2 if state == HELD else 1)


def test_the_stages_of_several_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool.sqlite")
    for job in JOBS[:2]:
        spool.accept(job.job, job.notice, job.together)
    first, second = (spool.find(name) for name in NAMES[:2])
    assert first is not None
    assert second is not None
    with pytest.raises((sqlite3.Error, OverflowError)):
        spool.keep(replace(first, stage=Stage.RENDERED), replace(second, sheets=2**80))
    assert spool.find(NAMES[0]) == first
    assert first.together == NAMES
    spool.close()


def test_a_spool_of_before_there_were_sets_is_still_read(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool.sqlite")
    spool.accept(NAMES[0], JOBS[0].notice)
    spool.close()
    old = sqlite3.connect(tmp_path / "spool.sqlite")
    for column in ("together", "bundle"):
        old.execute(f"ALTER TABLE jobs DROP COLUMN {column}")
    old.close()
    spool = Spool(tmp_path / "spool.sqlite")
    entry = spool.find(NAMES[0])
    assert entry is not None
    assert (entry.together, entry.name, entry.notice) == ((), NAMES[0], JOBS[0].notice)
    spool.close()


def test_one_side_only_needs_no_blank_page() -> None:
    made = [renderer().render(job.notice) for job in JOBS[1:]]
    assert len(pages(joined(made, both_sides=False))) == 2
    assert len(pages(joined(made, both_sides=True))) == 3
    assert joined(made, both_sides=True) == joined(made, both_sides=True)
    assert b"CreationDate(D:20000101000000+00'00')" in joined(made, both_sides=True)  # nor is it of today
