"""A resident who called the committee's staff: the clerk sees it, and whoever has the visit next."""

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.server_cast import MATTER
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.staffing import CallStaff

KIOSK, CLERK = KIOSKS[0], CLERKS[0]


def called(cast: HallCast, who: Sender) -> bool:
    return [one for one in cast.mail[who] if isinstance(one, m.VisitSnapshot)][-1].staff_called


def test_the_clerk_sees_it_until_it_is_taken_back() -> None:
    cast = HallCast()
    cast.arrive(*EVERYBODY)
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(KIOSK, CallStaff, visit=visit, on=True) is None
    assert cast.ask(KIOSK, CallStaff, visit=visit, on=True) is None, "said twice it is one call"
    assert called(cast, CLERK)
    assert called(cast, KIOSK)
    assert cast.ask(CLERK, CallStaff, visit=visit, on=False) is Code.NOT_YOURS
    assert cast.ask(KIOSK, CallStaff, visit=visit, on=False) is None
    assert not called(cast, CLERK)


def test_who_takes_a_visit_whose_resident_called_before_knows_it() -> None:
    cast = HallCast()
    cast.arrive(*EVERYBODY)
    visit = cast.opened(KIOSK)
    assert cast.ask(KIOSK, CallStaff, visit=visit, on=True) is None
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    assert called(cast, CLERK)


def test_who_is_accompanied_from_the_beginning_is_so_for_whoever_serves_them() -> None:
    cast = HallCast()
    cast.arrive(*EVERYBODY)
    cast.hall.unlocked(KIOSK.key, cast.now)
    visit = m.OpenVisit(id="one", visit="one", matter=MATTER.code, told=True, accompanied=True)
    assert cast.say(KIOSK, visit) is None
    assert cast.ask(CLERK, m.TakeVisit, visit="one") is None
    assert [one for one in cast.mail[CLERK] if isinstance(one, m.VisitSnapshot)][-1].accompanied
