"""Whose counter rings, and what others got wrong about it (facts of other queues as test cases)."""

import pytest

from signaling.effects import Sender
from signaling.routing import HEAD
from tests.peers.district import District
from tests.peers.district_site import CLERKS as OTHERS, KIOSKS as COMMITTEES
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import duty, over, queue, ready, rings
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import DEADLINES, Outcome, State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS


@pytest.fixture
def cast() -> HallCast:
    """Everybody is on the line; nobody takes visits yet."""
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def test_a_visit_rings_at_one_counter_and_only_that_clerk_can_take_it(cast: HallCast) -> None:
    ready(cast, CLERK, COLLEAGUE)
    visit = cast.opened(KIOSK)
    assert rings(cast) == {visit: CLERK.key}
    assert (duty(cast, CLERK).state, duty(cast, CLERK).visit) == (m.ClerkState.RINGING, visit)
    assert duty(cast, COLLEAGUE).state is m.ClerkState.READY
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is Code.NOT_YOURS
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    assert duty(cast, CLERK).state is m.ClerkState.IN_VISIT


def test_who_does_not_answer_is_put_on_a_break_and_the_visit_rings_at_the_next_counter(cast: HallCast) -> None:
    ready(cast, CLERK, COLLEAGUE)
    first = cast.opened(KIOSK)
    cast.pass_time(20)
    assert rings(cast) == {first: COLLEAGUE.key}
    assert (duty(cast, CLERK).state, duty(cast, CLERK).reason) == (m.ClerkState.BREAK, m.BreakReason.MISSED)
    second = cast.opened(NEIGHBOUR)
    cast.pass_time(20)
    assert rings(cast) == {}, "nobody is there to be rung for"
    ready(cast, CLERK)
    assert rings(cast) == {first: CLERK.key}, "it went back to the head, before the second"
    assert second in {one.visit for one in queue(cast, CLERK)}


