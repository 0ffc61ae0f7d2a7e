"""What an ended visit leaves to be found by, and what is kept of a look at it: frozen values. Pure."""

from typing import Final

import msgspec

from signaling import households, papers
from signaling.records import VisitRecord
from windowkit.matters import Matter

# What stands for a reason where cases were looked for, and this one was told of; with the clerk's own after a colon.
FINDING: Final = "finding"


class ServedRecord(msgspec.Struct, frozen=True, kw_only=True):
    """Who served a visit, and where. `name`, `id_number` and `home` are the applicant's, only where a case was filed.

    `home` is their address as it is compared (signaling/homes.py).
    """

    visit: str
    clerk: str
    centre: str
    ticket: str
    case: str = ""
    name: str = ""
    id_number: str = ""
    home: str = ""


class LookRecord(msgspec.Struct, frozen=True, kw_only=True):
    """For an audit: the clerk of this centre looked (UNIX seconds) at the past of the resident of `visit`.

    That is the visit that was told of, "" where a search found none; nothing of the resident is in it.
    """

    id: str
    at: float
    clerk: str
    centre: str
    visit: str
    reason: str


def served(record: VisitRecord, matter: Matter) -> ServedRecord:
    """Of a visit that ends."""
    form = papers.values(record) if record.case else {}
    return ServedRecord(
        visit=record.visit.id,
        clerk=record.clerk,
        centre=record.office.code,
        ticket=record.ticket,
        case=record.case,
        name="".join(form.get(matter.applicant_name, "").split()),
        id_number=form.get(matter.applicant_id_number, "").upper(),
        home=households.home_of(form, matter),
    )
