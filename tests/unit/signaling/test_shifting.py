"""The clock that the hall decides by is set: nothing is due earlier or later, and nobody loses a place."""

import pytest

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.server_cast import MATTER
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import Outcome, State

KIOSK, NEIGHBOUR, _ = KIOSKS
CLERK, COLLEAGUE, _ = CLERKS
HOUR = 3600.0
SET = pytest.mark.parametrize("by", [HOUR, -HOUR, 400 * 24 * HOUR], ids=["on", "back", "a-year-on"])


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def set_clock(cast: HallCast, by: float) -> None:
    """Somebody sets it, and the shell says so before anything else."""
    cast.now += by
    cast.hall.clock_set(by)


def goes(cast: HallCast, seconds: float) -> None:
    """Time goes by in small steps, as the shell's timer may."""
    for _ in range(round(seconds)):
        cast.now += 1
        cast.perform(cast.hall.overdue(cast.now))


@SET
@pytest.mark.parametrize(("who", "grace"), [(KIOSK, 180), (CLERK, 60)], ids=["kiosk", "clerk"])
def test_who_is_away_has_the_whole_grace_and_no_more(cast: HallCast, who: Sender, grace: int, by: float) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.leave(who)
    goes(cast, grace / 2)
    set_clock(cast, by)
    goes(cast, grace / 2 - 1)
    assert cast.state(visit) is State.SERVING
    goes(cast, 2)
    assert cast.state(visit) is not State.SERVING


@SET
def test_a_pin_opens_a_kiosk_for_as_long_as_ever(cast: HallCast, by: float) -> None:
    cast.hall.unlocked(KIOSK.key, cast.now)
    set_clock(cast, by)
    goes(cast, 1)
    assert cast.ask(KIOSK, m.OpenVisit, told=True, visit="v", matter=MATTER.code) is None
    cast.hall.unlocked(NEIGHBOUR.key, cast.now)
    set_clock(cast, by)
    goes(cast, 601)
    assert cast.ask(NEIGHBOUR, m.OpenVisit, told=True, visit="w", matter=MATTER.code) is Code.NOT_SIGNED_IN


@SET
def test_the_queue_keeps_its_order_and_nobody_waits_too_long(cast: HallCast, by: float) -> None:
    first = cast.opened(KIOSK)
    goes(cast, 5)
    set_clock(cast, by)
    second = cast.opened(NEIGHBOUR)
    places = [one for one in cast.mail[NEIGHBOUR] if isinstance(one, m.PlaceChanged)]
    assert places[-1].place == 2
    goes(cast, 60)
    assert (cast.state(first), cast.state(second)) == (State.WAITING, State.WAITING)


@SET
def test_what_rings_rings_for_its_time_and_what_is_kept_lasted_as_long_as_it_did(cast: HallCast, by: float) -> None:
    cast.ask(CLERK, m.SetReady, ready=True)
    opened = cast.now
    visit = cast.opened(KIOSK)
    assert cast.hall.floor.offers == {visit: CLERK.key}
    goes(cast, 3)
    set_clock(cast, by)
    goes(cast, 3)
    assert cast.hall.floor.offers == {visit: CLERK.key}
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    goes(cast, 4)
    set_clock(cast, by)
    cast.ask(KIOSK, m.CancelVisit, visit=visit)
    assert cast.outcome(visit) is Outcome.BROKEN_OFF
    ended = cast.ended[visit]
    assert ended.ended - ended.opened == pytest.approx(10)
    assert ended.opened == pytest.approx(opened + 2 * by)
    assert ended.handled == pytest.approx(4)


@SET
def test_a_hold_is_as_long_as_it_is_and_a_visit_passed_on_is_its_colleagues_as_long(cast: HallCast, by: float) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=True) is None
    goes(cast, 5)
    set_clock(cast, by)
    goes(cast, 5)
    hold = cast.visits[visit].hold
    assert hold is not None
    assert (cast.now - hold.since, hold.reminders) == (pytest.approx(10), 0)
    colleague = m.Target(clerk=COLLEAGUE.key)
    cast.ask(COLLEAGUE, m.SetReady, ready=True)
    assert cast.ask(CLERK, m.TransferVisit, visit=visit, to=colleague, note="接着办") is None
    limit = cast.visits[visit].transfer
    assert limit is not None
    left = limit.until - cast.now
    set_clock(cast, by)
    goes(cast, 1)
    moved = cast.visits[visit].transfer
    assert moved is not None
    assert moved.until - cast.now == pytest.approx(left - 1)
    assert cast.visits[visit].notes[0].words == "接着办"
