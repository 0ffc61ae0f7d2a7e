"""Stories of a notice that the clerk shows on the touch screen."""

import pytest

from kiosk_app import reading
from kiosk_app.reading import NoticeClosed
from kiosk_app.scene import LineChanged, Ticked
from tests.unit.kiosk_app.story import Story
from windowkit.messages import HideNotice, Reading, ReadingStage
from windowkit.visit import State


def told(stage: ReadingStage, name: str = "r1") -> Reading:
    return Reading(id=name, notice="n1", stage=stage)


@pytest.fixture
def shown(serving: Story) -> Story:
    return serving.visit(State.SERVING, reading=told(ReadingStage.SHOWN))


def test_it_is_on_the_screen_from_the_servers_word_on_and_no_longer(serving: Story) -> None:
    for stage in ReadingStage:
        serving.visit(State.SERVING, reading=told(stage))
        assert reading.is_shown(serving.scene) == (stage is ReadingStage.SHOWN)
    serving.visit(State.SERVING, reading=told(ReadingStage.SHOWN))
    serving.visit(State.DOCUMENT)
    assert not reading.is_shown(serving.scene)


def test_read_it_is_gone_at_once_whatever_the_line_does_and_the_server_hears_it_once(shown: Story) -> None:
    shown.tell(LineChanged(up=False))
    word = shown.tell(NoticeClosed()).asked()
    assert word == HideNotice(id=f"id{shown._ids}", visit="v", reading="r1", read=True)
    assert not reading.is_shown(shown.scene)
    assert shown.tell(NoticeClosed()).orders == []
    shown.visit(State.SERVING, reading=told(ReadingStage.SHOWN, "r2"))
    assert reading.is_shown(shown.scene), "another one, or the same once more"


def test_a_page_that_cannot_be_seen_is_taken_off_with_that_word(serving: Story) -> None:
    serving.visit(State.SERVING, reading=told(ReadingStage.COMING))
    word = serving.tell(NoticeClosed(read=False)).asked()
    assert isinstance(word, HideNotice)
    assert not word.read


def test_it_does_not_outlive_its_visit(shown: Story) -> None:
    shown.visit(State.ENDED)
    assert shown.scene.visit is None
    assert not reading.is_shown(shown.scene)


def test_it_goes_with_everything_else_where_the_line_stays_away(shown: Story) -> None:
    shown.tell(LineChanged(up=False))
    shown.now += 301
    shown.tell(Ticked())
    assert not reading.is_shown(shown.scene)
