"""The staff's page: who sees it, what is on it, what is printed from it, and when that is taken back."""

import pytest

from signaling.effects import Sender
from signaling.records import Assessment
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM, ID_NUMBER, RESULT
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.printers import HANDED_ON
from windowkit.visit import Outcome

KIOSK, NEIGHBOUR, _ = KIOSKS
BESIDE = NEIGHBOUR
CLERK, COLLEAGUE, _ = CLERKS
PRINTER = PRINTERS[0]


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def left(cast: HallCast, state: m.JobState = m.JobState.CANCELED) -> str:
    """A sheet of an ended visit, and the PIN entered after it."""
    visit = cast.submitted(KIOSK, CLERK)
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=state)
    cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED)
    cast.ask(KIOSK, m.Rate, visit=visit, faces=5)
    cast.hall.unlocked(KIOSK.key, cast.now)
    return next(iter(cast.sheets))


def job(cast: HallCast) -> m.PrintJob:
    return [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)][-1]


def taken_back(cast: HallCast) -> list[str]:
    return [one.job for one in cast.mail[PRINTER] if isinstance(one, m.CancelJob)]


def confirmed(cast: HallCast, kiosk: Sender, clerk: Sender) -> None:
    """A visit whose resident has read the form and said that it is right, and no more."""
    visit = cast.serving(kiosk, clerk)
    for key, value in FORM.items():
        cast.ask(clerk, m.EditField, visit=visit, field=key, value=value, revision=1)
    cast.ask(clerk, m.ReviewForm, visit=visit)
    assert cast.ask(kiosk, m.ConfirmForm, visit=visit, form_hash=cast.visits[visit].form_hash) is None
    cast.ask(clerk, m.Withdraw, visit=visit)
    cast.ask(clerk, m.FinishVisit, visit=visit, outcome=Outcome.DONE)
    cast.ask(kiosk, m.Rate, visit=visit, faces=None)


def page(cast: HallCast, kiosk: int = 0) -> m.StaffPapers:
    return [one for one in cast.mail[KIOSKS[kiosk]] if isinstance(one, m.StaffPapers)][-1]


def deliver(cast: HallCast, **change: str) -> None:
    cast.perform(cast.hall.delivered(Assessment(**(RESULT | change)), cast.now))


def test_only_a_kiosks_staff_see_it_and_not_in_a_visit(cast: HallCast) -> None:
    assert cast.ask(KIOSK, m.AskStaffPapers) is Code.NOT_SIGNED_IN
    assert cast.ask(CLERK, m.AskStaffPapers) is Code.NOT_YOURS
    assert cast.ask(KIOSK, m.PrintLeft, paper="x") is Code.NOT_SIGNED_IN
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.AskStaffPapers) is None
    assert page(cast).papers == ()
    cast.opened(KIOSK)
    assert cast.ask(KIOSK, m.AskStaffPapers) is Code.BUSY


def test_staff_see_what_they_need_and_no_more(cast: HallCast) -> None:
    left(cast)
    cast.ask(KIOSK, m.AskStaffPapers)
    (paper,) = page(cast).papers
    assert (paper.holder, paper.template, paper.matter) == ("周**", "acceptance", "medical-record-booklet")
    assert paper.ticket.startswith("A0")
    assert not paper.doubtful
    assert ID_NUMBER not in m.encode(page(cast)).decode()
    assert "德康" not in m.encode(page(cast)).decode()


def test_a_left_sheet_is_printed_once_and_is_gone_when_it_is_out(cast: HallCast) -> None:
    sheet = left(cast)
    assert cast.ask(KIOSK, m.PrintLeft, paper=sheet) is None
    assert job(cast).notice.attempt == 1
    assert cast.ask(KIOSK, m.PrintLeft, paper=sheet) is Code.BUSY
    assert cast.ask(KIOSK, m.DiscardLeft, paper=sheet) is Code.BUSY
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.PRINTING)
    assert [one.state for one in page(cast).papers] == [m.JobState.PRINTING]
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE)
    assert page(cast).papers == ()
    assert [(one.by, one.became, one.attempt) for one in cast.deliveries] == [("staff", "done", 1)]
    assert cast.ask(KIOSK, m.PrintLeft, paper=sheet) is Code.UNKNOWN_NOTICE


