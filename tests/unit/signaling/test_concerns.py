"""What could not be done: told by resident or clerk, seen and answered by the centre's duty leader alone."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, strategies as st

from signaling.concern_records import ConcernWord
from signaling.records import SheetRecord
from signaling.working import Calendar
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM, ID_NUMBER
from windowkit import messages as m
from windowkit.concerns import Concern, ConcernState
from windowkit.ending import Reason
from windowkit.errors import Code
from windowkit.visit import Outcome

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, LEADER, FAR_CLERK = CLERKS  # the second is the first centre's duty leader
PERSON = {key: FORM[key] for key in ("applicant_name", "applicant_id_number")}
WORDS = "医保系统连不上，等了半小时。"


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def listed(cast: HallCast, who: object = LEADER) -> tuple[Concern, ...]:
    news = [one for one in cast.mail[who] if isinstance(one, m.ConcernsChanged)]  # type: ignore[index]
    return news[-1].concerns if news else ()


def seen(cast: HallCast) -> m.VisitSnapshot:
    return next(one for one in reversed(cast.mail[KIOSK]) if isinstance(one, m.VisitSnapshot))


def told(cast: HallCast) -> str:
    """A visit whose clerk tells the duty leader what could not be done, and why; its id."""
    visit = cast.serving(KIOSK, CLERK)
    for key, value in PERSON.items():
        cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1)
    assert cast.ask(CLERK, m.OpenConcern, visit=visit, reasons=(Reason.OTHER_SYSTEM,), words=WORDS) is None
    asked = {"outcome": Outcome.NOT_POSSIBLE_HERE, "next_step": "下周再来", "reason": Reason.OTHER_SYSTEM}
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, **asked) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=1) is None
    return visit


def test_a_clerk_tells_it_and_the_duty_leader_alone_sees_it_without_the_residents_name(cast: HallCast) -> None:
    told(cast)
    (one,) = listed(cast)
    assert (one.state, one.reasons, one.words) == (ConcernState.OPEN, (Reason.OTHER_SYSTEM,), WORDS)
    assert (one.holder, one.tail, one.by, one.outcome) == ("周**", ID_NUMBER[-4:], "王敏", Outcome.NOT_POSSIBLE_HERE)
    assert (one.opened, one.due) == ("2026-11-23", "2026-11-30"), "five worked days over a weekend"
    assert listed(cast, CLERK) == listed(cast, FAR_CLERK) == ()
    assert ID_NUMBER not in msgspec.json.encode(cast.mail[LEADER]).decode()


def test_a_resident_who_waits_tells_it_with_one_touch_and_hears_when_it_is_answered(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    assert cast.ask(KIOSK, m.RaiseConcern, visit=visit) is Code.WRONG_STATE, "others wait as long"
    cast.pass_time(599)
    assert not seen(cast).waited_long
    cast.pass_time(1)
    assert seen(cast).waited_long
    for _ in range(2):
        assert cast.ask(KIOSK, m.RaiseConcern, visit=visit) is None
    assert cast.mail[KIOSK][-2] == m.ConcernRaised(visit=visit, due="2026-11-30")
    (one,) = listed(cast)
    assert (one.by, one.reasons, one.outcome) == ("", (Reason.NOBODY_ANSWERED,), None)
    assert cast.ask(KIOSK, m.CancelVisit, visit=visit) is None
    (one,) = listed(cast)
    assert (one.outcome, one.reasons) == (Outcome.BROKEN_OFF, (Reason.NOBODY_ANSWERED, Reason.GAVE_UP_WAITING))


def test_a_resident_who_is_just_leaving_may_tell_it_and_nobody_elses_kiosk_may(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(KIOSK, m.CancelVisit, visit=visit) is None
    assert cast.ask(NEIGHBOUR, m.RaiseConcern, visit=visit) is Code.UNKNOWN_VISIT
    assert cast.ask(KIOSK, m.RaiseConcern, visit=visit) is None
    assert listed(cast)[0].reasons == (Reason.GAVE_UP,)
    running = cast.opened(NEIGHBOUR)
    assert cast.ask(KIOSK, m.RaiseConcern, visit=running) is Code.NOT_YOURS
    cast.pass_time(301)
    late = cast.opened(KIOSK)
    cast.ask(KIOSK, m.CancelVisit, visit=late)
    cast.pass_time(301)
    assert cast.ask(KIOSK, m.RaiseConcern, visit=late) is Code.UNKNOWN_VISIT


def test_a_long_wait_is_known_again_after_a_restart_and_ends_with_the_wait(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    cast.pass_time(600)
    cast.restart()
    cast.arrive(*EVERYBODY)
    cast.pass_time(0)
    assert seen(cast).waited_long
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    assert not seen(cast).waited_long


def test_staff_tell_it_without_a_visit_and_its_reply_is_theirs_to_hand_out(cast: HallCast) -> None:
    asked = m.TellConcern(id=cast.fresh(), matter=cast.matter.code, reasons=(Reason.NOBODY_ANSWERED,))
    assert cast.say(KIOSK, asked) is Code.NOT_SIGNED_IN
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.say(CLERK, asked) is Code.NOT_YOURS
    assert cast.say(KIOSK, msgspec.structs.replace(asked, matter="none")) is Code.UNKNOWN_MATTER
    for _ in range(2):
        assert cast.say(KIOSK, asked) is None
        assert cast.mail[KIOSK][-2] == m.ConcernRaised(visit="", due="2026-11-30", number="F-001")
    (one,) = listed(cast)
    assert (one.ticket, one.by, one.holder, one.reasons) == ("F-001", "居委会", "", (Reason.NOBODY_ANSWERED,))
    assert cast.ask(LEADER, m.AnswerConcern, concern=one.id, reply="明天上门办。") is None
    sheet = reply_of(cast)
    assert (sheet.committee, sheet.ticket, sheet.notice.number) == ("c0", "F-001", "F-001-20261123")
    assert cast.ask(KIOSK, m.AskStaffPapers) is None
    (paper,) = next(one for one in reversed(cast.mail[KIOSK]) if isinstance(one, m.StaffPapers)).papers
    assert (paper.ticket, paper.template) == ("F-001", "concern_reply")
    second = msgspec.structs.replace(asked, id=cast.fresh())
    assert cast.say(KIOSK, second) is None
    assert cast.mail[KIOSK][-2].number == "F-002"  # type: ignore[attr-defined]
    cast.opened(KIOSK)
    assert cast.say(KIOSK, msgspec.structs.replace(asked, id=cast.fresh())) is Code.BUSY


def test_however_many_reasons_there_are_the_duty_leaders_counter_can_read_them(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    four = (Reason.OTHER_SYSTEM, Reason.UNCLEAR_RULE, Reason.IN_PERSON, Reason.OTHER_PLACE)
    assert cast.ask(CLERK, m.OpenConcern, visit=visit, reasons=four) is None
    end = {"outcome": Outcome.BROKEN_OFF, "next_step": "再来", "reason": Reason.CALL_FAILED}
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, **end) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=1) is None
    news = next(one for one in reversed(cast.mail[LEADER]) if isinstance(one, m.ConcernsChanged))
    assert m.decode_from_server(m.encode(news)) == news
    assert news.concerns[0].reasons == (*four[:3], Reason.CALL_FAILED)


def reply_of(cast: HallCast) -> SheetRecord:
    (sheet,) = [one for one in cast.sheets.values() if one.notice.template == "concern_reply"]
    return sheet


def test_the_reply_waits_as_a_notice_at_the_committee_and_in_the_residents_next_visit(cast: HallCast) -> None:
    told(cast)
    (one,) = listed(cast)
    assert cast.ask(LEADER, m.AnswerConcern, concern=one.id, reply="系统已恢复，请来办理。") is None
    sheet = reply_of(cast)
    assert (sheet.committee, sheet.holder, sheet.id_number) == ("c0", "周**", ID_NUMBER)
    assert sheet.notice.data["reply"] == "系统已恢复，请来办理。"
    assert listed(cast)[0].state is ConcernState.ANSWERED
    second = cast.serving(FAR, FAR_CLERK)
    for key, value in PERSON.items():
        cast.ask(FAR_CLERK, m.EditField, visit=second, field=key, value=value, revision=1)
    templates = [notice.notice.template for notice in cast.visits[second].notices]
    assert templates == ["concern_reply"]
    printed = cast.visits[second].notices[0].notice.id
    assert cast.ask(FAR_CLERK, m.PrintNotice, visit=second, notice=printed) is None
    job = next(mail for mail in cast.mail[PRINTERS[2]] if isinstance(mail, m.PrintJob))
    assert job.notice.data["applicant_name"] == "周德康"


def test_only_the_duty_leader_of_that_centre_answers_and_only_what_is_answered_is_closed(cast: HallCast) -> None:
    told(cast)
    (one,) = listed(cast)
    for clerk in (CLERK, FAR_CLERK):
        assert cast.ask(clerk, m.AnswerConcern, concern=one.id, reply="好") is Code.NOT_YOURS
        assert cast.ask(clerk, m.CloseConcern, concern=one.id) is Code.NOT_YOURS
    far = cast.hall.floor.clerks[FAR_CLERK.key]
    cast.hall.floor.clerks[FAR_CLERK.key] = msgspec.structs.replace(far, leader=True)
    assert cast.ask(FAR_CLERK, m.AnswerConcern, concern=one.id, reply="好") is Code.UNKNOWN_CONCERN
    assert cast.ask(LEADER, m.CloseConcern, concern=one.id) is Code.INCOMPLETE, "nothing ends in nothing"
    assert cast.ask(LEADER, m.AnswerConcern, concern=one.id, reply="  ") is Code.INCOMPLETE
    assert cast.ask(LEADER, m.AnswerConcern, concern=one.id, reply="好") is None
    assert cast.ask(LEADER, m.AnswerConcern, concern=one.id, reply="不同") is Code.WRONG_STATE
    assert cast.ask(LEADER, m.CloseConcern, concern=one.id) is None
    assert listed(cast) == ()
    kept = cast.concerns[one.id]
    assert (kept.state, kept.name, kept.id_number, kept.reply) == (ConcernState.CLOSED, "", "", "好")
    assert kept.closed == "2026-11-23"


def test_an_answer_that_is_said_again_over_a_restart_changes_nothing(cast: HallCast) -> None:
    told(cast)
    (one,) = listed(cast)
    answer = m.AnswerConcern(id=cast.fresh(), concern=one.id, reply="好")
    assert cast.say(LEADER, answer) is None
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.say(LEADER, answer) is None
    assert len(cast.sheets) == 1
    assert listed(cast)[0].state is ConcernState.ANSWERED, "a duty leader who comes sees the list at once"


def test_an_administrators_words_are_done_once_whatever_became_of_it(cast: HallCast) -> None:
    told(cast)
    (one,) = listed(cast)
    word = ConcernWord(id="w", concern=one.id, reply="已解决", by="李班长")
    for _ in range(2):
        effects = cast.hall.told_outside(word, cast.now)
        assert any(getattr(getattr(effect, "record", None), "heard", False) for effect in effects), "it is gone"
        cast.perform(effects)
    assert reply_of(cast).notice.data["replied_by"] == "李班长"
    cast.perform(cast.hall.told_outside(ConcernWord(id="x", concern=one.id), cast.now))
    assert cast.hall.floor.concerns == {}
    cast.perform(cast.hall.told_outside(ConcernWord(id="y", concern="gone", reply="z"), cast.now))


CHINESE_NEW_YEAR = Calendar(
    holidays=frozenset(f"2027-02-{day:02}" for day in range(5, 12)), workdays=frozenset({"2027-02-13"})
)


@pytest.mark.parametrize(
    ("day", "days", "until"),
    [
        ("2026-11-23", 1, "2026-11-24"),
        ("2026-11-27", 1, "2026-11-30"),
        ("2027-02-04", 1, "2027-02-12"),
        ("2027-02-04", 2, "2027-02-13"),
        ("2027-02-04", 3, "2027-02-15"),
    ],
)
def test_worked_days_leave_out_weekends_and_holidays_and_count_weekends_that_are_worked(
    day: str, days: int, until: str
) -> None:
    assert CHINESE_NEW_YEAR.after(day, days) == until


@given(st.dates().filter(lambda day: day.year < 9990), st.integers(1, 60))
def test_so_many_days_later_is_a_worked_day_and_not_earlier_than_that(day: date, days: int) -> None:
    until = date.fromisoformat(CHINESE_NEW_YEAR.after(day.isoformat(), days))
    assert CHINESE_NEW_YEAR.is_worked(until)
    assert (until - day).days >= days
