"""What is closed goes from a real database on its day, and nothing else does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from signaling import tables as t
from signaling.concern_records import ConcernRecord
from signaling.desk_records import CasePaper
from signaling.effects import Save
from signaling.forgetting import Forgetting
from signaling.places import Place
from signaling.settings import SignalingSettings
from signaling.stills import Stills
from signaling.store import Store
from tests.peers.hall_cast import NOON
from windowkit.concerns import ConcernState
from windowkit.parts import Document

_DAY = 86_400.0
_PLACE = Place(code="c", name="居委会", name_en="Committee")
_OPEN = ConcernRecord(
    id="open",
    matter="m",
    committee=_PLACE,
    centre=_PLACE,
    ticket="A001",
    opened="2026-11-16",
    due="2026-11-23",
    words="她来了三次。",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path / 'signaling.sqlite'}")
    yield made
    made.close()


async def test_a_closed_concern_goes_with_its_words_on_its_day_and_no_other_does(store: Store, tmp_path: Path) -> None:
    closed = replace(_OPEN, id="closed", state=ConcernState.CLOSED, closed="2026-11-23")
    older = replace(_OPEN, id="of an older server", state=ConcernState.CLOSED)
    later = replace(_OPEN, id="later", state=ConcernState.CLOSED, closed="2026-11-24")
    answered = replace(_OPEN, id="answered", state=ConcernState.ANSWERED)
    await store.keep([Save(one) for one in (_OPEN, closed, older, later, answered)])
    now = [NOON]
    forgetting = Forgetting(store, Stills(tmp_path / "stills"), 10, lambda: now[0])

    async def left(day: int) -> set[str]:
        now[0] = NOON + day * _DAY
        await forgetting.concerns()
        return {one.id for one in (_OPEN, closed, older, later, answered) if store.one(t.CONCERNS, "id", one.id)}

    assert await left(9) == {"open", "closed", "of an older server", "later", "answered"}
    assert await left(10) == {"open", "later", "answered"}
    assert await left(400) == {"open", "answered"}, "what nobody closed stays"
    assert SignalingSettings().closed_concern_days == 180


async def test_whose_page_served_again_is_forgotten_once_it_serves_no_more(store: Store, tmp_path: Path) -> None:
    page = Document(id="d", material="m", media_type="image/jpeg", bytes=1, width=1, height=1)
    kept = CasePaper(visit="v", document=page, edits=(), id_number="n", name="周", case="c", day="2026-11-23")
    await store.keep([Save(kept)])
    now = [NOON]
    forgetting = Forgetting(store, Stills(tmp_path / "stills"), 10, lambda: now[0], paper_days=180)
    for day, there in ((0, True), (180, True), (181, False)):
        now[0] = NOON + day * _DAY
        await forgetting.case_papers()
        assert (store.one(t.CASE_PAPERS, "document", "d") is not None) is there, day
