"""A duty leader beside the talk, on the kiosk's real screens: who it is and what they do, from first to last."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from tests.peers.kiosk_eyes import look, texts
from tests.peers.kiosk_room import NOW, KioskRoom
from windowkit.messages import Attendance, AttendMode, Hold
from windowkit.visit import State


@pytest.fixture(params=["zh_CN", "en"])
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, request.param)
    room.show()
    room.go_to("serving")
    yield room
    room.close()


def beside(mode: AttendMode) -> Attendance:
    return Attendance(call="c1", mode=mode, display="李芳", service_number="0301")


def on_both(room: KioskRoom, words: str) -> bool:
    return all(
        words in " ".join(str(one.property("text")) for one in texts(window))
        for window in (room.stage.upper, room.stage.lower)
    )


def test_each_mode_is_named_aloud_and_on_both_screens_and_so_is_the_end(room: KioskRoom) -> None:
    said: list[str] = []
    for mode in AttendMode:
        count = len(room.said)
        room.snapshot(State.SERVING, attended=beside(mode))
        room.snapshot(State.SERVING, attended=beside(mode))
        look(room, f"beside_{mode}")
        assert len(room.said) == count + 1, "once"
        said.append(room.said[-1])
        assert "李芳" in said[-1]
        assert "0301" in said[-1]
        assert on_both(room, said[-1])
    assert len(set(said)) == len(AttendMode)
    room.snapshot(State.SERVING, attended=None)
    assert room.said[-1] not in said
    assert not on_both(room, said[-1])


@pytest.mark.parametrize("state", [State.DOCUMENT, State.REVIEWING])
def test_it_stands_there_at_every_step_and_on_hold(room: KioskRoom, state: State) -> None:
    room.snapshot(State.SERVING, attended=beside(AttendMode.LISTEN))
    words = room.said[-1]
    for hold in (None, Hold(since=NOW)):
        room.snapshot(state, wanted="A", form_hash="h", attended=beside(AttendMode.LISTEN), hold=hold)
        look(room, f"beside_{state}_{'held' if hold else 'going_on'}")
        assert on_both(room, words)
