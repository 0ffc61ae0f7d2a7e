"""A print service that stays away: whoever waits for its sheet is asked, and its late word counts."""

import pytest

from signaling.records import Assessment
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import ID_NUMBER, RESULT
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import Outcome

KIOSK, NEIGHBOUR, _ = KIOSKS
CLERK, COLLEAGUE, _ = CLERKS
PRINTER = PRINTERS[0]
GRACE = 60.0  # s, of the settings
_S = m.JobState


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def jobs(cast: HallCast) -> list[m.PrintJob]:
    return [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]


def attempts(cast: HallCast) -> list[int]:
    """Of every sheet that the print service was ever asked for."""
    return list({one.job: one.notice.attempt for one in jobs(cast)}.values())


def taken_back(cast: HallCast) -> list[str]:
    return [one.job for one in cast.mail[PRINTER] if isinstance(one, m.CancelJob)]


def report(cast: HallCast, state: m.JobState, job: str) -> None:
    assert cast.ask(PRINTER, m.JobReport, job=job, state=state) is None


def away(cast: HallCast, state: m.JobState) -> tuple[str, str]:
    """A visit whose sheet was last in this state, its print service gone; the visit and the job."""
    visit = cast.submitted(KIOSK, CLERK)
    (job,) = jobs(cast)
    if state is not _S.QUEUED:
        report(cast, state, job.job)
    cast.leave(PRINTER)
    return visit, job.job


def shown(cast: HallCast, visit: str) -> m.NoticeState:
    return cast.visits[visit].notices[0].shown


def settle(cast: HallCast, visit: str, *, came_out: bool) -> Code | None:
    notice = cast.visits[visit].notices[0].notice.id
    return cast.ask(CLERK, m.SettleNotice, visit=visit, notice=notice, attempt=1, came_out=came_out)


def finished(cast: HallCast, visit: str) -> None:
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None) is None


def staff(cast: HallCast) -> m.StaffPapers:
    """The staff open their page, in any case anew."""
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.AskStaffPapers) is None
    return [one for one in cast.mail[KIOSK] if isinstance(one, m.StaffPapers)][-1]


@pytest.mark.parametrize("state", [_S.QUEUED, _S.ACCEPTED, _S.WAITING, _S.PRINTING])
def test_after_the_grace_and_not_before_the_clerk_is_asked(cast: HallCast, state: m.JobState) -> None:
    visit, _ = away(cast, state)
    cast.pass_time(GRACE - 1)
    assert shown(cast, visit).state is state
    cast.pass_time(1)
    told = [one for one in cast.mail[CLERK] if isinstance(one, m.VisitSnapshot)][-1]
    assert told.notices[0].state is _S.UNCERTAIN
    assert [one.became for one in cast.deliveries] == ["uncertain"]
    notice = cast.visits[visit].notices[0].notice.id
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice) is Code.UNCERTAIN


def test_a_print_service_that_is_back_in_time_goes_on_as_if_nothing_was(cast: HallCast) -> None:
    visit, job = away(cast, _S.PRINTING)
    cast.pass_time(GRACE - 1)
    cast.arrive(PRINTER)
    cast.pass_time(GRACE)
    assert shown(cast, visit).state is _S.PRINTING
    assert taken_back(cast) == []
    report(cast, _S.DONE, job)
    assert shown(cast, visit).state is _S.DONE


def test_what_it_never_heard_of_waits_for_it_in_the_visit(cast: HallCast) -> None:
    cast.leave(PRINTER)
    visit = cast.submitted(KIOSK, CLERK)
    cast.pass_time(3 * GRACE)
    assert shown(cast, visit).state is _S.QUEUED
    cast.arrive(PRINTER)
    assert attempts(cast) == [1]


def test_what_it_never_heard_of_is_over_with_the_visit_and_anybodys(cast: HallCast) -> None:
    cast.leave(PRINTER)
    visit = cast.submitted(KIOSK, CLERK)
    finished(cast, visit)
    (sheet,) = cast.sheets.values()
    assert (sheet.state, cast.hall.floor.jobs) == (_S.CANCELED, {})
    cast.arrive(PRINTER)
    assert (jobs(cast), taken_back(cast)) == ([], [])
    staff(cast)
    assert cast.ask(KIOSK, m.PrintLeft, paper=sheet.id) is None
    assert attempts(cast) == [1]  # no mark: there was none before


