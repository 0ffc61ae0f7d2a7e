"""The server's book of the resident's separate yes to sensitive data: durable, of one visit. Pure.

It lives beside the visit's table. Without a standing yes no card's reading and no photograph of that kind is taken in
or given out; a no takes back what there is of it.
"""

from typing import Final

from msgspec.structs import replace

from signaling.consent_records import AssentRecord
from signaling.effects import Sender
from signaling.records import VisitRecord
from windowkit.assents import AnswerAssent, Assent, stands
from windowkit.consent import TALKING
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.messages import Consent, Role
from windowkit.sensitive import Sensitive
from windowkit.visit import State

_MOST: Final = 32  # questions in one visit; more is no asking any more
_OPEN: Final = TALKING - {State.SUBMITTED}  # what is filed is the case's
_SAID: Final = {True: Consent.GIVEN, False: Consent.REFUSED}


def current(record: VisitRecord) -> tuple[Assent, ...]:
    """The latest of each kind, in the order they were first asked in."""
    latest = {one.assent.kind: one.assent for one in record.assents}
    return tuple(latest.values())


def may_have(record: VisitRecord, matter: Matter, material: str) -> bool:
    """Whether a photograph of this material may come in and be looked at."""
    return stands(current(record), matter.sensitive(material))


def agreed(kinds: tuple[Sensitive, ...], now: float) -> tuple[AssentRecord, ...]:
    """What was asked and agreed to at the kiosk before the number was drawn: no clerk asked, all else is the same."""
    given = (Assent(kind=one, consent=Consent.GIVEN) for one in kinds)
    return tuple(AssentRecord(assent=one, clerk="", asked=now, answered=now) for one in given)


def asked(record: VisitRecord, matter: Matter, now: float) -> VisitRecord:
    """The record with a question for each kind that is needed now and has no yes. Raises Refused."""
    known = {one.kind: one.consent for one in current(record)}
    fresh = [one for one in _needed(record, matter) if known.get(one) not in {Consent.GIVEN, Consent.ASKED}]
    if fresh and len(record.assents) + len(fresh) > _MOST:
        raise Refused(Code.BUSY, "assent")
    questions = (Assent(kind=one, consent=Consent.ASKED) for one in fresh)
    entries = (AssentRecord(assent=one, clerk=record.clerk, asked=now) for one in questions)
    return replace(record, assents=(*record.assents, *entries))


def answered(record: VisitRecord, message: AnswerAssent, sender: Sender, now: float) -> VisitRecord:
    """The record after the resident's word, which may be another one than before. Raises Refused."""
    if sender.role is not Role.KIOSK:
        raise Refused(Code.NOT_YOURS)
    if record.visit.state not in _OPEN:
        raise Refused(Code.WRONG_STATE, "assent")
    at = max((at for at, one in enumerate(record.assents) if one.assent.kind is message.kind), default=None)
    if at is None or record.assents[at].assent.consent is Consent.ENDED:
        raise Refused(Code.STALE, "assent")
    known = record.assents[at]
    said = _SAID[message.yes]
    if not message.yes and known.assent.consent in {Consent.GIVEN, Consent.WITHDRAWN}:
        said = Consent.WITHDRAWN
    if said is known.assent.consent:
        return record
    entry = replace(known, assent=replace(known.assent, consent=said), answered=now)
    if known.answered is None:  # else both words are kept
        return replace(record, assents=(*record.assents[:at], entry, *record.assents[at + 1 :]))
    return replace(record, assents=(*record.assents, replace(entry, asked=now)))


def refused(record: VisitRecord, matter: Matter) -> set[str]:
    """The photographs of what the resident said no to."""
    kinds = {one.kind for one in current(record) if one.consent in {Consent.REFUSED, Consent.WITHDRAWN}}
    return {one.id for one in record.documents if matter.sensitive(one.material) in kinds}


def is_asked_in_vain(record: VisitRecord, matter: Matter) -> bool:
    """Whether the kiosk waits for a paper that the resident said no to."""
    known = {one.kind: one.consent for one in current(record)}
    kind = matter.sensitive(record.wanted)
    return kind is not None and known.get(kind) in {Consent.REFUSED, Consent.WITHDRAWN}


def followed(record: VisitRecord, matter: Matter, now: float) -> VisitRecord:
    """The record after a step or another asking: a question that nothing needs any more ends."""
    needed = _needed(record, matter) if record.visit.state in _OPEN else ()
    open_ = [one for one in record.assents if one.assent.consent is Consent.ASKED and one.assent.kind not in needed]
    if not open_:
        return record
    ended = [
        replace(one, assent=replace(one.assent, consent=Consent.ENDED), ended=now) if one in open_ else one
        for one in record.assents
    ]
    return replace(record, assents=tuple(ended))


def resumed(record: VisitRecord, matter: Matter, now: float) -> VisitRecord:
    """The record as its talk goes on: what went unanswered when the one before ended is asked again."""
    known = {one.kind: one.consent for one in current(record)}
    ended = any(known.get(one) is Consent.ENDED for one in _needed(record, matter))
    may = record.visit.state is State.SERVING and len(record.assents) + len(Sensitive) <= _MOST
    return asked(record, matter, now) if ended and may else record


def _needed(record: VisitRecord, matter: Matter) -> tuple[Sensitive, ...]:
    """By what is asked for, and what an earlier visit left and is gone on with."""
    materials = (record.wanted, *(one.material for one in record.documents))
    kinds = [Sensitive.IDENTITY] if record.card else []
    kinds += [kind for one in materials if (kind := matter.sensitive(one)) is not None]
    return tuple(dict.fromkeys(kinds))
