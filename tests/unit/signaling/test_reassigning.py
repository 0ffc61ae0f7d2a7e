"""A duty leader sees every queue, gives visits to other clerks, and is asked to come by a clerk's key."""

import pytest

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import duty, over, queue, ready, rings
from tests.peers.server_cast import FORM
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.leading import LedQueue, QueuesChanged
from windowkit.staffing import AskLeader
from windowkit.transfer import Reassign
from windowkit.visit import State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, LEADER, FAR_CLERK = CLERKS  # the second is the first centre's duty leader


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def view(cast: HallCast) -> m.CentreChanged:
    """What the leader's counter was told last."""
    return [one for one in cast.mail[LEADER] if isinstance(one, m.CentreChanged)][-1]


def every_queue(cast: HallCast) -> dict[str, LedQueue]:
    """As the leader's counter puts together what it was told since it last arrived."""
    told = [one for one in cast.mail[LEADER] if isinstance(one, QueuesChanged)]
    known: dict[str, LedQueue] = {}
    for one in told:
        known = ({} if one.whole else known) | {queue.code: queue for queue in one.queues}
    return known


def queues(cast: HallCast) -> dict[str, tuple[int, int, int]]:
    return {one.code: (one.waiting, one.free, one.serving) for one in every_queue(cast).values()}


def row(cast: HallCast, clerk: Sender) -> m.LedClerk:
    return next(one for one in view(cast).clerks if one.name == clerk.key)


def last(cast: HallCast, whom: Sender) -> m.VisitSnapshot:
    return [one for one in cast.mail[whom] if isinstance(one, m.VisitSnapshot)][-1]


def to(clerk: Sender) -> m.Target:
    return m.Target(clerk=clerk.key)


# -- every queue ------------------------------------------------------------------------------------------------


def test_every_centres_queue_is_seen_as_it_is_now(cast: HallCast) -> None:
    assert queues(cast) == {"one": (0, 0, 0), "two": (0, 0, 0)}
    first = cast.opened(FAR)
    opened = every_queue(cast)["two"].since
    cast.pass_time(20)
    cast.opened(KIOSK)
    assert queues(cast) == {"one": (1, 0, 0), "two": (1, 0, 0)}
    assert every_queue(cast)["two"].since == opened == cast.visits[first].opened
    ready(cast, CLERK)
    assert queues(cast)["one"] == (1, 0, 0), "it rings there"
    assert cast.ask(FAR_CLERK, m.TakeVisit, visit=first) is None
    assert queues(cast)["two"] == (0, 0, 1)
    over(cast, FAR, FAR_CLERK, first)
    ready(cast, FAR_CLERK)
    assert every_queue(cast)["two"] == LedQueue(
        code="two", name="中心", name_en="Centre", waiting=0, since=None, free=1, serving=0
    )


# -- given to another clerk -------------------------------------------------------------------------------------


def test_a_visit_that_waits_rings_at_whom_the_leader_gives_it_to_and_no_more_where_it_rang(cast: HallCast) -> None:
    ready(cast, CLERK)
    visit = cast.opened(KIOSK)
    assert rings(cast) == {visit: CLERK.key}
    ready(cast, FAR_CLERK)
    assert cast.ask(LEADER, Reassign, visit=visit, to=to(FAR_CLERK), note="讲粤语") is None
    assert rings(cast) == {visit: FAR_CLERK.key}
    assert duty(cast, CLERK).state is m.ClerkState.READY
    assert queue(cast, CLERK) == ()
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is Code.UNKNOWN_VISIT
    assert not last(cast, KIOSK).transferred, "nobody had it before"
    assert cast.ask(FAR_CLERK, m.TakeVisit, visit=visit) is None
    assert [one.words for one in last(cast, FAR_CLERK).notes] == ["讲粤语"]


def test_whoever_does_not_answer_has_it_no_longer_for_themselves(cast: HallCast) -> None:
    ready(cast, CLERK, FAR_CLERK)
    visit = cast.opened(KIOSK)
    assert cast.ask(LEADER, Reassign, visit=visit, to=to(FAR_CLERK)) is None
    cast.pass_time(25)
    assert rings(cast) == {visit: CLERK.key}


