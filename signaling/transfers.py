"""A visit is passed on: who can be asked, to whom it goes, and how long only they are. Pure.

What a transfer means for the queue is `routing.py`; a visit that is passed on waits like any other, so nothing about
a full desk, a lost line or a restart is different for it.
"""

from typing import Final

from msgspec.structs import replace

from signaling.floor import Floor
from signaling.records import Clerk, VisitRecord
from signaling.routing import MANDARIN, is_meant
from signaling.transfer_records import Transfer
from windowkit import messages as m
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.transfer import MOST, Reassign
from windowkit.visit import State

_MOST_NOTES: Final = 20  # of a visit, the latest
_SOONEST: Final = {
    m.ClerkState.READY: 0,
    m.ClerkState.RINGING: 1,
    m.ClerkState.WRAP_UP: 2,
    m.ClerkState.BESIDE: 2,
    m.ClerkState.AT_WINDOW: 3,
    m.ClerkState.IN_VISIT: 3,
    m.ClerkState.SIGNED_IN: 4,
    m.ClerkState.BREAK: 5,
}


def meant(
    record: VisitRecord, message: m.TransferVisit | Reassign, by: Clerk, floor: Floor, matter: Matter, now: float
) -> VisitRecord:
    """The record with whom it goes to and the note of who says so; raises Refused where nobody could ever be asked."""
    rules = floor.queue.rules(record.centre.code)
    former = record.clerk or _had(record)
    back = former == message.to.clerk and not record.clerk  # given by name to who had it before it waited
    transfer = Transfer(to=message.to, by="" if back else former, at=now, until=now + rules.transfer_for)
    asked = replace(record, transfer=transfer)
    _named_once(message.to)
    if not any(_may_be_meant(clerk, asked, matter) for clerk in floor.clerks.values()):
        raise Refused(Code.BAD_FIELD, "to")
    if not message.note.strip():
        return asked
    note = m.Note(by=by.display, service_number=by.service_number, at=now, words=message.note.strip())
    return replace(asked, notes=(*record.notes, note)[-_MOST_NOTES:])


def reassigned(
    record: VisitRecord, message: Reassign, leader: Clerk, floor: Floor, matter: Matter, now: float
) -> VisitRecord:
    """The same at a duty leader's word; who had it before it waited is asked again only where it is given to them."""
    given = meant(record, message, leader, floor, matter, now)
    assert given.transfer is not None
    return replace(given, transfer=replace(given.transfer, reassigned=True))


def followed(record: VisitRecord) -> VisitRecord:
    """Once picture and sound stand the visit has arrived: it is passed on no more."""
    arrived = record.transfer is not None and record.visit.state is State.SERVING
    return replace(record, transfer=None) if arrived else record


def widened(record: VisitRecord) -> VisitRecord:
    """Whoever may serve it is asked from now on."""
    assert record.transfer is not None
    return replace(record, transfer=replace(record.transfer, widened=True))


def found(floor: Floor, message: m.FindColleagues, record: VisitRecord, me: Clerk, matter: Matter) -> m.ColleaguesFound:
    """Who could go on with this visit, those who soonest can of the own centre first."""
    mine = {me.name} if record.clerk == me.name else {record.clerk}  # a leader may have another's visit for themselves
    others = [one for one in floor.clerks.values() if one.name not in mine and _near_enough(one, record, matter)]
    words = message.words.casefold().split()
    here = [one for one in others if floor.duty(one.name).state in _SOONEST and _says(floor, one, words)]
    here.sort(key=lambda one: (one.centre != me.centre, _SOONEST[floor.duty(one.name).state], one.service_number))
    return m.ColleaguesFound(
        visit=message.visit,
        words=message.words,
        clerks=tuple(_colleague(floor, one, me) for one in here[:MOST]),
        more=max(0, len(here) - MOST),
        centres=tuple(_centre(floor, code) for code in sorted({one.centre for one in others} - {me.centre})),
        groups=tuple(sorted({group for one in others for group in one.groups})),
        languages=tuple(sorted({spoken for one in others for spoken in one.languages} - {MANDARIN})),
    )


def _had(record: VisitRecord) -> str:
    """Whose it was before it waited."""
    return "" if record.transfer is None else record.transfer.by


def _named_once(to: m.Target) -> None:
    others = (to.centre, to.group, to.language)
    if bool(to.clerk) == any(others):
        raise Refused(Code.BAD_FIELD, "to")


def _may_be_meant(clerk: Clerk, record: VisitRecord, matter: Matter) -> bool:
    return is_meant(clerk, record, matter) and _near_enough(clerk, record, matter)


def _near_enough(clerk: Clerk, record: VisitRecord, matter: Matter) -> bool:
    """A matter that is its own centre's alone stays there, whoever asks."""
    return matter.citywide or clerk.centre == record.centre.code


def _says(floor: Floor, clerk: Clerk, words: list[str]) -> bool:
    """Whether all of the words stand in what is shown of the clerk."""
    centre = floor.centres.get(clerk.centre)
    places = (centre.name, centre.name_en) if centre is not None else ()
    shown = " ".join((clerk.display, clerk.service_number, *places)).casefold()
    return all(word in shown for word in words)


def _colleague(floor: Floor, clerk: Clerk, me: Clerk) -> m.Colleague:
    centre = floor.centres.get(clerk.centre) if clerk.centre != me.centre else None
    return m.Colleague(
        name=clerk.name,
        display=clerk.display,
        service_number=clerk.service_number,
        state=floor.duty(clerk.name).state,
        centre="" if centre is None else centre.name,
        centre_en="" if centre is None else centre.name_en,
    )


def _centre(floor: Floor, code: str) -> m.OtherCentre:
    known = floor.centres[code]
    return m.OtherCentre(code=code, name=known.name, name_en=known.name_en, at_work=len(floor.at_work.get(code, ())))
