"""A hold, and a visit passed on, on the kiosk's real screens: readable, said aloud, and the resident can stop."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from tests.peers.kiosk_room import NOW, KioskRoom
from windowkit.messages import CancelVisit, Hold
from windowkit.visit import State


@pytest.fixture(params=["zh_CN", "en"])
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, request.param)
    room.show()
    room.go_to("serving")
    yield room
    room.close()


def test_on_hold_it_says_so_then_that_it_is_sorry_then_that_the_clerk_is_back(room: KioskRoom) -> None:
    words = room.said.copy()
    room.snapshot(State.SERVING, hold=Hold(since=NOW))
    held = room.said[-1]
    assert held not in words
    assert room.desk.property("trouble") == ""
    room.snapshot(State.SERVING, hold=Hold(since=NOW, reminders=1))
    sorry = room.said[-1]
    assert sorry != held
    count = len(room.said)
    room.snapshot(State.SERVING, hold=Hold(since=NOW, reminders=2))
    assert room.said[count:] == [sorry], "said again, once, each time"
    room.snapshot(State.SERVING, hold=None)
    assert room.said[-1] not in {held, sorry}
    assert room.desk.property("headline") not in held


@pytest.mark.parametrize("state", [State.SERVING, State.DOCUMENT, State.REVIEWING])
def test_whoever_is_on_hold_may_stop_waiting_and_touches_nothing_else(room: KioskRoom, state: State) -> None:
    room.snapshot(state, wanted="A", form_hash="h", hold=Hold(since=NOW))
    asked = len(room.orders)
    room.desk.confirmForm()
    room.desk.object()
    assert not room.desk.scene.objecting
    assert len(room.orders) == asked
    room.desk.leave()
    room.desk.meanLeave(True)
    assert isinstance(room.asked(), CancelVisit)


def test_a_question_to_leave_goes_when_the_clerk_is_back(room: KioskRoom) -> None:
    room.snapshot(State.SERVING, hold=Hold(since=NOW))
    room.desk.leave()
    assert room.desk.property("leaving")
    room.snapshot(State.SERVING, hold=None)
    assert not room.desk.property("leaving")


def test_a_visit_passed_on_says_that_a_colleague_goes_on_and_how_long_it_takes(room: KioskRoom) -> None:
    room.snapshot(State.WAITING, transferred=True, place=2, minutes=(3, 9))
    assert "9" in room.said[-1]
    assert room.desk.property("headline") in room.said[-1]
    room.desk.leave()
    room.desk.meanLeave(True)
    assert isinstance(room.asked(), CancelVisit)
