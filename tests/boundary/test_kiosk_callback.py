"""Nobody could answer yet: the choice, the way out, the call and the answer, readable and aloud in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.scene import EndCall, Screen, Ticked, Wipe
from tests.peers.kiosk_room import KioskRoom
from windowkit.messages import Callback, CallbacksChanged, CallbackState, ChooseWait, ComeBack, WaitChoice
from windowkit.visit import State


@pytest.fixture(params=["zh_CN", "en"])
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, request.param)
    room.show()
    yield room
    room.close()


def tell(room: KioskRoom, *states: tuple[str, CallbackState]) -> None:
    callbacks = tuple(Callback(visit=visit, ticket="A012", state=state) for visit, state in states)
    room.desk.hear(CallbacksChanged(callbacks=callbacks))


def test_the_choice_is_asked_and_going_away_leaves_nothing_here(room: KioskRoom) -> None:
    room.go_to("waiting")
    room.snapshot(State.WAITING, place=3, minutes=(8, 12), choices=tuple(WaitChoice))
    assert room.desk.property("guide") in room.said[-1]
    room.stage.callback.choose("call_back")
    assert room.asked() == ChooseWait(id=room.asked().id, visit="v1", choice=WaitChoice.CALL_BACK)
    tell(room, ("v1", CallbackState.AWAY))
    room.answer()
    assert "A012" in room.said[-1]
    assert room.desk.scene.visit is None
    assert any(isinstance(order, EndCall) for order in room.orders)
    assert any(isinstance(order, Wipe) for order in room.orders)
    assert not room.desk.property("brokenOff")
    room.now += 12
    room.desk.hear(Ticked())
    assert room.desk.scene.screen is Screen.WELCOME


def test_who_is_called_presses_one_button_and_waits_on_here(room: KioskRoom) -> None:
    room.go_to("welcome")
    tell(room, ("v1", CallbackState.AWAY))
    before = len(room.said)
    tell(room, ("v1", CallbackState.CALLED))
    assert "A012" in room.said[-1]
    assert len(room.said) == before + 1
    room.stage.callback.call()  # what its timer does
    assert room.said[-1] == room.said[before]
    room.stage.callback.comeBack()
    assert room.asked() == ComeBack(id=room.asked().id, visit="v1")
    tell(room)
    room.snapshot(State.WAITING, place=1)
    room.answer()
    assert room.desk.scene.screen is Screen.WAITING


def test_who_did_not_come_is_told_what_to_do(room: KioskRoom) -> None:
    room.go_to("welcome")
    tell(room, ("v1", CallbackState.MISSED))
    assert "A012" in room.said[-1]
    room.desk.start()
    assert room.desk.scene.screen is Screen.PIN


def test_nothing_calls_over_somebody_elses_visit(room: KioskRoom) -> None:
    room.go_to("serving")
    said = len(room.said)
    tell(room, ("v9", CallbackState.CALLED))
    assert room.desk.scene.screen is Screen.SERVING
    assert len(room.said) == said