@pytest.mark.parametrize(
    ("last", "after"),
    [(_S.DONE, "done"), (_S.CANCELED, "canceled"), (_S.ABORTED, "aborted"), (_S.UNCERTAIN, "uncertain")],
)
def test_its_last_word_after_all_is_shown_while_nobody_has_answered(
    cast: HallCast, last: m.JobState, after: str
) -> None:
    visit, job = away(cast, _S.PRINTING)
    cast.pass_time(GRACE)
    cast.arrive(PRINTER)
    assert taken_back(cast) == []  # the resident still waits for it
    report(cast, last, job)
    assert shown(cast, visit).state is last
    assert [one.became for one in cast.deliveries] == [after]
    assert cast.hall.floor.jobs == {}
    assert attempts(cast) == [1]


def test_back_and_printing_it_is_no_question_any_more_and_away_again_it_is(cast: HallCast) -> None:
    visit, job = away(cast, _S.ACCEPTED)
    cast.pass_time(GRACE)
    cast.arrive(PRINTER)
    report(cast, _S.PRINTING, job)
    assert shown(cast, visit).state is _S.PRINTING
    assert settle(cast, visit, came_out=False) is Code.WRONG_STATE
    cast.leave(PRINTER)
    cast.pass_time(GRACE)
    assert shown(cast, visit).state is _S.UNCERTAIN


@pytest.mark.parametrize(
    ("last", "then", "became"),
    [
        (_S.DONE, _S.DONE, "done"),
        (_S.CANCELED, _S.CANCELED, "canceled"),
        (_S.UNCERTAIN, _S.SEEN, "seen"),
        (_S.WAITING, _S.SEEN, "seen"),
    ],
)
def test_what_the_printer_knows_for_certain_counts_for_more_than_what_a_clerk_saw(
    cast: HallCast, last: m.JobState, then: m.JobState, became: str
) -> None:
    visit, job = away(cast, _S.PRINTING)
    cast.pass_time(GRACE)
    assert settle(cast, visit, came_out=True) is None
    assert [one.became for one in cast.deliveries] == ["seen"]
    cast.arrive(PRINTER)
    assert taken_back(cast) == [job]  # it does not come out a second time
    report(cast, last, job)
    assert shown(cast, visit).state is then
    assert [one.became for one in cast.deliveries] == [became]
    assert attempts(cast) == [1]


def missing(cast: HallCast) -> tuple[str, str]:
    """A visit whose clerk said that the sheet did not come out, its print service just back; and the job."""
    visit, job = away(cast, _S.ACCEPTED)
    cast.pass_time(GRACE)
    assert settle(cast, visit, came_out=False) is None
    assert (shown(cast, visit).state, shown(cast, visit).attempt) == (_S.QUEUED, 2)
    cast.mail[PRINTER].clear()
    cast.arrive(PRINTER)
    asked = [one for one in cast.mail[PRINTER] if isinstance(one, m.CancelJob | m.PrintJob)]
    assert [(type(one), one.job) for one in asked] == [(m.CancelJob, job), (m.PrintJob, job)]
    return visit, job


def test_one_that_may_have_come_out_since_somebody_looked_is_asked_about_again(cast: HallCast) -> None:
    visit, job = missing(cast)
    report(cast, _S.UNCERTAIN, job)
    assert attempts(cast) == [1]
    assert (shown(cast, visit).state, shown(cast, visit).attempt) == (_S.UNCERTAIN, 1)
    assert [one.became for one in cast.deliveries] == ["uncertain"]
    assert settle(cast, visit, came_out=False) is None
    assert (attempts(cast), cast.deliveries[0].became) == ([1, 2], "unseen")


def test_one_that_did_not_come_out_never_comes_out_beside_its_successor(cast: HallCast) -> None:
    visit, job = missing(cast)
    report(cast, _S.WAITING, job)
    assert attempts(cast) == [1]
    report(cast, _S.CANCELED, job)
    assert attempts(cast) == [1, 2]
    assert (shown(cast, visit).state, shown(cast, visit).attempt) == (_S.QUEUED, 2)


def test_one_that_came_out_after_all_has_no_successor(cast: HallCast) -> None:
    visit, job = missing(cast)
    report(cast, _S.DONE, job)
    assert attempts(cast) == [1]
    assert (shown(cast, visit).state, shown(cast, visit).attempt) == (_S.DONE, 1)
    assert [one.became for one in cast.deliveries] == ["done"]
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert (attempts(cast), cast.hall.floor.jobs) == ([1], {})
    notice = cast.visits[visit].notices[0].notice.id
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice) is None
    assert attempts(cast) == [1, 2]


def test_over_a_restart_of_the_server_the_question_stays_and_the_late_word_counts(cast: HallCast) -> None:
    visit, job = away(cast, _S.PRINTING)
    cast.pass_time(GRACE)
    cast.restart()
    assert shown(cast, visit).state is _S.UNCERTAIN
    cast.arrive(*EVERYBODY)
    report(cast, _S.DONE, job)
    assert shown(cast, visit).state is _S.DONE


