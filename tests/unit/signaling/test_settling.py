"""Whether an uncertain sheet came out: only a clerk's word settles it, once; never a second sheet in silence."""

import msgspec
import pytest

from signaling.records import Settled, VisitRecord
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import Outcome

KIOSK, CLERK, PRINTER = KIOSKS[0], CLERKS[0], PRINTERS[0]


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def jobs(cast: HallCast) -> list[m.PrintJob]:
    return [one for one in cast.mail[PRINTER] if isinstance(one, m.PrintJob)]


def uncertain(cast: HallCast) -> tuple[str, str]:
    """A visit whose notice's first sheet may have come out, and the notice."""
    visit = cast.submitted(KIOSK, CLERK)
    assert cast.ask(PRINTER, m.JobReport, job=jobs(cast)[0].job, state=m.JobState.UNCERTAIN) is None
    return visit, jobs(cast)[0].notice.id


def settle(cast: HallCast, visit: str, notice: str, *, came_out: bool, attempt: int = 1) -> Code | None:
    return cast.ask(CLERK, m.SettleNotice, visit=visit, notice=notice, attempt=attempt, came_out=came_out)


def shown(cast: HallCast, visit: str) -> m.NoticeState:
    return cast.visits[visit].notices[0].shown


def test_an_uncertain_notice_is_not_printed_by_the_plain_command(cast: HallCast) -> None:
    visit, notice = uncertain(cast)
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice) is Code.UNCERTAIN
    assert len(jobs(cast)) == 1


def test_it_came_out_is_kept_with_who_said_so_and_when_and_prints_nothing(cast: HallCast) -> None:
    visit, notice = uncertain(cast)
    cast.pass_time(30)
    assert settle(cast, visit, notice, came_out=True) is None
    word = Settled(notice=notice, attempt=1, came_out=True, by=CLERK.key, at=cast.now)
    assert cast.visits[visit].settled == (word,)
    assert [(one.became, one.by, one.at) for one in cast.words] == [("seen", CLERK.key, cast.now)]
    assert [one.became for one in cast.deliveries] == ["seen"]
    assert (shown(cast, visit).state, shown(cast, visit).attempt) == (m.JobState.SEEN, 1)
    for side in (KIOSK, CLERK):
        told = [one for one in cast.mail[side] if isinstance(one, m.VisitSnapshot)][-1]
        assert told.notices[0].state is m.JobState.SEEN
    assert len(jobs(cast)) == 1
    stored = msgspec.json.decode(msgspec.json.encode(cast.visits[visit]), type=VisitRecord)
    assert stored.settled == (word,)


def test_it_did_not_come_out_prints_the_next_attempt_once(cast: HallCast) -> None:
    visit, notice = uncertain(cast)
    said = m.SettleNotice(id=cast.fresh(), visit=visit, notice=notice, attempt=1, came_out=False)
    assert cast.say(CLERK, said) is None
    assert cast.say(CLERK, said) is None  # repeated after a cut
    assert settle(cast, visit, notice, came_out=False) is None  # and by another click
    assert settle(cast, visit, notice, came_out=True) is None
    assert [one.notice.attempt for one in jobs(cast)] == [1, 2]
    assert [one.came_out for one in cast.visits[visit].settled] == [False]
    assert [(one.became, one.by) for one in cast.words] == [("unseen", CLERK.key)]
    assert shown(cast, visit).state is m.JobState.QUEUED


def test_a_word_that_is_given_stands_over_a_restart(cast: HallCast) -> None:
    visit, notice = uncertain(cast)
    assert settle(cast, visit, notice, came_out=True) is None
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert settle(cast, visit, notice, came_out=False) is None
    assert len(jobs(cast)) == 1
    assert shown(cast, visit).state is m.JobState.SEEN


def test_a_sheet_that_a_clerk_saw_may_be_printed_again_with_its_mark(cast: HallCast) -> None:
    visit, notice = uncertain(cast)
    assert settle(cast, visit, notice, came_out=True) is None
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice) is None
    assert [one.notice.attempt for one in jobs(cast)] == [1, 2]


def test_only_an_uncertain_attempt_of_ones_own_visit_is_settled(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    notice = jobs(cast)[0].notice.id
    assert settle(cast, visit, notice, came_out=True) is Code.WRONG_STATE
    cast.ask(PRINTER, m.JobReport, job=jobs(cast)[0].job, state=m.JobState.UNCERTAIN)
    assert settle(cast, visit, "another", came_out=True) is Code.UNKNOWN_NOTICE
    assert settle(cast, visit, notice, came_out=False, attempt=2) is Code.WRONG_STATE
    said = m.SettleNotice(id=cast.fresh(), visit=visit, notice=notice, attempt=1, came_out=False)
    assert cast.say(CLERKS[1], said) is Code.NOT_YOURS
    assert cast.say(KIOSK, said) is Code.BAD_MESSAGE
    assert len(jobs(cast)) == 1


def test_a_print_service_cannot_say_what_only_a_clerk_can(cast: HallCast) -> None:
    visit, _ = uncertain(cast)
    job = jobs(cast)[0].job
    assert cast.ask(PRINTER, m.JobReport, job=job, state=m.JobState.SEEN) is Code.BAD_MESSAGE
    assert shown(cast, visit).state is m.JobState.UNCERTAIN


@pytest.mark.parametrize("came_out", [True, False])
def test_what_a_clerk_saw_come_out_is_no_left_sheet(cast: HallCast, came_out: bool) -> None:
    visit, notice = uncertain(cast)
    if came_out:
        assert settle(cast, visit, notice, came_out=True) is None
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=5) is None
    assert bool(cast.sheets) is not came_out
