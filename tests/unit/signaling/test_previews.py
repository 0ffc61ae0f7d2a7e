"""A notice's page before it is printed: who may see it, who makes it, and that nothing is printed or kept."""

import pytest

from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from windowkit import messages as m
from windowkit.errors import Code

KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def notice(cast: HallCast, visit: str) -> str:
    return cast.visits[visit].notices[0].notice.id


def wanted(cast: HallCast) -> list[m.RenderNotice]:
    return [one for one in cast.mail[PRINTER] if isinstance(one, m.RenderNotice)]


def arrived(cast: HallCast) -> list[tuple[int, int, bytes]]:
    return [(one.part, one.parts, one.content) for one in cast.mail[CLERK] if isinstance(one, m.PreviewArrived)]


def test_the_print_service_makes_what_it_would_print_next_and_the_clerk_gets_it_piece_by_piece(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    printed = [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]
    assert cast.ask(CLERK, m.PreviewNotice, visit=visit, notice=notice(cast, visit)) is None
    (render,) = wanted(cast)
    for part, content in enumerate((b"one", b"two")):
        cast.ask(PRINTER, m.PreviewPart, preview=render.preview, part=part, parts=2, content=content)
    assert arrived(cast) == [(0, 2, b"one"), (1, 2, b"two")]
    cast.ask(PRINTER, m.PreviewPart, preview=render.preview, part=0, parts=1, content=b"late")
    assert len(arrived(cast)) == 2
    assert [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)] == printed
    cast.ask(PRINTER, m.JobReport, job=printed[-1].job, state=m.JobState.DONE)
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice(cast, visit)) is None
    again = [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)][-1]
    assert render.notice == again.notice, "the code on the page too"


def test_only_the_visits_own_clerk_sees_it_and_only_its_own_print_service_makes_it(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    name = notice(cast, visit)
    assert cast.ask(CLERKS[1], m.PreviewNotice, visit=visit, notice=name) is Code.NOT_YOURS
    assert cast.ask(KIOSK, m.PreviewNotice, visit=visit, notice=name) is Code.NOT_YOURS
    assert cast.ask(CLERK, m.PreviewNotice, visit=visit, notice="another") is Code.BAD_FIELD
    cast.ask(CLERK, m.PreviewNotice, visit=visit, notice=name)
    (render,) = wanted(cast)
    cast.ask(PRINTERS[1], m.PreviewPart, preview=render.preview, part=0, parts=1, content=b"mine")
    assert arrived(cast) == []


def test_without_its_print_service_the_clerk_is_told_at_once_that_there_is_no_page(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.leave(PRINTER)
    assert cast.ask(CLERK, m.PreviewNotice, visit=visit, notice=notice(cast, visit)) is None
    assert arrived(cast) == [(0, 0, b"")]
