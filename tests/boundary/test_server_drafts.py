"""An unfinished case on the real server: over a kill, at another kiosk, its photographs, and what is deleted."""

import asyncio
import json
import time
from pathlib import Path

import pytest

from signaling import tables as t
from tests.peers.server_cast import FORM, ID_NUMBER, JPEG, Cast, cast, filled, serving, still, submitted
from tests.peers.server_process import PIN, ServerProcess
from windowkit import files, messages as m, uploads
from windowkit.errors import Code, Refused
from windowkit.sensitive import Sensitive
from windowkit.visit import Outcome, State


async def token(program: object) -> str:
    return (await program.until(m.Welcome)).token  # type: ignore[attr-defined]


async def begun(server: ServerProcess, all_: Cast, document: str) -> str:
    """A visit with a form and a photograph that ends without its case."""
    await serving(all_)
    await filled(all_)
    await all_.counter.ask(m.RequestDocument, visit=all_.visit, material="applicant_id")
    await all_.kiosk.ask(m.AnswerAssent, visit=all_.visit, kind=Sensitive.IDENTITY, yes=True)
    await all_.seen(State.DOCUMENT)
    sent = still(all_.visit, document=document)
    await uploads.bring(server.url, await token(all_.kiosk), sent, lambda _: None)
    asked = {"visit": all_.visit, "outcome": Outcome.MATERIALS_MISSING, "next_step": "带旧册再来"}
    await all_.counter.until(m.VisitSnapshot, lambda one: one.documents)
    await all_.counter.ask(m.FinishVisit, **asked)
    await all_.kiosk.ask(m.Rate, visit=all_.visit, faces=None)
    return all_.visit


async def offered(all_: Cast) -> m.Earlier:
    for at, key in enumerate(("applicant_id_number", "applicant_name")):
        await all_.counter.ask(m.EditField, visit=all_.visit, field=key, value=FORM[key], revision=at + 1)
    snapshot = await all_.counter.until(m.VisitSnapshot, lambda one: one.earlier is not None)
    assert snapshot.earlier is not None
    return snapshot.earlier


def nothing_to_forget(server: ServerProcess) -> bool:
    """Waits until every file that is to go is gone."""
    until = time.monotonic() + 10
    while server.store.read(lambda connection: connection.execute(t.FORGOTTEN.select()).first()) is not None:
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


async def test_an_unfinished_case_outlives_a_kill_goes_on_elsewhere_and_is_deleted_once_filed(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    stills = server.data / "stills"
    try:
        async with cast(server) as all_:
            first = await begun(server, all_, "still-1")
        row = server.store.one(t.VISITS, "id", first)
        assert row is not None
        assert ID_NUMBER.encode() not in row["body"], "the ended visit keeps no form"
        server.kill()
        server.start()
        async with cast(server) as all_:
            await serving(all_)
            earlier = await offered(all_)
            assert (earlier.fields, earlier.documents, earlier.next_step) == (6, ("applicant_id",), "带旧册再来")
            with pytest.raises(Refused) as refusal:  # not before it is taken over
                await files.download(server.url, await token(all_.counter), all_.visit, "still-1")
            assert refusal.value.code is Code.NOT_YOURS
            await all_.counter.ask(m.ContinueDraft, visit=all_.visit, draft=earlier.draft)
            with pytest.raises(Refused) as refusal:  # nor before its resident says yes in this visit, too
                await files.download(server.url, await token(all_.counter), all_.visit, "still-1")
            assert refusal.value.code is Code.NOT_YOURS
            await all_.kiosk.ask(m.AnswerAssent, visit=all_.visit, kind=Sensitive.IDENTITY, yes=True)
            assert await files.download(server.url, await token(all_.counter), all_.visit, "still-1") == JPEG
            seen = await all_.kiosk.until(m.VisitSnapshot, lambda one: one.documents)
            assert {key: one.value for key, one in seen.fields.items()} == FORM
            await submitted(all_)
            assert server.store.running().drafts == []
            assert len(list(stills.iterdir())) == 1, "the case has it now"
        figures = json.loads(server.admin("figures", "--from", "2026-01-01", "--to", "2099-12-31", "--json"))
        assert (figures[-1]["visits"], figures[-1]["first_visits"], figures[-1]["first_done"]) == (1, 1, 0)
        assert figures[-1]["outcomes"] == {"materials_missing": 1}
        table = server.admin("figures", "--from", "2026-01-01", "--to", "2099-12-31", "--by", "committee")
        assert "第三居民委员会" in table
        assert ID_NUMBER not in table
    finally:
        server.stop()


async def test_a_draft_nobody_needs_any_more_leaves_no_photograph_on_the_disk(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        async with cast(server) as all_:
            await begun(server, all_, "still-1")
            assert len(list((server.data / "stills").iterdir())) == 1
            await serving(all_)
            await filled(all_)
            await submitted(all_)
            assert await asyncio.to_thread(nothing_to_forget, server)
            assert list((server.data / "stills").iterdir()) == []
    finally:
        server.stop()
