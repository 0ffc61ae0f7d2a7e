"""The mark that a camera is on and seen, and the cameras: closed outside of a talk and on hold."""

import pytest

from kiosk_app.scene import CloseTable, EndCall, OpenTable, OwnDeviceChanged, Photo, ShutterTouched, WarmCall
from kiosk_app.seeing import is_live
from tests.unit.kiosk_app.story import Story
from windowkit.media.devices import Device
from windowkit.messages import Hold
from windowkit.visit import State

HOLD = Hold(since=0)


def test_it_is_lit_from_the_clerks_coming_to_the_end_of_the_talk(story: Story) -> None:
    assert not is_live(story.scene)
    assert not is_live(story.visit(State.WAITING).scene)
    for state in (State.JOINING, State.SERVING, State.DOCUMENT, State.REVIEWING, State.SIGNING, State.SUBMITTED):
        assert is_live(story.visit(state).scene), state
    assert not is_live(story.visit(State.RATING).scene)
    assert not is_live(story.visit(State.ENDED).scene)


def test_on_hold_it_is_out(serving: Story) -> None:
    assert not is_live(serving.visit(State.SERVING, hold=HOLD).scene)
    assert is_live(serving.visit(State.SERVING, hold=None).scene)


def test_without_a_camera_that_works_it_is_out_unless_the_table_is_seen(serving: Story) -> None:
    serving.tell(OwnDeviceChanged(device=Device.CAMERA, present=False))
    assert not is_live(serving.scene)
    assert is_live(serving.visit(State.SERVING, table_seen=True).scene)
    serving.tell(OwnDeviceChanged(device=Device.DOCUMENT_CAMERA, present=False))
    assert not is_live(serving.scene)


@pytest.mark.parametrize("state", [State.DOCUMENT, State.SERVING])
def test_on_hold_the_camera_over_the_table_is_closed_and_opened_again(serving: Story, state: State) -> None:
    serving.visit(state, table_seen=True)
    assert serving.visit(state, hold=HOLD).orders == [CloseTable()]
    assert serving.visit(state, hold=None).orders == [OpenTable()]


def test_a_photograph_that_a_hold_took_away_is_taken_anew(serving: Story) -> None:
    serving.visit(State.DOCUMENT, wanted="id").tell(ShutterTouched())
    assert serving.scene.photo is Photo.TAKING
    serving.visit(State.DOCUMENT, hold=HOLD)
    assert (serving.scene.photo, serving.scene.still) == (Photo.LIVE, "")


@pytest.mark.parametrize("event", [State.RATING, State.ENDED])
def test_with_the_talk_every_camera_is_closed(serving: Story, event: State) -> None:
    serving.visit(State.SERVING, table_seen=True).visit(event)
    assert {EndCall(), CloseTable()} <= set(serving.orders)


def test_nothing_is_opened_before_a_number_is_drawn(story: Story) -> None:
    assert story.orders == []
    assert WarmCall(visit="v") in story.visit(State.WAITING).orders
