"""A visit that is passed on: to whom, in which order, and that nothing of it strands."""

import msgspec
import pytest

from signaling.effects import Sender
from signaling.figures import ALL, By, Measure, figures
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import duty, over, queue, ready, rings
from tests.peers.server_cast import FORM
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def passed_on(cast: HallCast, visit: str, to: m.Target, note: str = "", clerk: Sender = CLERK) -> Code | None:
    return cast.ask(clerk, m.TransferVisit, visit=visit, to=to, note=note)


def to_clerk(clerk: Sender) -> m.Target:
    return m.Target(clerk=clerk.key)


def last(cast: HallCast, whom: Sender) -> m.VisitSnapshot:
    return [one for one in cast.mail[whom] if isinstance(one, m.VisitSnapshot)][-1]


def test_a_visit_passed_on_rings_at_that_clerks_counter_with_its_form_and_the_note(cast: HallCast) -> None:
    ready(cast, CLERK, COLLEAGUE)
    visit = cast.serving(KIOSK, CLERK)
    key, value = next(iter(FORM.items()))
    assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None
    assert passed_on(cast, visit, to_clerk(COLLEAGUE), "本人不识字") is None
    assert rings(cast) == {visit: COLLEAGUE.key}
    assert duty(cast, CLERK).state is m.ClerkState.WRAP_UP, "there is something to write up"
    assert (last(cast, CLERK).state, last(cast, CLERK).fields) == (State.WAITING, {}), "its desk is cleared"
    assert last(cast, KIOSK).transferred
    assert last(cast, KIOSK).place == 1
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is None
    seen = last(cast, COLLEAGUE)
    assert seen.fields[key].value == value
    assert [(one.by, one.words) for one in seen.notes] == [("王敏", "本人不识字")]
    assert last(cast, KIOSK).notes == (), "clerks' words are for clerks"
    for side in (KIOSK, COLLEAGUE):
        assert cast.ask(side, m.CallUp, visit=visit, call=2, picture=True, sound=True) is None
    assert not last(cast, KIOSK).transferred


@pytest.mark.parametrize(("clerk", "other"), [(CLERK, COLLEAGUE), (COLLEAGUE, CLERK)])
def test_it_stands_in_the_list_of_whom_it_is_for_and_in_no_other(cast: HallCast, clerk: Sender, other: Sender) -> None:
    """A counter takes what rings from its list: both clerks have the same skills, and yet not the same list."""
    visit = cast.serving(KIOSK, clerk)
    ready(cast, CLERK, COLLEAGUE)
    assert passed_on(cast, visit, to_clerk(other), clerk=clerk) is None
    assert [one.visit for one in queue(cast, other)] == [visit]
    assert queue(cast, clerk) == ()
    cast.pass_time(20)  # nobody answers
    assert [one.visit for one in queue(cast, other)] == [one.visit for one in queue(cast, clerk)] == [visit]


def test_a_full_desk_gets_it_first_of_all_when_it_is_free(cast: HallCast) -> None:
    others = cast.serving(NEIGHBOUR, COLLEAGUE)
    mine = cast.serving(KIOSK, CLERK)
    ready(cast, CLERK, COLLEAGUE)
    assert passed_on(cast, mine, to_clerk(COLLEAGUE)) is None
    assert cast.ask(CLERK, m.SetReady, ready=True) is None
    assert rings(cast) == {}, "it is nobody else's for now"
    over(cast, NEIGHBOUR, COLLEAGUE, others)
    cast.opened(NEIGHBOUR)
    assert cast.ask(COLLEAGUE, m.SetReady, ready=True) is None
    assert rings(cast)[mine] == COLLEAGUE.key


def test_after_a_time_anybody_is_asked_and_who_passed_it_on_last_of_all(cast: HallCast) -> None:
    cast.serving(NEIGHBOUR, COLLEAGUE)
    visit = cast.serving(KIOSK, CLERK)
    ready(cast, CLERK, COLLEAGUE)
    assert passed_on(cast, visit, to_clerk(COLLEAGUE)) is None
    assert cast.ask(CLERK, m.SetReady, ready=True) is None
    cast.pass_time(119)
    assert rings(cast) == {}
    assert queue(cast, CLERK) == ()
    cast.pass_time(1)
    assert rings(cast) == {visit: CLERK.key}, "nobody else is free: it does not strand"


def test_a_clerk_who_does_not_answer_is_on_a_break_and_it_rings_elsewhere_at_once(cast: HallCast) -> None:
    ready(cast, CLERK, COLLEAGUE, FAR_CLERK)
    visit = cast.serving(KIOSK, CLERK)
    assert passed_on(cast, visit, to_clerk(COLLEAGUE)) is None
    cast.pass_time(20)
    assert (duty(cast, COLLEAGUE).state, duty(cast, COLLEAGUE).reason) == (m.ClerkState.BREAK, m.BreakReason.MISSED)
    assert rings(cast) == {visit: FAR_CLERK.key}, "the matter is citywide; who passed it on writes up"


def test_it_goes_to_another_centre_and_nobody_at_home_sees_it_meanwhile(cast: HallCast) -> None:
    ready(cast, CLERK, COLLEAGUE, FAR_CLERK)
    visit = cast.serving(KIOSK, CLERK)
    assert passed_on(cast, visit, m.Target(centre="two")) is None
    assert rings(cast) == {visit: FAR_CLERK.key}
    assert queue(cast, COLLEAGUE) == ()
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is Code.UNKNOWN_VISIT
    assert cast.ask(FAR_CLERK, m.TakeVisit, visit=visit) is None
    assert cast.visits[visit].office.code == "two"


