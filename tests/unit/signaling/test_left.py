"""Sheets whose resident left without them: never printed unasked, kept, offered again; one test a way of ending."""

import msgspec
import pytest

from signaling.records import Assessment
from signaling.settings import SignalingSettings
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM, ID_NUMBER, RESULT
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import Outcome, State

KIOSK, NEIGHBOUR, _ = KIOSKS
CLERK, COLLEAGUE, _ = CLERKS
PRINTER = PRINTERS[0]
DAY = 86_400.0


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def jobs(cast: HallCast) -> list[m.PrintJob]:
    return [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]


def taken_back(cast: HallCast) -> list[str]:
    return [one.job for one in cast.mail[PRINTER] if isinstance(one, m.CancelJob)]


def report(cast: HallCast, state: m.JobState, job: str = "", *reasons: str) -> None:
    assert cast.ask(PRINTER, m.JobReport, job=job or jobs(cast)[-1].job, state=state, reasons=reasons) is None


def test_a_notice_that_was_written_and_not_printed_is_left_too(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    for key in ("applicant_name", "applicant_id_number"):
        cast.ask(CLERK, m.EditField, visit=visit, field=key, value=FORM[key], revision=1)
    data = {"reason": "不在本市参保", "next_step": "到参保地办理"}
    assert cast.ask(CLERK, m.IssueNotice, visit=visit, template="refusal", data=data) is None
    (notice,) = (one.notice for one in cast.visits[visit].notices)
    cast.leave(KIOSK)
    cast.pass_time(181)
    assert notice.id in cast.sheets
    assert not jobs(cast)


def finished(cast: HallCast, visit: str) -> None:
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=5) is None


def unrated(cast: HallCast, visit: str) -> None:
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED) is None
    cast.pass_time(121)


def cancelled(cast: HallCast, visit: str) -> None:
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED) is None
    assert cast.ask(KIOSK, m.CancelVisit, visit=visit) is None


def kiosk_lost(cast: HallCast, visit: str) -> None:
    cast.leave(KIOSK)
    cast.pass_time(181)
    cast.arrive(KIOSK)


def overdue(cast: HallCast, visit: str) -> None:
    cast.pass_time(3600 + 121)


@pytest.mark.parametrize("end", [finished, unrated, cancelled, kiosk_lost, overdue])
def test_however_a_visit_ends_its_waiting_sheet_is_taken_back_and_kept(cast: HallCast, end: object) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    report(cast, m.JobState.WAITING, "", "media-empty")
    end(cast, visit)  # type: ignore[operator]
    assert cast.state(visit) is State.ENDED
    assert taken_back(cast) == [jobs(cast)[-1].job]
    (sheet,) = cast.sheets.values()
    assert (sheet.holder, sheet.id_number, sheet.ticket) == ("周**", ID_NUMBER, cast.visits[visit].ticket)
    report(cast, m.JobState.CANCELED)
    assert next(iter(cast.sheets.values())).state is m.JobState.CANCELED
    assert not cast.hall.floor.jobs
    assert cast.deliveries == []


