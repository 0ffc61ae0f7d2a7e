"""Booked times: free slots, nobody twice, who may what, and whoever comes goes ahead."""

from datetime import datetime
from random import Random

import pytest
from msgspec.structs import replace

from signaling.appointments import KEPT
from signaling.effects import Sender
from signaling.hours import Hours, Opening
from signaling.papers import ZONE
from signaling.slots import AppointmentRules, moment
from signaling.working import Calendar
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, NOON, HallCast
from tests.peers.ringing import ready, rings
from tests.peers.server_cast import MATTER
from windowkit import messages as m
from windowkit.errors import Code
from windowkit.visit import State

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS
HOURS = Hours(workdays=("09:00-11:00", "13:00-15:00"), weekends=("09:00-10:00",))
OPENING = Opening(
    centres={"one": HOURS}, committees={"c0": Hours(workdays=("08:00-14:00",), weekends=("08:00-14:00",))}
)
RULES = AppointmentRules(groups={MATTER.group: 2}, slot=30, days=2)
SOON, NEXT, MORROW = "2026-11-23T13:00", "2026-11-23T13:30", "2026-11-24T09:00"  # it is noon of that Monday
_A = m.AppointmentState


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast(opening=OPENING, appointments={"one": RULES})
    everybody.arrive(*EVERYBODY)
    return everybody


def last[M: m.Message](cast: HallCast, to: Sender, kind: type[M]) -> M:
    return [one for one in cast.mail[to] if isinstance(one, kind)][-1]


def book(cast: HallCast, kiosk: Sender, at: str, name: str = "") -> Code | None:
    cast.hall.unlocked(kiosk.key, cast.now)
    return cast.ask(kiosk, m.BookSlot, appointment=name or cast.fresh(), matter=MATTER.code, at=at)


def booked(cast: HallCast, at: str = SOON, kiosk: Sender = KIOSK) -> str:
    assert book(cast, kiosk, at) is None
    return last(cast, kiosk, m.SlotBooked).appointment.id


def seen(cast: HallCast, to: Sender) -> dict[str, m.AppointmentState]:
    return {one.id: one.state for one in last(cast, to, m.AppointmentsChanged).appointments}


def until(cast: HallCast, at: str, seconds: float = 0.0) -> None:
    cast.pass_time(moment(at) + seconds - cast.now)


def come(cast: HallCast, name: str, kiosk: Sender = KIOSK) -> tuple[Code | None, str]:
    visit = cast.fresh()
    return cast.ask(kiosk, m.OpenVisit, told=True, visit=visit, matter=MATTER.code, appointment=name), visit


# -- which times there are ---------------------------------------------------------------------------------------


def test_times_are_inside_the_hours_of_both_and_never_past(cast: HallCast) -> None:
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.AskSlots, matter=MATTER.code) is None
    today = ("2026-11-23T13:00", "2026-11-23T13:30")  # the committee closes at two
    morning = ("T09:00", "T09:30", "T10:00", "T10:30", "T13:00", "T13:30")
    ahead = tuple(f"2026-11-{day}{time}" for day in (24, 25) for time in morning)
    assert last(cast, KIOSK, m.SlotsFound).slots == (*today, *ahead)


def test_a_time_that_just_began_or_is_none_is_not_given(cast: HallCast) -> None:
    until(cast, SOON)
    for at in (SOON, "2026-11-23T09:00", "2026-11-24T09:10", "2026-11-24T12:00", "2026-13-40T09:00"):
        assert book(cast, KIOSK, at) is Code.TAKEN
    assert NEXT in last(cast, KIOSK, m.SlotsFound).slots


def test_a_centre_that_gives_none_gives_none(cast: HallCast) -> None:
    assert book(cast, FAR, MORROW) is Code.TAKEN
    assert last(cast, FAR, m.SlotsFound).slots == ()


def test_a_holiday_has_the_holidays_hours() -> None:
    opening = replace(OPENING, calendar=Calendar(holidays=frozenset({"2026-11-24"})))
    cast = HallCast(opening=opening, appointments={"one": RULES})
    cast.arrive(*EVERYBODY)
    assert book(cast, NEIGHBOUR, MORROW) is Code.TAKEN


