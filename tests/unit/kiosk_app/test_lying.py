"""Stories of a paper that is photographed by itself."""

import pytest

from kiosk_app.calling import StaffCalled
from kiosk_app.easing import EaseShown
from kiosk_app.lying import HandChosen, PaperLies, count
from kiosk_app.scene import CloseTable, Photo, ShutterTouched, StillRejected, StillTaken, TakeStill
from tests.unit.kiosk_app.story import Story
from windowkit.assents import Assent
from windowkit.messages import Consent, Hold
from windowkit.parts import Flaw
from windowkit.sensitive import Sensitive
from windowkit.visit import State


@pytest.fixture
def asked(serving: Story) -> Story:
    return serving.visit(State.DOCUMENT, wanted="id")


def test_it_is_counted_and_taken_at_the_end(asked: Story) -> None:
    shown = [count(asked.tell(PaperLies(number)).scene) for number in (3, 2, 1)]
    assert shown == [3, 2, 1]
    (order,) = asked.tell(PaperLies(0)).orders
    assert isinstance(order, TakeStill)
    assert asked.scene.photo is Photo.TAKING


def test_a_paper_that_is_moved_ends_the_count(asked: Story) -> None:
    assert count(asked.tell(PaperLies(2), PaperLies(None)).scene) == 0
    assert asked.scene.photo is Photo.LIVE


def test_whoever_would_rather_press_it_is_not_hurried(asked: Story) -> None:
    asked.tell(PaperLies(2), HandChosen(on=True))
    assert count(asked.scene) == 0
    assert asked.tell(PaperLies(0)).orders == []
    assert isinstance(asked.tell(ShutterTouched()).orders[0], TakeStill)


def test_nothing_is_taken_where_a_picture_is_shown_already_or_nobody_asks(asked: Story) -> None:
    asked.tell(ShutterTouched())
    asked.tell(StillTaken(still=asked.scene.still, flaws=(Flaw.BLURRED,)))
    assert asked.tell(PaperLies(0)).orders == []
    asked.tell(StillRejected())
    assert asked.scene.photo is Photo.LIVE
    assert asked.visit(State.DOCUMENT, hold=Hold(since=0.0)).tell(PaperLies(0)).orders == []
    assert asked.visit(State.SERVING, hold=None).tell(PaperLies(0)).orders == []


def test_the_next_resident_has_it_by_itself_again(asked: Story) -> None:
    assert not asked.tell(HandChosen(on=True)).visit(State.ENDED).scene.by_hand


def test_nothing_is_taken_by_itself_while_the_resident_is_asked_or_looks_at_something_else(asked: Story) -> None:
    question = (Assent(kind=Sensitive.IDENTITY, consent=Consent.ASKED),)
    asked.visit(State.DOCUMENT, table_seen=True, assents=question)
    assert CloseTable() in asked.orders, "nor is the table filmed for the clerk"
    assert asked.tell(PaperLies(2), PaperLies(0)).orders == []
    asked.visit(State.DOCUMENT, assents=())
    assert asked.tell(EaseShown(shown=True), PaperLies(0)).orders == []
    assert asked.tell(EaseShown(shown=False), StaffCalled(on=True), PaperLies(0)).orders == []
    assert asked.scene.photo is Photo.LIVE


def test_no_count_stays_behind(asked: Story) -> None:
    asked.tell(PaperLies(2), ShutterTouched())
    asked.tell(StillTaken(still=asked.scene.still, flaws=(Flaw.BLURRED,)), StillRejected())
    assert count(asked.scene) == 0
    asked.tell(PaperLies(2)).visit(State.SERVING)
    assert count(asked.visit(State.DOCUMENT, wanted="id").scene) == 0
