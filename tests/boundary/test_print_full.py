"""A full disk under the spool: nothing is lost, the screens say so, and it goes on by itself once there is room."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from msgspec.structs import replace

from print_service.job import Stage
from print_service.spool import Spool
from tests.peers.notices import acceptance
from tests.peers.odd_printer import OddPrinter, odd_printer
from tests.peers.printing import QUICK, pages, until, working
from windowkit.messages import JobState, PrintJob

JOB = PrintJob(job="v-acceptance~1", notice=acceptance())


@pytest.fixture
async def odd() -> AsyncGenerator[OddPrinter]:
    async with odd_printer() as printer:
        yield printer


def room(spool: Spool, pages: int) -> None:
    """How many more pages SQLite finds on its disk."""
    database = spool._database  # pyright: ignore[reportPrivateUsage]
    (used,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count={used + pages}")


def written(spool: Spool) -> list[str]:
    """What is to be written from now on, also what finds no room."""
    tried: list[str] = []
    database = spool._database  # pyright: ignore[reportPrivateUsage]
    database.set_trace_callback(lambda said: tried.append(said) if said.startswith(("INSERT", "UPDATE")) else None)
    return tried


@pytest.mark.parametrize("pages_left", [0, 1, 4, 8, 11])
async def test_without_room_for_the_spool_jobs_wait_and_go_on_once_there_is_some(
    odd: OddPrinter, tmp_path: Path, expected_warnings: set[str], pages_left: int
) -> None:
    expected_warnings.add("spool_not_written")
    large = pages(JOB.notice) + bytes(30_000)
    async with working(odd.uri, tmp_path, lambda _: large, QUICK) as (worker, line, spool):
        tried = written(spool)
        room(spool, pages_left)
        worker.hear(JOB, line)
        await until(lambda: len(tried) > 4)  # again and again, though nobody says that there is room
        room(spool, 10_000)
        await line.until(JOB.job, JobState.DONE)
    assert odd.tray == [JOB.job]


async def test_a_disk_with_room_again_is_said_though_the_notice_waits_for_paper_by_then(
    odd: OddPrinter, tmp_path: Path, expected_warnings: set[str]
) -> None:
    expected_warnings.add("spool_not_written")
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, spool):
        await odd.fail("media-empty")
        worker.hear(JOB, line)
        await until(lambda: (entry := spool.find(JOB.job)) is not None and entry.stage is Stage.RENDERED)
        database = spool._database  # pyright: ignore[reportPrivateUsage]
        database.execute("PRAGMA query_only=ON")
        await odd.refill()
        await line.until_printer(lambda one: one.reasons == ("print-service-disk-full",))
        await odd.fail("media-empty")
        database.execute("PRAGMA query_only=OFF")
        await line.until_printer(lambda one: one.reasons == ("media-empty",))
        await odd.refill()
        await line.until(JOB.job, JobState.DONE)
    assert odd.tray == [JOB.job]


async def test_a_job_that_finds_no_room_at_all_is_taken_in_once_there_is_some(
    odd: OddPrinter, tmp_path: Path, expected_warnings: set[str]
) -> None:
    expected_warnings.add("spool_not_written")
    async with working(odd.uri, tmp_path, pages, QUICK) as (worker, line, spool):
        room(spool, 0)
        tried = written(spool)
        worker.hear(replace(JOB, notice=replace(JOB.notice, number="9" * 20_000)), line)  # needs pages of its own
        await until(lambda: len(tried) > 4)
        assert spool.find(JOB.job) is None
        await line.until_printer(lambda one: one.reasons == ("print-service-disk-full",))
        room(spool, 10_000)
        await line.until(JOB.job, JobState.DONE)
        await line.until_printer(lambda one: one.reasons == ())
    assert odd.tray == [JOB.job]