# -- nobody twice ------------------------------------------------------------------------------------------------


def test_a_slot_is_given_as_often_as_it_has_places_and_then_others_are_offered(cast: HallCast) -> None:
    assert book(cast, KIOSK, SOON) is None
    assert book(cast, NEIGHBOUR, SOON) is None
    assert book(cast, NEIGHBOUR, SOON) is Code.TAKEN
    offered = last(cast, NEIGHBOUR, m.SlotsFound).slots
    assert SOON not in offered
    assert offered[0] == NEXT
    assert {one.place for one in cast.hall.floor.appointments.values()} == {0, 1}


def test_a_command_said_again_books_once_also_after_a_restart(cast: HallCast) -> None:
    cast.hall.unlocked(KIOSK.key, cast.now)
    command = m.BookSlot(id="b", appointment="one", matter=MATTER.code, at=SOON)
    assert cast.say(KIOSK, command) is None
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.say(KIOSK, command) is None, "and needs no PIN for that"
    assert list(cast.appointments) == ["one"]
    assert last(cast, KIOSK, m.SlotBooked).appointment.number == "Y001"


def test_what_is_cancelled_or_moved_is_free_for_others_and_stays_so_when_said_again(cast: HallCast) -> None:
    first, second = booked(cast), booked(cast, MORROW)
    cancel, move = (
        m.CancelAppointment(id="c", appointment=first),
        m.MoveAppointment(id="v", appointment=second, at=NEXT),
    )
    for command in (cancel, move, cancel, move):
        assert cast.say(KIOSK, command) is None
    assert last(cast, KIOSK, m.SlotBooked).appointment.at == NEXT
    assert seen(cast, KIOSK) == {second: _A.BOOKED}
    assert [book(cast, one, SOON) for one in (KIOSK, NEIGHBOUR, NEIGHBOUR)] == [None, None, Code.TAKEN]
    assert cast.say(KIOSK, m.BookSlot(id="b", appointment=first, matter=MATTER.code, at=SOON)) is None
    assert first not in seen(cast, KIOSK), "it stays cancelled"


def test_nobody_books_the_machine_that_somebody_else_has_booked_for_that_time(cast: HallCast) -> None:
    first = booked(cast)
    assert book(cast, KIOSK, SOON) is Code.TAKEN, "two specialists come, but there is one kiosk"
    assert last(cast, KIOSK, m.SlotsFound).slots[0] == NEXT
    cast.hall.floor.kiosks["second"] = replace(cast.hall.floor.kiosks[KIOSK.key], device="second")
    assert book(cast, KIOSK, SOON) is None, "another kiosk was set up there"
    assert cast.ask(KIOSK, m.CancelAppointment, appointment=first) is None
    assert book(cast, KIOSK, SOON) is None


# -- who may what ------------------------------------------------------------------------------------------------


def test_only_the_committees_own_staff_behind_their_pin_touch_it(cast: HallCast) -> None:
    name = booked(cast, MORROW)
    acts: tuple[tuple[type[m.Command], dict[str, str]], ...] = (
        (m.CancelAppointment, {}),
        (m.MoveAppointment, {"at": "2026-11-24T10:00"}),
        (m.PrintAppointment, {}),
    )
    cast.hall.unlocked(NEIGHBOUR.key, cast.now)
    for act, more in acts:
        assert cast.ask(NEIGHBOUR, act, appointment=name, **more) is Code.NOT_YOURS
        assert cast.ask(CLERK, act, appointment=name, **more) is Code.NOT_YOURS
    cast.pass_time(700)
    for act, more in acts[:2]:
        assert cast.ask(KIOSK, act, appointment=name, **more) is Code.NOT_SIGNED_IN
    assert cast.ask(KIOSK, m.AskSlots, matter=MATTER.code) is Code.NOT_SIGNED_IN
    assert cast.ask(KIOSK, m.CancelAppointment, appointment="nothing") is Code.UNKNOWN_APPOINTMENT
    assert cast.ask(KIOSK, m.PrintAppointment, appointment=name) is None, "whoever booked it stands there"


