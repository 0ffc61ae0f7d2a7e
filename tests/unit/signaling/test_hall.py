"""The hall, story by story: who may do what, who hears of it, and what time does."""

import msgspec
import pytest

from signaling.effects import Sender
from signaling.records import Assessment
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM, ID_NUMBER, MATTER, RESULT
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.residents import RateReason
from windowkit.visit import DEADLINES, Outcome, State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS
PRINTER = PRINTERS[0]


@pytest.fixture
def cast() -> HallCast:
    """Everybody is on the line."""
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def last[M: m.Message](cast: HallCast, who: Sender, kind: type[M]) -> M:
    """The latest message of this kind that somebody was told."""
    return [one for one in cast.mail[who] if isinstance(one, kind)][-1]


def test_a_kiosk_opens_nothing_without_its_staff(cast: HallCast) -> None:
    assert cast.ask(KIOSK, m.OpenVisit, told=True, visit="v", matter=MATTER.code) is Code.NOT_SIGNED_IN
    cast.hall.unlocked(KIOSK.key, cast.now)
    cast.pass_time(601)
    assert cast.ask(KIOSK, m.OpenVisit, told=True, visit="v", matter=MATTER.code) is Code.NOT_SIGNED_IN


def test_a_pin_opens_one_visit_not_two(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    assert cast.ask(KIOSK, m.OpenVisit, told=True, visit="another", matter=MATTER.code) is Code.BUSY
    cast.ask(KIOSK, m.CancelVisit, visit=visit)
    assert cast.ask(KIOSK, m.OpenVisit, told=True, visit="another", matter=MATTER.code) is Code.NOT_SIGNED_IN


def test_tickets_of_a_centre_count_up_and_the_queue_tells_everybody_their_place(cast: HallCast) -> None:
    cast.opened(KIOSK)
    cast.pass_time(5)
    second = cast.opened(NEIGHBOUR)
    assert [one.ticket for one in last(cast, CLERK, m.QueueChanged).waiting] == ["A001", "A002"]
    assert last(cast, NEIGHBOUR, m.PlaceChanged).place == 2
    assert last(cast, FAR_CLERK, m.QueueChanged).waiting == ()
    assert cast.ask(FAR_CLERK, m.TakeVisit, visit=second) is Code.UNKNOWN_VISIT


def test_two_clerks_cannot_take_one_visit_nor_one_clerk_two(cast: HallCast) -> None:
    first, second = cast.opened(KIOSK), cast.opened(NEIGHBOUR)
    assert cast.ask(CLERK, m.TakeVisit, visit=first) is None
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=first) is Code.NOT_YOURS
    assert cast.ask(CLERK, m.TakeVisit, visit=second) is Code.BUSY


def test_nobody_else_hears_of_a_visit(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    for stranger in (NEIGHBOUR, FAR, COLLEAGUE, FAR_CLERK, *PRINTERS[1:]):
        told = [one for one in cast.mail[stranger] if isinstance(one, m.VisitSnapshot | m.FieldChanged | m.PrintJob)]
        assert told == []
    assert ID_NUMBER not in msgspec.json.encode(cast.mail[PRINTER]).decode()
    assert cast.state(visit) is State.SUBMITTED


@pytest.mark.parametrize("stranger", [NEIGHBOUR, FAR, COLLEAGUE])
def test_nobody_else_can_act_in_a_visit(cast: HallCast, stranger: Sender) -> None:
    visit = cast.serving(KIOSK, CLERK)
    for ask in (m.CancelVisit, m.Withdraw, m.ReviewForm):
        assert cast.ask(stranger, ask, visit=visit) is Code.NOT_YOURS
    assert not cast.hall.may_read(visit, "still", stranger)


def test_a_call_that_is_not_built_returns_the_visit_to_the_head_of_the_queue(cast: HallCast) -> None:
    first = cast.opened(KIOSK)
    cast.opened(NEIGHBOUR)
    cast.ask(CLERK, m.TakeVisit, visit=first)
    cast.pass_time(DEADLINES[State.JOINING])
    assert cast.state(first) is State.WAITING
    assert last(cast, CLERK, m.QueueChanged).waiting[0].visit == first
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=first) is None


