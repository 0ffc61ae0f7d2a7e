"""The words for an identity card that was not read."""

from PySide6.QtCore import QCoreApplication

from counter_app import phrases
from counter_app.desk import Desk
from counter_app.photographed.back import CardBack
from counter_app.photographed.words import Unread
from windowkit.cards import LONG_TERM, CardTrouble

translate = QCoreApplication.translate


def awaited(desk: Desk) -> str:
    """That a card is asked for, or was read before the visit and waits at the kiosk; "" where neither is so."""
    visit = desk.visit
    if visit is None or not (visit.card or visit.card_ahead):
        return ""
    if visit.card and visit.card == visit.card_ahead:
        return translate("Carding", "The card was read before the visit. It is coming, or is laid down once more …")
    if visit.card:
        return translate("Carding", "The resident is asked to lay the card on the reader …")
    card = desk.matter.card(visit.card_ahead) if desk.matter is not None else None
    name = phrases.local(card.label, card.label_en) if card is not None else ""
    return translate("Carding", "A card was read before the visit and waits at the kiosk: {0}.").format(name)


def trouble(code: CardTrouble) -> str:
    """Why the kiosk's reader read none."""
    match code:
        case CardTrouble.NO_READER:
            return translate(
                "Carding", "This kiosk has no card reader, or it is unplugged. Please photograph the card."
            )
        case CardTrouble.NOT_HERE:
            return translate("Carding", "The resident has no card with them.")
        case CardTrouble.UNREADABLE:
            return translate("Carding", "The card could not be read; the resident tries once more.")


def unread(code: Unread) -> str:
    """Why nothing was taken from a photograph, and what helps."""
    match code:
        case Unread.NO_WORDS:
            return translate("Carding", "No identity card can be read in this photograph. Please ask for it again.")
        case Unread.BACK:
            return translate(
                "Carding", "This is the card's other side, and its days cannot be read. Please ask for it again."
            )
        case Unread.NO_NUMBER:
            return translate("Carding", "The card's number cannot be read. Please ask for the photograph again.")
        case Unread.WRONG_NUMBER:
            return translate(
                "Carding", "The number was not read rightly: its last character does not fit. Nothing was filled in."
            )
        case Unread.DISAGREES:
            return translate(
                "Carding", "Number, day of birth and sex were not read alike. Nothing was filled in; please type it."
            )
        case Unread.NO_NAME:
            return translate("Carding", "The card's name cannot be read. Nothing was filled in; please type it.")
        case Unread.NO_ENGINE:
            return translate("Carding", "Photographs cannot be read at this counter just now. Please type it.")


def back_read(card: CardBack) -> str:
    """What the side without the name says; the place is for how many answers it filled in."""
    if card.valid_to == LONG_TERM:
        said = translate(
            "Carding", "The other side was read: valid from {0} without an end, issued by {1}; {{0}} answers."
        )
    else:
        said = translate("Carding", "The other side was read: valid from {0} to {2}, issued by {1}; {{0}} answers.")
    issuer = card.issuer or translate("Carding", "(not read)")
    return said.format(card.valid_from, issuer, card.valid_to)


def over(until: str) -> str:
    """Somebody should ask for another card."""
    return translate("Carding", "The card is no longer valid (until {0}).").format(until)
