"""A resident on hold: nothing forgets them."""

import pytest

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import Outcome

KIOSK, CLERK, COLLEAGUE = KIOSKS[0], CLERKS[0], CLERKS[1]


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def hold(cast: HallCast, who: Sender = KIOSK) -> m.Hold | None:
    return [one for one in cast.mail[who] if isinstance(one, m.VisitSnapshot)][-1].hold


def test_both_sides_hear_of_it_and_of_its_end(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    since = cast.now
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=True) is None
    assert hold(cast) == hold(cast, CLERK) == m.Hold(since=since)
    cast.pass_time(10)
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=True) is None
    assert hold(cast) == m.Hold(since=since), "said twice it is one hold"
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=False) is None
    assert hold(cast) is None


def test_it_is_the_clerks_alone_and_only_in_a_talk(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(KIOSK, m.HoldVisit, visit=visit, on=True) is Code.NOT_YOURS
    assert cast.ask(COLLEAGUE, m.HoldVisit, visit=visit, on=True) is Code.NOT_YOURS
    waiting = cast.opened(KIOSKS[1])
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=waiting) is None
    assert cast.ask(COLLEAGUE, m.HoldVisit, visit=waiting, on=True) is Code.WRONG_STATE


def test_a_reminder_comes_each_time_the_limit_has_passed(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    since = cast.now
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=True) is None
    cast.pass_time(119)
    assert hold(cast) == m.Hold(since=since)
    cast.pass_time(1)
    assert hold(cast) == hold(cast, CLERK) == m.Hold(since=since, reminders=1)
    cast.pass_time(120)
    assert hold(cast) == m.Hold(since=since, reminders=2)


def test_lines_and_a_restart_do_not_end_it(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    since = cast.now
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=True) is None
    cast.leave(KIOSK)
    cast.arrive(KIOSK)
    assert hold(cast) == m.Hold(since=since)
    cast.restart()
    cast.pass_time(40)
    cast.arrive(KIOSK, CLERK)
    assert hold(cast) == hold(cast, CLERK) == m.Hold(since=since)
    cast.pass_time(80)
    assert hold(cast) == m.Hold(since=since, reminders=1)


def test_it_ends_with_the_talk(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=True) is None
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.DONE) is None
    assert cast.visits[visit].hold is None


def test_a_clerk_who_vanishes_leaves_nobody_on_hold(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=True) is None
    cast.leave(CLERK)
    cast.pass_time(60)
    assert cast.visits[visit].hold is None
    cast.pass_time(500)
    assert cast.visits[visit].hold is None
