"""An identity card that is read before the number: asked for, kept here alone, given once, forgotten for any reason."""

import msgspec
import pytest
from msgspec.structs import replace

from kiosk_app.assenting import AssentAnswered, AssentsWanted
from kiosk_app.booking import AppointmentCame
from kiosk_app.card_ahead import CardOf, FindReader, MayRead, NoCardAhead
from kiosk_app.carding import BeginCard, EndCard, is_shown
from kiosk_app.cards.ahead import Ahead, Step, is_aged
from kiosk_app.cards.asked import CardNotRead, CardRead, ReaderFound
from kiosk_app.claiming import TicketWanted
from kiosk_app.conductor import LINE_LOST
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.informing import Understood
from kiosk_app.scene import (
    Answered,
    LineChanged,
    MatterChosen,
    Scene,
    Screen,
    Ticked,
    WentBack,
)
from kiosk_app.showing import Showing
from tests.unit.kiosk_app.laying import (
    AGENT,
    AGREED,
    APPLICANT,
    CARD,
    OLD,
    TODAY,
    given,
    informed,
    is_kept,
    lay,
    opened,
    read,
    told,
)
from tests.unit.kiosk_app.story import MATTER, WELCOME, Story, snapshot
from windowkit.assents import Assent
from windowkit.cards import CardTrouble
from windowkit.errors import Code
from windowkit.messages import (
    Appointment,
    AppointmentsChanged,
    AppointmentState,
    Claim,
    Consent,
    FieldChanged,
    Hold,
    MatterDefined,
)
from windowkit.sensitive import Sensitive
from windowkit.visit import State


@pytest.fixture
def asking() -> Story:
    return informed(APPLICANT)


@pytest.fixture
def waiting(asking: Story) -> Story:
    read(asking)
    asking.done()
    return told(asking, State.WAITING)


@pytest.fixture
def serving(waiting: Story) -> Story:
    return told(told(waiting, State.JOINING, call=1), State.SERVING)


# -- asked for -----------------------------------------------------------------------------------------------------


def test_it_is_asked_for_only_where_a_reader_is_there_and_the_matter_takes_a_card_up() -> None:
    assert not opened(informed(APPLICANT, there=False)).agreed
    assert not opened(informed()).agreed
    assert informed(APPLICANT).scene.screen is Screen.CARD_AHEAD


def test_it_says_what_is_read_where_it_waits_and_that_nothing_is_kept(asking: Story) -> None:
    words = Showing(asking.scene, chinese=False).sentences().spoken
    for one in ("Applicant", "name, number, sex, birth, address", "No picture", "this machine alone", "go away"):
        assert one in words


def test_where_several_persons_have_one_it_is_asked_first_whose(asking: Story) -> None:
    assert (asking.scene.ahead.step, asking.scene.ahead.whose) == (Step.MAY, "applicant")
    two = informed(APPLICANT, AGENT)
    assert two.scene.ahead.step is Step.WHOSE
    assert two.tell(MayRead()).orders == []
    assert two.tell(CardOf(whose="neighbour")).scene.ahead.step is Step.WHOSE
    assert two.tell(CardOf(whose="agent")).scene.ahead.step is Step.MAY
    assert read(two).card_ahead == "agent"


def test_the_reader_works_only_after_a_yes_and_the_number_follows_at_once(asking: Story) -> None:
    assert asking.orders == []
    asked = read(asking)
    assert EndCard() in asking.orders
    assert (asked.told, asked.agreed, asked.card_ahead) == (True, (Sensitive.IDENTITY,), "applicant")
    assert asked.visit == asking.scene.opening == asking.scene.ahead.visit
    assert not [one for one in (CARD.name, CARD.number, CARD.born) if one in repr(asked)]


def test_what_is_held_is_never_printed(waiting: Story) -> None:
    assert is_kept(waiting)
    for one in (CARD.name, CARD.number, CARD.born):
        assert one not in repr(waiting.scene)