def test_a_lost_clerk_gives_the_visit_and_its_fields_to_a_colleague(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.ask(CLERK, m.EditField, visit=visit, field="applicant_name", value="周德康", revision=1)
    cast.leave(CLERK)
    assert not last(cast, KIOSK, m.VisitSnapshot).clerk_present
    cast.pass_time(59)
    assert cast.state(visit) is State.SERVING
    cast.pass_time(2)
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is None
    assert last(cast, COLLEAGUE, m.VisitSnapshot).fields["applicant_name"].value == "周德康"


def test_a_clerk_who_comes_back_in_time_finds_the_visit(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.leave(CLERK)
    cast.pass_time(30)
    cast.arrive(CLERK)
    cast.pass_time(100)
    assert last(cast, CLERK, m.VisitSnapshot).visit == visit
    assert cast.state(visit) is State.SERVING


def test_a_kiosk_lost_for_good_ends_the_visit_but_not_a_filed_case(cast: HallCast) -> None:
    broken, filed = cast.serving(KIOSK, CLERK), cast.submitted(NEIGHBOUR, COLLEAGUE)
    cast.leave(KIOSK)
    cast.leave(NEIGHBOUR)
    cast.pass_time(180)
    assert (cast.state(broken), cast.outcome(broken)) == (State.ENDED, Outcome.BROKEN_OFF)
    assert (cast.state(filed), cast.outcome(filed)) == (State.ENDED, Outcome.ACCEPTED)


def test_after_a_restart_everybody_has_the_whole_grace_time_again(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.leave(KIOSK)
    cast.pass_time(100)
    cast.restart()
    cast.pass_time(59)
    cast.arrive(*EVERYBODY)
    cast.pass_time(600)
    assert cast.state(visit) is State.SERVING


def test_an_older_edit_never_undoes_a_newer_one(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    for revision, value in ((2, "周德康"), (1, "周")):
        cast.ask(CLERK, m.EditField, visit=visit, field="applicant_name", value=value, revision=revision)
    assert cast.visits[visit].fields["applicant_name"].value == "周德康"


def test_an_unfinished_form_is_not_read_out_and_names_what_is_missing(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, m.ReviewForm, visit=visit) is Code.INCOMPLETE
    assert set(last(cast, CLERK, m.Denied).detail.split(",")) == set(FORM)


def test_a_signature_under_another_form_does_not_count(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    for key, value in FORM.items():
        cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1)
    cast.ask(CLERK, m.ReviewForm, visit=visit)
    read = cast.visits[visit].form_hash
    cast.ask(CLERK, m.Withdraw, visit=visit)
    cast.ask(CLERK, m.EditField, visit=visit, field="delivery", value="post", revision=2)
    cast.ask(CLERK, m.ReviewForm, visit=visit)
    assert cast.ask(KIOSK, m.ConfirmForm, visit=visit, form_hash=read) is Code.STALE


def test_an_upload_that_was_not_asked_for_is_refused_and_a_repeated_one_is_one(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    still = m.Document(id="s", material="applicant_id", media_type="image/jpeg", bytes=9, width=4, height=3)
    assert not cast.hall.expects(visit, "applicant_id", KIOSK.key)
    with pytest.raises(Refused):
        cast.hall.uploaded(visit, still, cast.now)
    cast.ask(CLERK, m.RequestDocument, visit=visit, material="applicant_id")
    assert cast.hall.expects(visit, "applicant_id", KIOSK.key)
    assert not cast.hall.expects(visit, "applicant_id", NEIGHBOUR.key)
    for _ in range(2):
        cast.perform(cast.hall.uploaded(visit, still, cast.now))
    assert cast.visits[visit].documents == (still,)
    assert cast.hall.may_read(visit, "s", CLERK)


def test_a_filed_case_prints_once_and_again_only_when_asked(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    job = last(cast, PRINTER, m.PrintJob)
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=job.notice.id) is Code.BUSY
    cast.ask(PRINTER, m.JobReport, job=job.job, state=m.JobState.DONE)
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=job.notice.id) is None
    again = last(cast, PRINTER, m.PrintJob)
    assert (again.notice.attempt, again.job) == (2, f"{job.notice.id}~2")


def test_a_job_is_said_again_to_a_print_service_that_was_away(cast: HallCast) -> None:
    cast.leave(PRINTER)
    visit = cast.submitted(KIOSK, CLERK)
    assert last(cast, CLERK, m.VisitSnapshot).printer == ("print-service-offline",)
    cast.arrive(PRINTER)
    cast.leave(PRINTER)
    cast.restart()
    cast.arrive(PRINTER)
    jobs = [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]
    assert len(jobs) == 2
    assert jobs[0] == jobs[1]
    assert cast.visits[visit].notices[0].shown.state is m.JobState.QUEUED


def test_a_printer_cannot_settle_another_kiosks_job(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    job = last(cast, PRINTER, m.PrintJob)
    cast.ask(PRINTERS[1], m.JobReport, job=job.job, state=m.JobState.DONE)
    assert cast.visits[visit].notices[0].shown.state is m.JobState.QUEUED


def test_a_result_is_offered_where_its_person_is_and_only_there(cast: HallCast) -> None:
    here, elsewhere = cast.serving(KIOSK, CLERK), cast.serving(NEIGHBOUR, COLLEAGUE)
    cast.ask(CLERK, m.EditField, visit=here, field="applicant_id_number", value=ID_NUMBER, revision=1)
    found = msgspec.convert(RESULT, Assessment)
    for _ in range(2):  # delivered twice is one
        cast.perform(cast.hall.delivered(found, cast.now))
    assert [one.notice.number for one in cast.visits[here].notices] == ["PG-1"]
    assert cast.visits[elsewhere].notices == ()


def test_a_visit_not_possible_here_ends_with_the_next_step_written_down(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    no = Outcome.MATERIALS_MISSING
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=no) is Code.INCOMPLETE
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED, next_step="x") is Code.INCOMPLETE
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=no, next_step="带户口簿再来") is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=6) is Code.BAD_FIELD
    waited = (RateReason.WAITED, RateReason.WAITED)
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=None, reasons=waited) is Code.BAD_FIELD
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=2, reasons=waited) is None
    assert (cast.state(visit), cast.outcome(visit), cast.visits[visit].faces) == (State.ENDED, no, 2)
    assert cast.visits[visit].whys == ("waited",)


