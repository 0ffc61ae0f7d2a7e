"""What of an identity card goes into the form, and what the form says otherwise. Pure."""

from datetime import date

import msgspec

from counter_app.desk import Desk, value
from windowkit.cards import LONG_TERM, IdCard
from windowkit.matters import CardPart, Kind, problem


class Taken(msgspec.Struct, frozen=True):
    """By the field's key: what goes into empty fields, and what a filled one says otherwise than the card."""

    fill: dict[str, str]
    differs: dict[str, str]


def taken(desk: Desk, whose: str, card: IdCard) -> Taken:
    """That person's card against the form; what was typed stays until the clerk says so."""
    asked = desk.matter.card(whose) if desk.matter is not None else None
    fill: dict[str, str] = {}
    differs: dict[str, str] = {}
    for part, key in (asked.fields if asked is not None else {}).items():
        says = _says(card, part)
        field = desk.matter.field(key) if desk.matter is not None else None
        if field is None or not says or (field.kind in (Kind.CHOICE, Kind.DATE) and problem(field, says) is not None):
            continue
        typed = value(desk, key)
        if not typed:
            fill[key] = says
        elif typed != says:
            differs[key] = says
    return Taken(fill, differs)


def is_over(card: IdCard, today: date) -> bool:
    """Whether the card was valid until a day before today."""
    return bool(card.valid_to) and card.valid_to != LONG_TERM and card.valid_to < today.isoformat()


def _says(card: IdCard, part: CardPart) -> str:
    match part:
        case CardPart.NAME:
            return card.name
        case CardPart.NUMBER:
            return card.number
        case CardPart.SEX:
            return card.sex
        case CardPart.BORN:
            return card.born
        case CardPart.ADDRESS:
            return card.address
        case CardPart.VALID_FROM:
            return card.valid_from
        case CardPart.VALID_TO:
            return card.valid_to
