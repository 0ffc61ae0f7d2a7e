"""A duty leader beside a talk: who may, who is shown it, what is written down, and when it ends."""

import pytest

from signaling.attending import GRACE
from signaling.effects import Send, Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import ready, rings
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import Outcome

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, LEADER, FAR_CLERK = CLERKS  # the second is the first centre's duty leader
LISTEN, WHISPER, JOIN = m.AttendMode.LISTEN, m.AttendMode.WHISPER, m.AttendMode.JOIN


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def last[M: m.Message](cast: HallCast, whom: Sender, kind: type[M]) -> M:
    return [one for one in cast.mail[whom] if isinstance(one, kind)][-1]


def shown(cast: HallCast, whom: Sender) -> m.Attendance | None:
    return last(cast, whom, m.VisitSnapshot).attended


def beside(cast: HallCast) -> m.AttendChanged:
    """What the leader's counter was told last."""
    return last(cast, LEADER, m.AttendChanged)


def attended(cast: HallCast, mode: m.AttendMode = LISTEN) -> tuple[str, str]:
    """A talk that the leader is beside, and the name of the sound's way."""
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(LEADER, m.AttendVisit, visit=visit, mode=mode) is None
    one = beside(cast).attendance
    assert one is not None
    return visit, one.call


def written(cast: HallCast) -> list[tuple[str, str, str, str]]:
    return [(one.visit, one.clerk, one.leader, one.mode) for one in cast.attendances]


def set_up(cast: HallCast, who: Sender, message: m.Offer | m.Answer | m.AskOffer) -> list[m.Message]:
    """What anybody is told for it."""
    effects = cast.perform(cast.hall.receive(message, who, cast.now))
    return [one.message for one in effects if isinstance(one, Send)]


def test_who_listens_is_shown_to_both_at_once_and_written_down(cast: HallCast) -> None:
    visit, call = attended(cast)
    for side in (KIOSK, CLERK):
        seen = shown(cast, side)
        assert seen is not None
        assert (seen.mode, seen.display, seen.service_number, seen.call) == (LISTEN, "王敏", "0312", call)
    assert (beside(cast).visit, beside(cast).ticket, beside(cast).clerk) == (visit, "A001", "王敏")
    assert written(cast) == [(visit, CLERK.key, LEADER.key, "listen")]
    assert cast.attendances[0].at == cast.now


def test_the_modes_change_without_another_call_and_each_change_is_written_down(cast: HallCast) -> None:
    visit, call = attended(cast)
    for mode in (WHISPER, JOIN, JOIN, LISTEN):
        assert cast.ask(LEADER, m.AttendVisit, visit=visit, mode=mode) is None
        seen = shown(cast, KIOSK)
        assert seen is not None
        assert (seen.mode, seen.call) == (mode, call)
    assert cast.ask(LEADER, m.LeaveVisit, visit=visit) is None
    assert shown(cast, KIOSK) is shown(cast, CLERK) is beside(cast).attendance is None
    assert [one.mode for one in cast.attendances] == ["listen", "whisper", "join", "listen", ""]


def test_a_command_that_is_said_again_changes_nothing(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    begin = m.AttendVisit(id=cast.fresh(), visit=visit, mode=JOIN)
    leave = m.LeaveVisit(id=cast.fresh(), visit=visit)
    for one in (begin, begin, leave, begin, leave):
        assert cast.say(LEADER, one) is None
    assert shown(cast, KIOSK) is None
    assert [one.mode for one in cast.attendances] == ["join", ""]
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.DONE) is None
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=5) is None
    assert cast.say(LEADER, begin) is None, "answered also once the visit is over"


def test_only_the_leader_of_that_clerks_centre_and_only_with_free_hands(cast: HallCast) -> None:
    visit, far = cast.serving(KIOSK, CLERK), cast.serving(FAR, FAR_CLERK)
    for who in (CLERK, FAR_CLERK, KIOSK):
        for command in (m.AttendVisit(id=cast.fresh(), visit=visit, mode=LISTEN), m.LeaveVisit(id="x1", visit=visit)):
            assert cast.say(who, command) is Code.NOT_YOURS
    for unseen in (far, "nothing"):
        assert cast.ask(LEADER, m.AttendVisit, visit=unseen, mode=LISTEN) is Code.UNKNOWN_VISIT
    own = cast.serving(NEIGHBOUR, LEADER)
    assert cast.ask(LEADER, m.AttendVisit, visit=own, mode=LISTEN) is Code.WRONG_STATE
    assert cast.ask(LEADER, m.AttendVisit, visit=visit, mode=LISTEN) is Code.BUSY
    assert cast.attendances == []


