"""Whose a sheet is: one in nobody's hands twice, none printed for a stranger, none offered while it may still print."""

from collections.abc import Callable

import pytest

from signaling.records import Assessment
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import ID_NUMBER, RESULT
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.identity import check_character
from windowkit.visit import Outcome

KIOSK, NEIGHBOUR, _ = KIOSKS
CLERK, COLLEAGUE, _ = CLERKS
PRINTER, BESIDE, _ = PRINTERS
AGENT = "31010819750505002" + check_character("31010819750505002")


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def deliver(cast: HallCast, **change: str) -> None:
    cast.perform(cast.hall.delivered(Assessment(**(RESULT | change)), cast.now))


def typed(cast: HallCast, visit: str, number: str) -> None:
    """The visit's clerk types this ID number."""
    clerk = CLERK if cast.visits[visit].clerk == CLERK.key else COLLEAGUE
    known = cast.visits[visit].fields.get("applicant_id_number")
    revision = 1 if known is None else known.revision + 1
    edit = {"visit": visit, "field": "applicant_id_number", "value": number, "revision": revision}
    assert cast.ask(clerk, m.EditField, **edit) is None


def finished(cast: HallCast, visit: str, outcome: Outcome = Outcome.DONE) -> None:
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=outcome) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None


def numbers(cast: HallCast, visit: str) -> list[str]:
    return [one.notice.number for one in cast.visits[visit].notices]


def jobs(cast: HallCast) -> list[m.PrintJob]:
    return [one for printer in PRINTERS for one in cast.mail[printer] if isinstance(one, m.PrintJob)]


def report(cast: HallCast, state: m.JobState) -> None:
    assert cast.ask(PRINTER, m.JobReport, job=jobs(cast)[-1].job, state=state) is None


def left(cast: HallCast, state: m.JobState) -> str:
    """The number of a sheet that its resident left without, its job in this state."""
    visit = cast.submitted(KIOSK, CLERK)
    report(cast, state)
    finished(cast, visit, Outcome.ACCEPTED)
    return cast.visits[visit].case


def by_staff(cast: HallCast) -> None:
    """Staff print the result."""
    left(cast, m.JobState.DONE)
    deliver(cast)
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.PrintLeft, paper="result~PG-1") is None
    report(cast, m.JobState.PRINTING)


def in_an_ended_visit(cast: HallCast) -> None:
    """A visit ends while the result comes out."""
    deliver(cast)
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, ID_NUMBER)
    (result,) = cast.visits[visit].notices
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=result.notice.id) is None
    report(cast, m.JobState.PRINTING)
    finished(cast, visit)


@pytest.mark.parametrize("printed", [by_staff, in_an_ended_visit])
def test_a_result_that_is_coming_out_elsewhere_is_not_offered_as_new(
    cast: HallCast, printed: Callable[[HallCast], None]
) -> None:
    printed(cast)
    other = cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, other, ID_NUMBER)
    assert numbers(cast, other) == []
    report(cast, m.JobState.DONE)
    (offered,) = cast.visits[other].notices
    assert cast.ask(COLLEAGUE, m.PrintNotice, visit=other, notice=offered.notice.id) is None
    (job,) = [one for one in cast.mail[BESIDE] if isinstance(one, m.PrintJob)]
    assert job.notice.attempt == 2, "marked as a reprint"


def test_of_two_visits_for_one_person_one_has_the_result_and_then_the_other(cast: HallCast) -> None:
    deliver(cast)
    one, other = cast.serving(KIOSK, CLERK), cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, one, ID_NUMBER)
    typed(cast, other, ID_NUMBER)
    assert (numbers(cast, one), numbers(cast, other)) == (["PG-1"], [])
    finished(cast, one)
    assert numbers(cast, other) == ["PG-1"]


def test_another_persons_result_is_gone_with_their_id_number(cast: HallCast) -> None:
    deliver(cast, id_number=AGENT)
    visit, other = cast.serving(KIOSK, CLERK), cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, visit, AGENT)
    typed(cast, other, AGENT)
    assert (numbers(cast, visit), numbers(cast, other)) == (["PG-1"], [])
    typed(cast, visit, ID_NUMBER)
    assert (numbers(cast, visit), numbers(cast, other)) == ([], ["PG-1"])


def test_another_persons_left_sheet_goes_back_to_where_it_was(cast: HallCast) -> None:
    number = left(cast, m.JobState.UNCERTAIN)
    (before,) = cast.sheets.values()
    visit = cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, visit, ID_NUMBER)
    assert (numbers(cast, visit), cast.sheets) == ([number], {})
    typed(cast, visit, AGENT)
    assert numbers(cast, visit) == []
    (after,) = cast.sheets.values()
    for part in ("id", "committee", "holder", "id_number", "left", "ticket", "matter", "state"):
        assert getattr(after, part) == getattr(before, part), part
    assert after.notice == before.notice


def test_what_was_printed_for_a_stranger_is_not_printed_again_and_is_left_to_its_owner(cast: HallCast) -> None:
    deliver(cast)
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, ID_NUMBER)
    (result,) = cast.visits[visit].notices
    cast.ask(CLERK, m.PrintNotice, visit=visit, notice=result.notice.id)
    report(cast, m.JobState.CANCELED)
    typed(cast, visit, AGENT)
    printed = len(jobs(cast))
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=result.notice.id) is Code.STALE
    assert len(jobs(cast)) == printed
    finished(cast, visit)
    assert [one.id_number for one in cast.sheets.values()] == [ID_NUMBER]


@pytest.mark.parametrize("state", [m.JobState.ACCEPTED, m.JobState.WAITING])
def test_a_left_sheet_is_offered_when_its_job_has_ended_and_not_before(cast: HallCast, state: m.JobState) -> None:
    number = left(cast, state)
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, ID_NUMBER)
    assert (numbers(cast, visit), len(cast.sheets)) == ([], 1)
    report(cast, m.JobState.CANCELED)
    assert (numbers(cast, visit), len(cast.sheets)) == ([number], 0)


@pytest.mark.parametrize(("until", "offered"), [("2026-11-22", []), ("2026-11-23", ["PG-1"])])
def test_a_result_that_has_run_out_is_not_offered(cast: HallCast, until: str, offered: list[str]) -> None:
    deliver(cast, valid_until=until)
    visit = cast.serving(KIOSK, CLERK)
    typed(cast, visit, ID_NUMBER)
    assert numbers(cast, visit) == offered


def test_two_visits_that_end_at_one_moment_lose_no_sheet(cast: HallCast) -> None:
    number = left(cast, m.JobState.CANCELED)
    one, other = cast.serving(KIOSK, CLERK), cast.serving(NEIGHBOUR, COLLEAGUE)
    typed(cast, one, ID_NUMBER)
    typed(cast, other, ID_NUMBER)
    for kiosk in (KIOSK, NEIGHBOUR):
        cast.leave(kiosk)
    cast.pass_time(181)
    assert [sheet.notice.number for sheet in cast.sheets.values()] == [number]