def test_a_sheet_that_is_coming_out_as_the_visit_ends_comes_out_and_is_no_left_one(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    report(cast, m.JobState.PRINTING)
    finished(cast, visit)
    assert taken_back(cast) == []
    report(cast, m.JobState.DONE)
    assert cast.sheets == {}
    (delivery,) = cast.deliveries
    assert (delivery.by, delivery.became, delivery.attempt, delivery.kiosk) == (CLERK.key, "done", 1, KIOSK.key)


def test_one_that_stops_coming_out_after_the_visit_is_taken_back_before_paper_is_refilled(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    report(cast, m.JobState.PRINTING)
    finished(cast, visit)
    report(cast, m.JobState.WAITING, "", "media-empty")
    assert taken_back(cast) == [jobs(cast)[-1].job]


def test_an_uncertain_sheet_is_left_and_the_next_one_is_marked_as_a_reprint(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    report(cast, m.JobState.UNCERTAIN)
    finished(cast, visit)
    cast.hall.unlocked(KIOSK.key, cast.now)
    (sheet,) = cast.sheets
    assert cast.ask(KIOSK, m.PrintLeft, paper=sheet) is Code.UNCERTAIN
    assert cast.ask(KIOSK, m.SettleLeft, paper=sheet, attempt=1, came_out=False) is None
    assert jobs(cast)[-1].notice.attempt == 2


def test_a_print_service_that_was_away_finds_its_job_taken_back_before_it_hears_of_it(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    job = jobs(cast)[-1].job
    report(cast, m.JobState.PRINTING)
    cast.leave(PRINTER)
    finished(cast, visit)
    cast.restart()
    cast.mail[PRINTER].clear()
    cast.arrive(*EVERYBODY)
    assert [type(one) for one in cast.mail[PRINTER]] == [m.CancelJob, m.PrintJob]
    assert taken_back(cast) == [job]
    report(cast, m.JobState.DONE, job)  # it had come out before the line was cut
    assert cast.sheets == {}
    assert [one.became for one in cast.deliveries] == ["done"]


def test_the_same_residents_next_visit_has_it_among_its_notices_with_the_same_number(cast: HallCast) -> None:
    first = cast.submitted(KIOSK, CLERK)
    report(cast, m.JobState.WAITING)
    case = cast.visits[first].case
    finished(cast, first)
    report(cast, m.JobState.CANCELED)
    second = cast.serving(KIOSK, CLERK)
    cast.ask(CLERK, m.EditField, visit=second, field="applicant_id_number", value=ID_NUMBER, revision=1)
    (offered,) = cast.visits[second].notices
    assert (offered.notice.number, offered.shown.state, offered.notice.attempt) == (case, None, 0)
    assert cast.sheets == {}
    assert cast.ask(CLERK, m.PrintNotice, visit=second, notice=offered.notice.id) is None
    assert jobs(cast)[-1].notice.attempt == 1  # nothing came out before: no mark of a reprint
    assert jobs(cast)[-1].job != jobs(cast)[0].job
    report(cast, m.JobState.DONE)
    cast.ask(CLERK, m.FinishVisit, visit=second, outcome=Outcome.DONE)
    cast.ask(KIOSK, m.Rate, visit=second, faces=None)
    assert cast.sheets == {}


def test_one_offered_again_and_not_printed_is_left_again_for_the_same_person(cast: HallCast) -> None:
    first = cast.submitted(KIOSK, CLERK)
    report(cast, m.JobState.UNCERTAIN)
    finished(cast, first)
    second = cast.serving(KIOSK, CLERK)
    cast.ask(CLERK, m.EditField, visit=second, field="applicant_id_number", value=ID_NUMBER, revision=1)
    assert [one.shown.state for one in cast.visits[second].notices] == [m.JobState.UNCERTAIN]
    cast.ask(CLERK, m.EditField, visit=second, field="applicant_id_number", value="", revision=2)
    cast.ask(CLERK, m.FinishVisit, visit=second, outcome=Outcome.DONE)
    cast.ask(KIOSK, m.Rate, visit=second, faces=None)
    assert [(one.id_number, one.state) for one in cast.sheets.values()] == [(ID_NUMBER, m.JobState.UNCERTAIN)]


def test_a_sheet_is_forgotten_when_its_days_are_over(cast: HallCast) -> None:
    finished(cast, cast.submitted(KIOSK, CLERK))
    report(cast, m.JobState.CANCELED)
    cast.pass_time(29 * DAY)
    assert len(cast.sheets) == 1
    cast.restart()
    cast.pass_time(2 * DAY)
    assert cast.sheets == {}
    assert SignalingSettings().left_days == 30


def test_a_result_given_once_is_a_reprint_in_a_later_visit(cast: HallCast) -> None:
    cast.perform(cast.hall.delivered(Assessment(**RESULT), cast.now))
    for attempt in (1, 2):
        visit = cast.serving(KIOSK, CLERK)
        cast.ask(CLERK, m.EditField, visit=visit, field="applicant_id_number", value=ID_NUMBER, revision=1)
        (result,) = cast.visits[visit].notices
        cast.ask(CLERK, m.PrintNotice, visit=visit, notice=result.notice.id)
        assert jobs(cast)[-1].notice.attempt == attempt
        report(cast, m.JobState.DONE)
        cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.DONE)
        cast.ask(KIOSK, m.Rate, visit=visit, faces=None)
    assert [(one.reference, one.attempt) for one in cast.deliveries] == [("PG-1", 1), ("PG-1", 2)]


def test_no_delivery_says_who_the_resident_is(cast: HallCast) -> None:
    finished(cast, cast.submitted(KIOSK, CLERK))
    report(cast, m.JobState.DONE)
    written = msgspec.json.encode(cast.deliveries).decode()
    assert ID_NUMBER not in written
    assert "周德康" not in written


def test_a_sheet_that_was_refused_for_now_is_left_too(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    report(cast, m.JobState.REFUSED, "", "seal-unreachable")
    finished(cast, visit)
    assert [one.state for one in cast.sheets.values()] == [m.JobState.REFUSED]
