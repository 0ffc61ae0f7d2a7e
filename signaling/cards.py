"""An identity card on the kiosk's reader: the clerk asks, the kiosk reads, the clerk's form takes it up. Pure.

What a card says goes through to the counter and is kept nowhere here: what of it belongs to the case comes back as
fields of the form. Where the counter is not on the line just then, the kiosk is told no and reads it once more.

A card may be read ahead, before there is a number: of that the hall knows whose it is, and no more (decision 64).
"""

from typing import Final

from msgspec.structs import replace

from signaling import assents
from signaling.effects import Sender
from signaling.records import VisitRecord
from windowkit.assents import stands
from windowkit.cards import AskCard, CardFailed, CardGiven, CardNotGiven, CardTrouble, GiveCard
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.messages import OpenVisit, Role
from windowkit.sensitive import Sensitive
from windowkit.visit import State

ABOUT: Final = (AskCard, GiveCard, CardFailed)
_USELESS: Final = frozenset({State.SUBMITTED, State.RATING, State.ENDED})  # the form takes nothing up any more

type About = AskCard | GiveCard | CardFailed


def ahead(message: OpenVisit, matter: Matter) -> None:
    """Whether a number may be drawn with what it says of a card that was read for it; raises Refused.

    A yes before the visit is to exactly that: without its card there is none, and without it no card.
    """
    if message.card_ahead and matter.card(message.card_ahead) is None:
        raise Refused(Code.BAD_FIELD, "card")
    if message.card_ahead and Sensitive.IDENTITY not in message.agreed:
        raise Refused(Code.NOT_AGREED, "card")
    if message.agreed != ((Sensitive.IDENTITY,) if message.card_ahead else ()):
        raise Refused(Code.BAD_FIELD, "agreed")


def changed(
    record: VisitRecord, message: About, sender: Sender, matter: Matter, *, clerk_there: bool
) -> tuple[VisitRecord, CardGiven | CardNotGiven | None]:
    """The record after it, and what the clerk hears; raises Refused."""
    if isinstance(message, AskCard):
        return _asked(record, message, sender, matter), None
    if sender.role is not Role.KIOSK:
        raise Refused(Code.NOT_YOURS)
    if not record.card:
        raise Refused(Code.WRONG_STATE, "card")
    if isinstance(message, GiveCard) and not stands(assents.current(record), Sensitive.IDENTITY):
        raise Refused(Code.NOT_AGREED, "card")
    if isinstance(message, GiveCard) and message.whose not in ("", record.card):
        raise Refused(Code.WRONG_STATE, "card")  # the clerk asked for another person's as it was on its way
    if not clerk_there:
        raise Refused(Code.WRONG_STATE, "clerk")
    if isinstance(message, GiveCard):
        given = CardGiven(visit=record.visit.id, whose=record.card, card=message.card)
        return _over(record), given
    again = message.trouble is CardTrouble.UNREADABLE
    told = CardNotGiven(visit=record.visit.id, trouble=message.trouble)
    return (record if again else _over(record)), told


def _over(record: VisitRecord) -> VisitRecord:
    """Nobody is asked for it any more; if it was the one that was read ahead, that waits no longer."""
    waits = "" if record.card == record.card_ahead else record.card_ahead
    return replace(record, card="", card_ahead=waits)


def _asked(record: VisitRecord, message: AskCard, sender: Sender, matter: Matter) -> VisitRecord:
    if sender.role is not Role.COUNTER:
        raise Refused(Code.NOT_YOURS)
    if message.whose and record.visit.state is not State.SERVING:
        raise Refused(Code.WRONG_STATE, "card")
    if message.whose and matter.card(message.whose) is None:
        raise Refused(Code.BAD_FIELD, "card")
    return replace(record, card=message.whose) if message.whose else _over(record)


def followed(record: VisitRecord) -> VisitRecord:
    """The record after a step of the visit: a card is asked for while the form is filled in, and not beyond.

    One that was read ahead waits longer, as the form may be opened again; not once the case is filed.
    """
    if record.visit.state in _USELESS:
        return replace(record, card="", card_ahead="")
    return record if record.visit.state is State.SERVING else replace(record, card="")
