"""The resident sees and hears that a duty leader serves them now, by name and service number."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.scene import Picture, PictureChanged
from tests.peers.kiosk_eyes import texts
from tests.peers.kiosk_room import KioskRoom
from windowkit.visit import State


@pytest.fixture(params=["zh_CN", "en"])
def room(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, request.param)
    room.show()
    room.go_to("serving")
    yield room
    room.close()


def test_a_duty_leader_who_takes_over_is_named_aloud_and_on_both_screens(room: KioskRoom) -> None:
    leader = {"clerk": "李芳", "service_number": "0301", "led": True}
    upper = lambda: " ".join(str(one.property("text")) for one in texts(room.stage.upper))  # noqa: E731
    before = upper()
    room.snapshot(State.WAITING, clerk="", service_number="")
    room.snapshot(State.JOINING, call=2, **leader)
    room.desk.hear(PictureChanged(picture=Picture.BUILDING))
    assert "李芳" in room.said[-1]
    assert "0301" in room.said[-1]
    room.desk.hear(PictureChanged(picture=Picture.SHOWN))
    room.snapshot(State.SERVING, **leader)
    shown = upper()
    words = {"zh_CN": "值班班长", "en": "Duty leader"}
    assert any(one in shown and one not in before for one in words.values())
    assert "李芳" in shown
