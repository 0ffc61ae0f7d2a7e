"""A paper's next page without a new request, as the hall has it."""

import msgspec

from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.server_cast import MATTER
from windowkit import messages as m
from windowkit.documents import AnotherPage
from windowkit.errors import Code
from windowkit.visit import State

KIOSK, CLERK = KIOSKS[0], CLERKS[0]
PAPER = MATTER.materials[0].code


def cast_of(pages: int) -> tuple[HallCast, str]:
    materials = tuple(msgspec.structs.replace(one, pages=pages) for one in MATTER.materials)
    cast = HallCast(matter=msgspec.structs.replace(MATTER, materials=materials))
    cast.arrive(*EVERYBODY)
    return cast, cast.serving(KIOSK, CLERK)


def photographed(cast: HallCast, visit: str, name: str) -> None:
    assert cast.state(visit) is State.DOCUMENT
    still = m.Document(id=name, material=PAPER, media_type="image/jpeg", bytes=9, width=3, height=3)
    cast.perform(cast.hall.uploaded(visit, still, cast.now))


def answer(cast: HallCast, visit: str, *, yes: bool) -> Code | None:
    return cast.ask(KIOSK, AnotherPage, visit=visit, material=PAPER, yes=yes)


def request(cast: HallCast, visit: str, instead: str = "") -> None:
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material=PAPER, instead=instead) is None


def test_the_resident_photographs_page_after_page_as_far_as_the_paper_may_have_them() -> None:
    cast, visit = cast_of(3)
    assert answer(cast, visit, yes=True) is Code.WRONG_STATE, "nobody asked"
    request(cast, visit)
    photographed(cast, visit, "s1")
    assert cast.visits[visit].more == PAPER
    assert answer(cast, visit, yes=True) is None
    photographed(cast, visit, "s2")
    assert answer(cast, visit, yes=True) is None
    photographed(cast, visit, "s3")
    assert not cast.visits[visit].more, "it has no more than three"
    assert [one.id for one in cast.visits[visit].documents] == ["s1", "s2", "s3"]


def test_a_no_is_enough() -> None:
    cast, visit = cast_of(2)
    request(cast, visit)
    photographed(cast, visit, "s1")
    assert answer(cast, visit, yes=False) is None
    assert (cast.state(visit), cast.visits[visit].more) == (State.SERVING, "")
    assert answer(cast, visit, yes=True) is Code.WRONG_STATE


def test_of_a_paper_with_one_page_nobody_is_asked() -> None:
    cast, visit = cast_of(1)
    request(cast, visit)
    photographed(cast, visit, "s1")
    assert not cast.visits[visit].more


def test_a_page_that_is_taken_again_asks_for_no_other() -> None:
    cast, visit = cast_of(3)
    request(cast, visit)
    photographed(cast, visit, "s1")
    request(cast, visit, instead="s1")
    assert not cast.visits[visit].more, "the clerk's own request comes first"
    photographed(cast, visit, "s2")
    assert not cast.visits[visit].more


def test_nobody_is_asked_for_a_further_page_of_what_they_said_no_to() -> None:
    materials = tuple(msgspec.structs.replace(one, pages=3) for one in MATTER.materials)
    cast = HallCast(matter=msgspec.structs.replace(MATTER, materials=materials), sensitive=True)
    cast.arrive(*EVERYBODY)
    visit = cast.serving(KIOSK, CLERK)
    kind = cast.matter.sensitive(PAPER)
    assert kind is not None
    request(cast, visit)
    assert cast.ask(KIOSK, m.AnswerAssent, visit=visit, kind=kind, yes=True) is None
    photographed(cast, visit, "s1")
    assert cast.visits[visit].more == PAPER
    assert cast.ask(KIOSK, m.AnswerAssent, visit=visit, kind=kind, yes=False) is None
    assert (cast.visits[visit].documents, cast.visits[visit].more) == ((), "")
