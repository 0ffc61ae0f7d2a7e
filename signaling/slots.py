"""Which times can be booked: a centre's slots by its opening hours, and which of their places are free. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Annotated

import msgspec

from signaling.appointment_records import AppointmentRecord
from signaling.hours import Hours, Opening
from signaling.papers import ZONE

_Places = Annotated[int, msgspec.Meta(ge=1, le=50)]
_Seconds = Annotated[float, msgspec.Meta(ge=0, le=86_400)]


class AppointmentRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a centre gives times for: by matter group, how many come at once (its specialists).

    `slot` in minutes, `days` ahead; the rest in seconds before and after an appointment's time: from when on its kiosk
    says so, and how early and how late its resident may come.
    """

    groups: dict[str, _Places] = {}
    slot: Annotated[int, msgspec.Meta(ge=5, le=240)] = 30
    days: Annotated[int, msgspec.Meta(ge=1, le=60)] = 14
    remind: _Seconds = 1800.0
    early: _Seconds = 600.0
    late: _Seconds = 900.0

    def problem(self) -> str:
        """What is wrong with these rules, in words for whoever wrote them; "" if nothing is."""
        return "make remind as long as early, or longer" if self.remind < self.early else ""


def moment(at: str) -> float:
    """When that is, in UNIX seconds. Raises ValueError where no calendar has it."""
    return datetime.strptime(at, "%Y-%m-%dT%H:%M").replace(tzinfo=ZONE).timestamp()


def starts(rules: AppointmentRules, opening: Opening, centre: str, committee: str, now: float) -> Iterator[str]:
    """When each slot begins that is not past: wholly inside the hours of the centre, and of the committee."""
    today = datetime.fromtimestamp(now, ZONE).date()
    there, here = opening.centres.get(centre), opening.committees.get(committee)
    for day in (today + timedelta(days=number) for number in range(rules.days + 1)):
        spans = there.spans(day, opening.calendar) if there is not None else ()
        for start, end in spans:
            for minute in range(start, end - rules.slot + 1, rules.slot):
                at = f"{day.isoformat()}T{minute // 60:02}:{minute % 60:02}"
                fits = here is None or _inside(here, opening, at, minute, minute + rules.slot)
                if fits and moment(at) > now:
                    yield at


def _inside(hours: Hours, opening: Opening, at: str, start: int, end: int) -> bool:
    spans = hours.spans(datetime.fromisoformat(at).date(), opening.calendar)
    return any(first <= start and end <= last for first, last in spans)


type Taken = dict[str, set[int]]


def taken(booked: Iterable[AppointmentRecord], centre: str, group: str) -> Taken:
    """By slot, the places that somebody has."""
    found: Taken = {}
    for one in booked:
        if one.place is not None and one.centre.code == centre and one.group == group:
            found.setdefault(one.at, set()).add(one.place)
    return found


def free(places: set[int], capacity: int) -> int | None:
    """The place of a slot that the next one gets; None where it is full."""
    if len(places) >= capacity:
        return None
    return next(one for one in range(capacity) if one not in places)
