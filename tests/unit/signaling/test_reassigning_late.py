"""What a duty leader says too late, or a second time: a visit is never taken from a clerk whom they did not mean."""

from typing import override

import pytest
from msgspec.structs import replace

from signaling.effects import Sender
from signaling.hall import Hall
from signaling.serving import REMEMBERED
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import ready, rings
from tests.peers.server_cast import FORM
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.transfer import Reassign
from windowkit.visit import State

KIOSK = KIOSKS[0]
CLERK, LEADER, COLLEAGUE = CLERKS
CENTRE = m.Target(centre="one")


class OneCentre(HallCast):
    """All three clerks are of the first centre."""

    @override
    def _built(self) -> Hall:
        hall = super()._built()
        clerks = hall.floor.clerks
        clerks[COLLEAGUE.key] = replace(clerks[COLLEAGUE.key], centre="one")
        return hall


@pytest.fixture
def cast() -> HallCast:
    everybody = OneCentre()
    everybody.arrive(*EVERYBODY)
    return everybody


def to(clerk: Sender) -> m.Target:
    return m.Target(clerk=clerk.key)


def last(cast: HallCast, whom: Sender) -> m.VisitSnapshot:
    return [one for one in cast.mail[whom] if isinstance(one, m.VisitSnapshot)][-1]


def goes_on(cast: HallCast, visit: str, clerk: Sender, call: int = 2) -> None:
    """That clerk takes it, and talks with the resident."""
    assert cast.ask(clerk, m.TakeVisit, visit=visit) is None
    for side in (KIOSK, clerk):
        assert cast.ask(side, m.CallUp, visit=visit, call=call, picture=True, sound=True) is None


# -- whose it is ---------------------------------------------------------------------------------------------------


def test_what_was_decided_of_another_clerks_visit_is_refused(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, m.TransferVisit, visit=visit, to=to(COLLEAGUE)) is None
    for clerk in (CLERK.key, COLLEAGUE.key):
        assert cast.ask(LEADER, Reassign, visit=visit, clerk=clerk, to=CENTRE) is Code.STALE, "it waits by now"
    goes_on(cast, visit, COLLEAGUE)
    for clerk in (CLERK.key, ""):
        assert cast.ask(LEADER, Reassign, visit=visit, clerk=clerk, to=CENTRE) is Code.STALE
        assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=clerk) is Code.STALE
    assert (cast.state(visit), cast.visits[visit].clerk) == (State.SERVING, COLLEAGUE.key)
    assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=COLLEAGUE.key) is None


def types_on(cast: HallCast, visit: str, clerk: Sender) -> None:
    """More key strokes than a visit remembers commands."""
    key = next(iter(FORM))
    for n in range(REMEMBERED):
        edit = {"field": key, "value": f"x{n}", "revision": n + 1}
        assert cast.ask(clerk, m.EditField, visit=visit, **edit) is None


@pytest.mark.parametrize("target", [to(COLLEAGUE), CENTRE])
def test_said_again_much_later_it_takes_the_visit_from_nobody(cast: HallCast, target: m.Target) -> None:
    visit = cast.serving(KIOSK, CLERK)
    command = Reassign(id="once", visit=visit, clerk=CLERK.key, to=target)
    assert cast.say(LEADER, command) is None
    cast.leave(LEADER)  # before the answer came
    goes_on(cast, visit, COLLEAGUE)
    types_on(cast, visit, COLLEAGUE)
    cast.arrive(LEADER)
    assert cast.say(LEADER, command) is None, "it was done"
    assert (cast.state(visit), cast.visits[visit].clerk) == (State.SERVING, COLLEAGUE.key)


@pytest.mark.parametrize("how", ["reassigned", "taken over"])
def test_nor_where_the_same_clerk_has_it_again(cast: HallCast, how: str) -> None:
    visit = cast.serving(KIOSK, CLERK)
    command: m.Command = m.TakeOver(id="once", visit=visit, clerk=CLERK.key)
    if how == "reassigned":
        command = Reassign(id="once", visit=visit, clerk=CLERK.key, to=to(LEADER))
    assert cast.say(LEADER, command) is None
    if how == "reassigned":
        assert cast.ask(LEADER, m.TakeVisit, visit=visit) is None
    for side in (KIOSK, LEADER):
        assert cast.ask(side, m.CallUp, visit=visit, call=2, picture=True, sound=True) is None
    assert cast.ask(LEADER, m.TransferVisit, visit=visit, to=to(CLERK)) is None
    goes_on(cast, visit, CLERK, call=3)
    types_on(cast, visit, CLERK)
    assert cast.say(LEADER, command) is None
    assert (cast.state(visit), cast.visits[visit].clerk) == (State.SERVING, CLERK.key)


# -- who had it ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["the leader", "its clerk"])
def test_given_to_others_while_it_waits_it_does_not_go_back_to_who_had_it(cast: HallCast, by: str) -> None:
    visit = cast.serving(KIOSK, CLERK)
    if by == "the leader":
        assert cast.ask(LEADER, Reassign, visit=visit, clerk=CLERK.key, to=to(COLLEAGUE)) is None
    else:
        assert cast.ask(CLERK, m.TransferVisit, visit=visit, to=to(COLLEAGUE)) is None
    ready(cast, CLERK)
    assert cast.ask(LEADER, Reassign, visit=visit, to=CENTRE) is None
    assert rings(cast) == {}
    assert last(cast, KIOSK).transferred, "somebody had it before"
    ready(cast, COLLEAGUE)
    assert rings(cast) == {visit: COLLEAGUE.key}


def test_the_leader_may_give_it_back_by_name(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ready(cast, CLERK)
    assert cast.ask(LEADER, Reassign, visit=visit, clerk=CLERK.key, to=to(COLLEAGUE)) is None
    assert cast.ask(CLERK, m.SetReady, ready=True) is None
    assert cast.ask(LEADER, Reassign, visit=visit, to=to(CLERK)) is None
    assert rings(cast) == {visit: CLERK.key}


def test_whose_visit_was_given_away_hears_that_it_was_the_leader(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(LEADER, Reassign, visit=visit, clerk=CLERK.key, to=to(COLLEAGUE)) is None
    assert (last(cast, CLERK).reassigned, last(cast, CLERK).led) == (True, False)
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is None
    cast.pass_time(31)  # the call is not built
    assert last(cast, COLLEAGUE).state is State.WAITING
    assert not last(cast, COLLEAGUE).reassigned, "from them it was not taken"
    assert not last(cast, KIOSK).reassigned