def test_a_restarted_server_waits_for_a_print_service_as_long_again(cast: HallCast) -> None:
    visit, _ = away(cast, _S.PRINTING)
    cast.restart()
    cast.arrive(KIOSK, CLERK)
    cast.pass_time(GRACE - 1)
    assert shown(cast, visit).state is _S.PRINTING
    cast.pass_time(1)
    assert shown(cast, visit).state is _S.UNCERTAIN


@pytest.mark.parametrize("came_out", [True, False])
def test_a_left_sheet_whose_print_service_is_gone_is_asked_of_staff(cast: HallCast, came_out: bool) -> None:
    visit, job = away(cast, _S.PRINTING)
    finished(cast, visit)
    (sheet,) = cast.sheets
    assert cast.ask(KIOSK, m.AskStaffPapers) is Code.NOT_SIGNED_IN
    assert [one.state for one in staff(cast).papers] == [_S.PRINTING]
    assert cast.ask(KIOSK, m.PrintLeft, paper=sheet) is Code.BUSY
    cast.pass_time(GRACE)
    assert [one.state for one in staff(cast).papers] == [_S.UNCERTAIN]
    assert cast.ask(KIOSK, m.SettleLeft, paper=sheet, attempt=1, came_out=False) is None
    cast.arrive(PRINTER)
    assert taken_back(cast) == [job]
    if came_out:
        report(cast, _S.DONE, job)
        assert (cast.sheets, attempts(cast)) == ({}, [1])
    else:
        report(cast, _S.CANCELED, job)
        assert (list(cast.sheets), attempts(cast)) == ([sheet], [1, 2])
    assert [one.became for one in cast.deliveries] == ["done" if came_out else "canceled"]


def test_a_late_word_that_it_came_out_ends_the_question_of_staff(cast: HallCast) -> None:
    visit, job = away(cast, _S.PRINTING)
    finished(cast, visit)
    cast.pass_time(GRACE)
    assert [one.state for one in staff(cast).papers] == [_S.UNCERTAIN]
    cast.arrive(PRINTER)
    report(cast, _S.DONE, job)
    assert (cast.sheets, staff(cast).papers) == ({}, ())


def test_in_the_residents_next_visit_the_clerk_is_asked_and_the_late_word_is_shown_there(cast: HallCast) -> None:
    visit, job = away(cast, _S.PRINTING)
    finished(cast, visit)
    number = cast.visits[visit].case
    other = cast.serving(NEIGHBOUR, COLLEAGUE)
    edit = {"visit": other, "field": "applicant_id_number", "value": ID_NUMBER, "revision": 1}
    assert cast.ask(COLLEAGUE, m.EditField, **edit) is None
    assert cast.visits[other].notices == ()
    cast.pass_time(GRACE)
    assert [(one.notice.number, one.shown.state) for one in cast.visits[other].notices] == [(number, _S.UNCERTAIN)]
    cast.arrive(PRINTER)
    assert taken_back(cast) == [job]
    report(cast, _S.DONE, job)
    assert shown(cast, other).state is _S.DONE
    cast.ask(COLLEAGUE, m.FinishVisit, visit=other, outcome=Outcome.DONE)
    cast.ask(NEIGHBOUR, m.Rate, visit=other, faces=None)
    assert cast.sheets == {}


def test_a_result_that_did_not_come_out_after_all_counts_as_given_to_nobody(cast: HallCast) -> None:
    cast.perform(cast.hall.delivered(Assessment(**RESULT), cast.now))
    visit = cast.serving(KIOSK, CLERK)
    cast.ask(CLERK, m.EditField, visit=visit, field="applicant_id_number", value=ID_NUMBER, revision=1)
    cast.ask(CLERK, m.PrintNotice, visit=visit, notice=cast.visits[visit].notices[0].notice.id)
    job = jobs(cast)[-1].job
    cast.leave(PRINTER)
    cast.pass_time(GRACE)
    assert cast.hall.residents.given("PG-1") == 1
    cast.arrive(PRINTER)
    report(cast, _S.CANCELED, job)
    assert cast.hall.residents.given("PG-1") == 0
    cast.restart()
    assert cast.hall.residents.given("PG-1") == 0


def test_a_test_sheet_is_nobodys_and_no_question(cast: HallCast) -> None:
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.PrintTrial) is None
    cast.leave(PRINTER)
    cast.pass_time(GRACE)
    trials = [one for one in cast.mail[KIOSK] if isinstance(one, m.TrialChanged)]
    assert _S.UNCERTAIN not in [one.state for one in trials]
