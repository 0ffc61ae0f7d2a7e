"""The stories that most tests of the conductor begin with."""

import pytest

from kiosk_app.scene import LineChanged
from tests.unit.kiosk_app.story import MATTER, WELCOME, Story
from windowkit.messages import MatterDefined
from windowkit.visit import State


@pytest.fixture
def story() -> Story:
    return Story().tell(WELCOME, LineChanged(up=True))


@pytest.fixture
def waiting(story: Story) -> Story:
    return story.tell(MatterDefined(matter=MATTER)).visit(State.WAITING, place=2)


@pytest.fixture
def serving(waiting: Story) -> Story:
    return waiting.visit(State.JOINING, call=3).visit(State.SERVING)
