"""An identity card on the kiosk's reader: the clerk asks, the kiosk reads, the clerk's form takes it up. Pure.

What a card says goes through to the counter and is kept nowhere here: what of it belongs to the case comes back as
fields of the form. Where the counter is not on the line just then, the kiosk is told no and reads it once more.
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
from windowkit.messages import Role
from windowkit.sensitive import Sensitive
from windowkit.visit import State

ABOUT: Final = (AskCard, GiveCard, CardFailed)

type About = AskCard | GiveCard | CardFailed


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
    if not clerk_there:
        raise Refused(Code.WRONG_STATE, "clerk")
    if isinstance(message, GiveCard):
        given = CardGiven(visit=record.visit.id, whose=record.card, card=message.card)
        return replace(record, card=""), given
    again = message.trouble is CardTrouble.UNREADABLE
    told = CardNotGiven(visit=record.visit.id, trouble=message.trouble)
    return (record if again else replace(record, card="")), told


def _asked(record: VisitRecord, message: AskCard, sender: Sender, matter: Matter) -> VisitRecord:
    if sender.role is not Role.COUNTER:
        raise Refused(Code.NOT_YOURS)
    if message.whose and record.visit.state is not State.SERVING:
        raise Refused(Code.WRONG_STATE, "card")
    if message.whose and matter.card(message.whose) is None:
        raise Refused(Code.BAD_FIELD, "card")
    return replace(record, card=message.whose)


def followed(record: VisitRecord) -> VisitRecord:
    """The record after a step of the visit: a card is asked for while the form is filled in, and not beyond."""
    return record if record.visit.state is State.SERVING else replace(record, card="")
