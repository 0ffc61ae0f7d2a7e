"""Which clerk of several a visit rings for, and the rules as data."""

import msgspec
import pytest

from signaling.effects import Sender
from signaling.floor import Rules
from signaling.records import Clerk
from signaling.routing import HeadStarts, QueueRules, Strategy
from signaling.settings import Centre, SignalingSettings, check_places
from tests.peers.district import District
from tests.peers.district_site import CLERKS as OTHERS, KIOSKS as COMMITTEES
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import over, ready, rings
from windowkit import messages as m
from windowkit.errors import BadInput, Code
from windowkit.visit import State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS


@pytest.fixture
def cast() -> HallCast:
    """Everybody is on the line; nobody takes visits yet."""
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def test_after_its_wait_a_visit_rings_at_another_centre_which_then_receives_the_case(cast: HallCast) -> None:
    ready(cast, FAR_CLERK)
    visit = cast.opened(KIOSK)
    cast.pass_time(299)
    assert rings(cast) == {}
    cast.pass_time(1)
    assert rings(cast) == {visit: FAR_CLERK.key}
    cast.ask(FAR_CLERK, m.TakeVisit, visit=visit)
    assert (cast.visits[visit].centre.code, cast.visits[visit].office.code) == ("one", "two")


def test_a_matter_that_is_not_citywide_stays_at_its_own_centre() -> None:
    district = District()
    for one in OTHERS[:2]:
        district.say(one, m.SetReady, ready=False)
    for visit, matter, kiosk in (("stays", "local", COMMITTEES[0]), ("goes", "care", COMMITTEES[3])):
        district.hall.unlocked(kiosk.key, district.now)
        district.say(kiosk, m.OpenVisit, told=True, visit=visit, matter=matter)
    district.pass_time(120)
    assert district.hall.floor.offers.keys() == {"goes"}


