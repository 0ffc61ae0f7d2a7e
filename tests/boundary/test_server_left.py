"""Sheets left from ended visits on the real server and its database: over kills, and over an upgrade."""

import threading
from pathlib import Path

import httpx
import msgspec
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, insert

from signaling import tables as t
from signaling.effects import Save
from signaling.records import DeliveryRecord, DeliveryWord, JobRecord
from signaling.store import Store
from tests.peers.notices import assessment_result
from tests.peers.server_cast import ID_NUMBER, Cast, cast, filled, serving, submitted
from tests.peers.server_process import (
    PIN,
    ROOT,
    ServerProcess,
    clerk_hello,
    clerk_token,
    device_hello,
    enrolled,
    on_the_line,
)
from windowkit import messages as m
from windowkit.visit import Outcome, State


async def looked(all_: Cast) -> m.StaffPaper:
    """The staff open their page; the one paper on it."""
    await all_.kiosk.ask(m.UnlockKiosk, pin=PIN)
    all_.kiosk.heard.clear()
    await all_.kiosk.ask(m.AskStaffPapers)
    (paper,) = (await all_.kiosk.until(m.StaffPapers)).papers
    return paper


async def back(all_: Cast) -> None:
    """Everybody is on the line again after the server's return."""
    programs = (all_.kiosk, all_.printing)
    for one in programs:
        one.heard.clear()
    for one in programs:
        await one.until(m.Welcome)


