"""The archive's copies on the real server: made by themselves, whole or not at all, over kills and a full disk."""

import asyncio
import errno
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection, insert, update

from signaling import tables as t
from signaling.archiving import Archiving, CannotMake, Pace, kept, place
from signaling.records import JobRecord
from signaling.settings import ArchivePlace
from signaling.store import Store
from tests.peers.notices import acceptance
from tests.peers.pdfa import broken_rules
from tests.peers.server_cast import cast, filled, serving, submitted
from tests.peers.server_process import PIN, ROOT, ServerProcess
from windowkit import messages as m
from windowkit.errors import BadInput
from windowkit.messages import Notice

QUICK = Pace(look=0.05, retry=0.05)


def printing(folder: Path) -> Path:
    """The settings of a print service that sets copies and prints nothing."""
    (settings := folder / "archive.toml").write_text(f'notices = "{ROOT}/assets/notices"\n')
    return settings


def archive(folder: Path) -> Path:
    (path := folder / "archive").mkdir()
    return path


async def until(there: Callable[[], object]) -> None:
    """Wait for what tells nobody: a file, a row, a line of a log."""
    async with asyncio.timeout(20):
        while not there():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def until_there(folder: Path, many: int = 1) -> list[Path]:
    """The copies, once there are so many."""
    await until(lambda: len(list(folder.rglob("*.pdf"))) >= many)
    return sorted(folder.rglob("*.pdf"))  # noqa: ASYNC240 - a few names


async def test_a_printed_notice_is_in_the_archive_by_itself_over_a_kill_and_only_once(tmp_path: Path) -> None:
    folder = archive(tmp_path)
    more = f'\n[archive]\nfolder = "{folder}"\nprinting = "{printing(tmp_path)}"\n'
    server = ServerProcess(tmp_path, more=more)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        async with cast(server) as all_:
            await serving(all_)
            await filled(all_)
            await submitted(all_)
            job = await all_.printing.until(m.PrintJob)
            await all_.printing.ask(m.JobReport, job=job.job, state=m.JobState.PRINTING)
            await all_.printing.ask(m.JobReport, job=job.job, state=m.JobState.DONE, sheets=1)
            server.kill()  # before a copy can be whole: one takes a second
            assert list(folder.rglob("*.pdf")) == []
            server.start()
            (copy,) = await until_there(folder)
            assert copy == folder / place(job.notice)
            assert broken_rules(copy) == []
            assert list(folder.rglob("*.part")) == []
            await until(lambda: (server.store.one(t.DELIVERIES, "job", job.job) or {}).get("archived"))
            assert job.notice.data["applicant_name"] not in server.log
    finally:
        server.stop()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{tmp_path / 'signaling.sqlite'}")
    yield opened
    opened.close()


def printed(store: Store, number: str, became: str) -> Notice:
    """A sheet that the table of deliveries knows."""
    notice = msgspec.structs.replace(acceptance(), number=number, check=f"check-{number}")
    job = JobRecord(job=f"job-{number}", visit="v", kiosk="k", notice=notice, state=m.JobState.DONE)
    row = {"job": job.job, "number": number, "template": "acceptance", "check": notice.check, "attempt": 1}
    row |= {"committee": "c", "kiosk": "k", "by": "clerk", "at": 1.0, "became": became, "reference": ""}
    for table, values in (
        (t.JOBS, {"id": job.job, "open": 0, "body": msgspec.json.encode(job)}),
        (t.DELIVERIES, row),
    ):
        store.write(partial(Connection.execute, statement=insert(table).values(values))).result()
    return notice