def test_what_a_print_queue_took_is_written_down_as_its_word(cast: HallCast) -> None:
    assert cast.ask(KIOSK, m.PrintLeft, paper=left(cast)) is None
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE, reasons=(HANDED_ON,))
    assert [one.became for one in cast.deliveries] == [HANDED_ON]


def test_a_command_said_again_prints_no_second_sheet(cast: HallCast) -> None:
    command = m.PrintLeft(id="again", paper=left(cast))
    assert cast.say(KIOSK, command) is None
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.UNCERTAIN)
    printed = len([one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)])
    assert cast.say(KIOSK, command) is None
    assert len([one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]) == printed
    assert [(one.state, one.doubtful) for one in page(cast).papers] == [(m.JobState.UNCERTAIN, True)]


def test_a_sheet_is_thrown_away_and_that_is_written_down(cast: HallCast) -> None:
    assert cast.ask(KIOSK, m.DiscardLeft, paper=left(cast)) is None
    assert cast.sheets == {}
    assert [(one.by, one.became) for one in cast.deliveries] == [("staff", "discarded")]


def test_another_committees_staff_neither_see_nor_print_it(cast: HallCast) -> None:
    sheet = left(cast)
    cast.hall.unlocked(NEIGHBOUR.key, cast.now)
    assert cast.ask(NEIGHBOUR, m.AskStaffPapers) is None
    assert page(cast, 1).papers == ()
    for asked in (m.PrintLeft, m.DiscardLeft):
        assert cast.ask(NEIGHBOUR, asked, paper=sheet) is Code.UNKNOWN_NOTICE


@pytest.mark.parametrize("way", ["closed", "pin", "visit", "restart"])
def test_what_waits_for_paper_is_taken_back_once_staff_are_gone(cast: HallCast, way: str) -> None:
    sheet = left(cast)
    cast.ask(KIOSK, m.PrintLeft, paper=sheet)
    name = job(cast).job
    cast.ask(PRINTER, m.JobReport, job=name, state=m.JobState.WAITING, reasons=("media-empty",))
    assert [one.reasons for one in page(cast).papers] == [("media-empty",)]
    match way:
        case "closed":
            assert cast.ask(KIOSK, m.CloseStaffPapers) is None
        case "pin":
            cast.pass_time(601)
        case "visit":
            cast.opened(KIOSK)
        case _:
            cast.restart()
            cast.arrive(*EVERYBODY)
    assert taken_back(cast)[-1] == name
    cast.ask(PRINTER, m.JobReport, job=name, state=m.JobState.CANCELED)
    assert [one.state for one in cast.sheets.values()] == [m.JobState.CANCELED]


def test_a_result_is_ready_where_its_case_was_filed_and_until_it_is_given(cast: HallCast) -> None:
    left(cast)
    deliver(cast, case=next(iter(cast.cases)))
    cast.ask(KIOSK, m.AskStaffPapers)
    deliver(cast, reference="PG-2", assessed_on="2026-11-03")
    ready = [one for one in page(cast).papers if one.template == "assessment_result"]
    assert [one.id for one in ready] == ["result~PG-2", "result~PG-1"]
    assert cast.ask(KIOSK, m.PrintLeft, paper="result~PG-1") is None
    assert job(cast).notice.data["level"] == "level_3"
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE)
    assert "result~PG-1" not in [one.id for one in page(cast).papers]
    cast.restart()
    cast.hall.learn([Assessment(**RESULT)])
    cast.arrive(*EVERYBODY)
    cast.hall.unlocked(KIOSK.key, cast.now)
    cast.ask(KIOSK, m.AskStaffPapers)
    assert "result~PG-1" not in [one.id for one in page(cast).papers]