@pytest.mark.parametrize("step", ["asked", "laid", "unreadable", "whose"])
def test_one_can_always_go_on_without(step: str) -> None:
    story = informed(APPLICANT, AGENT) if step == "whose" else informed(APPLICANT)
    if step in ("laid", "unreadable"):
        token = lay(story)
        if step == "unreadable":
            story.tell(CardNotRead(token, CardTrouble.UNREADABLE))
    asked = opened(story.tell(NoCardAhead()))
    assert (asked.told, asked.agreed, asked.card_ahead, asked.claims) == (True, (), "", ())
    assert (EndCard() in story.orders) is (step in ("laid", "unreadable"))
    assert story.tell(NoCardAhead()).orders == []


def test_one_that_cannot_be_read_is_said_and_tried_again(asking: Story) -> None:
    token = lay(asking)
    for trouble in (CardTrouble.UNREADABLE, CardTrouble.NO_READER):
        before = Showing(asking.scene, chinese=False).sentences()
        assert asking.tell(CardNotRead(token, trouble)).orders == []
        assert Showing(asking.scene, chinese=False).sentences() != before
    assert opened(asking.tell(CardRead(token, CARD, TODAY))).card_ahead == "applicant"


def test_back_goes_one_step_and_the_reader_rests() -> None:
    story = informed(APPLICANT, AGENT).tell(CardOf(whose="applicant"))
    token = lay(story)
    assert story.tell(WentBack()).orders == [EndCard()]
    assert story.scene.ahead.step is Step.MAY
    assert story.tell(CardRead(token, CARD, TODAY)).orders == []
    assert not is_kept(story)
    assert story.tell(WentBack()).scene.ahead.step is Step.WHOSE
    assert story.tell(WentBack()).orders == [FindReader()]
    assert (story.scene.screen, story.scene.ahead) == (Screen.INFORM, Ahead())


