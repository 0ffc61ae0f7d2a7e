"""A resident reads a notice before it is printed: whose it is, which bytes, and when it is off the screen."""

import pytest

from signaling.records import Assessment
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM, RESULT
from tests.unit.signaling.test_sheets import SUMMARY
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.identity import check_character
from windowkit.visit import Outcome, State

KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]
COMING, SHOWN, READ, FAILED = m.ReadingStage
STRANGER = "31010819750505002" + check_character("31010819750505002")


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


@pytest.fixture
def visit(cast: HallCast) -> str:
    """A filed case with its acceptance notice."""
    return cast.submitted(KIOSK, CLERK)


def show(cast: HallCast, visit: str) -> m.Reading:
    name = cast.visits[visit].notices[0].notice.id
    assert cast.ask(CLERK, m.ShowNotice, visit=visit, notice=name) is None
    return now(cast, visit)


def now(cast: HallCast, visit: str) -> m.Reading:
    found = cast.visits[visit].reading
    assert found is not None
    return found


def made(cast: HallCast, *pieces: bytes, reason: str = "") -> None:
    """The print service answers what it was asked last."""
    name = [one for one in cast.mail[PRINTER] if isinstance(one, m.RenderNotice)][-1].preview
    for part, content in enumerate(pieces or (b"",)):
        parts: dict[str, object] = {"part": part, "parts": len(pieces), "content": content, "reason": reason}
        assert cast.ask(PRINTER, m.PreviewPart, preview=name, **parts) is None


def pages(cast: HallCast) -> list[tuple[str, int, bytes]]:
    return [(one.reading, one.part, one.content) for one in cast.mail[KIOSK] if isinstance(one, m.NoticePage)]


def told(cast: HallCast) -> m.Reading | None:
    """What the kiosk was told last."""
    return [one.reading for one in cast.mail[KIOSK] if isinstance(one, m.VisitSnapshot)][-1]


def test_the_kiosk_gets_the_page_that_would_be_printed_and_shows_it_when_it_is_whole(
    cast: HallCast, visit: str
) -> None:
    reading = show(cast, visit)
    assert told(cast) == reading
    assert reading.stage is COMING
    render = [one for one in cast.mail[PRINTER] if isinstance(one, m.RenderNotice)][-1]
    assert render.notice.attempt == cast.visits[visit].notices[0].notice.attempt + 1
    made(cast, b"one", b"two")
    assert pages(cast) == [(reading.id, 0, b"one"), (reading.id, 1, b"two")]
    assert told(cast) is not None
    assert now(cast, visit).stage is SHOWN
    assert [one for one in cast.mail[CLERK] if isinstance(one, m.PreviewArrived)] == []
    assert cast.ask(KIOSK, m.HideNotice, visit=visit, reading=reading.id) is None
    assert now(cast, visit).stage is READ


def test_said_twice_it_is_made_once(cast: HallCast, visit: str) -> None:
    name = cast.visits[visit].notices[0].notice.id
    command = m.ShowNotice(id="again", visit=visit, notice=name)
    for _ in range(2):
        assert cast.say(CLERK, command) is None
    assert len([one for one in cast.mail[PRINTER] if isinstance(one, m.RenderNotice)]) == 1


def test_pieces_of_one_that_was_taken_off_or_overtaken_go_nowhere(cast: HallCast, visit: str) -> None:
    reading = show(cast, visit)
    assert cast.ask(CLERK, m.HideNotice, visit=visit, reading=reading.id) is None
    made(cast, b"late")
    assert pages(cast) == []
    assert cast.visits[visit].reading is None
    show(cast, visit)
    second = show(cast, visit)
    first = [one for one in cast.mail[PRINTER] if isinstance(one, m.RenderNotice)][-2]
    cast.ask(PRINTER, m.PreviewPart, preview=first.preview, part=0, parts=1, content=b"old")
    made(cast, b"new")
    assert pages(cast) == [(second.id, 0, b"new")]
    assert cast.ask(KIOSK, m.HideNotice, visit=visit, reading=reading.id) is None
    assert now(cast, visit).stage is SHOWN, "a late word about an older one"


def test_nothing_of_it_reaches_the_next_resident(cast: HallCast, visit: str) -> None:
    show(cast, visit)
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED) is None
    assert cast.visits[visit].reading is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=5) is None
    following = cast.serving(KIOSK, CLERK)
    made(cast, b"the one before's")
    assert pages(cast) == []
    assert cast.visits[following].reading is None