@asynccontextmanager
async def working(archiving: Archiving) -> AsyncIterator[None]:
    """The archiving at work."""
    task = asyncio.create_task(archiving.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


def without_typst(monkeypatch: pytest.MonkeyPatch, unfit: str = "") -> None:
    """Copies cost nothing here; the notice of this number cannot be made."""

    async def made(_self: Archiving, notice: Notice) -> bytes:
        if notice.number == unfit:
            raise CannotMake("missing-glyph:U+30000")
        return f"%PDF- {notice.number}".encode()

    monkeypatch.setattr(Archiving, "_made", made)


async def test_a_full_disk_is_said_without_a_name_and_tried_again(
    tmp_path: Path,
    store: Store,
    caplog: pytest.LogCaptureFixture,
    expected_warnings: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_typst(monkeypatch)
    expected_warnings.add("archive_disk_full")
    notice, folder = printed(store, "hyl2026112800001", "done"), archive(tmp_path)
    tries: list[Path] = []

    def full_at_first(path: Path, content: bytes) -> None:
        tries.append(path)
        if len(tries) < 3:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        kept(path, content)

    where = ArchivePlace(folder=str(folder), printing=str(printing(tmp_path)))
    with caplog.at_level(logging.INFO):
        async with working(Archiving(store, where, QUICK, full_at_first)):
            await until_there(folder)
    full = [record.__dict__ for record in caplog.records if record.message == "archive_disk_full"]
    assert [(one["levelname"], one["waiting"], one["folder"]) for one in full] == [("ERROR", 1, str(folder))] * 2
    said = json.dumps([record.__dict__ for record in caplog.records], default=str, ensure_ascii=False)
    assert notice.data["applicant_name"] not in said
    assert notice.number not in said


async def test_every_sheet_that_is_out_by_anybodys_word_and_one_that_cannot_be_made_keeps_none_waiting(
    tmp_path: Path, store: Store, expected_warnings: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_typst(monkeypatch, unfit="1")
    expected_warnings.add("archive_copy_not_made")
    for number, became in (("1", "done"), ("2", "uncertain"), ("3", "unseen"), ("4", "seen"), ("../5", "done")):
        printed(store, number, became)
    printed(store, "0", "done")
    spoilt = update(t.JOBS).where(t.JOBS.c.id == "job-0").values(body=b"{}")
    store.write(lambda connection: connection.execute(spoilt)).result()
    folder = archive(tmp_path)
    where = ArchivePlace(folder=str(folder), printing=str(printing(tmp_path)))
    async with working(Archiving(store, where, QUICK)):
        copies = await until_there(folder, 2)
    assert [copy.name for copy in copies] == ["acceptance_---5_check----5_1.pdf", "acceptance_4_check-4_1.pdf"]
    assert {copy.parent for copy in copies} == {folder / "2026" / "11"}


async def test_a_notice_that_the_print_service_refuses_is_told_by_its_keyword(
    tmp_path: Path, store: Store, caplog: pytest.LogCaptureFixture, expected_warnings: set[str]
) -> None:
    expected_warnings.add("archive_copy_not_made")
    notice = msgspec.structs.replace(acceptance(applicant_name="\U00030000"), check="check-x")
    job = JobRecord(job="job-x", visit="v", kiosk="k", notice=notice, state=m.JobState.DONE)
    printed(store, "x", "done")
    what = update(t.JOBS).values(body=msgspec.json.encode(job))
    store.write(lambda connection: connection.execute(what)).result()
    where = ArchivePlace(folder=str(archive(tmp_path)), printing=str(printing(tmp_path)))

    def said() -> list[str]:
        return [one.__dict__["why"] for one in caplog.records if one.message == "archive_copy_not_made"]

    async with working(Archiving(store, where)):
        await until(said)
    assert said() == ["missing-glyph:U+30000"]


@pytest.mark.parametrize(
    ("folder", "printing", "words"), [("nowhere", "x", "archive.folder"), (".", "x", "archive.pr")]
)
def test_what_is_not_there_is_said_when_the_server_starts(
    tmp_path: Path, store: Store, folder: str, printing: str, words: str
) -> None:
    with pytest.raises(BadInput, match=words):
        Archiving(store, ArchivePlace(folder=str(tmp_path / folder), printing=str(tmp_path / printing)))
