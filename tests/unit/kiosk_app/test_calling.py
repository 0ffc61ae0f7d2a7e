"""Staff who are called: said again and again, known to the clerk, and over when they are here."""

from kiosk_app.calling import AGAIN, LONGEST, StaffCalled
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.scene import Screen, Started, Ticked, WentBack
from tests.unit.kiosk_app.story import Story
from windowkit.staffing import CallStaff
from windowkit.visit import State


def test_it_is_said_at_once_and_again_until_they_are_here(story: Story) -> None:
    assert story.tell(StaffCalled(on=True)).scene.called == 1
    assert story.orders == []  # nobody's visit: nobody to tell
    story.now += AGAIN - 1
    assert story.tell(Ticked()).scene.called == 1
    story.now += 1
    assert story.tell(Ticked()).scene.called == 2
    assert story.tell(StaffCalled(on=False)).scene.called_at is None


def test_it_ends_by_itself_and_may_be_said_anew(story: Story) -> None:
    story.tell(StaffCalled(on=True))
    story.now += LONGEST
    assert story.tell(Ticked()).scene.called_at is None
    assert story.tell(StaffCalled(on=True)).scene.called == 1


def test_the_clerk_is_told_of_both_once(waiting: Story) -> None:
    waiting.visit(State.SERVING)
    assert waiting.tell(StaffCalled(on=True)).asked() == CallStaff(id="id6", visit="v", on=True)
    assert waiting.tell(StaffCalled(on=True)).orders == []
    asked = waiting.tell(StaffCalled(on=False)).asked()
    assert isinstance(asked, CallStaff)
    assert not asked.on


def test_the_end_of_a_visit_does_not_send_staff_away(waiting: Story) -> None:
    waiting.visit(State.SERVING).tell(StaffCalled(on=True)).visit(State.ENDED)
    assert (waiting.scene.screen, waiting.scene.called_at) == (Screen.GOODBYE, waiting.now)
    waiting.tell(WentBack())
    assert (waiting.scene.screen, waiting.scene.called_at) == (Screen.WELCOME, waiting.now)
    assert waiting.tell(StaffCalled(on=False)).orders == []


def test_a_kiosk_that_starts_anew_in_the_visit_goes_on_calling(story: Story) -> None:
    assert story.visit(State.SERVING, staff_called=True).scene.called == 1
    asked = story.tell(StaffCalled(on=False)).asked()
    assert isinstance(asked, CallStaff)
    assert story.visit(State.SERVING, staff_called=True).scene.called_at is None, "not again by itself"


def test_nobody_who_waits_for_staff_is_sent_back_to_the_welcome(story: Story) -> None:
    story.tell(Started(), StaffCalled(on=True))
    for _ in range(3):
        story.now += IDLE
        story.tell(Ticked())
    assert (story.scene.screen, story.scene.called_at) == (Screen.PIN, None), "the call is over by now"
    story.now += IDLE + GRACE
    assert story.tell(Ticked()).scene.screen is Screen.WELCOME
