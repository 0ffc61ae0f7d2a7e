"""What a duty leader's counter is told: whoever waits at the centre, whatever the leader's own skills; what changed."""

import pytest
from msgspec.structs import replace

from signaling import led_views
from signaling.routing import QueueRules
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.server_cast import FORM, MATTER
from windowkit import messages as m
from windowkit.leading import MOST, MOST_WAITING, LedVisit, LedWaiting, QueuesChanged
from windowkit.transfer import Reassign
from windowkit.visit import State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, LEADER, FAR_CLERK = CLERKS


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def view(cast: HallCast) -> m.CentreChanged:
    return [one for one in cast.mail[LEADER] if isinstance(one, m.CentreChanged)][-1]


def told(cast: HallCast) -> list[QueuesChanged]:
    return [one for one in cast.mail[LEADER] if isinstance(one, QueuesChanged)]


def waiting(cast: HallCast) -> list[str]:
    return [one.visit for one in view(cast).waiting]


def test_the_leader_sees_everybody_who_waits_there_also_what_their_own_counter_is_not_asked_for(
    cast: HallCast,
) -> None:
    clerks = cast.hall.floor.clerks
    clerks[LEADER.key] = replace(clerks[LEADER.key], groups=("something else",))
    visit = cast.opened(KIOSK)
    cast.opened(FAR)
    assert waiting(cast) == [visit], "and nobody else's centre"
    (seen,) = view(cast).waiting
    record = cast.visits[visit]
    assert (seen.ticket, seen.since, seen.committee) == (record.ticket, record.since, record.committee.name)
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    assert waiting(cast) == []


def test_for_whom_alone_a_visit_waits_is_seen_until_it_is_everybodys(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    for target, name in ((m.Target(clerk=FAR_CLERK.key), "王敏"), (m.Target(centre="two"), "中心")):
        assert cast.ask(LEADER, Reassign, visit=visit, to=target) is None
        (seen,) = view(cast).waiting
        assert (seen.visit, seen.given, seen.given_name) == (visit, target, name)
    cast.pass_time(QueueRules().transfer_for + 1)
    (seen,) = view(cast).waiting
    assert (seen.given, seen.given_name) == (None, "")


def test_who_is_taken_by_another_centres_clerk_waits_here_no_more(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    assert cast.ask(LEADER, Reassign, visit=visit, to=m.Target(clerk=FAR_CLERK.key)) is None
    assert cast.ask(FAR_CLERK, m.TakeVisit, visit=visit) is None
    assert waiting(cast) == []


def test_who_went_away_to_be_called_back_is_not_among_them() -> None:
    cast = HallCast(queues={"one": QueueRules(offer_after=10)})
    cast.arrive(*EVERYBODY)
    visit = cast.opened(KIOSK)
    cast.pass_time(30)
    assert waiting(cast) == [visit]
    assert cast.ask(KIOSK, m.ChooseWait, visit=visit, choice=m.WaitChoice.CALL_BACK) is None
    assert waiting(cast) == []


def test_more_than_a_frame_holds_are_counted(cast: HallCast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(led_views, "MOST_WAITING", 1)
    first, _ = cast.opened(KIOSK), cast.opened(NEIGHBOUR)
    assert (waiting(cast), view(cast).more_waiting) == ([first], 1)


def test_as_many_as_there_may_be_fit_into_a_frame() -> None:
    names = {"matter_name": "长" * 40, "matter_name_en": "x" * 80, "committee": "居" * 20, "committee_en": "y" * 60}
    visit = LedVisit(visit="v" * 32, state=State.DOCUMENT, ticket="A001", taken=1.7e9, asks=1.7e9, **names)
    clerk = m.LedClerk(
        name="n" * 20, display="王敏", service_number="0312", state=m.ClerkState.IN_VISIT, since=1.7e9, visit=visit
    )
    place = {"given_name": "心" * 20, "given_name_en": "z" * 60}
    one = LedWaiting(visit="v" * 32, ticket="A001", since=1.7e9, given=m.Target(centre="c" * 20), **names, **place)
    whole = m.CentreChanged(clerks=(clerk,) * MOST, more=1, waiting=(one,) * MOST_WAITING, more_waiting=1)
    assert len(m.encode(whole)) < m.MAX_BYTES


def test_every_queue_is_told_once_and_then_only_those_whose_numbers_changed(cast: HallCast) -> None:
    (first,) = told(cast)
    assert (first.whole, [one.code for one in first.queues]) == (True, ["one", "two"])
    cast.opened(FAR)
    assert (told(cast)[-1].whole, [one.code for one in told(cast)[-1].queues]) == (False, ["two"])
    before = len(cast.mail[LEADER])
    visit = cast.serving(KIOSK, CLERK)
    count = len(told(cast))
    seen = len(cast.mail[LEADER])
    assert seen > before
    for key, value in FORM.items():
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None
    assert len(cast.mail[LEADER]) == seen, "typing is no news"
    cast.leave(LEADER)
    cast.arrive(LEADER)
    assert told(cast)[count].whole, "a counter that arrives knows nothing"
    assert {one.code: one.waiting for one in told(cast)[count].queues} == {"one": 0, "two": 1}


def test_numbers_that_were_never_stored_are_not_told(cast: HallCast) -> None:
    opening = m.OpenVisit(id="x", told=True, visit=cast.fresh(), matter=MATTER.code)
    cast.hall.unlocked(KIOSK.key, cast.now)
    cast.hall.receive(opening, KIOSK, cast.now)  # and the store does not take it
    cast.load()
    cast.perform(cast.hall.overdue(cast.now))
    assert told(cast)[-1].whole
    assert [one.waiting for one in told(cast)[-1].queues] == [0, 0]
    assert waiting(cast) == []
