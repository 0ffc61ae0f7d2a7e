"""Who lives where a visit's resident lives, by their filed cases, and which of their answers serve this form too."""

from collections.abc import Mapping
from typing import Final

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from signaling import papers, tables as t
from signaling.homes import apart, home
from signaling.records import VisitRecord
from windowkit.identity import masked_name
from windowkit.matters import Matter, problem
from windowkit.past import HouseholdFound, Member

MOST: Final = 6  # people; where more gave one address it is a home for the aged, or a lane without its house


def home_of(values: Mapping[str, str], matter: Matter) -> str:
    """Where the person of this form lives, to be compared; "" unknown, no house, or a matter without households."""
    return home(address_of(values, matter))


def address_of(values: Mapping[str, str], matter: Matter) -> str:
    """As it was typed: the first that is filled in, be it in words of their own, says where they live."""
    by = matter.household.by if matter.household is not None else ()
    return next((says for key in by if (says := values.get(key, "").strip())), "")


class Lived(msgspec.Struct, frozen=True):
    """A person's latest case that says where they live."""

    visit: VisitRecord
    id_number: str
    name: str
    centre: str


def living_at(connection: Connection, where: str, id_number: str) -> list[Lived]:
    """Everybody else whose latest case names this home, whoever has moved away left out; at most MOST + 1."""
    there = select(t.SERVED.c.id_number).where(t.SERVED.c.home == where, t.SERVED.c.id_number.not_in(("", id_number)))
    query = (
        select(t.SERVED.c.id_number, t.SERVED.c.visit, t.SERVED.c.home)
        .join(t.ENDED, t.ENDED.c.visit == t.SERVED.c.visit)
        .where(t.SERVED.c.id_number.in_(there), t.SERVED.c.home != "")
        .order_by(t.ENDED.c.ended)
    )
    latest = {number: (visit, lives) for number, visit, lives in connection.execute(query)}
    here = [visit for visit, lives in latest.values() if lives == where]
    return _read(connection, t.SERVED.c.visit.in_(here[-MOST - 1 :])) if here else []


def _read(connection: Connection, which: ColumnElement[bool]) -> list[Lived]:
    query = (
        select(t.VISITS.c.body, t.SERVED.c.id_number, t.SERVED.c.name, t.SERVED.c.centre)
        .join(t.SERVED, t.SERVED.c.visit == t.VISITS.c.id)
        .join(t.ENDED, t.ENDED.c.visit == t.VISITS.c.id)
        .where(which)
        .order_by(t.ENDED.c.ended.desc(), t.SERVED.c.visit)
    )
    found = connection.execute(query).all()
    return [Lived(msgspec.json.decode(one[0], type=VisitRecord), *one[1:]) for one in found]


def told(
    record: VisitRecord, matter: Matter, found: list[Lived], matters: Mapping[str, Matter]
) -> tuple[HouseholdFound, list[str]]:
    """What the clerk of this visit is told of them, and of whose visits that is."""
    form = papers.values(record)
    here = [one for one in found if not apart(address_of(form, matter), _address(one.visit, matters))]
    shown = [(one, fields) for one in here if (fields := _new(_shared(one.visit, matter, matters), form))]
    members = tuple(_member(one, fields, matters) for one, fields in shown)
    return HouseholdFound(visit=record.visit.id, members=members), [one.visit.visit.id for one, _ in shown]


def _address(last: VisitRecord, matters: Mapping[str, Matter]) -> str:
    then = matters.get(last.matter)
    return address_of(papers.values(last), then) if then is not None else ""


def _member(lived: Lived, fields: dict[str, str], matters: Mapping[str, Matter]) -> Member:
    then = matters.get(lived.visit.matter)
    return Member(
        name=masked_name(lived.name),
        day=papers.day(lived.visit.opened),
        matter_name=then.name if then else lived.visit.matter,
        matter_name_en=then.name_en if then else lived.visit.matter,
        fields=fields,
    )


def _new(said: dict[str, str], form: Mapping[str, str]) -> dict[str, str]:
    """Without the address that the form has in other words."""
    return {key: value for key, value in said.items() if not home(value) or home(value) != home(form.get(key, ""))}


def _shared(last: VisitRecord, matter: Matter, matters: Mapping[str, Matter]) -> dict[str, str]:
    """The answers that both matters say a household shares, and that this form would take."""
    then = matters.get(last.matter)
    if then is None or then.household is None or matter.household is None:
        return {}
    said = papers.values(last)
    fields = [matter.field(key) for key in matter.household.shared if key in then.household.shared]
    return {
        one.key: said[one.key]
        for one in fields
        if one is not None and said.get(one.key) and problem(one, said[one.key]) is None
    }
