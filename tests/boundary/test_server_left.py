"""Sheets left from ended visits on the real server and its database: over kills, and over an upgrade."""

from pathlib import Path

import httpx
import msgspec
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, insert

from signaling import tables as t
from signaling.records import JobRecord
from signaling.store import Store
from tests.peers.notices import assessment_result
from tests.peers.server_cast import ID_NUMBER, Cast, cast, filled, serving, submitted
from tests.peers.server_process import PIN, ROOT, ServerProcess
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


def test_an_older_database_keeps_its_cases_and_what_was_printed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    config = Config()
    config.set_main_option("script_location", str(ROOT / "signaling" / "migrations"))
    visit = {
        "case": "hyl1",
        "committee": {"code": "hyl-03", "name": "", "name_en": ""},
        "fields": {"applicant_id_number": {"value": ID_NUMBER, "revision": 1}},
    }
    done = JobRecord(job="v~2", visit="v", kiosk="k", notice=assessment_result(2), state=m.JobState.DONE)
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        row = {"id": "v", "centre": "hyl", "open": 0, "body": msgspec.json.encode(visit)}
        connection.execute(insert(t.VISITS).values(row))
        connection.execute(insert(t.JOBS).values(id="v~2", open=0, body=msgspec.json.encode(done)))
    engine.dispose()
    store = Store(url)
    stored = store.running()
    store.close()
    assert (stored.cases["hyl1"].id_number, stored.cases["hyl1"].committee) == (ID_NUMBER, "hyl-03")
    assert stored.given == {"PG-2026-004711": 2}