def test_a_result_of_somebody_never_seen_stays_for_their_next_visit(cast: HallCast) -> None:
    deliver(cast)
    cast.hall.unlocked(KIOSK.key, cast.now)
    cast.ask(KIOSK, m.AskStaffPapers)
    assert page(cast).papers == ()
    confirmed(cast, KIOSK, CLERK)
    cast.hall.unlocked(KIOSK.key, cast.now)
    cast.ask(KIOSK, m.AskStaffPapers)
    assert [one.id for one in page(cast).papers] == ["result~PG-1"]


def test_an_id_number_that_was_only_typed_moves_nobodys_committee(cast: HallCast) -> None:
    deliver(cast, valid_until="2026-12-23")
    confirmed(cast, KIOSK, CLERK)
    cast.hall.unlocked(KIOSK.key, cast.now)
    cast.ask(KIOSK, m.AskStaffPapers)
    visit = cast.serving(BESIDE, COLLEAGUE)  # at another committee a clerk mistypes, and it is this person's number
    cast.ask(COLLEAGUE, m.EditField, visit=visit, field="applicant_id_number", value=ID_NUMBER, revision=1)
    cast.ask(COLLEAGUE, m.EditField, visit=visit, field="applicant_id_number", value="", revision=2)
    cast.ask(COLLEAGUE, m.FinishVisit, visit=visit, outcome=Outcome.DONE)
    cast.ask(BESIDE, m.Rate, visit=visit, faces=None)
    assert (len(page(cast).papers), len(page(cast).reminders)) == (1, 1)
    cast.hall.unlocked(BESIDE.key, cast.now)
    cast.ask(BESIDE, m.AskStaffPapers)
    assert (page(cast, 1).papers, page(cast, 1).reminders) == ((), ())
    cast.ask(BESIDE, m.CloseStaffPapers)
    confirmed(cast, BESIDE, COLLEAGUE)  # they moved, and read their number on the form there
    assert cast.homes == {ID_NUMBER: "c1"}
    assert (page(cast).papers, page(cast).reminders) == ((), ())


def test_a_result_that_names_somebody_elses_case_is_refused(cast: HallCast) -> None:
    left(cast)
    other = Assessment(**(RESULT | {"id_number": "310108195505050012", "case": next(iter(cast.cases))}))
    with pytest.raises(Refused, match="case: of another applicant"):
        cast.hall.residents.check(other)


def test_whose_assessment_runs_out_stands_on_the_list_and_on_the_printed_one(cast: HallCast) -> None:
    left(cast)
    deliver(cast, valid_until="2026-12-23")
    cast.ask(KIOSK, m.AskStaffPapers)
    assert [(one.holder, one.until) for one in page(cast).reminders] == [("周**", "2026-12-23")]
    assert cast.ask(KIOSK, m.PrintReminders) is None
    assert job(cast).notice.template == "reminder_list"
    assert job(cast).notice.data["ending"] == f"周** {ID_NUMBER[-4:]}\t2026-12-23"
    assert page(cast).sheet is m.JobState.QUEUED
    assert cast.ask(KIOSK, m.PrintReminders) is Code.BUSY
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE)
    assert page(cast).sheet is m.JobState.DONE
    deliver(cast, reference="PG-2", assessed_on="2026-11-20", valid_until="2028-12-24")
    assert page(cast).reminders == ()
    assert cast.ask(KIOSK, m.PrintReminders) is Code.INCOMPLETE


