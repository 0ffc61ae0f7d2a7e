"""An identity card that is read before the number: how a story comes there, and what is looked for in it."""

from datetime import date

import msgspec
from msgspec.structs import replace

from kiosk_app.card_ahead import FindReader, MayRead
from kiosk_app.carding import BeginCard
from kiosk_app.cards.asked import CardRead, ReaderFound
from kiosk_app.claiming import TicketWanted
from kiosk_app.informing import Understood
from kiosk_app.scene import Ask, DigitTouched, LineChanged, MatterChosen, PinEntered, Started
from tests.unit.kiosk_app.story import MATTER, WELCOME, Story, snapshot
from windowkit.assents import Assent
from windowkit.cards import CardKind, GiveCard, IdCard
from windowkit.messages import CardEntry, Consent, MatterDefined, OpenVisit
from windowkit.sensitive import Sensitive
from windowkit.visit import State

TODAY = date(2026, 11, 30)
CARD = IdCard(kind=CardKind.CITIZEN, name="周德康", number="310103194803121232", born="1948-03-12")
OLD = replace(CARD, born="1946-11-30")
AGREED = (Assent(kind=Sensitive.IDENTITY, consent=Consent.GIVEN),)
APPLICANT, AGENT = (
    CardEntry(whose="applicant", label="申请人", label_en="Applicant"),
    CardEntry(whose="agent", label="代办人", label_en="Agent"),
)


def informed(*cards: CardEntry, there: bool = True) -> Story:
    """Told who sees what; the matter has these cards."""
    matters = tuple(replace(one, cards=cards) if one.code == "ltci" else one for one in WELCOME.matters)
    story = Story().tell(replace(WELCOME, matters=matters), LineChanged(up=True))
    story.tell(Started(), DigitTouched(digit="1"), PinEntered()).done()
    story.tell(MatterChosen(code="ltci"), TicketWanted(language="zh"))
    assert story.orders == [FindReader()]
    return story.tell(ReaderFound(there=there), Understood())


def lay(story: Story) -> str:
    """Yes; the token of the reader's work."""
    (order,) = story.tell(MayRead()).orders
    assert isinstance(order, BeginCard)
    return order.token


def opened(story: Story) -> OpenVisit:
    (command,) = (one.command for one in story.orders if isinstance(one, Ask))
    assert isinstance(command, OpenVisit)
    return command


def read(story: Story, card: IdCard = CARD) -> OpenVisit:
    """It was read; the number is asked for."""
    return opened(story.tell(CardRead(lay(story), card, TODAY)))


def told(story: Story, state: State, **more: object) -> Story:
    """The server's snapshot of the visit that was opened with the card."""
    known = {"visit": story.scene.ahead.visit, "card_ahead": "applicant", "assents": AGREED}
    if story.scene.visit is None:
        story.tell(MatterDefined(matter=MATTER))
        return story.tell(snapshot(**(known | {"state": state} | more)))
    return story.visit(state, **more)


def is_kept(story: Story) -> bool:
    """Whether anything of the card is in the scene, however it is looked for."""
    return CARD.number in msgspec.json.encode(story.scene).decode()


def given(story: Story) -> list[GiveCard]:
    return [one.command for one in story.orders if isinstance(one, Ask) and isinstance(one.command, GiveCard)]
