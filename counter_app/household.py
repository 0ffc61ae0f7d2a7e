"""What those who live with a resident answered before, as far as the form can take it up. Pure."""

from typing import Final

import msgspec

from counter_app.cards import is_known
from counter_app.desk import Desk, value
from windowkit.messages import Shown
from windowkit.past import HouseholdFound

MOST: Final = 4  # choices, each with a key


class Asked(msgspec.Struct, frozen=True):
    """Whose household was asked for: what is told holds for this person and this address alone."""

    person: tuple[str, ...]
    lives: tuple[str, ...]


class Choice(msgspec.Struct, frozen=True):
    """A field's answer, and who gave it, when."""

    field: str
    value: str
    name: str
    day: str


def may_ask(desk: Desk) -> bool:
    """Whether the form says who it is for and where they live."""
    matter = desk.matter
    if matter is None or matter.household is None or not is_known(desk):
        return False
    return any(value(desk, key) for key in matter.household.by)


def asked(desk: Desk) -> Asked | None:
    """Of the form as it is now."""
    matter = desk.matter
    if matter is None or matter.household is None or desk.visit is None:
        return None
    person = tuple(value(desk, key) for key in (matter.applicant_id_number, matter.applicant_name))
    return Asked(person, tuple(value(desk, key) for key in matter.household.by))


def still(desk: Desk, before: Asked, shown: tuple[Choice, ...]) -> bool:
    """Whether the form says the same person and address yet, or one that was taken over."""
    now, matter = asked(desk), desk.matter
    if now is None or matter is None or matter.household is None or now.person != before.person:
        return False
    offered = {(one.field, one.value) for one in shown}
    both = zip(matter.household.by, before.lives, now.lives, strict=True)
    return all(new == old or (key, new) in offered for key, old, new in both)


def is_seen(desk: Desk) -> bool:
    """Whether the resident is shown something of this counter: others' answers are not for that screen."""
    return desk.visit is not None and desk.visit.shown not in (Shown.NOTHING, Shown.DOCUMENT)


def choices(desk: Desk, found: HouseholdFound) -> tuple[Choice, ...]:
    """What the form does not say already, in its own order; of one answer that many gave, the latest.

    To be asked for once: the keys stay with what they were given to.
    """
    matter = desk.matter
    shared = matter.household.shared if matter is not None and matter.household is not None else ()
    seen: dict[tuple[str, str], Choice] = {}
    for key in shared:
        for member in found.members:
            says = member.fields.get(key, "")
            if says and says != value(desk, key):
                seen.setdefault((key, says), Choice(key, says, member.name, member.day))
    return tuple(seen.values())[:MOST]