def test_a_step_of_the_visit_takes_it_off(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    for key in ("applicant_name", "applicant_id_number"):
        cast.ask(CLERK, m.EditField, visit=visit, field=key, value=FORM[key], revision=1)
    cast.ask(CLERK, m.IssueNotice, visit=visit, template="one_time", data={})
    reading = show(cast, visit)
    made(cast, b"page")
    material = next(one.code for one in cast.matter.materials if one.photograph)
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material=material) is None
    assert cast.state(visit) is State.DOCUMENT
    assert told(cast) is None
    name = cast.visits[visit].notices[0].notice.id
    assert cast.ask(CLERK, m.ShowNotice, visit=visit, notice=name) is Code.WRONG_STATE, "the paper comes first"
    assert cast.ask(KIOSK, m.HideNotice, visit=visit, reading=reading.id) is None


def test_what_is_written_anew_is_not_read_in_its_old_words(cast: HallCast, visit: str) -> None:
    cast.ask(CLERK, m.IssueNotice, visit=visit, template="visit_summary", data=SUMMARY)
    name = cast.visits[visit].notices[-1].notice.id
    assert cast.ask(CLERK, m.ShowNotice, visit=visit, notice=name) is None
    cast.ask(CLERK, m.IssueNotice, visit=visit, template="visit_summary", data=SUMMARY | {"next": "等电话"})
    assert told(cast) is None


def test_another_persons_result_is_neither_shown_nor_stays(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    number = cast.matter.applicant_id_number
    cast.ask(CLERK, m.EditField, visit=visit, field=number, value=RESULT["id_number"], revision=1)
    cast.perform(cast.hall.delivered(Assessment(**RESULT), cast.now))
    assert cast.visits[visit].notices
    show(cast, visit)
    made(cast, b"page")
    name = cast.visits[visit].notices[0].notice.id
    cast.ask(CLERK, m.PrintNotice, visit=visit, notice=name)  # it stays among the visit's, whatever is typed
    cast.ask(CLERK, m.EditField, visit=visit, field=number, value=STRANGER, revision=2)
    assert told(cast) is None
    assert cast.ask(CLERK, m.ShowNotice, visit=visit, notice=name) is Code.STALE


def test_only_the_visits_clerk_shows_and_only_what_is_the_visits(cast: HallCast, visit: str) -> None:
    name = cast.visits[visit].notices[0].notice.id
    assert cast.ask(CLERKS[1], m.ShowNotice, visit=visit, notice=name) is Code.NOT_YOURS
    assert cast.ask(KIOSK, m.ShowNotice, visit=visit, notice=name) is Code.NOT_YOURS
    assert cast.ask(CLERK, m.ShowNotice, visit=visit, notice="another") is Code.UNKNOWN_NOTICE
    reading = show(cast, visit)
    assert cast.ask(KIOSKS[1], m.HideNotice, visit=visit, reading=reading.id) is Code.NOT_YOURS
    for other in PRINTERS[1:]:
        name = [one for one in cast.mail[PRINTER] if isinstance(one, m.RenderNotice)][-1].preview
        cast.ask(other, m.PreviewPart, preview=name, part=0, parts=1, content=b"forged")
    assert pages(cast) == []


def test_why_there_is_no_page_is_told(cast: HallCast, visit: str) -> None:
    show(cast, visit)
    made(cast, reason="missing-glyph:U+20164")
    assert (now(cast, visit).stage, now(cast, visit).reason) == (FAILED, "missing-glyph:U+20164")
    show(cast, visit)
    cast.leave(PRINTER)
    assert (now(cast, visit).stage, now(cast, visit).reason) == (FAILED, "print-service-offline")
    assert show(cast, visit).reason == "print-service-offline"
    cast.arrive(PRINTER)
    reading = show(cast, visit)
    made(cast, b"no PDF")
    assert cast.ask(KIOSK, m.HideNotice, visit=visit, reading=reading.id, read=False) is None
    assert (now(cast, visit).stage, now(cast, visit).reason) == (FAILED, "unreadable-page")


def test_a_kiosk_that_was_restarted_gets_its_page_again_and_so_does_one_after_the_servers_restart(
    cast: HallCast, visit: str
) -> None:
    reading = show(cast, visit)
    made(cast, b"page")
    cast.leave(KIOSK)
    cast.arrive(KIOSK)
    made(cast, b"page")
    assert pages(cast) == [(reading.id, 0, b"page")] * 2
    cast.restart()
    cast.arrive(KIOSK, CLERK, PRINTER)
    made(cast, b"page")
    assert pages(cast) == [(reading.id, 0, b"page")] * 3
    assert now(cast, visit).stage is SHOWN
