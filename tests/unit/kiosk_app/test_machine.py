"""The machine itself: its screens swapped by anybody outside a visit, its program ended by staff alone."""

from pathlib import Path

import pytest

from kiosk_app import machine_phrases
from kiosk_app.checking import CheckWanted
from kiosk_app.kept import Keeper, Kept
from kiosk_app.machine import (
    EndDropped,
    EndMeant,
    EndProgram,
    EndTouched,
    MonitorsChanged,
    SwapScreens,
    SwapWanted,
)
from kiosk_app.scene import Answered, DigitTouched, LineChanged, PinEntered, Started
from tests.unit.kiosk_app.story import MATTER, WELCOME, Story, snapshot
from windowkit.messages import MatterDefined
from windowkit.visit import State


@pytest.fixture
def story() -> Story:
    return Story().tell(WELCOME, LineChanged(up=True))


def at_the_check(story: Story) -> Story:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered())
    return story.tell(Answered(command=story.scene.asking), CheckWanted())


def test_staff_end_the_program_by_two_touches(story: Story) -> None:
    at_the_check(story)
    assert story.tell(EndMeant(again=False)).orders == []
    assert story.tell(EndTouched()).orders == []
    assert story.tell(EndMeant(again=False)).orders == [EndProgram(again=False)]
    assert story.tell(EndMeant(again=True)).orders == [EndProgram(again=True)]
    assert story.tell(EndDropped(), EndMeant(again=False)).orders == []


def test_nobody_ends_it_from_the_welcome(story: Story) -> None:
    assert story.tell(EndTouched(), EndMeant(again=False)).orders == []


def test_the_screens_are_swapped_from_the_welcome_and_not_in_a_visit(story: Story) -> None:
    assert story.tell(SwapWanted()).orders == [SwapScreens()]
    story.tell(MatterDefined(matter=MATTER), snapshot(state=State.WAITING))
    assert story.tell(SwapWanted()).orders == []


def test_staff_read_that_the_upper_screen_is_off_until_it_is_back(story: Story) -> None:
    assert "upper screen" in machine_phrases.trouble(story.tell(MonitorsChanged(upper=False)).scene)
    story.visit(State.SERVING).visit(State.ENDED)
    assert "upper screen" in machine_phrases.trouble(story.scene), "it is as dark for the next resident"
    assert machine_phrases.trouble(story.tell(MonitorsChanged(upper=True)).scene) == ""


def test_what_is_kept_is_there_after_a_new_start_and_a_torn_file_is_put_aside(tmp_path: Path) -> None:
    assert Keeper(tmp_path).keep(Kept(swapped=True))
    assert Keeper(tmp_path).kept.swapped
    (tmp_path / "kept.json").write_bytes(b"{")
    assert Keeper(tmp_path).kept == Kept()
    assert (tmp_path / "kept.broken").exists()
    assert not Keeper(tmp_path / "gone").keep(Kept())  # and holds until the end
