"""Before a number is drawn it is told who sees what, for what, and how long it is kept."""

import pytest

from kiosk_app.booking import AppointmentCame
from kiosk_app.card_ahead import FindReader
from kiosk_app.claiming import TicketWanted
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.informing import Understood
from kiosk_app.scene import DigitTouched, MatterChosen, PinEntered, Screen, Started, Ticked, WentBack
from kiosk_app.showing import Showing
from tests.unit.kiosk_app.story import WELCOME, Story
from windowkit.errors import Code
from windowkit.messages import Appointment, AppointmentsChanged, AppointmentState, OpenVisit

BOOKED = Appointment(
    id="a1",
    number="Y001",
    at="2026-12-01T09:00",
    state=AppointmentState.OPEN,
    matter="ltci",
    matter_name="",
    matter_name_en="",
    committee="",
    committee_en="",
)


@pytest.fixture
def told(story: Story) -> Story:
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    return story.tell(MatterChosen(code="ltci"), TicketWanted(language="zh"))


@pytest.fixture
def came(story: Story) -> Story:
    return story.tell(AppointmentsChanged(appointments=(BOOKED,)), AppointmentCame(appointment="a1"))


def test_no_number_is_asked_for_before_it_was_told(told: Story) -> None:
    assert (told.scene.screen, told.orders, told.scene.opening) == (Screen.INFORM, [FindReader()], "")
    asked = told.tell(Understood()).asked()
    assert isinstance(asked, OpenVisit)
    assert (asked.told, asked.matter, asked.language) == (True, "ltci", "zh")
    assert told.scene.opening == asked.visit
    assert told.tell(Understood()).orders == []


def test_who_comes_to_a_booked_time_is_told_too(came: Story) -> None:
    assert (came.scene.screen, came.orders) == (Screen.INFORM, [FindReader()])
    asked = came.tell(Understood()).asked()
    assert isinstance(asked, OpenVisit)
    assert (asked.told, asked.appointment) == (True, "a1")


def test_it_says_who_sees_what_for_what_and_how_long(told: Story) -> None:
    words = Showing(told.scene, chinese=True).sentences().spoken
    assert WELCOME.centre in words
    assert "ltci" in words  # the matter's name here
    assert "days" not in words
    told.tell(WELCOME.__replace__(draft_days=30))
    assert "30 days" in Showing(told.scene, chinese=True).sentences().spoken


def test_one_step_back_and_a_no_lead_to_where_it_began(told: Story) -> None:
    told.tell(Understood()).done(Code.UNAVAILABLE)
    assert (told.scene.screen, told.scene.refusal, told.scene.opening) == (Screen.CLAIMS, Code.UNAVAILABLE, "")
    told.tell(TicketWanted(), WentBack())
    assert (told.scene.screen, told.scene.informing, told.scene.wanted) == (Screen.CLAIMS, None, "ltci")


def test_who_came_to_a_booked_time_steps_back_to_the_welcome(came: Story) -> None:
    came.tell(WentBack())
    assert (came.scene.screen, came.scene.informing, came.scene.ends_at) == (Screen.WELCOME, None, None)


def test_an_idle_page_closes_and_nothing_of_it_is_kept(came: Story) -> None:
    came.now += IDLE + GRACE
    came.tell(Ticked())
    assert (came.scene.screen, came.scene.informing) == (Screen.WELCOME, None)
