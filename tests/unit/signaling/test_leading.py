"""The duty leader: sees the own centre's clerks and visits and nothing of residents, and takes visits over."""

import pytest

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import duty, over, ready, rings
from tests.peers.server_cast import FORM
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, LEADER, FAR_CLERK = CLERKS  # the second is the first centre's duty leader


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def last(cast: HallCast, whom: Sender) -> m.VisitSnapshot:
    return [one for one in cast.mail[whom] if isinstance(one, m.VisitSnapshot)][-1]


def seen(cast: HallCast) -> dict[str, m.LedClerk]:
    """What the leader's counter was told last."""
    return {one.name: one for one in views(cast, LEADER)[-1].clerks}


def views(cast: HallCast, whom: Sender) -> list[m.CentreChanged]:
    return [one for one in cast.mail[whom] if isinstance(one, m.CentreChanged)]


def filled(cast: HallCast, visit: str) -> None:
    for key, value in FORM.items():
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None


def connected(cast: HallCast, visit: str, call: int = 2) -> None:
    for side in (KIOSK, LEADER):
        assert cast.ask(side, m.CallUp, visit=visit, call=call, picture=True, sound=True) is None


def test_the_leader_sees_each_clerk_of_the_own_centre_and_what_they_do(cast: HallCast) -> None:
    assert set(seen(cast)) == {CLERK.key, LEADER.key}
    visit = cast.serving(KIOSK, CLERK)
    far = cast.serving(FAR, FAR_CLERK)
    row = seen(cast)[CLERK.key]
    assert (row.state, row.visit is not None) == (m.ClerkState.IN_VISIT, True)
    assert row.visit is not None
    assert (row.visit.visit, row.visit.state, row.visit.ticket) == (visit, State.SERVING, "A001")
    assert far not in {one.visit.visit for one in seen(cast).values() if one.visit is not None}
    assert views(cast, CLERK) == views(cast, FAR_CLERK) == [], "only leaders"
    assert cast.ask(CLERK, m.SetReady, ready=False, reason=m.BreakReason.MEAL) is None
    assert seen(cast)[CLERK.key].reason is m.BreakReason.MEAL


def test_nothing_of_the_resident_is_told_and_typing_is_no_news(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    before = len(views(cast, LEADER))
    filled(cast, visit)
    assert len(views(cast, LEADER)) == before
    told = m.encode(views(cast, LEADER)[-1]).decode()
    assert not [value for value in FORM.values() if len(value) > 3 and value in told]


def test_a_clerk_whose_line_is_cut_is_seen_until_the_visit_waits_again(cast: HallCast) -> None:
    cast.serving(KIOSK, CLERK)
    cast.leave(CLERK)
    assert not seen(cast)[CLERK.key].present
    cast.pass_time(60)
    assert CLERK.key not in seen(cast)


def test_who_takes_over_has_the_visit_with_its_form_and_the_clerk_has_a_wrap_up(cast: HallCast) -> None:
    ready(cast, CLERK)
    visit = cast.serving(KIOSK, CLERK)
    filled(cast, visit)
    assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=CLERK.key) is None
    assert rings(cast) == {}
    taken = last(cast, LEADER)
    assert (taken.visit, taken.state, {key: one.value for key, one in taken.fields.items()}) == (
        visit,
        State.JOINING,
        FORM,
    )
    assert (last(cast, CLERK).state, last(cast, CLERK).fields, last(cast, CLERK).led) == (State.WAITING, {}, True)
    assert duty(cast, CLERK).state is m.ClerkState.WRAP_UP
    assert duty(cast, LEADER).state is m.ClerkState.IN_VISIT
    assert last(cast, KIOSK).led
    connected(cast, visit)
    assert (last(cast, KIOSK).state, last(cast, KIOSK).led) == (State.SERVING, True)
    assert cast.ask(CLERK, m.EditField, visit=visit, field=next(iter(FORM)), value="…", revision=9) is Code.NOT_YOURS
    over(cast, KIOSK, LEADER, visit)


@pytest.mark.parametrize("who", [CLERK, FAR_CLERK, KIOSK])
def test_nobody_else_takes_over(cast: HallCast, who: Sender) -> None:
    visit = cast.serving(NEIGHBOUR, LEADER)
    before = cast.visits[visit]
    assert cast.ask(who, m.TakeOver, visit=visit, clerk=CLERK.key) is Code.NOT_YOURS
    assert cast.visits[visit] == before


def test_only_the_own_centres_running_visits_and_only_with_free_hands(cast: HallCast) -> None:
    far = cast.serving(FAR, FAR_CLERK)
    assert cast.ask(LEADER, m.TakeOver, visit=far, clerk=CLERK.key) is Code.UNKNOWN_VISIT
    assert cast.ask(LEADER, m.TakeOver, visit="nowhere", clerk=CLERK.key) is Code.UNKNOWN_VISIT
    waiting = cast.opened(KIOSK)
    assert cast.ask(LEADER, m.TakeOver, visit=waiting) is Code.UNKNOWN_VISIT, "it is nobody's yet: take it"
    assert cast.ask(CLERK, m.TakeVisit, visit=waiting) is None
    assert cast.ask(LEADER, m.TakeOver, visit=waiting, clerk=CLERK.key) is Code.WRONG_STATE, "its call is being built"
    for side in (KIOSK, CLERK):
        assert cast.ask(side, m.CallUp, visit=waiting, call=1, picture=True, sound=True) is None
    mine = cast.serving(NEIGHBOUR, LEADER)
    before = cast.visits[waiting]
    for visit, whose in ((waiting, CLERK), (mine, LEADER)):
        assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=whose.key) is Code.BUSY
    assert cast.visits[waiting] == before


def test_a_filed_case_stays_with_its_clerk(cast: HallCast) -> None:
    visit = cast.submitted(KIOSK, CLERK)
    assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=CLERK.key) is Code.WRONG_STATE
    assert cast.visits[visit].clerk == CLERK.key


def test_said_again_after_a_cut_it_is_only_answered_again(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    command = m.TakeOver(id="once", visit=visit, clerk=CLERK.key)
    assert cast.say(LEADER, command) is None
    before = cast.visits[visit]
    assert cast.say(LEADER, command) is None
    assert cast.visits[visit] == before
    over(cast, KIOSK, LEADER, visit)
    assert cast.say(LEADER, command) is None


def test_a_call_that_is_not_built_loses_nobody(cast: HallCast) -> None:
    ready(cast, CLERK, LEADER)
    visit = cast.serving(KIOSK, CLERK)
    filled(cast, visit)
    assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=CLERK.key) is None
    cast.pass_time(30)
    assert rings(cast) == {visit: LEADER.key}
    assert {key: one.value for key, one in cast.visits[visit].fields.items()} == FORM


def test_a_leader_who_vanishes_leaves_the_visit_at_the_head(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=CLERK.key) is None
    connected(cast, visit)
    cast.leave(LEADER)
    cast.pass_time(60)
    ready(cast, CLERK)
    assert rings(cast) == {visit: CLERK.key}


def test_a_restart_keeps_who_has_it(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=CLERK.key) is None
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.visits[visit].clerk == LEADER.key
    assert seen(cast)[LEADER.key].visit is not None
    connected(cast, visit)
    assert last(cast, KIOSK).led