async def test_a_left_sheet_outlives_every_kill_and_comes_out_once(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        async with cast(server) as all_:
            await serving(all_)
            await filled(all_)
            await submitted(all_)
            first = await all_.printing.until(m.PrintJob)
            await all_.printing.ask(m.JobReport, job=first.job, state=m.JobState.WAITING, reasons=("media-empty",))
            await all_.counter.ask(m.FinishVisit, visit=all_.visit, outcome=Outcome.ACCEPTED)
            await all_.kiosk.ask(m.Rate, visit=all_.visit, faces=5)
            await all_.seen(State.ENDED)
            assert (await all_.printing.until(m.CancelJob)).job == first.job
            server.kill()
            server.start()
            await back(all_)
            await all_.printing.until(m.CancelJob, lambda one: one.job == first.job)
            await all_.printing.ask(m.JobReport, job=first.job, state=m.JobState.CANCELED)
            paper = await looked(all_)
            assert (paper.holder, paper.state, paper.doubtful) == ("周**", m.JobState.CANCELED, False)
            await all_.kiosk.ask(m.PrintLeft, paper=paper.id)
            second = await all_.printing.until(m.PrintJob, lambda one: one.job != first.job)
            server.kill()  # the staff are gone with the server: nobody waits for it
            server.start()
            await back(all_)
            await all_.printing.until(m.CancelJob, lambda one: one.job == second.job)
            await all_.printing.ask(m.JobReport, job=second.job, state=m.JobState.CANCELED)
            paper = await looked(all_)
            await all_.kiosk.ask(m.PrintLeft, paper=paper.id)
            third = await all_.printing.until(m.PrintJob, lambda one: one.job not in {first.job, second.job})
            assert third.notice.attempt == 1
            await all_.printing.ask(m.JobReport, job=third.job, state=m.JobState.DONE, sheets=1)
            await all_.kiosk.until(m.StaffPapers, lambda one: one.papers == ())
            delivery = server.store.one(t.DELIVERIES, "job", third.job)
            assert delivery is not None
            assert (delivery["by"], delivery["committee"], delivery["became"]) == ("staff", "hyl-03", "done")
            assert server.store.running().sheets == []
            async with httpx.AsyncClient(base_url=server.url, trust_env=False) as phone:
                address = third.notice.data["verify_url"].removeprefix("https://window.example")
                assert "周**" in (await phone.get(address)).text
    finally:
        server.stop()


def states(visit: m.VisitSnapshot) -> list[m.JobState | None]:
    return [one.state for one in visit.notices]


async def test_a_print_service_that_stays_away_is_a_question_and_its_late_word_the_answer(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, grace=1.0)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        kiosk_key = await enrolled(server, m.Role.KIOSK)
        printing_key = await enrolled(server, m.Role.PRINTING, kiosk_key.device)
        hello = device_hello(printing_key, m.Role.PRINTING)
        async with (
            on_the_line(server, device_hello(kiosk_key, m.Role.KIOSK)) as kiosk,
            on_the_line(server, clerk_hello(await clerk_token(server))) as counter,
        ):
            async with on_the_line(server, hello) as printing:
                all_ = Cast(kiosk, counter, printing)
                await serving(all_)
                await filled(all_)
                await submitted(all_)
                job = await printing.until(m.PrintJob)
                await printing.ask(m.JobReport, job=job.job, state=m.JobState.PRINTING)
            await counter.until(m.VisitSnapshot, lambda one: states(one) == [m.JobState.UNCERTAIN])
            async with on_the_line(server, hello) as printing:
                await printing.until(m.PrintJob, lambda one: one.job == job.job)
                await printing.ask(m.JobReport, job=job.job, state=m.JobState.DONE, sheets=1)
            await counter.until(m.VisitSnapshot, lambda one: states(one) == [m.JobState.DONE])
    finally:
        server.stop()


async def test_what_a_person_said_stays_beside_what_the_printer_says_later(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    try:
        job = "v~1"
        delivery = DeliveryRecord(
            job=job, number="1", template="x", check="c", attempt=1, committee="c", kiosk="k", by="clerk-1", at=1.0,
            became="uncertain", reference="PG-1",
        )  # fmt: skip
        said = DeliveryWord(job=job, became="unseen", by="staff", at=2.0)
        in_the_end = msgspec.structs.replace(delivery, became="done", at=3.0)
        stayed_in = DeliveryWord(job=job, became="canceled", by="", at=4.0)
        for record, became in (
            (delivery, "uncertain"),
            (said, "unseen"),
            (in_the_end, "done"),
            (stayed_in, "canceled"),
        ):
            await store.keep([Save(record), Save(msgspec.structs.replace(said, job="no such"))])
            row = store.one(t.DELIVERIES, "job", job)
            assert row is not None
            assert (row["became"], row["by"]) == (became, "clerk-1")
        assert (row["said_by"], row["said_at"], row["reference"]) == ("staff", 2.0, "")
        assert store.running().given == {}
    finally:
        store.close()


def test_a_write_that_nobody_waits_for_any_more_leaves_the_others_whole(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new.sqlite'}")
    try:
        begun, goes_on = threading.Event(), threading.Event()
        first = store.write(lambda _: begun.set() or goes_on.wait(5))
        assert begun.wait(5)
        gone, last = store.write(lambda _: 1), store.write(lambda _: 2)
        assert gone.cancel()
        assert not first.cancel()  # under way
        goes_on.set()
        assert (first.result(5), last.result(5)) == (True, 2)
    finally:
        store.close()


def test_an_older_database_keeps_its_cases_and_what_was_printed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    config = Config()
    config.set_main_option("script_location", str(ROOT / "signaling" / "migrations"))
    visit = {
        "case": "hyl1",
        "committee": {"code": "hyl-03", "name": "", "name_en": ""},
        "fields": {"applicant_id_number": {"value": ID_NUMBER, "revision": 1}},
        "settled": [{"notice": "v", "attempt": 1, "came_out": False, "by": "clerk-1", "at": 5.0}],
    }
    lost = JobRecord(job="v~1", visit="v", kiosk="k", notice=assessment_result(1), state=m.JobState.UNCERTAIN)
    done = JobRecord(job="v~2", visit="v", kiosk="k", notice=assessment_result(2), state=m.JobState.DONE)
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        row = {"id": "v", "centre": "hyl", "open": 0, "body": msgspec.json.encode(visit)}
        connection.execute(insert(t.VISITS).values(row))
        for job in (lost, done):
            connection.execute(insert(t.JOBS).values(id=job.job, open=0, body=msgspec.json.encode(job)))
    engine.dispose()
    store = Store(url)
    stored = store.running()
    rows = [store.one(t.DELIVERIES, "job", job) for job in ("v~1", "v~2")]
    store.close()
    assert [(row["became"], row["said_by"], row["said_at"]) for row in rows if row] == [
        ("unseen", "clerk-1", 5.0),
        ("done", "", 0.0),
    ]
    assert (stored.cases["hyl1"].id_number, stored.cases["hyl1"].committee) == (ID_NUMBER, "hyl-03")
    assert stored.given == {"PG-2026-004711": 2}