def test_who_comes_to_a_booked_time_is_asked_too() -> None:
    booked = Appointment(
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
    matters = tuple(replace(one, cards=(APPLICANT,)) for one in WELCOME.matters)
    story = Story().tell(replace(WELCOME, matters=matters), LineChanged(up=True))
    story.tell(AppointmentsChanged(appointments=(booked,)), AppointmentCame(appointment="a1"))
    asked = read(story.tell(ReaderFound(there=True), Understood()))
    assert (asked.appointment, asked.card_ahead) == ("a1", "applicant")
    story.done(Code.UNAVAILABLE)
    assert story.scene.screen is Screen.WELCOME
    assert not is_kept(story)


def test_who_is_80_is_called_earlier_by_the_card_and_no_day_crosses(asking: Story) -> None:
    asked = read(asking, OLD)
    assert asked.claims == (Claim.AGED,)
    assert "1946" not in msgspec.json.encode(asked).decode()
    assert read(informed(APPLICANT)).claims == ()


@pytest.mark.parametrize(
    ("born", "aged"),
    [("1946-11-30", True), ("1946-12-01", False), ("1926-01-01", True), ("2026-11-30", False), ("", False)],
)
def test_it_is_the_day_that_counts(born: str, *, aged: bool) -> None:
    assert is_aged(born, TODAY) is aged


# -- given ---------------------------------------------------------------------------------------------------------


def test_the_clerk_who_asks_is_given_it_without_a_page(serving: Story) -> None:
    assert given(serving) == []
    told(serving, State.SERVING, card="applicant")
    (command,) = given(serving)
    assert (command.visit, command.whose, command.card) == (serving.scene.ahead.visit, "applicant", CARD)
    assert not is_shown(serving.scene)
    assert not any(isinstance(one, BeginCard) for one in serving.orders)
    assert told(serving, State.SERVING).orders == [], "once"
    serving.tell(Answered(command=command.id))
    assert not is_kept(serving)


def test_the_readers_page_does_not_flash_up_between_the_servers_done_and_its_snapshot(serving: Story) -> None:
    told(serving, State.SERVING, card="applicant")
    (command,) = given(serving)
    assert serving.tell(Answered(command=command.id)).orders == []
    assert serving.tell(FieldChanged(visit=command.visit, field="f0", value="", revision=1)).orders == []
    assert not is_shown(serving.scene)
    assert told(serving, State.SERVING, card="", card_ahead="").orders == []
    assert serving.scene.ahead == Ahead()
    (order,) = told(serving, State.SERVING, card="applicant").orders
    assert isinstance(order, BeginCard)


def test_one_that_is_asked_for_again_at_once_is_laid_on_the_reader(serving: Story) -> None:
    told(serving, State.SERVING, card="applicant")
    (command,) = given(serving)
    serving.tell(Answered(command=command.id))
    (order,) = told(serving, State.SERVING, card="applicant", card_ahead="").orders
    assert isinstance(order, BeginCard)
    assert is_shown(serving.scene)


def test_it_is_asked_for_anew_by_the_reader_once_it_was_given(serving: Story) -> None:
    told(serving, State.SERVING, card="applicant")
    (command,) = given(serving)
    told(serving, State.SERVING, card="", card_ahead="")
    assert not is_kept(serving)
    assert serving.tell(Answered(command=command.id)).orders == []
    (order,) = told(serving, State.SERVING, card="applicant").orders
    assert isinstance(order, BeginCard)
    assert is_shown(serving.scene)


def test_another_persons_card_is_laid_on_the_reader_and_this_one_waits_on(serving: Story) -> None:
    (order,) = told(serving, State.SERVING, card="agent").orders
    assert isinstance(order, BeginCard)
    assert is_shown(serving.scene)
    assert is_kept(serving)
    told(serving, State.SERVING, card="applicant")
    assert len(given(serving)) == 1


def test_a_clerk_who_could_not_be_given_it_gets_it_as_their_line_is_back_and_not_by_saying_it_over_and_over(
    serving: Story,
) -> None:
    told(serving, State.SERVING, card="applicant")
    (first,) = given(serving)
    assert serving.tell(Answered(command=first.id, code=Code.WRONG_STATE)).orders == []
    assert given(told(serving, State.SERVING, clerk_present=False)) == []
    (again,) = given(told(serving, State.SERVING, clerk_present=True))
    assert again.id != first.id


def test_a_no_that_the_server_has_not_heard_yet_is_a_no(serving: Story) -> None:
    serving.tell(AssentsWanted(on=True), AssentAnswered(kind=Sensitive.IDENTITY, yes=False))
    assert not is_kept(serving)
    assert given(told(serving, State.SERVING, card="applicant")) == [], "the clerk asked as the no was on its way"


def test_a_no_to_something_else_leaves_it_waiting(serving: Story) -> None:
    health = Assent(kind=Sensitive.HEALTH, consent=Consent.GIVEN)
    told(serving, State.SERVING, assents=(*AGREED, health))
    serving.tell(AssentsWanted(on=True), AssentAnswered(kind=Sensitive.HEALTH, yes=False))
    assert is_kept(serving)


def test_on_hold_it_waits(serving: Story) -> None:
    assert given(told(serving, State.SERVING, card="applicant", hold=Hold(since=0))) == []
    assert len(given(told(serving, State.SERVING, hold=None))) == 1


def test_a_kiosk_that_was_restarted_shows_the_readers_page() -> None:
    story = Story().tell(WELCOME, LineChanged(up=True), MatterDefined(matter=MATTER))
    story.visit(State.SERVING, card_ahead="applicant", assents=AGREED)
    (order,) = story.visit(State.SERVING, card="applicant").orders
    assert isinstance(order, BeginCard)
    assert is_shown(story.scene)


# -- forgotten -----------------------------------------------------------------------------------------------------


def test_a_number_that_was_refused_is_asked_for_again_with_the_same_card(asking: Story) -> None:
    first = read(asking, OLD)
    asking.done(Code.UNAVAILABLE)
    assert (asking.scene.screen, asking.scene.refusal) == (Screen.CLAIMS, Code.UNAVAILABLE)
    asking.tell(TicketWanted(language="zh"), ReaderFound(there=True))
    again = opened(asking.tell(Understood()))
    assert again.id != first.id
    assert again.visit != first.visit
    assert (again.agreed, again.card_ahead, again.claims) == (first.agreed, "applicant", (Claim.AGED,))
    asking.done()
    told(told(asking, State.WAITING), State.SERVING, card="applicant")
    assert given(asking)[0].card == OLD


@pytest.mark.parametrize("how", ["back", "another_matter", "pin", "idle"])
def test_after_a_refusal_it_goes_with_whoever_does_not_ask_again(asking: Story, how: str) -> None:
    read(asking)
    asking.done(Code.NOT_SIGNED_IN if how == "pin" else Code.UNAVAILABLE)
    if how == "back":
        asking.tell(TicketWanted(), WentBack())
    if how == "another_matter":
        asking.tell(WentBack(), MatterChosen(code="booklet"))
    if how == "idle":
        asking.now += IDLE + GRACE
        asking.tell(Ticked())
    assert not is_kept(asking)
    assert asking.scene.ahead == Ahead()


@pytest.mark.parametrize(
    "news",
    [
        {"card_ahead": ""},
        {"assents": (Assent(kind=Sensitive.IDENTITY, consent=Consent.WITHDRAWN),)},
        {"assents": ()},
        {"visit": "another"},
        {"state": State.ENDED},
    ],
)
def test_it_is_forgotten_with_the_servers_word(serving: Story, news: dict[str, object]) -> None:
    assert is_kept(serving)
    told(serving, **({"state": State.SERVING} | news))
    assert not is_kept(serving)


@pytest.mark.parametrize("state", [State.WAITING, State.JOINING, State.SERVING, State.DOCUMENT, State.REVIEWING])
def test_the_end_wipes_it_from_any_state(waiting: Story, state: State) -> None:
    told(waiting, state)
    assert is_kept(waiting)
    told(waiting, State.ENDED)
    assert not is_kept(waiting)


def test_a_line_that_is_away_for_long_wipes_it(serving: Story) -> None:
    serving.tell(LineChanged(up=False))
    serving.now += LINE_LOST
    assert not is_kept(serving.tell(Ticked()))


def test_nobody_there_wipes_it_before_the_number_and_the_reader_rests(asking: Story) -> None:
    lay(asking)
    asking.now += IDLE + GRACE
    assert EndCard() in asking.tell(Ticked()).orders
    assert asking.scene.screen is Screen.WELCOME
    kept = informed(APPLICANT)
    read(kept)
    kept.now += IDLE + GRACE
    assert not is_kept(kept.tell(Ticked()))


@pytest.mark.parametrize("read", [True, False])
def test_whoever_lays_a_card_down_is_there_though_they_touch_nothing(asking: Story, *, read: bool) -> None:
    token = lay(asking)
    asking.now += IDLE + GRACE - 1
    asking.tell(Ticked())
    assert asking.scene.seconds_left == 1
    asking.tell(CardRead(token, CARD, TODAY) if read else CardNotRead(token, CardTrouble.UNREADABLE))
    asking.now += 2
    asking.tell(Ticked())
    assert (asking.scene.screen, asking.scene.seconds_left) == (Screen.CARD_AHEAD, None)
    assert is_kept(asking) is read


def test_a_reader_that_does_not_answer_is_nobody(asking: Story) -> None:
    token = lay(asking)
    asking.now += IDLE + GRACE - 1
    asking.tell(CardNotRead(token, CardTrouble.NO_READER), CardNotRead("another", CardTrouble.UNREADABLE))
    asking.now += 2
    assert asking.tell(Ticked()).scene.screen is Screen.WELCOME


def test_a_page_that_is_left_by_a_visit_ends_the_reader(asking: Story) -> None:
    lay(asking)
    asking.tell(MatterDefined(matter=MATTER), snapshot(visit="v0"))
    assert EndCard() in asking.orders
    assert asking.scene.ahead == Ahead()


def test_whoever_waits_is_told_to_take_the_card_back(waiting: Story) -> None:
    assert "take it back" in Showing(waiting.scene, chinese=False).sentences().spoken
    assert Scene().ahead == Ahead()
