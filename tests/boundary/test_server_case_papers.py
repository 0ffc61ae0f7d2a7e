"""Papers of ended cases lie in the store alone, and are read as their person stands on a form: a real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from signaling.desk_records import CasePaper
from signaling.effects import Save
from tests.peers.server_cast import FORM, ID_NUMBER, MATTER, cast, serving
from tests.peers.server_process import PIN, ServerProcess
from windowkit import messages as m
from windowkit.deskwork import UseEarlier
from windowkit.parts import Document


def paper(document: str, id_number: str, day: str) -> CasePaper:
    return CasePaper(
        visit=f"visit of {document}",
        document=Document(id=document, material="applicant_id", media_type="image/jpeg", bytes=9, width=4, height=3),
        edits=(),
        id_number=id_number,
        name=FORM[MATTER.applicant_name],
        case=f"case of {document}",
        day=day,
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    made = ServerProcess(tmp_path)
    made.office.set_pin("hyl-03", PIN)
    made.start()
    yield made
    made.stop()


async def test_a_paper_that_is_only_in_the_store_is_offered_and_taken_over(server: ServerProcess) -> None:
    async with cast(server) as all_:
        # After the start of the server: by nothing but a look into the store can it know of them.
        there = [paper("mine", ID_NUMBER, "2100-01-01"), paper("another", "310101195201010027", "2100-01-01")]
        await server.store.keep([Save(one) for one in there])
        await serving(all_)
        for key in (MATTER.applicant_id_number, MATTER.applicant_name):
            await all_.counter.ask(m.EditField, visit=all_.visit, field=key, value=FORM[key], revision=1)
        seen = await all_.counter.until(
            m.VisitSnapshot, lambda one: one.deskwork is not None and bool(one.deskwork.earlier)
        )
        assert seen.deskwork is not None
        assert {key: one.case for key, one in seen.deskwork.earlier.items()} == {"applicant_id": "case of mine"}
        await all_.counter.ask(UseEarlier, visit=all_.visit, material="applicant_id")
        seen = await all_.counter.until(m.VisitSnapshot, lambda one: bool(one.documents))
        assert [one.id for one in seen.documents] == ["mine"]
