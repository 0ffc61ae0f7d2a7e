"""When a centre or a committee is open: its hours by kind of day, and the next time it opens or closes. Pure."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Annotated, Final

import msgspec

from signaling.papers import ZONE
from signaling.working import Calendar

_AHEAD: Final = 367  # days that are looked through: who is not open within a year does not open again
_BACK: Final = 15  # days that are looked back through: longer than any holiday

_Span = Annotated[str, msgspec.Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$")]
_Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Hours(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Local times as "09:00-17:00", several for a noon's pause; a kind of day that is not said is closed.

    Which weekends and holidays a day is says the site's calendar. `closed` are single days (YYYY-MM-DD).
    """

    workdays: tuple[_Span, ...] = ()
    weekends: tuple[_Span, ...] = ()
    holidays: tuple[_Span, ...] = ()
    closed: frozenset[_Day] = frozenset()

    def problem(self) -> str:
        """What is wrong with these hours, in words for whoever wrote them; "" if nothing is."""
        if not (self.workdays or self.weekends or self.holidays):
            return "they never open: give workdays, weekends or holidays, or leave the hours out (always open)"
        for spans in (self.workdays, self.weekends, self.holidays):
            edges = [edge for span in spans for edge in _minutes(span)]
            if any(later <= before for before, later in pairwise(edges)):
                return f"{', '.join(spans)}: give the times of one day in order, each end after its beginning"
        return ""

    def of(self, day: date, calendar: Calendar) -> tuple[str, ...]:
        """The times of that day."""
        if day.isoformat() in self.closed:
            return ()
        if calendar.is_worked(day):
            return self.workdays
        return self.holidays if day.isoformat() in calendar.holidays else self.weekends

    def spans(self, day: date, calendar: Calendar) -> tuple[tuple[int, int], ...]:
        """The same in minutes since midnight: from, until."""
        return tuple(_minutes(span) for span in self.of(day, calendar))


def is_open(hours: Hours | None, calendar: Calendar, now: float) -> bool:
    """Whether it is open at `now` (UNIX seconds); without hours it always is."""
    return hours is None or any(start <= now < end for start, end in _open(hours, calendar, now, 1, 2))


def changes(hours: Hours | None, calendar: Calendar, now: float) -> float | None:
    """When it opens or closes next; None: never."""
    if hours is None:
        return None
    edges = (edge for times in _open(hours, calendar, now, 1) for edge in times)
    return next((edge for edge in edges if edge > now), None)


def closed_since(hours: Hours | None, calendar: Calendar, now: float) -> float | None:
    """Since when it is closed; None where it is open. Longer ago than a fortnight counts as that."""
    if hours is None or is_open(hours, calendar, now):
        return None
    ends = [end for _, end in _open(hours, calendar, now, _BACK, 1) if end <= now]
    return max(ends, default=now - _BACK * 86_400.0)


def _open(
    hours: Hours, calendar: Calendar, now: float, back: int, ahead: int = _AHEAD
) -> Iterator[tuple[float, float]]:
    """The times it is open, in order; what goes on over midnight is one."""
    held: tuple[float, float] | None = None
    today = datetime.fromtimestamp(now, ZONE).date()
    for number in range(-back, ahead):
        day = today + timedelta(days=number)
        midnight = datetime(day.year, day.month, day.day, tzinfo=ZONE).timestamp()
        for span in hours.of(day, calendar):
            start, end = (midnight + 60.0 * minute for minute in _minutes(span))
            if held is not None and held[1] == start:
                held = (held[0], end)
                continue
            if held is not None:
                yield held
            held = (start, end)
    if held is not None:
        yield held


def _minutes(span: str) -> tuple[int, int]:
    start, end = (int(part[:2]) * 60 + int(part[3:]) for part in span.split("-"))
    return start, end


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """A site's hours: by centre and by committee; who is not named is always open.

    Whoever still waits when a centre closes is served by the clerks who are there, for `serve_out` seconds at most.
    """

    centres: dict[str, Hours] = {}
    committees: dict[str, Hours] = {}
    calendar: Calendar = Calendar()
    serve_out: float = 900.0

    def centre_open(self, centre: str, now: float) -> bool:
        """Whether this centre takes new visits."""
        return is_open(self.centres.get(centre), self.calendar, now)

    def committee_open(self, committee: str, now: float) -> bool:
        """Whether this committee's kiosk does."""
        return is_open(self.committees.get(committee), self.calendar, now)

    def closed_since(self, centre: str, now: float) -> float | None:
        """Since when this centre is closed; None where it is open."""
        return closed_since(self.centres.get(centre), self.calendar, now)

    def changes(self, now: float) -> float | None:
        """When anything opens or closes next."""
        every = (*self.centres.values(), *self.committees.values())
        edges = (changes(one, self.calendar, now) for one in dict.fromkeys(every))
        return min((edge for edge in edges if edge is not None), default=None)

    def opens(self, centre: str, committee: str, now: float) -> float | None:
        """When both are open again, or `now` where they are; None: not within a year."""
        both = (self.centres.get(centre), self.committees.get(committee))
        moment, last = now, now + _AHEAD * 86_400.0
        while moment < last:
            shut = [one for one in both if not is_open(one, self.calendar, moment)]
            if not shut:
                return moment
            following = [changes(one, self.calendar, moment) for one in shut]
            if None in following:
                return None
            moment = max(one for one in following if one is not None)
        return None
