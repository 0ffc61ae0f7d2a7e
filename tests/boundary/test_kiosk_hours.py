"""Outside the opening hours the kiosk says so, and when it opens again: readable, aloud, in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.scene import Answered, LineChanged
from tests.peers.kiosk_room import KioskRoom
from windowkit.errors import Code
from windowkit.messages import Ending, HoursChanged, Reason
from windowkit.visit import Outcome, State

CLOSED = HoursChanged(open=False, opens="2026-11-30T09:00")
ELSEWHERE = HoursChanged(open=False, elsewhere=True, opens="2026-11-30T13:30")
WHEN = {"zh_CN": "11月30日星期一上午9:00", "en": "Monday, November 30 at 9:00\N{NO-BREAK SPACE}AM"}


@pytest.fixture(params=["zh_CN", "en"])
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, request.param)
    room.show()
    yield room
    room.close()


def when(room: KioskRoom) -> str:
    return WHEN[room.desk.property("language")]


def test_the_welcome_says_that_it_is_closed_and_when_it_opens(room: KioskRoom) -> None:
    room.go_to("welcome")
    room.desk.hear(CLOSED)
    assert when(room) in room.said[-1]
    assert when(room) in room.desk.property("guide")
    room.desk.hear(HoursChanged())
    assert when(room) not in room.said[-1]
    assert len(room.said) == len(set(room.said)) + 1, "it greets again"


def test_other_centres_are_offered_while_they_are_open(room: KioskRoom) -> None:
    room.go_to("matters")
    room.desk.hear(ELSEWHERE)
    room.desk.chooseMatter(room.desk.scene.matters[0].code)
    room.stage.claims.take()
    room.stage.inform.understand()
    room.desk.hear(Answered(command=room.asked().id, code=Code.CLOSED))
    assert "30" in room.said[-1]


def test_whoever_waits_is_told_and_the_farewell_says_when_to_come_again(room: KioskRoom) -> None:
    room.go_to("waiting")
    room.desk.hear(CLOSED)
    room.snapshot(State.ENDED, outcome=Outcome.BROKEN_OFF, ending=Ending(reason=Reason.CLOSED))
    assert when(room) in room.said[-1]
    room.desk.hear(LineChanged(up=False))
    assert when(room) in room.desk.property("guide"), "whatever the line does"