def test_whoever_waits_books_without_a_pin_and_their_visit_ends_so(cast: HallCast) -> None:
    until(cast, SOON, 60)
    visit = cast.opened(KIOSK)
    cast.pass_time(601)
    assert last(cast, KIOSK, m.VisitSnapshot).choices == tuple(m.WaitChoice)
    assert cast.ask(KIOSK, m.AskSlots, matter=MATTER.code) is None
    assert cast.ask(KIOSK, m.BookSlot, appointment="mine", matter=MATTER.code, at=MORROW) is None
    assert cast.state(visit) is State.ENDED
    assert cast.ended[visit].reason is m.Reason.BOOKED


def test_a_clerk_sees_todays_of_their_own_centre_and_nothing_personal(cast: HallCast) -> None:
    name = booked(cast)
    booked(cast, MORROW)
    assert seen(cast, CLERK) == {name: _A.BOOKED}
    assert seen(cast, FAR_CLERK) == {}
    assert seen(cast, NEIGHBOUR) == {}, "another committee's"
    cast.pass_time(86_400)
    assert list(seen(cast, CLERK).values()) == [_A.MISSED], "the next day's"


# -- whoever comes -----------------------------------------------------------------------------------------------


def test_its_time_comes_and_goes(cast: HallCast) -> None:
    name = booked(cast, NEXT)
    for seconds, state in ((-1801, _A.BOOKED), (-1800, _A.SOON), (-600, _A.OPEN), (899, _A.OPEN), (900, _A.MISSED)):
        until(cast, NEXT, seconds)
        assert seen(cast, KIOSK)[name] is state
        assert seen(cast, CLERK)[name] is state
        if state is not _A.OPEN:
            assert come(cast, name)[0] is Code.TOO_EARLY


def test_nobody_is_called_to_a_closed_door(cast: HallCast) -> None:
    name = booked(cast)
    until(cast, SOON, -300)  # the centre opens again at one
    assert seen(cast, KIOSK) == seen(cast, CLERK) == {name: _A.SOON}
    assert come(cast, name)[0] is Code.TOO_EARLY
    until(cast, SOON)
    assert seen(cast, KIOSK) == seen(cast, CLERK) == {name: _A.OPEN}
    assert come(cast, name)[0] is None


def test_nobody_is_reminded_of_a_day_that_was_closed_since(cast: HallCast) -> None:
    name = booked(cast, MORROW)
    opening = replace(OPENING, calendar=Calendar(holidays=frozenset({"2026-11-24"})))
    later = HallCast(opening=opening, appointments={"one": RULES})
    later.appointments = cast.appointments
    later.load()
    later.arrive(*EVERYBODY)
    until(later, MORROW)
    assert seen(later, KIOSK) == {name: _A.BOOKED}


def test_whoever_comes_at_their_time_needs_no_pin_and_goes_ahead(cast: HallCast) -> None:
    name = booked(cast, NEXT)
    until(cast, NEXT, -700)
    before = cast.opened(NEIGHBOUR)
    until(cast, NEXT, -300)
    assert come(cast, name, NEIGHBOUR)[0] in {Code.BUSY, Code.NOT_YOURS}
    said, visit = come(cast, name)
    assert said is None
    assert cast.visits[visit].claims == (m.Claim.APPOINTMENT,)
    assert seen(cast, CLERK)[name] is _A.COME
    ready(cast, CLERK)
    assert rings(cast) == {visit: CLERK.key}, f"and not {before}"
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    cast.ask(KIOSK, m.CancelVisit, visit=visit)
    assert come(cast, name)[0] is Code.WRONG_STATE, "once"


def test_whose_visit_broke_off_before_a_clerk_had_it_may_come_again_also_after_a_restart(cast: HallCast) -> None:
    name = booked(cast)
    until(cast, SOON)
    _, visit = come(cast, name)
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.ask(KIOSK, m.CancelVisit, visit=visit) is None
    assert seen(cast, KIOSK) == {name: _A.OPEN}
    assert come(cast, name)[0] is None


