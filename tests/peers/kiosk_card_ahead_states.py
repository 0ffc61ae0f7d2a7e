"""The states of a card that is read before the number, as `kiosk_states.py` has the others."""

from collections.abc import Callable
from datetime import date
from typing import Final

from kiosk_app.cards.asked import CardNotRead, CardRead
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.scene import LineChanged, Ticked
from tests.peers.kiosk_room import KioskRoom
from windowkit.assents import Assent
from windowkit.cards import CardKind, CardTrouble, IdCard
from windowkit.messages import Consent, OpenVisit
from windowkit.sensitive import Sensitive
from windowkit.visit import State

type Setting = Callable[[KioskRoom], None]

CARD: Final = IdCard(kind=CardKind.CITIZEN, name="张福生", number="310103194601151230", born="1946-01-15")
AGREED: Final = (Assent(kind=Sensitive.IDENTITY, consent=Consent.GIVEN),)


def _at(*more: Setting) -> Setting:
    def set_up(room: KioskRoom) -> None:
        room.go_to("card_ahead")
        for one in more:
            one(room)

    return set_up


def asked(room: KioskRoom) -> None:
    """Whose it is was said; may it be read?"""
    room.stage.ahead.choose("applicant")


def laid(room: KioskRoom) -> None:
    """Yes; the reader looks for it."""
    room.stage.ahead.agree()


def _not_read(trouble: CardTrouble) -> Setting:
    return lambda room: room.desk.hear(CardNotRead(room.desk.scene.ahead.token, trouble))


def read(room: KioskRoom) -> None:
    """It was; the number is asked for."""
    room.desk.hear(CardRead(room.desk.scene.ahead.token, CARD, date(2026, 11, 30)))


def waiting(room: KioskRoom) -> None:
    """The number is there, and the card waits for the clerk."""
    opening = room.asked()
    assert isinstance(opening, OpenVisit)
    room.answer()
    more = {"visit": opening.visit, "assents": AGREED, "card_ahead": opening.card_ahead}
    room.snapshot(State.WAITING, place=3, minutes=(8, 12), **more)


def _idle(room: KioskRoom) -> None:
    room.now += IDLE + GRACE / 2
    room.desk.hear(Ticked())


def _line_lost(room: KioskRoom) -> None:
    room.desk.hear(LineChanged(up=False))


CARD_AHEAD_STATES: Final[dict[str, Setting]] = {
    "card_ahead_may": _at(asked),
    "card_ahead_may_idle": _at(asked, _idle),
    "card_ahead_lay": _at(asked, laid),
    "card_ahead_again": _at(asked, laid, _not_read(CardTrouble.UNREADABLE)),
    "card_ahead_no_reader": _at(asked, laid, _not_read(CardTrouble.NO_READER), _idle),
    "card_ahead_read": _at(asked, laid, read),
    "card_ahead_no_line": _at(asked, _line_lost),
    "waiting_card_ahead": _at(asked, laid, read, waiting),
}
