"""The states of the kiosk's screens where a time is booked, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from typing import Final

from kiosk_app.scene import Answered
from tests.peers.kiosk_room import MATTER, SLOTS, KioskRoom, booked
from windowkit.errors import Code
from windowkit.messages import (
    AppointmentsChanged,
    AppointmentState,
    HoursChanged,
    PrinterChanged,
    SlotBooked,
    SlotsFound,
    WaitChoice,
)
from windowkit.visit import State

type Setting = Callable[[KioskRoom], None]


def _at(screen: str, *more: Setting) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to(screen)
        for one in more:
            one(room)

    return set_up


def _heard(news: object) -> Setting:
    return lambda room: room.desk.hear(news)


def _taken(room: KioskRoom) -> None:
    room.desk.hear(Answered(command=room.asked().id, code=Code.TAKEN))


def _coming(*states: AppointmentState) -> Setting:
    return _heard(AppointmentsChanged(appointments=tuple(booked(at, state) for at, state in enumerate(states, 3))))


def _chosen_time(room: KioskRoom, *, printer: bool = True) -> None:
    """Staff gave one another time."""
    room.stage.booking.choose("a2")
    room.stage.booking.move()
    room.answer()
    if not printer:
        room.desk.hear(PrinterChanged(reasons=("media-empty",)))
    room.desk.hear(SlotBooked(appointment=booked(3)))


def _slots(room: KioskRoom) -> None:
    """Whoever waits asks for the times."""
    room.snapshot(State.WAITING, place=3, minutes=(8, 12), choices=tuple(WaitChoice))
    room.stage.callback.choose("book")
    room.desk.hear(SlotsFound(matter=MATTER.code, slots=SLOTS))
    room.answer()


def _choose(*keys: str) -> Setting:
    def set_up(room: KioskRoom) -> None:
        for key in keys:
            room.stage.booking.choose(key)

    return set_up


BOOKING_STATES: Final[dict[str, Setting]] = {
    "welcome_booked_soon": _at("welcome", _coming(AppointmentState.SOON)),
    "welcome_booked_now": _at("welcome", _coming(AppointmentState.OPEN)),
    "welcome_booked_two": _at("welcome", _coming(AppointmentState.OPEN, AppointmentState.OPEN)),
    "matters_book": _at("matters", _heard(HoursChanged(open=False, opens="2026-11-30T09:00"))),
    "booking_one": _at("booking", _choose("a2")),
    "booking_cancelling": _at("booking", _choose("a2"), lambda room: room.stage.booking.cancel()),
    "booking_anew": _at("booking", lambda room: room.stage.booking.bookAnew()),
    "booking_booked": _at("booking", _chosen_time),
    "booking_printed": _at("booking", _chosen_time, lambda room: room.stage.booking.printSlip()),
    "booking_no_printer": _at("booking", lambda room: _chosen_time(room, printer=False)),
    "waiting_day": _at("waiting", _slots),
    "waiting_time": _at("waiting", _slots, _choose("2026-12-02")),
    "waiting_taken": _at("waiting", _slots, _choose("2026-12-02", SLOTS[9]), _taken),
    "waiting_no_times": _at("waiting", _slots, _heard(SlotsFound(matter=MATTER.code, slots=()))),
}