def test_a_resident_who_rates_nothing_is_let_go(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED)
    cast.pass_time(DEADLINES[State.RATING])
    assert (cast.state(visit), cast.outcome(visit)) == (State.ENDED, Outcome.ACCEPTED)
    assert not cast.hall.floor.visits


def test_a_command_repeated_after_the_visit_ended_is_only_answered(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    cancel = m.CancelVisit(id="c", visit=visit)
    assert cast.say(KIOSK, cancel) is None
    before = cast.visits[visit]
    assert cast.say(KIOSK, cancel) is None
    assert cast.visits[visit] == before
    assert cast.ask(KIOSK, m.CancelVisit, visit=visit) is Code.UNKNOWN_VISIT


def test_a_printers_trouble_is_heard_at_its_kiosk_and_by_the_clerk_and_nowhere_else(cast: HallCast) -> None:
    """The kiosk hears it outside a visit, too: there its staff put paper in."""
    detail = m.PrinterDetail(notes=("toner-low",), trays=(m.Tray(name="tray-1", level=0),), sheets=7)
    cast.ask(PRINTER, m.PrinterReport, reasons=("media-empty",), detail=detail)
    assert last(cast, KIOSK, m.PrinterChanged) == m.PrinterChanged(reasons=("media-empty",), detail=detail)
    assert last(cast, NEIGHBOUR, m.PrinterChanged).reasons == ()
    visit = cast.serving(KIOSK, CLERK)
    told = last(cast, CLERK, m.VisitSnapshot)
    assert (told.visit, told.printer, told.printer_detail) == (visit, ("media-empty",), detail)
    cast.ask(PRINTER, m.PrinterReport, reasons=())
    assert last(cast, CLERK, m.VisitSnapshot).printer == ()
    cast.leave(PRINTER)
    assert last(cast, KIOSK, m.PrinterChanged).reasons == ("print-service-offline",)
    cast.leave(KIOSK)
    cast.arrive(PRINTER, KIOSK)
    assert last(cast, KIOSK, m.PrinterChanged).reasons == ()


def test_nobody_gets_a_number_who_was_not_told_who_sees_them(cast: HallCast) -> None:
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.OpenVisit, visit="v", matter=MATTER.code) is Code.INCOMPLETE
    assert cast.visits == {}
    assert cast.ask(KIOSK, m.OpenVisit, told=True, visit="v", matter=MATTER.code) is None
    assert cast.visits["v"].told == cast.now
