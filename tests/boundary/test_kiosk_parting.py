"""The farewell says what comes next: readable at any length, aloud, in both languages, and gone by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk_app.scene import Answered, LineChanged, Screen, Ticked
from tests.peers.kiosk_room import KioskRoom
from windowkit.errors import Code
from windowkit.messages import ConcernRaised, Ending, RaiseConcern, Reason
from windowkit.visit import Outcome, State

SHORT = "请带户口簿和旧的就医记录册，再来一次。"
LONG = (SHORT + "到长宁路1号长宁区医疗保障服务中心二楼3号窗口办理，周一到周五上午八点半到下午四点半。") * 8


@pytest.fixture(params=["zh_CN", "en"])
def room(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[KioskRoom]:
    room = KioskRoom(qapp, request.param)
    room.show()
    room.go_to("serving")
    yield room
    room.close()


@pytest.mark.parametrize(
    ("name", "outcome", "ending"),
    [
        ("done", Outcome.DONE, Ending(next_step=SHORT)),
        ("missing", Outcome.MATERIALS_MISSING, Ending(next_step=SHORT, kept_days=30)),
        ("not_here", Outcome.NOT_POSSIBLE_HERE, Ending(reason=Reason.OTHER_PLACE, next_step=LONG[:500], kept_days=30)),
        ("nobody", Outcome.BROKEN_OFF, Ending(reason=Reason.NOBODY_ANSWERED)),
        ("broken", Outcome.BROKEN_OFF, None),
    ],
)
def test_the_farewell_says_what_comes_next(room: KioskRoom, name: str, outcome: Outcome, ending: Ending | None) -> None:
    room.snapshot(State.ENDED, outcome=outcome, ending=ending)
    said = room.said[-1]
    step = "" if ending is None else ending.next_step
    assert step in said
    assert step in room.desk.property("guide")
    assert ("30" in said) == bool(ending and ending.kept_days)
    assert room.desk.property("brokenOff") == (outcome is not Outcome.DONE)


def test_it_stays_as_long_as_its_words_take_whatever_the_line_does_and_then_nothing_is_left(room: KioskRoom) -> None:
    room.snapshot(State.ENDED, outcome=Outcome.MATERIALS_MISSING, ending=Ending(next_step=SHORT))
    room.desk.hear(LineChanged(up=False))
    room.now += 12 + len(SHORT) / 3 - 1
    room.desk.hear(Ticked())
    assert SHORT in room.desk.property("guide")
    room.now += 1
    room.desk.hear(Ticked())
    assert room.desk.scene.screen is Screen.WELCOME
    assert SHORT not in str(room.desk.scene)


def test_one_touch_tells_the_duty_leader_and_the_answer_says_when_and_where(room: KioskRoom) -> None:
    room.snapshot(State.ENDED, outcome=Outcome.NOT_POSSIBLE_HERE, ending=Ending(next_step=SHORT))
    ends = room.desk.scene.ends_at
    model = room.stage.concern
    assert model.property("offered")
    room.now += 10
    model.tell()
    asked = room.asked()
    assert asked == RaiseConcern(id=asked.id, visit="v1")
    room.desk.hear(ConcernRaised(visit="another", due="2026-12-04"))
    assert not model.property("words")
    room.desk.hear(ConcernRaised(visit="v1", due="2026-12-04"))
    room.answer()
    assert not model.property("offered")
    assert room.said[-1] == model.property("words")
    assert "4" in room.said[-1]
    assert room.desk.scene.ends_at != ends


def test_a_word_that_comes_too_late_is_said_to_have_failed(room: KioskRoom) -> None:
    room.snapshot(State.ENDED, outcome=Outcome.NOT_POSSIBLE_HERE, ending=Ending(next_step=SHORT))
    room.stage.concern.tell()
    room.desk.hear(Answered(command=room.asked().id, code=Code.UNKNOWN_VISIT))
    assert room.desk.property("refusal")


def test_whoever_got_what_they_came_for_is_not_asked(room: KioskRoom) -> None:
    room.snapshot(State.ENDED, outcome=Outcome.DONE, ending=Ending())
    assert not room.stage.concern.property("offered")
    room.stage.concern.tell()
    assert not [one for one in room.orders if isinstance(getattr(one, "command", None), RaiseConcern)]


def test_whoever_waits_too_long_may_tell_it_and_goes_on_waiting(qapp: QGuiApplication) -> None:
    room = KioskRoom(qapp, "zh_CN")
    room.show()
    room.go_to("waiting")
    room.stage.concern.tell()
    assert not room.stage.concern.property("offered"), "others wait as long"
    assert not [one for one in room.orders if isinstance(getattr(one, "command", None), RaiseConcern)]
    room.snapshot(State.WAITING, waited_long=True)
    assert "久等" in room.said[-1]
    room.stage.concern.tell()
    room.desk.hear(ConcernRaised(visit="v1", due="2026-12-04"))
    room.answer()
    assert room.desk.scene.screen is Screen.WAITING
    room.snapshot(State.ENDED, outcome=Outcome.BROKEN_OFF, ending=Ending(reason=Reason.GAVE_UP_WAITING))
    assert not room.stage.concern.property("offered"), "told already"
    room.close()
