"""A time is booked, moved, cancelled, and come to, aloud too; what the pages look like is asserted of every state."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.scene import Answered, EndCall, LineChanged, Screen, Ticked, Wipe
from tests.peers.kiosk_eyes import is_button, look, texts
from tests.peers.kiosk_room import HANDOUTS, MATTER, SLOTS, KioskRoom, booked
from windowkit.errors import Code
from windowkit.messages import (
    AppointmentsChanged,
    AppointmentState,
    AskSlots,
    BookSlot,
    Callback,
    CallbacksChanged,
    CallbackState,
    CancelAppointment,
    ComeBack,
    Command,
    Ending,
    HoursChanged,
    MoveAppointment,
    OpenVisit,
    PrintAppointment,
    PrinterChanged,
    Reason,
    SlotBooked,
    SlotsFound,
    WaitChoice,
)
from windowkit.visit import Outcome, State

_A = AppointmentState


@pytest.fixture(params=["zh_CN", "en"])
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, request.param)
    room.show()
    yield room
    room.close()


def asked[C: Command](room: KioskRoom, kind: type[C]) -> C:
    last = room.asked()
    assert isinstance(last, kind)
    return last


def refused(room: KioskRoom, code: Code) -> None:
    room.desk.hear(Answered(command=room.asked().id, code=code))


def test_whoever_waits_too_long_books_a_day_and_a_time(room: KioskRoom) -> None:
    booking = room.stage.booking
    room.go_to("waiting")
    room.snapshot(State.WAITING, place=3, minutes=(8, 12), choices=tuple(WaitChoice))
    room.stage.callback.choose("book")
    assert asked(room, AskSlots).matter == MATTER.code
    look(room, "booking_looking")
    room.desk.hear(SlotsFound(matter=MATTER.code, slots=SLOTS))
    room.answer()
    assert room.desk.property("headline") in room.said[-1]
    room.desk.turnPage(1)
    look(room, "booking_day_2")
    booking.choose("2026-12-02")
    booking.choose(SLOTS[9])
    command = asked(room, BookSlot)
    assert (command.at, command.matter) == (SLOTS[9], MATTER.code)
    room.desk.hear(SlotsFound(matter=MATTER.code, slots=SLOTS[:9] + SLOTS[10:]))
    refused(room, Code.TAKEN)
    assert room.desk.property("refusal")
    booking.choose(SLOTS[10])
    room.desk.hear(SlotBooked(appointment=booked(3, at=SLOTS[10])))
    ended = Ending(reason=Reason.BOOKED)
    room.snapshot(State.ENDED, outcome=Outcome.BROKEN_OFF, ending=ended)
    room.answer()
    assert room.desk.scene.screen is Screen.BOOKING
    assert room.desk.scene.visit is None
    assert "Y003" in room.said[-1]
    assert any(isinstance(order, EndCall) for order in room.orders)
    assert any(isinstance(order, Wipe) for order in room.orders)
    booking.printSlip()
    assert asked(room, PrintAppointment).appointment == "a3"
    room.answer()
    room.now += 90
    room.desk.hear(Ticked())
    assert room.desk.scene.screen is Screen.WELCOME
    assert room.desk.scene.booking is None


def test_a_clerk_who_comes_meanwhile_goes_before_the_times(room: KioskRoom) -> None:
    room.go_to("waiting")
    room.snapshot(State.WAITING, choices=tuple(WaitChoice))
    room.stage.callback.choose("book")
    room.desk.hear(SlotsFound(matter=MATTER.code, slots=()))
    room.answer()
    room.desk.back()
    assert room.stage.booking.property("step") == ""
    room.stage.callback.choose("book")
    room.snapshot(State.JOINING)
    assert room.desk.scene.booking is None
    assert room.desk.scene.screen is Screen.JOINING


def test_without_a_printer_the_number_is_to_be_written_down(room: KioskRoom) -> None:
    room.go_to("matters")
    room.desk.hear(HoursChanged(open=False, opens="2026-12-01T09:00"))
    room.desk.chooseMatter(MATTER.code)
    asked(room, AskSlots)
    room.desk.hear(SlotsFound(matter=MATTER.code, slots=SLOTS))
    room.answer()
    room.stage.booking.choose("2026-12-01")
    room.stage.booking.choose(SLOTS[0])
    room.desk.hear(PrinterChanged(reasons=("media-empty",)))
    room.desk.hear(SlotBooked(appointment=booked(3, at=SLOTS[0])))
    room.answer()
    assert room.stage.booking.property("slip") == "no printer"
    room.desk.back()
    assert room.desk.scene.screen is Screen.WELCOME


def test_staff_book_move_and_cancel_for_others(room: KioskRoom) -> None:
    booking = room.stage.booking
    room.go_to("notices")
    room.desk.hear(HANDOUTS)
    booking.open()
    room.answer()
    states = (_A.COME, _A.OPEN, _A.BOOKED, _A.BOOKED)
    all_ = tuple(booked(number, state) for number, state in enumerate(states))
    room.desk.hear(AppointmentsChanged(appointments=all_))
    booking.choose("a2")
    booking.move()
    asked(room, AskSlots)
    room.desk.hear(SlotsFound(matter=MATTER.code, slots=SLOTS))
    room.answer()
    booking.choose("2026-12-03")
    booking.choose(SLOTS[17])
    assert asked(room, MoveAppointment).appointment == "a2"
    room.desk.hear(SlotBooked(appointment=booked(2, at=SLOTS[17])))
    room.answer()
    room.desk.back()
    booking.choose("a2")
    booking.cancel()
    booking.meanCancel(True)
    assert asked(room, CancelAppointment).appointment == "a2"
    room.desk.hear(AppointmentsChanged(appointments=(all_[0], all_[1], all_[3])))
    room.answer()
    assert booking.property("step") == "list"
    booking.bookAnew()
    booking.choose(MATTER.code)
    assert asked(room, AskSlots).matter == MATTER.code
    for step in ("matter", "list"):
        room.answer()
        room.desk.back()
        assert booking.property("step") == step
    room.desk.back()
    assert room.desk.scene.screen is Screen.MATTERS


def test_whoever_comes_touches_their_number_at_the_welcome(room: KioskRoom) -> None:
    room.go_to("welcome")
    later = booked(4)
    room.desk.hear(AppointmentsChanged(appointments=(booked(3, state=_A.SOON), later)))
    assert "Y003" in room.said[-1]
    room.desk.hear(AppointmentsChanged(appointments=(booked(3, state=_A.OPEN), later)))
    other = msgspec.structs.replace(later, state=_A.OPEN)
    room.desk.hear(AppointmentsChanged(appointments=(booked(3, state=_A.OPEN), other)))
    assert "Y004" in room.said[-1]
    before = len(room.said)
    room.stage.booking.call()  # what its timer does
    assert room.said[before:] == [room.said[before - 1]]
    room.desk.hear(LineChanged(up=False))
    assert room.stage.booking.property("state") == "", "nobody is called by a kiosk without a line"
    room.desk.hear(LineChanged(up=True))
    room.stage.booking.come("a3")
    room.stage.inform.understand()
    command = asked(room, OpenVisit)
    assert (command.appointment, command.matter, command.claims) == ("a3", MATTER.code, ())
    room.snapshot(State.WAITING, place=1)
    room.answer()
    assert room.desk.scene.screen is Screen.WAITING
    assert room.stage.booking.property("step") == ""


def test_who_is_called_back_and_who_did_not_come_keep_nobody_from_their_booked_time(room: KioskRoom) -> None:
    room.go_to("welcome")
    open_now = AppointmentsChanged(appointments=(booked(3, state=_A.OPEN),))
    missed = Callback(visit="m", ticket="A004", state=CallbackState.MISSED)
    room.desk.hear(CallbacksChanged(callbacks=(missed,)))
    room.desk.hear(AppointmentsChanged(appointments=(booked(3, state=_A.SOON),)))
    assert "Y003" in room.said[-1]
    assert "A004" in room.said[-1]
    room.desk.hear(open_now)
    assert numbers(room) == ["Y003"]
    assert "Y003" in room.said[-1]
    look(room, "welcome_open_missed")
    room.desk.hear(CallbacksChanged(callbacks=(Callback(visit="c", ticket="A005", state=CallbackState.CALLED), missed)))
    assert numbers(room) == ["A005", "Y003"], "each their own"
    assert "A005" in room.said[-1]
    assert "Y003" in room.said[-1]
    look(room, "welcome_open_called")
    room.stage.booking.come("c")
    assert asked(room, ComeBack).visit == "c"


def numbers(room: KioskRoom) -> list[str]:
    """Whose buttons the welcome has."""
    QGuiApplication.processEvents()
    words = [str(one.property("text")) for one in texts(room.stage.lower) if is_button(one.parentItem().parentItem())]
    return [number for number in ("A005", "Y003") if any(number in one for one in words)]
