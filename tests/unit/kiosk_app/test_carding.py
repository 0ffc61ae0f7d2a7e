"""Stories of an identity card that the clerk asks for."""

from kiosk_app.carding import BeginCard, EndCard, NoCardHere, is_shown
from kiosk_app.cards.asked import CardNotRead, CardRead
from kiosk_app.scene import Answered, Ask, Wipe
from tests.unit.kiosk_app.story import Story
from windowkit.assents import Assent
from windowkit.cards import CardFailed, CardKind, CardTrouble, GiveCard, IdCard
from windowkit.errors import Code
from windowkit.messages import Consent, Hold
from windowkit.sensitive import Sensitive
from windowkit.visit import State

CARD = IdCard(kind=CardKind.CITIZEN, name="周德康", number="310103194803121232")
AGREED = (Assent(kind=Sensitive.IDENTITY, consent=Consent.GIVEN),)


def asked(story: Story) -> str:
    """The clerk asks; the token of the reader's work."""
    (order,) = story.visit(State.SERVING, card="applicant", assents=AGREED).orders
    assert isinstance(order, BeginCard)
    return order.token


def given(story: Story, token: str) -> GiveCard:
    """The card is read, and this is said."""
    command = story.tell(CardRead(token, CARD)).asked()
    assert isinstance(command, GiveCard)
    return command


def test_the_reader_works_while_a_card_is_asked_for_and_what_it_reads_goes_to_the_clerk_alone(serving: Story) -> None:
    token = asked(serving)
    assert is_shown(serving.scene)
    command = given(serving, token)
    assert command.card == CARD
    assert CARD.number not in repr(serving.scene)
    serving.tell(Answered(command=command.id))
    assert serving.visit(State.SERVING, card="").orders == [EndCard()]
    assert serving.tell(CardRead(token, CARD)).orders == [], "of a card that is not asked for any more"


def test_a_card_that_cannot_be_read_is_said_and_tried_again(serving: Story) -> None:
    token = asked(serving)
    command = serving.tell(CardNotRead(token, CardTrouble.UNREADABLE)).asked()
    assert isinstance(command, CardFailed)
    assert serving.scene.card.trouble is CardTrouble.UNREADABLE
    assert isinstance(serving.tell(CardRead(token, CARD)).asked(), GiveCard)
    assert serving.scene.card.trouble is None


def test_a_card_that_the_clerk_could_not_be_given_is_read_once_more(serving: Story) -> None:
    command = given(serving, asked(serving))
    (order,) = serving.tell(Answered(command=command.id, code=Code.WRONG_STATE)).orders
    assert isinstance(order, BeginCard)
    assert isinstance(serving.tell(CardRead(order.token, CARD)).asked(), GiveCard)


def test_a_card_that_is_asked_for_again_while_the_line_was_cut_is_read_again(serving: Story) -> None:
    command = given(serving, asked(serving))
    serving.visit(
        State.SERVING, card="applicant", assents=AGREED
    )  # as the line is back: they had it, and ask once more
    (order,) = serving.tell(Answered(command=command.id)).orders
    assert isinstance(order, BeginCard)
    assert serving.scene.card.trouble is None
    assert isinstance(serving.tell(CardRead(order.token, CARD)).asked(), GiveCard)


def test_whoever_has_no_card_says_so_once(serving: Story) -> None:
    asked(serving)
    command = serving.tell(NoCardHere()).asked()
    assert isinstance(command, CardFailed)
    assert command.trouble is CardTrouble.NOT_HERE
    assert serving.tell(NoCardHere()).orders == []


def test_a_hold_another_step_and_the_visits_end_stop_the_reader(serving: Story) -> None:
    asked(serving)
    assert serving.visit(State.SERVING, hold=Hold(since=0)).orders == [EndCard()]
    assert isinstance(serving.visit(State.SERVING, hold=None).orders[0], BeginCard)
    orders = serving.visit(State.ENDED).orders
    assert EndCard() in orders
    assert any(isinstance(order, Wipe) for order in orders)
    assert not any(isinstance(order, Ask) for order in orders)