def test_who_lost_their_clerk_goes_back_to_that_clerk_first(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.leave(CLERK)
    cast.pass_time(61)
    assert cast.state(visit) is State.WAITING
    cast.arrive(CLERK)
    cast.leave(KIOSK)  # nothing rings while both clerks say that they are there
    ready(cast, COLLEAGUE, CLERK)
    cast.arrive(KIOSK)
    assert rings(cast) == {visit: CLERK.key}


def test_who_was_broken_off_comes_back_with_a_head_start_to_the_same_clerk(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.ask(KIOSK, m.CancelVisit, visit=visit)
    ready(cast, COLLEAGUE, CLERK)
    again = cast.opened(KIOSK, returning=visit)
    assert cast.visits[again].claims == (m.Claim.RETURNING,)
    assert rings(cast) == {again: CLERK.key}


def may_return(cast: HallCast) -> tuple[m.Callback, ...]:
    """What the kiosk was told last."""
    return [one for one in cast.mail[KIOSK] if isinstance(one, m.CallbacksChanged)][-1].callbacks


def test_whoever_uses_the_kiosk_next_has_no_head_start_and_it_counts_once(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.ask(KIOSK, m.CancelVisit, visit=visit)
    broken = m.Callback(visit=visit, ticket="A001", state=m.CallbackState.BROKEN, matter=cast.matter.code)
    assert may_return(cast) == (broken,)
    stranger = cast.opened(KIOSK)
    assert cast.visits[stranger].claims == ()
    cast.ask(KIOSK, m.CancelVisit, visit=stranger)
    assert may_return(cast) == (broken,), "it is still theirs who had it"
    again = cast.opened(KIOSK, returning=visit)
    assert may_return(cast) == ()
    cast.ask(KIOSK, m.CancelVisit, visit=again)
    assert cast.visits[cast.opened(KIOSK, returning=visit)].claims == ()


def test_who_comes_back_too_late_or_elsewhere_waits_as_others_do(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    cast.ask(KIOSK, m.CancelVisit, visit=visit)
    assert cast.visits[cast.opened(NEIGHBOUR, returning=visit)].claims == (), "another kiosk"
    cast.pass_time(1800)
    assert may_return(cast) == ()
    assert cast.visits[cast.opened(KIOSK, returning=visit)].claims == ()


def test_a_kiosk_cannot_claim_what_only_the_hall_knows(cast: HallCast) -> None:
    cast.hall.unlocked(KIOSK.key, cast.now)
    asked = {"told": True, "visit": "v", "matter": cast.matter.code, "claims": (m.Claim.RETURNING,)}
    assert cast.ask(KIOSK, m.OpenVisit, **asked) is Code.BAD_FIELD


@pytest.mark.parametrize(
    ("strategy", "order"),
    [
        (Strategy.LONGEST_IDLE, [0, 1, 0, 1]),
        (Strategy.FEWEST_TODAY, [0, 1, 0, 1]),
        (Strategy.ROUND_ROBIN, [0, 1, 0, 1]),
    ],
)
def test_each_strategy_shares_out_the_visits(strategy: Strategy, order: list[int]) -> None:
    cast = HallCast({"one": QueueRules(strategy=strategy, wrap_up=0.0)})
    cast.arrive(*EVERYBODY)
    ready(cast, CLERK)
    cast.pass_time(5)
    ready(cast, COLLEAGUE)
    asked: list[int] = []
    for _ in order:
        cast.pass_time(5)
        visit = cast.opened(KIOSK)
        clerk = Sender(m.Role.COUNTER, rings(cast)[visit])
        asked.append(CLERKS.index(clerk))
        cast.ask(clerk, m.TakeVisit, visit=visit)
        over(cast, KIOSK, clerk, visit)
    assert asked == order


def test_the_strategies_differ_where_one_clerk_had_a_long_visit() -> None:
    """One visit each; the colleague's was the shorter, so the colleague has been idle for longer."""
    asked: dict[Strategy, str] = {}
    for strategy in (Strategy.LONGEST_IDLE, Strategy.ROUND_ROBIN):
        cast = HallCast({"one": QueueRules(strategy=strategy, wrap_up=0.0)})
        cast.arrive(*EVERYBODY)
        ready(cast, CLERK, COLLEAGUE)
        visits = cast.opened(KIOSK), cast.opened(NEIGHBOUR)
        for clerk, visit in zip((CLERK, COLLEAGUE), visits, strict=True):
            assert cast.ask(clerk, m.TakeVisit, visit=visit) is None
        over(cast, NEIGHBOUR, COLLEAGUE, visits[1])
        cast.pass_time(20)
        over(cast, KIOSK, CLERK, visits[0])
        new = cast.opened(KIOSK)
        asked[strategy] = rings(cast)[new]
    assert asked == {Strategy.LONGEST_IDLE: COLLEAGUE.key, Strategy.ROUND_ROBIN: CLERK.key}


def test_how_many_visits_a_clerk_had_today_is_known_after_a_restart() -> None:
    cast = HallCast({"one": QueueRules(strategy=Strategy.FEWEST_TODAY, wrap_up=0.0)})
    cast.arrive(*EVERYBODY)
    ready(cast, CLERK)
    visit = cast.opened(KIOSK)
    cast.ask(CLERK, m.TakeVisit, visit=visit)
    over(cast, KIOSK, CLERK, visit)
    cast.restart()
    cast.arrive(*EVERYBODY)
    ready(cast, CLERK, COLLEAGUE)  # the first has been idle for longer
    visit = cast.opened(KIOSK)
    assert rings(cast) == {visit: COLLEAGUE.key}


def test_a_language_is_a_penalty_and_not_a_wall(cast: HallCast) -> None:
    clerk = cast.hall.floor.clerks[COLLEAGUE.key]
    cast.hall.floor.clerks[COLLEAGUE.key] = msgspec.structs.replace(clerk, languages={"zh": 0, "wuu": 0})
    ready(cast, CLERK, COLLEAGUE)
    for number, kiosk in enumerate((KIOSK, NEIGHBOUR)):
        cast.hall.unlocked(kiosk.key, cast.now)
        cast.ask(kiosk, m.OpenVisit, told=True, visit=f"v{number}", matter=cast.matter.code, language="wuu")
    assert rings(cast) == {"v0": COLLEAGUE.key, "v1": CLERK.key}


# -- the rules as data ----------------------------------------------------------------------------------------


def test_rules_that_nobody_can_wait_for_are_refused_in_words() -> None:
    slow = Centre(code="a", name="甲", name_en="A", queue=QueueRules(overflow_after=3600.0))
    with pytest.raises(BadInput, match="centres: a: queue: a visit waits 3600 s at most"):
        check_places(SignalingSettings(centres=(slow,)))


@pytest.mark.parametrize("wrong", ['strategy = "random"', "ring_for = 0.0", "wrap_up = -1.0", "no_such = 1"])
def test_a_rule_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.toml.decode(wrong.encode(), type=QueueRules)


def test_of_several_claims_the_greatest_counts() -> None:
    worth = HeadStarts(aged=60.0, disabled=90.0)
    assert worth.of((m.Claim.AGED, m.Claim.DISABLED)) == 90.0
    assert worth.of(()) == 0.0


def test_a_clerk_of_before_serves_every_matter_in_mandarin() -> None:
    old = msgspec.convert({"name": "a", "display": "b", "service_number": "1", "centre": "c"}, Clerk)
    assert (old.groups, old.languages) == ({}, {})
    assert Rules(notice_key="k").queues == {}
