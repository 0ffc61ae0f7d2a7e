"""Nobody answers within the site's time: go on waiting, or go away and be called back; never an endless wait."""

import msgspec
import pytest

from signaling.effects import Sender
from signaling.hours import Hours, Opening
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import over, queue, ready, rings
from tests.peers.server_cast import MATTER
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS
BOTH = (m.WaitChoice.KEEP, m.WaitChoice.CALL_BACK)


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def seen(cast: HallCast, kiosk: Sender) -> m.VisitSnapshot:
    return [one for one in cast.mail[kiosk] if isinstance(one, m.VisitSnapshot)][-1]


def tickets(cast: HallCast, kiosk: Sender) -> dict[str, m.CallbackState]:
    heard = [one for one in cast.mail[kiosk] if isinstance(one, m.CallbacksChanged)]
    return {one.visit: one.state for one in heard[-1].callbacks} if heard else {}


def gone(cast: HallCast, kiosk: Sender) -> str:
    """A visit of this kiosk whose resident went away after nobody answered."""
    visit = cast.opened(kiosk)
    cast.pass_time(300)
    assert cast.ask(kiosk, m.ChooseWait, visit=visit, choice=m.WaitChoice.CALL_BACK) is None
    return visit


def test_whom_nobody_answers_is_offered_a_choice_and_offered_it_again(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    cast.pass_time(299)
    assert seen(cast, KIOSK).choices == ()
    cast.pass_time(1)
    assert seen(cast, KIOSK).choices == BOTH
    assert cast.ask(KIOSK, m.ChooseWait, visit=visit, choice=m.WaitChoice.KEEP) is None
    assert seen(cast, KIOSK).choices == ()
    cast.pass_time(300)
    assert seen(cast, KIOSK).choices == BOTH
    cast.pass_time(3600)
    assert cast.state(visit) is State.ENDED, "nobody was there to choose"


def test_keeping_on_never_ends_the_wait_nor_loses_the_place(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    for _ in range(20):
        cast.pass_time(300)
        assert cast.ask(KIOSK, m.ChooseWait, visit=visit, choice=m.WaitChoice.KEEP) is None
    cast.opened(NEIGHBOUR)
    ready(cast, CLERK)
    assert rings(cast) == {visit: CLERK.key}


def test_a_choice_that_a_clerk_overtook_is_refused_and_nothing_is_offered_while_it_rings(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    cast.pass_time(300)
    ready(cast, CLERK)
    assert cast.ask(KIOSK, m.ChooseWait, visit=visit, choice=m.WaitChoice.CALL_BACK) is Code.WRONG_STATE
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    assert seen(cast, KIOSK).choices == ()


def test_a_ticket_whose_resident_is_away_keeps_its_place_and_frees_the_kiosk(cast: HallCast) -> None:
    away = gone(cast, KIOSK)
    assert tickets(cast, KIOSK) == {away: m.CallbackState.AWAY}
    assert queue(cast, CLERK) == (), "nobody to take"
    assert cast.ask(CLERK, m.TakeVisit, visit=away) is Code.UNKNOWN_VISIT
    other = cast.opened(KIOSK)
    ready(cast, CLERK)
    assert rings(cast) == {other: CLERK.key}
    assert tickets(cast, KIOSK) == {away: m.CallbackState.AWAY}, "not called into another's visit"
    assert cast.ask(KIOSK, m.ComeBack, visit=away) is Code.BUSY
    assert cast.ask(CLERK, m.TakeVisit, visit=other) is None
    over(cast, KIOSK, CLERK, other)
    ready(cast, CLERK)
    assert tickets(cast, KIOSK) == {away: m.CallbackState.CALLED}


def test_who_is_called_and_here_rings_before_everybody_who_came_later(cast: HallCast) -> None:
    away = gone(cast, KIOSK)
    ready(cast, CLERK)
    assert rings(cast) == {}, "nobody is there yet"
    assert tickets(cast, KIOSK) == {away: m.CallbackState.CALLED}
    command = m.ComeBack(id="back", visit=away)
    assert cast.say(KIOSK, command) is None
    assert rings(cast) == {away: CLERK.key}
    assert seen(cast, KIOSK).visit == away
    assert tickets(cast, KIOSK) == {}
    assert cast.say(KIOSK, command) is None, "said again after a reconnect"


def test_one_free_clerk_calls_one_and_serves_who_is_there_meanwhile(cast: HallCast) -> None:
    first, second = gone(cast, KIOSK), gone(cast, NEIGHBOUR)
    ready(cast, CLERK)
    assert tickets(cast, KIOSK) == {first: m.CallbackState.CALLED}
    assert tickets(cast, NEIGHBOUR) == {second: m.CallbackState.AWAY}
    here = cast.opened(NEIGHBOUR)
    assert rings(cast) == {here: CLERK.key}


def test_who_does_not_come_is_ended_kindly_and_their_kiosk_says_so(cast: HallCast) -> None:
    away = gone(cast, KIOSK)
    ready(cast, CLERK)
    cast.pass_time(900)
    assert cast.ended[away].reason is m.Reason.NOT_BACK
    assert tickets(cast, KIOSK) == {away: m.CallbackState.MISSED}
    again = cast.opened(KIOSK, returning=away)
    assert m.Claim.RETURNING in cast.visits[again].claims, "they come before others now"
    cast.pass_time(3600)
    assert tickets(cast, KIOSK) == {}


def test_the_time_to_come_does_not_run_while_the_kiosk_is_dead_or_in_use(cast: HallCast) -> None:
    away = gone(cast, KIOSK)
    ready(cast, CLERK)
    cast.pass_time(600)
    cast.leave(KIOSK)
    cast.pass_time(3000)
    assert cast.state(away) is State.WAITING
    cast.arrive(KIOSK)
    ready(cast, CLERK)
    assert tickets(cast, KIOSK) == {away: m.CallbackState.CALLED}
    cast.pass_time(600)
    assert cast.state(away) is State.WAITING


def test_another_kiosk_can_neither_choose_nor_come_for_it(cast: HallCast) -> None:
    away = gone(cast, KIOSK)
    assert cast.ask(NEIGHBOUR, m.ComeBack, visit=away) is Code.NOT_YOURS
    assert cast.ask(CLERK, m.ComeBack, visit=away) is Code.NOT_YOURS
    assert cast.ask(NEIGHBOUR, m.CancelVisit, visit=away) is Code.NOT_YOURS


def test_whose_form_is_begun_is_not_sent_away_from_it(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.ask(CLERK, m.EditField, visit=visit, field="applicant_name", value="周德康", revision=1)
    cast.leave(CLERK)
    cast.pass_time(400)
    assert seen(cast, KIOSK).choices == (m.WaitChoice.KEEP,)
    assert cast.ask(KIOSK, m.ChooseWait, visit=visit, choice=m.WaitChoice.CALL_BACK) is Code.WRONG_STATE


def test_everything_of_it_outlives_a_restart(cast: HallCast) -> None:
    away = gone(cast, KIOSK)
    cast.restart()
    cast.mail[KIOSK].clear()
    cast.arrive(*EVERYBODY)
    assert tickets(cast, KIOSK) == {away: m.CallbackState.AWAY}
    assert not [one for one in cast.mail[KIOSK] if isinstance(one, m.VisitSnapshot)], "no visit runs here"
    ready(cast, CLERK)
    assert tickets(cast, KIOSK) == {away: m.CallbackState.CALLED}


def test_a_ticket_that_is_away_as_the_centre_closes_is_told_at_its_kiosk() -> None:
    here_only = msgspec.structs.replace(MATTER, citywide=False)
    cast = HallCast(matter=here_only, opening=Opening(centres={"one": Hours(workdays=("09:00-12:30",))}))
    cast.arrive(*EVERYBODY)
    away = gone(cast, KIOSK)
    cast.pass_time(1800)
    assert cast.ended[away].reason is m.Reason.CLOSED
    assert tickets(cast, KIOSK) == {away: m.CallbackState.MISSED}


def test_the_end_of_a_ticket_that_is_away_touches_nothing_of_the_visit_that_runs_there(cast: HallCast) -> None:
    away = gone(cast, KIOSK)
    other = cast.serving(KIOSK, CLERK)
    cast.hall.unlocked(KIOSK.key, cast.now)
    record = cast.hall.floor.visits[away]
    cast.perform(cast.hall.receive(m.CancelVisit(id="x1", visit=away), KIOSK, cast.now))
    assert record.visit.id not in cast.hall.floor.visits
    assert cast.state(other) is State.SERVING
    assert cast.hall.floor.visit_of(KIOSK) is not None
    assert cast.hall.floor.unlocked.get(KIOSK.key, 0.0) > cast.now
