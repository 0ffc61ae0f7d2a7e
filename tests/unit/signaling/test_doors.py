"""Outside the opening hours: no ticket for a closed centre, other centres meanwhile, and nobody left waiting."""

import msgspec

from signaling.effects import Sender
from signaling.hours import Hours, Opening
from signaling.working import Calendar
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import queue, ready, rings
from tests.peers.server_cast import MATTER
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.matters import Matter
from windowkit.visit import Outcome, State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS
TO_ONE = Hours(workdays=("09:00-13:00",))  # NOON is a Monday's, and it closes an hour later
ALL_DAY = Hours(workdays=("09:00-17:00",))
HOUR = 3600.0
LOCAL = msgspec.structs.replace(MATTER, citywide=False)
CITYWIDE = msgspec.structs.replace(MATTER, citywide=True)


def hours(committees: dict[str, Hours] | None = None) -> Opening:
    return Opening(centres={"one": TO_ONE, "two": ALL_DAY}, committees=committees or {}, calendar=Calendar())


def cast(matter: Matter = LOCAL, opening: Opening | None = None) -> HallCast:
    people = HallCast(matter=matter, opening=opening or hours())
    people.arrive(*EVERYBODY)
    return people


def opens(people: HallCast, kiosk: Sender) -> Code | None:
    people.hall.unlocked(kiosk.key, people.now)
    return people.ask(kiosk, m.OpenVisit, told=True, visit=people.fresh(), matter=MATTER.code)


def told(people: HallCast, kiosk: Sender) -> m.HoursChanged | None:
    heard = [one for one in people.mail[kiosk] if isinstance(one, m.HoursChanged)]
    return heard[-1] if heard else None


def test_a_closed_centre_takes_no_ticket_and_the_kiosk_knows_when_it_opens() -> None:
    people = cast()
    assert told(people, KIOSK) == m.HoursChanged(), "it is open"
    people.pass_time(HOUR)
    assert told(people, KIOSK) == m.HoursChanged(open=False, elsewhere=True, opens="2026-11-24T09:00")
    assert told(people, FAR) == m.HoursChanged()
    assert opens(people, KIOSK) is Code.CLOSED
    assert opens(people, FAR) is None
    people.pass_time(20 * HOUR)
    assert told(people, KIOSK) == m.HoursChanged()
    assert opens(people, KIOSK) is None


def test_a_kiosk_that_comes_while_it_is_closed_is_told_so_also_after_a_restart() -> None:
    people = cast()
    people.pass_time(HOUR)
    people.restart()
    people.mail[KIOSK].clear()
    people.arrive(KIOSK)
    assert told(people, KIOSK) is not None
    assert opens(people, KIOSK) is Code.CLOSED


def test_a_closed_committee_takes_none_even_for_an_open_centre() -> None:
    people = cast(CITYWIDE, hours(committees={"c2": TO_ONE}))
    people.pass_time(HOUR)
    assert told(people, FAR) == m.HoursChanged(open=False, opens="2026-11-24T09:00")
    assert opens(people, FAR) is Code.CLOSED


def test_a_citywide_matter_goes_to_an_open_centre_at_once_and_not_to_the_clerk_who_stayed() -> None:
    people = cast(CITYWIDE)
    people.pass_time(HOUR)
    ready(people, CLERK, FAR_CLERK)
    assert opens(people, KIOSK) is None
    assert list(rings(people).values()) == [FAR_CLERK.key]


def test_a_visit_that_runs_as_it_closes_is_finished() -> None:
    people = cast()
    visit = people.serving(KIOSK, CLERK)
    people.pass_time(HOUR + 1800)
    assert people.state(visit) is State.SERVING
    assert people.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.DONE) is None


def test_whoever_waits_as_it_closes_is_served_by_who_is_there_or_told() -> None:
    people = cast()
    people.pass_time(HOUR - 60)
    first, second = people.opened(KIOSK), people.opened(NEIGHBOUR)
    people.pass_time(61)
    assert people.state(first) is State.WAITING, "two clerks have signed in"
    ready(people, CLERK)
    assert rings(people) == {first: CLERK.key}
    assert people.ask(CLERK, m.TakeVisit, visit=first) is None
    people.pass_time(900)
    assert people.state(second) is State.ENDED
    assert people.ended[second].reason is m.Reason.CLOSED
    last = [one for one in people.mail[NEIGHBOUR] if isinstance(one, m.VisitSnapshot)][-1]
    assert last.ending is not None
    assert last.ending.reason is m.Reason.CLOSED


def test_with_nobody_at_the_desks_they_are_told_at_once() -> None:
    people = cast()
    people.leave(CLERK)
    people.leave(COLLEAGUE)
    people.pass_time(HOUR - 60)
    visit = people.opened(KIOSK)
    people.pass_time(60)
    assert people.ended[visit].reason is m.Reason.CLOSED


def test_a_citywide_visit_that_waits_as_it_closes_goes_on_at_an_open_centre() -> None:
    people = cast(CITYWIDE)
    people.pass_time(HOUR - 10)
    visit = people.opened(KIOSK)
    assert queue(people, FAR_CLERK) == ()
    people.pass_time(10)
    assert [one.visit for one in queue(people, FAR_CLERK)] == [visit]
    people.pass_time(1800)
    assert people.state(visit) is State.WAITING


def test_a_kiosk_whose_line_was_cut_overnight_hears_that_it_is_open_and_nobody_is_called() -> None:
    people = cast()
    people.pass_time(6 * 3600)
    assert told(people, KIOSK) != m.HoursChanged()
    people.leave(KIOSK)
    people.pass_time(16 * 3600)
    people.mail[KIOSK].clear()
    people.arrive(KIOSK)
    heard = people.mail[KIOSK]
    assert m.HoursChanged() in heard
    assert m.CallbacksChanged(callbacks=()) in heard
    assert m.AppointmentsChanged(appointments=()) in heard