def test_a_list_that_is_printed_again_that_day_says_so(cast: HallCast) -> None:
    left(cast)
    deliver(cast, valid_until="2026-12-23")
    for state, attempt in (
        (m.JobState.CANCELED, 1),  # none came out
        (m.JobState.DONE, 1),
        (m.JobState.UNCERTAIN, 2),
        (m.JobState.DONE, 3),
    ):
        cast.hall.unlocked(KIOSK.key, cast.now)
        assert cast.ask(KIOSK, m.PrintReminders) is None
        assert job(cast).notice.attempt == attempt
        cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=state)
        cast.restart()
        cast.hall.learn([Assessment(**(RESULT | {"valid_until": "2026-12-23"}))])
        cast.arrive(*EVERYBODY)
    cast.pass_time(86_400)
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.PrintReminders) is None
    assert job(cast).notice.attempt == 1  # of another day's list


@pytest.mark.parametrize("came_out", [True, False])
def test_staff_say_whether_an_uncertain_sheet_came_out_and_that_is_written_down(cast: HallCast, came_out: bool) -> None:
    sheet = left(cast, m.JobState.UNCERTAIN)
    cast.ask(KIOSK, m.AskStaffPapers)
    assert [(one.state, one.attempt) for one in page(cast).papers] == [(m.JobState.UNCERTAIN, 1)]
    first = job(cast).job
    assert cast.ask(KIOSK, m.PrintLeft, paper=sheet) is Code.UNCERTAIN
    assert cast.ask(KIOSK, m.SettleLeft, paper=sheet, attempt=2, came_out=came_out) is Code.WRONG_STATE
    said = m.SettleLeft(id=cast.fresh(), paper=sheet, attempt=1, came_out=came_out)
    assert cast.say(KIOSK, said) is None
    assert cast.say(KIOSK, said) is None  # repeated after a cut
    word = "seen" if came_out else "unseen"
    assert [(one.job, one.became, one.by, one.at) for one in cast.words] == [(first, word, "staff", cast.now)]
    assert [one.became for one in cast.deliveries] == [word]
    if came_out:
        assert (cast.sheets, job(cast).job) == ({}, first)
        return
    assert (job(cast).notice.attempt, job(cast).job != first) == (2, True)
    cast.ask(PRINTER, m.JobReport, job=job(cast).job, state=m.JobState.DONE)
    assert cast.sheets == {}
    assert [one.became for one in cast.deliveries] == ["unseen", "done"]


def test_only_this_committees_staff_settle_and_only_what_is_uncertain(cast: HallCast) -> None:
    sheet = left(cast)
    about = {"paper": sheet, "attempt": 1, "came_out": True}
    assert cast.ask(KIOSK, m.SettleLeft, **about) is Code.WRONG_STATE
    cast.hall.unlocked(NEIGHBOUR.key, cast.now)
    assert cast.ask(NEIGHBOUR, m.SettleLeft, **about) is Code.UNKNOWN_NOTICE
    assert cast.ask(KIOSKS[2], m.SettleLeft, **about) is Code.NOT_SIGNED_IN
    assert sheet in cast.sheets


@pytest.mark.parametrize(
    ("until", "level", "listed"),
    [
        ("2026-11-23", "level_2", True),
        ("2026-12-24", "level_2", False),
        ("2026-11-22", "level_2", False),
        ("2026-12-01", "none", False),
        ("2026-12-01", "see_doctor", False),
    ],
)
def test_reminded_is_whose_grade_runs_out_within_thirty_days(
    cast: HallCast, until: str, level: str, listed: bool
) -> None:
    left(cast)
    deliver(cast, valid_until=until, level=level)
    cast.ask(KIOSK, m.AskStaffPapers)
    assert len(page(cast).reminders) == listed


def test_a_command_that_could_not_be_stored_is_done_when_it_is_said_again(cast: HallCast) -> None:
    sheet = left(cast)
    ask = m.PrintLeft(id=cast.fresh(), paper=sheet)
    cast.hall.receive(ask, KIOSK, cast.now)  # decided, not stored, said to nobody
    cast.load()
    before = job(cast)
    assert cast.say(KIOSK, ask) is None
    assert job(cast) != before
    assert cast.say(KIOSK, ask) is None
    assert [one.notice.attempt for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)] == [1, 1]
