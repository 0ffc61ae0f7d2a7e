"""Stories of the question whether the talk may be recorded."""

import pytest
from msgspec.structs import replace

from kiosk_app import recording
from kiosk_app.scene import Answered, LeaveTouched, LineChanged, PageTurned, RecordingAnswered
from tests.unit.kiosk_app.story import Story
from windowkit.errors import Code
from windowkit.messages import AnswerRecording, Consent, Recording
from windowkit.visit import State


def told(consent: Consent, name: str = "r1") -> Recording:
    return Recording(id=name, consent=consent, days=180)


@pytest.fixture
def asked(serving: Story) -> Story:
    return serving.visit(State.SERVING, recording=told(Consent.ASKED))


@pytest.mark.parametrize("yes", [True, False])
def test_the_residents_word_goes_to_the_server_once(asked: Story, yes: bool) -> None:
    assert recording.is_asked(asked.scene)
    word = asked.tell(RecordingAnswered(yes=yes)).asked()
    assert word == AnswerRecording(id=asked.scene.answering, visit="v", recording="r1", yes=yes)
    assert asked.tell(RecordingAnswered(yes=yes)).orders == []


def test_a_yes_that_waits_for_the_line_is_taken_back_by_a_no_and_a_no_by_nothing(asked: Story) -> None:
    asked.tell(LineChanged(up=False), RecordingAnswered(yes=True))
    word = asked.tell(RecordingAnswered(yes=False)).asked()
    assert word == AnswerRecording(id=asked.scene.answering, visit="v", recording="r1", yes=False)
    assert asked.tell(RecordingAnswered(yes=False)).orders == []
    assert asked.tell(RecordingAnswered(yes=True)).orders == []


def test_the_mark_stands_from_the_yes_on_and_only_as_long(asked: Story) -> None:
    assert not recording.is_on(asked.scene)
    for consent in Consent:
        asked.visit(State.SERVING, recording=told(consent))
        assert recording.is_on(asked.scene) == (consent is Consent.GIVEN)
    asked.visit(State.SERVING, recording=told(Consent.GIVEN, "r2"))
    asked.visit(State.WAITING)
    assert not recording.is_on(asked.scene)


def test_a_yes_is_taken_back_while_another_control_waits_for_its_answer(serving: Story) -> None:
    serving.visit(State.REVIEWING, form_hash="h", recording=told(Consent.GIVEN)).tell(PageTurned(by=1))
    serving.scene = replace(serving.scene, asking="something")
    word = serving.tell(RecordingAnswered(yes=False)).asked()
    assert isinstance(word, AnswerRecording)
    assert not word.yes
    assert serving.scene.asking == "something"


def test_nobody_says_yes_where_nobody_asked(serving: Story) -> None:
    assert serving.tell(RecordingAnswered(yes=True)).orders == []
    serving.visit(State.SERVING, recording=told(Consent.REFUSED))
    assert serving.tell(RecordingAnswered(yes=True)).orders == []


def test_the_question_can_be_answered_again_after_a_refusal_by_the_server(asked: Story) -> None:
    asked.tell(RecordingAnswered(yes=True))
    first = asked.scene.answering
    asked.tell(Answered(command=first, code=Code.UNAVAILABLE))
    assert isinstance(asked.tell(RecordingAnswered(yes=True)).asked(), AnswerRecording)


def test_a_waiting_resident_is_asked_nothing(waiting: Story) -> None:
    waiting.visit(State.WAITING, recording=told(Consent.ASKED))
    assert not recording.is_asked(waiting.scene)
    assert waiting.tell(LeaveTouched()).scene.leaving