def test_a_skill_finds_who_has_it(cast: HallCast) -> None:
    clerks = cast.hall.floor.clerks
    clerks[FAR_CLERK.key] = msgspec.structs.replace(clerks[FAR_CLERK.key], languages={"zh": 0, "wuu": 0})
    ready(cast, CLERK, COLLEAGUE, FAR_CLERK)
    visit = cast.serving(KIOSK, CLERK)
    assert passed_on(cast, visit, m.Target(language="wuu")) is None
    assert rings(cast) == {visit: FAR_CLERK.key}


@pytest.mark.parametrize(
    "to",
    [
        m.Target(),
        m.Target(clerk="nobody"),
        m.Target(clerk=CLERK.key),
        m.Target(clerk=COLLEAGUE.key, centre="two"),
        m.Target(centre="nowhere"),
        m.Target(language="fr"),
    ],
)
def test_nobody_is_no_target_and_nothing_changes(cast: HallCast, to: m.Target) -> None:
    visit = cast.serving(KIOSK, CLERK)
    before = cast.visits[visit]
    assert passed_on(cast, visit, to, "…") is Code.BAD_FIELD
    assert cast.visits[visit] == before


def test_a_matter_of_its_own_centre_alone_stays_there() -> None:
    cast = HallCast(matter=msgspec.structs.replace(HallCast().matter, citywide=False))
    cast.arrive(*EVERYBODY)
    visit = cast.serving(KIOSK, CLERK)
    for to in (m.Target(centre="two"), to_clerk(FAR_CLERK)):
        assert passed_on(cast, visit, to) is Code.BAD_FIELD
    assert passed_on(cast, visit, to_clerk(COLLEAGUE)) is None
    ready(cast, FAR_CLERK)
    cast.pass_time(200)
    assert rings(cast) == {}, "not even after the time: another centre may not"


def test_said_again_after_a_cut_it_is_only_answered_again(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ready(cast, COLLEAGUE)
    command = m.TransferVisit(id="once", visit=visit, to=to_clerk(COLLEAGUE), note="…")
    assert cast.say(CLERK, command) is None
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is None
    before = cast.visits[visit]
    assert cast.say(CLERK, command) is None
    assert cast.visits[visit] == before


def test_a_restart_keeps_for_whom_it_waits(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert passed_on(cast, visit, to_clerk(COLLEAGUE)) is None
    cast.restart()
    cast.arrive(*EVERYBODY)
    ready(cast, CLERK)
    assert rings(cast) == {}
    ready(cast, COLLEAGUE)
    assert rings(cast) == {visit: COLLEAGUE.key}


def test_a_clerk_who_vanishes_after_a_transfer_finds_the_visit_at_the_head_again(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert passed_on(cast, visit, to_clerk(COLLEAGUE), "…") is None
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is None
    for side in (KIOSK, COLLEAGUE):
        assert cast.ask(side, m.CallUp, visit=visit, call=2, picture=True, sound=True) is None
    cast.leave(COLLEAGUE)
    cast.pass_time(60)
    cast.arrive(COLLEAGUE)
    cast.opened(NEIGHBOUR)
    ready(cast, COLLEAGUE)
    assert rings(cast)[visit] == COLLEAGUE.key, "the new clerk, not the one before"
    assert cast.visits[visit].notes


def test_who_can_be_asked_is_found_as_it_is_typed(cast: HallCast) -> None:
    clerks = cast.hall.floor.clerks
    clerks[COLLEAGUE.key] = msgspec.structs.replace(clerks[COLLEAGUE.key], display="李芳", groups={"care": 0})
    ready(cast, COLLEAGUE)
    visit = cast.serving(KIOSK, CLERK)

    def found(words: str) -> m.ColleaguesFound:
        assert cast.ask(CLERK, m.FindColleagues, visit=visit, words=words) is None
        return [one for one in cast.mail[CLERK] if isinstance(one, m.ColleaguesFound)][-1]

    everybody = found("")
    assert [one.name for one in everybody.clerks] == [COLLEAGUE.key, FAR_CLERK.key]
    assert [one.state for one in everybody.clerks] == [m.ClerkState.READY, m.ClerkState.SIGNED_IN]
    assert [(one.code, one.at_work) for one in everybody.centres] == [("two", 0)]
    assert everybody.groups == ("care",)
    assert [one.name for one in found("李").clerks] == [COLLEAGUE.key]
    assert [one.name for one in found("0312 centre").clerks] == [COLLEAGUE.key, FAR_CLERK.key]
    assert found("nobody").clerks == ()
    assert cast.ask(FAR_CLERK, m.FindColleagues, visit=visit) is Code.NOT_YOURS


def test_a_visit_passed_on_is_counted_once_and_was_done_the_first_time(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    ready(cast, COLLEAGUE)
    assert passed_on(cast, visit, to_clerk(COLLEAGUE)) is None
    assert cast.ask(COLLEAGUE, m.TakeVisit, visit=visit) is None
    over(cast, KIOSK, COLLEAGUE, visit)
    measure = Measure(since=0.0, until=cast.now + 1, now=cast.now)
    total = figures(cast.ended.values(), measure, By.CENTRE)[-1]
    assert (total.key, total.visits, total.transfers, total.transferred) == (ALL, 1, 1, 1)
    assert (total.first_visits, total.first_done) == (1, 1)


def test_a_call_that_was_not_built_leaves_nothing_on_the_clerks_desk(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    cast.pass_time(30)
    assert last(cast, CLERK).state is State.WAITING
