"""Stories of five faces: a good one is one touch, a poor one may be given reasons."""

import pytest

from kiosk_app.rating import WhyDone, WhyTouched, is_asked
from kiosk_app.scene import FaceTouched, Ticked
from kiosk_app.visiting import RATING
from tests.unit.kiosk_app.story import Story
from windowkit.messages import Rate
from windowkit.residents import RateReason
from windowkit.visit import State


@pytest.fixture
def rating(serving: Story) -> Story:
    return serving.visit(State.RATING)


@pytest.mark.parametrize("faces", [5, 4, None])
def test_a_good_face_and_none_are_one_touch(rating: Story, faces: int | None) -> None:
    word = rating.tell(FaceTouched(faces=faces)).asked()
    assert word == Rate(id=rating.scene.asking, visit="v", faces=faces)


def test_a_poor_face_is_asked_why_and_every_touch_can_be_taken_back(rating: Story) -> None:
    assert rating.tell(FaceTouched(faces=2)).orders == []
    assert is_asked(rating.scene)
    rating.tell(WhyTouched(reason=RateReason.WAITED), WhyTouched(reason=RateReason.AGAIN))
    rating.tell(WhyTouched(reason=RateReason.WAITED))
    word = rating.tell(WhyDone()).asked()
    assert word == Rate(id=rating.scene.asking, visit="v", faces=2, reasons=(RateReason.AGAIN,))
    assert not is_asked(rating.scene)
    assert rating.tell(WhyTouched(reason=RateReason.WAITED)).orders == []


def test_whoever_goes_away_has_said_what_they_touched(rating: Story) -> None:
    rating.tell(FaceTouched(faces=1), WhyTouched(reason=RateReason.MACHINE))
    rating.now += RATING + 1
    word = rating.tell(Ticked()).asked()
    assert word == Rate(id=rating.scene.asking, visit="v", faces=1, reasons=(RateReason.MACHINE,))


def test_nothing_of_it_stays_for_the_next(rating: Story) -> None:
    rating.tell(FaceTouched(faces=1), WhyTouched(reason=RateReason.MACHINE)).visit(State.ENDED)
    assert (rating.scene.faces, rating.scene.whys) == (None, ())
