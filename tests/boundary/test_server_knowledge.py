"""What a clerk looks up, and a paper of an earlier case, on the real server and over a kill."""

from pathlib import Path

import pytest

from signaling import tables as t
from tests.peers.server_cast import FORM, ID_NUMBER, JPEG, cast, filled, serving, still, submitted
from tests.peers.server_process import PIN, ServerProcess
from windowkit import files, messages as m, uploads
from windowkit.deskwork import Deskwork, Edit, EditKind, EditPage, KeepSnippet, UseEarlier
from windowkit.errors import Code, Refused
from windowkit.sensitive import Sensitive
from windowkit.visit import Outcome, State

BOX = Edit(kind=EditKind.BOX, at=(0, 0, 5000, 5000))


async def token(program: object) -> str:
    return (await program.until(m.Welcome)).token  # type: ignore[attr-defined]


async def test_knowledge_is_for_clerks_and_a_filed_paper_serves_again_after_a_kill(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        async with cast(server) as all_:
            with pytest.raises(Refused) as refused:
                await files.knowledge(server.url, await token(all_.kiosk))
            assert refused.value.code is Code.NOT_YOURS
            known = await files.knowledge(server.url, await token(all_.counter))
            assert {one.matter for one in known.guides} == {"", "ltci-application", "medical-record-booklet"}
            assert {one.code for one in known.matters} >= {"ltci-application"}
            await all_.counter.ask(KeepSnippet, key="dz", words="样例路")
            await serving(all_)
            await filled(all_)
            await all_.counter.ask(m.RequestDocument, visit=all_.visit, material="applicant_id")
            await all_.kiosk.ask(m.AnswerAssent, visit=all_.visit, kind=Sensitive.IDENTITY, yes=True)
            await all_.seen(State.DOCUMENT)
            sent = still(all_.visit, document="still-of-a-case")
            await uploads.bring(server.url, await token(all_.kiosk), sent, lambda _: None)
            await all_.counter.until(m.VisitSnapshot, lambda one: one.documents)
            await all_.counter.ask(EditPage, visit=all_.visit, document="still-of-a-case", edit=BOX)
            case = (await submitted(all_)).case
            await all_.counter.ask(m.FinishVisit, visit=all_.visit, outcome=Outcome.ACCEPTED, next_step="")
            await all_.kiosk.ask(m.Rate, visit=all_.visit, faces=None)
        server.kill()
        server.start()
        async with cast(server) as all_:
            assert (await files.knowledge(server.url, await token(all_.counter))).own == (), (
                "another clerk's are theirs"
            )
            await serving(all_)
            for key in ("applicant_id_number", "applicant_name"):
                await all_.counter.ask(m.EditField, visit=all_.visit, field=key, value=FORM[key], revision=1)
            offering = await all_.counter.until(m.VisitSnapshot, lambda one: (one.deskwork or Deskwork()).earlier)
            assert offering.deskwork is not None
            assert offering.deskwork.earlier["applicant_id"].case == case
            await all_.counter.ask(UseEarlier, visit=all_.visit, material="applicant_id")
            await all_.kiosk.ask(m.AnswerAssent, visit=all_.visit, kind=Sensitive.IDENTITY, yes=True)
            taken = await all_.counter.until(m.VisitSnapshot, lambda one: one.documents and one.deskwork)
            assert taken.deskwork is not None
            assert taken.deskwork.edits == {"still-of-a-case": (BOX,)}
            content = await files.download(server.url, await token(all_.counter), all_.visit, "still-of-a-case")
            assert content == JPEG
        kept = server.store.one(t.SNIPPETS, "key", "dz")
        assert kept is not None
        assert server.store.snippets(kept["clerk"]) == {"dz": "样例路"}
        assert ID_NUMBER not in server.log
    finally:
        server.stop()
