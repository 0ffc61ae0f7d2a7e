"""Asked to come, and the last duty leader of the centre goes: the clerk reads so, and may ask again later."""

import pytest
from msgspec.structs import replace

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.staffing import AskLeader

KIOSK = KIOSKS[0]
CLERK, LEADER, FAR_CLERK = CLERKS
GRACE = 60.0  # s for a counter whose line is cut


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def seen(cast: HallCast, whom: Sender = CLERK) -> tuple[bool, bool]:
    """Whether a leader is asked, and was in vain, as that side was told last."""
    last = [one for one in cast.mail[whom] if isinstance(one, m.VisitSnapshot)][-1]
    return last.leader_asked, last.leader_gone


def asked(cast: HallCast) -> str:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is None
    assert seen(cast) == (True, False)
    return visit


def test_the_question_ends_a_while_after_the_last_leader_left_and_may_be_asked_again(cast: HallCast) -> None:
    visit = asked(cast)
    cast.leave(LEADER)
    cast.pass_time(GRACE - 1)
    assert seen(cast) == (True, False), "they may come back"
    cast.pass_time(2)
    assert seen(cast) == (False, True)
    assert seen(cast, KIOSK) == (False, False), "the resident reads nothing of it"
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is Code.NOBODY
    cast.arrive(LEADER)
    assert seen(cast) == (False, False), "one is signed in"
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is None
    assert seen(cast) == (True, False)


def test_the_next_clerk_reads_nothing_of_a_question_that_was_not_theirs(cast: HallCast) -> None:
    visit = asked(cast)
    cast.leave(LEADER)
    cast.pass_time(GRACE + 1)
    assert cast.ask(CLERK, m.TransferVisit, visit=visit, to=m.Target(clerk=FAR_CLERK.key)) is None
    assert cast.ask(FAR_CLERK, m.TakeVisit, visit=visit) is None
    assert seen(cast, FAR_CLERK) == (False, False)


def test_a_leader_whose_line_was_cut_comes_back_to_the_question(cast: HallCast) -> None:
    asked(cast)
    for _ in range(3):
        cast.leave(LEADER)
        cast.pass_time(GRACE - 10)
        cast.arrive(LEADER)
        cast.pass_time(20)
    assert seen(cast) == (True, False)


def test_another_leader_of_the_centre_keeps_it(cast: HallCast) -> None:
    clerks = cast.hall.floor.clerks
    clerks[FAR_CLERK.key] = replace(clerks[FAR_CLERK.key], leader=True)
    visit = asked(cast)
    cast.leave(LEADER)
    cast.pass_time(GRACE + 1)
    assert seen(cast) == (False, True), "another centre's is no help"
    cast.arrive(LEADER)
    assert cast.ask(CLERK, AskLeader, visit=visit, on=True) is None
    clerks[FAR_CLERK.key] = replace(clerks[FAR_CLERK.key], centre="one")
    cast.leave(FAR_CLERK)
    cast.arrive(FAR_CLERK)
    cast.leave(LEADER)
    cast.pass_time(GRACE + 1)
    assert seen(cast) == (True, False)


@pytest.mark.parametrize("by", [-3600.0, 3600.0])
def test_a_clock_that_is_set_ends_it_neither_earlier_nor_later(cast: HallCast, by: float) -> None:
    asked(cast)
    cast.leave(LEADER)
    cast.pass_time(GRACE - 10)
    cast.hall.clock_set(by)
    cast.now += by
    cast.pass_time(5)
    assert seen(cast) == (True, False)
    cast.pass_time(10)
    assert seen(cast) == (False, True)


def test_after_a_restart_the_leaders_have_the_same_time_to_come_back(cast: HallCast) -> None:
    asked(cast)
    cast.restart()
    cast.arrive(*(one for one in EVERYBODY if one != LEADER))
    cast.pass_time(GRACE - 1)
    assert seen(cast) == (True, False)
    cast.pass_time(2)
    assert seen(cast) == (False, True)


def test_a_kiosk_asks_for_no_leader_while_it_waits(cast: HallCast) -> None:
    visit = cast.opened(KIOSK)
    assert cast.ask(KIOSK, AskLeader, visit=visit, on=True) is Code.NOT_YOURS
