"""What of an identity card or an earlier case goes into the form, and what the form says otherwise. Pure."""

from datetime import date

import msgspec

from counter_app.actions import Action
from counter_app.desk import Desk, value
from counter_app.permits import why_not
from counter_app.photographed.back import CardBack
from windowkit.cards import LONG_TERM, IdCard
from windowkit.identity import id_number_problem
from windowkit.matters import CardPart, Kind, problem


class Taken(msgspec.Struct, frozen=True):
    """By the field's key: what goes into empty fields, and what a filled one says otherwise than the card."""

    fill: dict[str, str]
    differs: dict[str, str]


def ahead(desk: Desk) -> str:
    """Whose card was read before the visit and can be asked for now; "": nobody's, or one is asked for already."""
    visit = desk.visit
    if visit is None or visit.card or why_not(desk, Action.ASK_CARD) is not None:
        return ""
    return visit.card_ahead


def taken(desk: Desk, whose: str, card: IdCard) -> Taken:
    """That person's card against the form; what was typed stays until the clerk says so."""
    asked = desk.matter.card(whose) if desk.matter is not None else None
    return compared(desk, {key: _says(card, part) for part, key in (asked.fields if asked is not None else {}).items()})


def compared(desk: Desk, said: dict[str, str]) -> Taken:
    """What somebody else says to the form's fields, against the form."""
    fill: dict[str, str] = {}
    differs: dict[str, str] = {}
    for key, says in said.items():
        field = desk.matter.field(key) if desk.matter is not None else None
        if field is None or not says or (field.kind in (Kind.CHOICE, Kind.DATE) and problem(field, says) is not None):
            continue
        typed = value(desk, key)
        if not typed:
            fill[key] = says
        elif typed != says:
            differs[key] = says
    return Taken(fill, differs)


def may_have_more(desk: Desk) -> bool:
    """Whether the form says whose it is and lacks answers: an earlier case of theirs may have some."""
    matter = desk.matter
    return matter is not None and is_known(desk) and any(not value(desk, field.key) for field in matter.fields)


def is_known(desk: Desk) -> bool:
    """Whether the form says whose it is, by name and number."""
    matter = desk.matter
    if matter is None or desk.visit is None:
        return False
    number, name = (value(desk, key) for key in (matter.applicant_id_number, matter.applicant_name))
    return bool(name) and id_number_problem(number) is None


def back_taken(desk: Desk, whose: str, back: CardBack) -> Taken:
    """The days on that person's card's other side against the form."""
    asked = desk.matter.card(whose) if desk.matter is not None else None
    says = {CardPart.VALID_FROM: back.valid_from, CardPart.VALID_TO: back.valid_to}
    return compared(
        desk, {key: says.get(part, "") for part, key in (asked.fields if asked is not None else {}).items()}
    )


def is_over(card: IdCard | CardBack, today: date) -> bool:
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