def test_a_clerk_who_said_nothing_yet_is_not_rung_for_and_can_take_by_hand(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    assert rings(cast) == {}
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None


def test_a_ringing_clerk_can_take_another_by_hand_and_what_rang_rings_elsewhere(cast: HallCast) -> None:
    first, second = cast.opened(KIOSK), cast.opened(NEIGHBOUR)
    ready(cast, CLERK)
    assert rings(cast) == {first: CLERK.key}
    assert cast.ask(CLERK, m.TakeVisit, visit=second) is None
    assert rings(cast) == {}
    ready(cast, COLLEAGUE)
    assert rings(cast) == {first: COLLEAGUE.key}


def test_a_wrap_up_ends_by_itself_or_by_the_clerk_and_then_the_next_one_rings(cast: HallCast) -> None:
    ready(cast, CLERK)
    visit = cast.opened(KIOSK)
    cast.ask(CLERK, m.TakeVisit, visit=visit)
    over(cast, KIOSK, CLERK, visit)
    assert (duty(cast, CLERK).state, duty(cast, CLERK).until) == (m.ClerkState.WRAP_UP, cast.now + 30.0)
    waiting = cast.opened(NEIGHBOUR)
    cast.pass_time(29)
    assert rings(cast) == {}
    cast.pass_time(1)
    assert rings(cast) == {waiting: CLERK.key}
    cast.ask(CLERK, m.TakeVisit, visit=waiting)
    over(cast, NEIGHBOUR, CLERK, waiting)
    ready(cast, CLERK)
    assert duty(cast, CLERK).state is m.ClerkState.READY


def test_a_break_asked_for_in_a_visit_begins_after_its_wrap_up(cast: HallCast) -> None:
    ready(cast, CLERK)
    visit = cast.opened(KIOSK)
    cast.ask(CLERK, m.TakeVisit, visit=visit)
    assert cast.ask(CLERK, m.SetReady, ready=False, reason=m.BreakReason.MEAL) is None
    assert (duty(cast, CLERK).state, duty(cast, CLERK).reason) == (m.ClerkState.IN_VISIT, m.BreakReason.MEAL)
    over(cast, KIOSK, CLERK, visit)
    cast.pass_time(31)
    assert (duty(cast, CLERK).state, duty(cast, CLERK).reason) == (m.ClerkState.BREAK, m.BreakReason.MEAL)


def test_nobody_gives_the_servers_own_reasons_for_a_break(cast: HallCast) -> None:
    assert cast.ask(CLERK, m.SetReady, ready=False, reason=m.BreakReason.MISSED) is Code.BAD_FIELD


# -- known faults of others -----------------------------------------------------------------------------------


def test_fault_an_entry_that_clerks_cannot_see_until_they_reload(cast: HallCast) -> None:
    """Rocket.Chat #23642, #22105: here every change of the queue is told, the overflow at another centre too."""
    visit = cast.opened(KIOSK)
    assert queue(cast, FAR_CLERK) == ()
    cast.pass_time(300)
    assert [one.visit for one in queue(cast, FAR_CLERK)] == [visit]
    assert queue(cast, FAR_CLERK)[0].centre == "中心"
    cast.ask(KIOSK, m.CancelVisit, visit=visit)
    assert queue(cast, FAR_CLERK) == queue(cast, CLERK) == ()


def test_fault_a_wrap_up_that_ends_early_for_a_clerk_in_two_queues() -> None:
    """Asterisk #1006: a clerk has one wrap-up, whichever queue the next visit waits in."""
    district = District()
    clerk, others = OTHERS[3], OTHERS[:3]  # the one who serves two matter groups, alone at the third centre
    for one in others:
        district.say(one, m.SetReady, ready=False)
    _served(district, COMMITTEES[2], clerk, "card")
    assert district.hall.floor.duty(clerk.key).state is m.ClerkState.WRAP_UP
    district.hall.unlocked(COMMITTEES[5].key, district.now)
    district.say(COMMITTEES[5], m.OpenVisit, told=True, visit="other-group", matter="local")
    district.pass_time(29)
    assert district.hall.floor.offers == {}
    district.pass_time(1)
    assert district.hall.floor.offers == {"other-group": clerk.key}


def _served(district: District, kiosk: Sender, clerk: Sender, matter: str) -> None:
    district.hall.unlocked(kiosk.key, district.now)
    district.say(kiosk, m.OpenVisit, told=True, visit="first", matter=matter)
    district.say(clerk, m.TakeVisit, visit="first")
    for side in (kiosk, clerk):
        district.say(side, m.CallUp, visit="first", call=1, picture=True, sound=True)
    district.say(clerk, m.FinishVisit, visit="first", outcome=Outcome.DONE)
    district.say(kiosk, m.Rate, visit="first", faces=None)


def test_fault_the_longest_waiting_rule_that_ignores_priority(cast: HallCast) -> None:
    """Asterisk #1640: a claim is a head start of so many seconds, and worth no more than that."""
    plain = cast.opened(KIOSK)
    cast.pass_time(599)
    aged = cast.fresh()
    cast.hall.unlocked(NEIGHBOUR.key, cast.now)
    cast.ask(NEIGHBOUR, m.OpenVisit, told=True, visit=aged, matter=cast.matter.code, claims=(m.Claim.AGED,))
    ready(cast, CLERK)
    assert rings(cast) == {aged: CLERK.key}
    assert [one.visit for one in queue(cast, CLERK)] == [aged, plain]


def test_fault_a_rule_that_starves_everybody_else(cast: HallCast) -> None:
    """Asterisk #1691: an endless stream of people with claims passes nobody who came their head start before them."""
    plain = cast.opened(KIOSK)
    ready(cast, CLERK)
    assert cast.ask(CLERK, m.SetReady, ready=False) is None
    served: list[str] = []
    while plain not in served:
        cast.pass_time(100)
        aged = cast.fresh()
        cast.hall.unlocked(NEIGHBOUR.key, cast.now)
        cast.ask(NEIGHBOUR, m.OpenVisit, told=True, visit=aged, matter=cast.matter.code, claims=(m.Claim.AGED,))
        ready(cast, CLERK)
        visit = next(iter(rings(cast)))
        cast.ask(CLERK, m.TakeVisit, visit=visit)
        over(cast, NEIGHBOUR if visit == aged else KIOSK, CLERK, visit)
        cast.ask(CLERK, m.SetReady, ready=False)
        served.append(visit)
    assert len(served) == 6, "five came within the ten minutes that a claim is worth"


def test_fault_a_kiosk_whose_calls_fail_holds_a_clerk_for_ever(cast: HallCast) -> None:
    """At the head twice; then it waits as others do."""
    broken, other = cast.opened(KIOSK), cast.opened(NEIGHBOUR)
    ready(cast, CLERK)
    for _ in range(HEAD):
        assert rings(cast) == {broken: CLERK.key}
        cast.ask(CLERK, m.TakeVisit, visit=broken)
        cast.pass_time(DEADLINES[State.JOINING])
    assert rings(cast) == {broken: CLERK.key}
    cast.ask(CLERK, m.TakeVisit, visit=broken)
    cast.pass_time(DEADLINES[State.JOINING])
    assert rings(cast) == {other: CLERK.key}


def test_a_visit_whose_clerk_is_lost_again_and_again_is_at_the_head_twice_and_the_third_time_the_last(
    cast: HallCast,
) -> None:
    """Rule 1 of docs/hall.md: it waits then since it came back, behind whoever came while it was served."""
    lost = cast.opened(KIOSK)
    other = cast.opened(NEIGHBOUR)
    orders: list[list[str]] = []
    for _ in range(3):
        assert cast.ask(CLERK, m.TakeVisit, visit=lost) is None
        cast.leave(CLERK)
        cast.pass_time(61)
        assert cast.state(lost) is State.WAITING
        cast.arrive(CLERK)
        orders.append([one.visit for one in queue(cast, CLERK)])
    assert orders == [[lost, other], [lost, other], [other, lost]]
    ready(cast, COLLEAGUE)
    assert rings(cast) == {other: COLLEAGUE.key}


def test_fault_a_membership_that_resurrects_after_sleep(cast: HallCast) -> None:
    """matrix-js-sdk #5522: a counter that wakes up after its grace is on a break until somebody says otherwise."""
    ready(cast, CLERK)
    cast.leave(CLERK)
    cast.pass_time(3600)
    cast.arrive(CLERK)
    assert cast.ask(CLERK, m.SetReady, ready=True, again=True) is None  # what the program says by itself
    assert (duty(cast, CLERK).state, duty(cast, CLERK).reason) == (m.ClerkState.BREAK, m.BreakReason.AWAY)
    cast.opened(KIOSK)
    assert rings(cast) == {}
    ready(cast, CLERK)
    assert rings(cast) != {}


def test_a_counter_whose_line_was_cut_for_a_moment_goes_on_as_before(cast: HallCast) -> None:
    ready(cast, CLERK)
    cast.leave(CLERK)
    cast.pass_time(30)
    cast.arrive(CLERK)
    assert duty(cast, CLERK).state is m.ClerkState.READY


def test_a_wrap_up_outlives_a_line_that_is_cut(cast: HallCast) -> None:
    ready(cast, CLERK)
    visit = cast.opened(KIOSK)
    cast.ask(CLERK, m.TakeVisit, visit=visit)
    over(cast, KIOSK, CLERK, visit)
    cast.leave(CLERK)
    cast.pass_time(5)
    cast.arrive(CLERK)
    cast.ask(CLERK, m.SetReady, ready=True, again=True)
    assert (duty(cast, CLERK).state, duty(cast, CLERK).until) == (m.ClerkState.WRAP_UP, cast.now + 25.0)


def test_fault_a_grace_time_that_counts_from_the_last_activity(cast: HallCast) -> None:
    """Janus #3643: a kiosk that was silent for an hour has its whole grace from the moment its line ended."""
    visit = cast.opened(KIOSK)
    cast.pass_time(3000)
    cast.leave(KIOSK)
    cast.pass_time(179)
    assert cast.state(visit) is State.WAITING
    cast.arrive(KIOSK)
    ready(cast, CLERK)
    assert rings(cast) == {visit: CLERK.key}


def test_nobody_is_called_to_a_kiosk_whose_line_is_cut(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    ready(cast, CLERK)
    cast.leave(KIOSK)
    assert rings(cast) == {}
    assert duty(cast, CLERK).state is m.ClerkState.READY
    cast.arrive(KIOSK)
    assert rings(cast) == {visit: CLERK.key}


def test_fault_two_lines_of_one_clerk_fight_for_the_offer(cast: HallCast) -> None:
    """PeerJS #294: identity is a key, not a socket; the newer line is told what rings, and the offer stays one."""
    visit = cast.opened(KIOSK)
    ready(cast, CLERK)
    cast.arrive(CLERK)
    assert rings(cast) == {visit: CLERK.key}
    assert (duty(cast, CLERK).state, duty(cast, CLERK).visit) == (m.ClerkState.RINGING, visit)


def test_fault_a_crash_between_ring_and_answer_loses_the_visit(cast: HallCast) -> None:
    """Nothing of an offer is stored: until it is taken, the visit waits in the store too."""
    ready(cast, CLERK)
    visit = cast.opened(KIOSK)
    assert rings(cast) == {visit: CLERK.key}
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert rings(cast) == {}
    assert cast.ask(COLLEAGUE, m.SetReady, ready=True, again=True) is None
    assert rings(cast) == {visit: COLLEAGUE.key}


def test_the_queue_after_a_nights_outage_is_empty_and_works(cast: HallCast) -> None:
    """bcgov #969: who waited in the evening has gone home; nobody is called to an empty room in the morning."""
    visit = cast.opened(KIOSK)
    cast.restart()
    cast.now += 12 * 3600
    cast.pass_time(0)
    assert (cast.state(visit), cast.outcome(visit)) == (State.ENDED, Outcome.BROKEN_OFF)
    cast.arrive(*EVERYBODY)
    ready(cast, CLERK)
    new = cast.opened(KIOSK)
    assert rings(cast) == {new: CLERK.key}