def test_nobody_listens_while_the_resident_cannot_be_shown_it_or_does_not_talk(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    assert cast.ask(LEADER, m.AttendVisit, visit=visit, mode=LISTEN) is Code.WRONG_STATE
    for side in (KIOSK, CLERK):
        assert cast.ask(side, m.CallUp, visit=visit, call=1, picture=True, sound=True) is None
    cast.leave(KIOSK)
    assert cast.ask(LEADER, m.AttendVisit, visit=visit, mode=LISTEN) is Code.WRONG_STATE
    assert cast.attendances == []


@pytest.mark.parametrize("how", ["finish", "cancel", "transfer", "take over", "clerk lost", "kiosk lost"])
def test_it_ends_with_the_talk(cast: HallCast, how: str) -> None:
    visit, call = attended(cast, WHISPER)
    match how:
        case "finish":
            assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.DONE) is None
        case "cancel":
            assert cast.ask(KIOSK, m.CancelVisit, visit=visit) is None
        case "transfer":
            to = m.Target(clerk=LEADER.key)
            assert cast.ask(CLERK, m.TransferVisit, visit=visit, to=to) is None
        case "take over":
            assert cast.ask(LEADER, m.TakeOver, visit=visit, clerk=CLERK.key) is None
        case _:
            cast.leave(CLERK if how == "clerk lost" else KIOSK)
            cast.pass_time(600)
    assert beside(cast).attendance is None
    assert cast.hall.floor.attended == {}
    assert written(cast)[-1] == (visit, CLERK.key, LEADER.key, "")
    assert set_up(cast, LEADER, m.Offer(visit=call, call=9, sdp="v=0")) == []


def test_a_leaders_short_cut_ends_nothing_and_a_long_one_ends_it(cast: HallCast) -> None:
    visit, call = attended(cast, JOIN)
    cast.leave(LEADER)
    cast.pass_time(GRACE - 1)
    cast.arrive(LEADER)
    one = beside(cast).attendance
    assert one is not None
    assert (one.call, one.mode) == (call, JOIN)
    cast.pass_time(GRACE + 1)
    assert shown(cast, KIOSK) is not None
    cast.leave(LEADER)
    cast.pass_time(GRACE)
    assert shown(cast, KIOSK) is shown(cast, CLERK) is None
    assert written(cast)[-1] == (visit, CLERK.key, LEADER.key, "")
    cast.arrive(LEADER)
    assert beside(cast).attendance is None


def test_a_restart_of_the_server_keeps_it_and_forgets_who_does_not_come_back(cast: HallCast) -> None:
    attended(cast, WHISPER)
    cast.restart()
    cast.arrive(KIOSK, CLERK, LEADER)
    cast.pass_time(GRACE + 1)
    one = shown(cast, KIOSK)
    assert one is not None
    assert one.mode is WHISPER
    assert [one.mode for one in cast.attendances] == ["whisper"]
    cast.restart()
    cast.arrive(KIOSK, CLERK)
    cast.pass_time(GRACE + 1)
    assert shown(cast, KIOSK) is None
    assert [one.mode for one in cast.attendances] == ["whisper", ""]


def test_the_sounds_set_up_goes_between_the_two_counters_and_to_nobody_else(cast: HallCast) -> None:
    visit, call = attended(cast)
    set_up(cast, LEADER, m.Offer(visit=call, call=3, sdp="v=0"))
    assert last(cast, CLERK, m.Offer) == m.Offer(visit=call, call=3, sdp="v=0")
    set_up(cast, CLERK, m.Answer(visit=call, call=3, sdp="v=1"))
    assert last(cast, LEADER, m.Answer).sdp == "v=1"
    set_up(cast, CLERK, m.AskOffer(visit=call))
    assert last(cast, LEADER, m.AskOffer).visit == call
    known = cast.visits[visit].attended
    assert known is not None
    assert known.shown.epoch == 3, "a counter that is restarted goes on from there"
    for who, message in (
        (KIOSK, m.Offer(visit=call, call=4, sdp="v=2")),
        (FAR, m.Offer(visit=call, call=4, sdp="v=2")),
        (FAR_CLERK, m.Answer(visit=call, call=3, sdp="v=2")),
        (CLERK, m.Offer(visit=call, call=4, sdp="v=2")),
    ):
        assert {type(one) for one in set_up(cast, who, message)} <= {m.Denied}


def test_nothing_rings_for_a_leader_who_is_beside_a_talk(cast: HallCast) -> None:
    visit, _ = attended(cast)
    ready(cast, LEADER)
    other = cast.opened(NEIGHBOUR)
    assert rings(cast) == {}
    assert cast.ask(LEADER, m.LeaveVisit, visit=visit) is None
    assert rings(cast) == {other: LEADER.key}
    assert cast.ask(LEADER, m.AttendVisit, visit=visit, mode=LISTEN) is Code.BUSY, "it rings"


def test_who_takes_a_visit_leaves_the_talk(cast: HallCast) -> None:
    attended(cast, JOIN)
    other = cast.opened(NEIGHBOUR)
    assert cast.ask(LEADER, m.TakeVisit, visit=other) is None
    assert shown(cast, KIOSK) is beside(cast).attendance is None
    assert cast.attendances[-1].mode == ""


def test_the_leader_hears_of_a_hold(cast: HallCast) -> None:
    visit, _ = attended(cast)
    assert cast.ask(CLERK, m.HoldVisit, visit=visit, on=True) is None
    assert beside(cast).held