def test_a_running_visit_goes_with_its_form_from_its_clerk_to_another(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    for key, value in FORM.items():
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None
    ready(cast, FAR_CLERK)
    assert cast.ask(LEADER, Reassign, visit=visit, clerk=CLERK.key, to=to(FAR_CLERK)) is None
    assert last(cast, CLERK).state is State.WAITING
    assert last(cast, KIOSK).transferred
    assert duty(cast, CLERK).state is m.ClerkState.WRAP_UP
    assert rings(cast) == {visit: FAR_CLERK.key}
    assert cast.ask(FAR_CLERK, m.TakeVisit, visit=visit) is None
    assert {key: one.value for key, one in last(cast, FAR_CLERK).fields.items()} == FORM


def test_nobody_but_the_centres_leader_reassigns_and_to_nobody_who_cannot_be_asked(cast: HallCast) -> None:
    visit, far = cast.opened(KIOSK), cast.opened(FAR)
    for who in (CLERK, FAR_CLERK, KIOSK):
        assert cast.ask(who, Reassign, visit=visit, to=to(FAR_CLERK)) is Code.NOT_YOURS
    before = cast.visits[visit]
    assert cast.ask(LEADER, Reassign, visit=far, to=to(CLERK)) is Code.UNKNOWN_VISIT
    assert cast.ask(LEADER, Reassign, visit="nowhere", to=to(CLERK)) is Code.UNKNOWN_VISIT
    for target in (m.Target(clerk="nobody"), m.Target(), m.Target(clerk=CLERK.key, group="x")):
        assert cast.ask(LEADER, Reassign, visit=visit, to=target) is Code.BAD_FIELD
    assert cast.visits[visit] == before
    filed = cast.submitted(NEIGHBOUR, CLERK)
    assert cast.ask(LEADER, Reassign, visit=filed, clerk=CLERK.key, to=to(FAR_CLERK)) is Code.WRONG_STATE


def test_said_again_it_changes_nothing_and_a_restart_keeps_it(cast: HallCast) -> None:
    ready(cast, CLERK)
    visit = cast.opened(KIOSK)
    command = Reassign(id="once", visit=visit, to=to(FAR_CLERK))
    assert cast.say(LEADER, command) is None
    assert cast.ask(LEADER, Reassign, visit=visit, to=to(CLERK)) is None
    assert cast.say(LEADER, command) is None
    assert rings(cast) == {visit: CLERK.key}
    cast.restart()
    cast.arrive(*EVERYBODY)
    ready(cast, FAR_CLERK)
    assert rings(cast) == {}
    ready(cast, CLERK)
    assert rings(cast) == {visit: CLERK.key}


def test_a_leader_looks_for_colleagues_of_a_visit_that_is_not_their_own(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(LEADER, m.FindColleagues, visit=visit) is None
    found = [one for one in cast.mail[LEADER] if isinstance(one, m.ColleaguesFound)][-1]
    names = {one.name for one in found.clerks}
    assert CLERK.key not in names
    far = cast.serving(FAR, FAR_CLERK)
    assert cast.ask(LEADER, m.FindColleagues, visit=far) is Code.NOT_YOURS


# -- asked to come -----------------------------------------------------------------------------------------------


def test_a_clerk_asks_for_the_leader_until_one_is_there(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(KIOSK, AskLeader, visit=visit, on=True) is Code.NOT_YOURS
    assert cast.ask(LEADER, AskLeader, visit=visit, on=True) is Code.NOT_YOURS
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is None
    found = row(cast, CLERK).visit
    assert found is not None
    since = found.asks
    assert since is not None
    assert last(cast, CLERK).leader_asked
    assert not last(cast, KIOSK).leader_asked, "the resident is not worried by it"
    cast.pass_time(5)
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is None
    assert row(cast, CLERK).visit == found, "said twice it is one call"
    assert cast.ask(LEADER, m.AttendVisit, visit=visit, mode=m.AttendMode.LISTEN) is None
    assert not last(cast, CLERK).leader_asked
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is Code.WRONG_STATE, "one is there"


def test_a_clerk_hears_where_no_leader_is_signed_in(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.leave(LEADER)
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is Code.NOBODY
    assert cast.visits[visit].leader_asked is None
    far = cast.serving(FAR, FAR_CLERK)
    cast.arrive(LEADER)
    assert cast.ask(FAR_CLERK, AskLeader, visit=far, on=True) is Code.NOBODY, "another centre's"


@pytest.mark.parametrize("by", ["the clerk", "a take-over", "the end"])
def test_it_ends_with_the_clerks_word_and_with_the_talk(cast: HallCast, by: str) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is None
    if by == "the clerk":
        assert cast.ask(CLERK, AskLeader, visit=visit, on=False) is None
    elif by == "a take-over":
        assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=CLERK.key) is None
    else:
        assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=m.Outcome.DONE) is None
    assert cast.visits[visit].leader_asked is None