def test_it_stays_where_the_calendar_has_it_where_the_clock_is_set_and_set_back(cast: HallCast) -> None:
    name = booked(cast, MORROW)
    for by in (3 * 86_400.0, -3 * 86_400.0):
        cast.now += by
        cast.hall.clock_set(by)
        cast.pass_time(1.0)
    assert seen(cast, KIOSK) == {name: _A.BOOKED}
    assert last(cast, KIOSK, m.AppointmentsChanged).appointments[0].at == MORROW
    until(cast, MORROW)
    assert come(cast, name)[0] is None


def test_it_is_forgotten_when_it_is_long_over(cast: HallCast) -> None:
    booked(cast)
    until(cast, SOON, KEPT + 1)
    assert cast.appointments == {}
    assert cast.hall.floor.appointments == {}


def test_the_slip_says_when_and_where_and_needs_a_printer(cast: HallCast) -> None:
    name = booked(cast)
    printing = EVERYBODY[-len(KIOSKS)]
    said = m.PrintAppointment(id="p", appointment=name)
    for _ in range(2):
        assert cast.say(KIOSK, said) is None
    (job,) = [one for one in cast.mail[printing] if isinstance(one, m.PrintJob)]
    cast.say(printing, m.JobReport(id="r", job=job.job, state=m.JobState.DONE))
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert cast.say(KIOSK, said) is None, "said again after a restart it prints no second sheet"
    assert len([one for one in cast.mail[printing] if isinstance(one, m.PrintJob)]) == 1
    assert (job.notice.template, job.notice.data["time"], job.notice.data["code_number"]) == (
        "appointment", "下午 1:00", "Y001",
    )  # fmt: skip
    assert "resident" not in job.notice.data
    cast.leave(printing)
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.PrintAppointment, appointment=name) is Code.BUSY


def test_in_random_stories_no_place_is_given_twice_nor_outside_the_hours() -> None:
    for seed in range(25):
        _story(Random(seed))


def _story(chance: Random) -> None:
    cast = HallCast(opening=OPENING, appointments={"one": RULES})
    cast.arrive(*EVERYBODY)
    ids = tuple(f"a{number}" for number in range(8))
    times = (SOON, NEXT, MORROW, "2026-11-24T09:30", "2026-11-25T10:00", "2026-11-24T12:00", "2026-11-22T09:00")
    for _ in range(40):
        kiosk, name, at = chance.choice(KIOSKS[:2]), chance.choice(ids), chance.choice(times)
        cast.hall.unlocked(kiosk.key, cast.now)
        match chance.randrange(8):
            case 0 | 1 | 2:
                cast.ask(kiosk, m.BookSlot, appointment=name, matter=MATTER.code, at=at)
            case 3:
                cast.ask(kiosk, m.MoveAppointment, appointment=name, at=at)
            case 4:
                cast.ask(kiosk, m.CancelAppointment, appointment=name)
            case 5:
                come(cast, name, kiosk)
            case 6:
                cast.restart()
                cast.arrive(*EVERYBODY)
            case _:
                _time_passes(cast, chance)
        _holds(cast)


def _time_passes(cast: HallCast, chance: Random) -> None:
    if chance.random() < 0.3:  # somebody sets the clock
        by = chance.choice((-7200.0, 7200.0))
        cast.now += by
        cast.hall.clock_set(by)
    cast.pass_time(chance.choice((60.0, 900.0, 3600.0)))


def _holds(cast: HallCast) -> None:
    held = [one for one in cast.appointments.values() if one.place is not None]
    places = [(one.at, one.place) for one in held]
    assert len(places) == len(set(places))
    assert {place for _, place in places} <= {0, 1}
    for one in held:
        assert "09:00" <= one.at[11:] < "11:00" or "13:00" <= one.at[11:] < "15:00", one.at
    assert cast.appointments == cast.hall.floor.appointments, "what is known is what is stored"


def test_noon_is_what_these_tests_take_it_for() -> None:
    assert datetime.fromtimestamp(NOON, ZONE).isoformat() == "2026-11-23T12:00:00+08:00"
