"""Which draft a visit may go on with, and what its clerk is shown of it. Pure.

A draft is its person's alone. A number typed wrong may be somebody else's, so number and name must both be the
draft's; and while one visit goes on with a draft no other is offered it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from signaling import papers
from signaling.records import DraftRecord, VisitRecord
from windowkit.drafts import Earlier
from windowkit.identity import id_number_problem
from windowkit.materials import missing
from windowkit.matters import Matter
from windowkit.visit import State

# While the form is open; what was read or signed is not changed under a resident's hands.
OPEN: Final = frozenset({State.JOINING, State.SERVING, State.DOCUMENT})


class Whose(msgspec.Struct, frozen=True):
    """A person and their matter."""

    id_number: str
    name: str
    matter: str


def whose(record: VisitRecord, matter: Matter) -> Whose | None:
    """Whose form this is; None while number or name is not there yet."""
    form = papers.values(record)
    number, name = form.get(matter.applicant_id_number, "").upper(), _plain(form.get(matter.applicant_name, ""))
    return Whose(number, name, matter.code) if name and id_number_problem(number) is None else None


def of(draft: DraftRecord) -> Whose:
    """Whose draft this is."""
    return Whose(draft.id_number.upper(), _plain(draft.name), draft.matter)


def offered(
    record: VisitRecord, matter: Matter, drafts: Mapping[Whose, DraftRecord], visits: Iterable[VisitRecord]
) -> DraftRecord | None:
    """The draft that this visit may go on with, or does; None where there is none, or another visit has it."""
    mine = whose(record, matter) if drafts else None
    found = drafts.get(mine) if mine is not None else None
    if found is None or any(_has(one, found) for one in visits if one.visit.id != record.visit.id):
        return None
    return found


def in_hands(draft: DraftRecord, visits: Iterable[VisitRecord]) -> bool:
    """Whether a running visit goes on with it."""
    return any(_has(one, draft) for one in visits)


def shown(record: VisitRecord, draft: DraftRecord, matter: Matter) -> Earlier:
    """What the clerk is shown before any of its answers."""
    there = {one.document.material for one in draft.documents}
    typed = papers.values(record)
    return Earlier(
        draft=draft.id,
        day=papers.day(draft.left),
        ticket=draft.ticket,
        committee=draft.committee.name,
        committee_en=draft.committee.name_en,
        clerk=draft.clerk,
        service_number=draft.service_number,
        outcome=draft.outcome,
        next_step=draft.next_step,
        fields=len(draft.fields),
        documents=tuple(one.code for one in matter.materials if one.code in there),
        missing=tuple(one.code for one in missing(matter, draft.fields, there, {})),
        differs=tuple(
            key
            for key, value in draft.fields.items()
            if typed.get(key) and typed[key] != value and key not in _names(matter)
        ),
        continued=record.continued is not None and record.continued.draft == draft.id,
    )


def _names(matter: Matter) -> tuple[str, str]:
    """The fields that the draft was found by."""
    return matter.applicant_id_number, matter.applicant_name


def _has(record: VisitRecord, draft: DraftRecord) -> bool:
    return record.continued is not None and record.continued.draft == draft.id


def _plain(name: str) -> str:
    """A name without the spaces that one clerk types and another does not."""
    return "".join(name.split())
