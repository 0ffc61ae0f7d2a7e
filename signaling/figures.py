"""How well visits went: answered in time, waited, handled, and done at the first visit. Pure.

What each figure is exactly, and why, is decision 39. Nothing here leads back to a person.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum, auto
from typing import Final

import msgspec

from signaling.records import EndedRecord
from windowkit.visit import Outcome

_DAY: Final = 86_400.0  # s
_DONE: Final = frozenset({Outcome.DONE, Outcome.ACCEPTED})
ALL: Final = "*"  # the row of everything


class By(StrEnum):
    """What visits are put together by."""

    MATTER = auto()
    CENTRE = auto()
    COMMITTEE = auto()


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted: opened from `since` to before `until`; `now` says what may still change. UNIX seconds.

    `within`: seconds in which a visit is answered in time; `repeat_days`: who comes again within them, for the same
    matter, had not been done at the first visit.
    """

    since: float
    until: float
    now: float
    within: float = 60.0
    repeat_days: int = 30

    @property
    def reach(self) -> tuple[float, float]:
        """From when to when rows are needed: a visit before or after may make one of these a repeated one."""
        return self.since - self.repeat_days * _DAY - _DAY, self.until + self.repeat_days * _DAY + _DAY


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """Of one group. Seconds; shares are 0 to 1, None where there is nothing to take a share of.

    `service_level` is answered in time of answered, `service_level_2` counts who hung up that early as if answered in
    time, and everybody: as Asterisk's SL and SL2. `first_time` is `first_done` of `first_visits`; of those,
    `first_open` are done so far, and their days in which somebody may come again are not over. `transferred` visits
    were passed on `transfers` times: each is still one visit with one outcome.
    """

    key: str
    visits: int
    answered: int
    abandoned: int
    in_time: int
    service_level: float | None
    service_level_2: float | None
    wait_p50: float | None
    wait_p90: float | None
    handling_p50: float | None
    handling_p90: float | None
    first_visits: int
    first_done: int
    first_open: int
    first_time: float | None
    transfers: int
    transferred: int
    outcomes: dict[str, int]
    reasons: dict[str, int]
    faces: dict[str, int]
    whys: dict[str, int]


class First(msgspec.Struct, frozen=True):
    """Of a first visit: whether it was done with it, and whether that can still change."""

    done: bool
    open: bool


def figures(rows: Iterable[EndedRecord], measure: Measure, by: By) -> list[Figures]:
    """One of each group by its key, and last of all together (key ALL)."""
    known = list(rows)
    firsts = _firsts(known, measure)
    counted = [one for one in known if measure.since <= one.opened < measure.until]
    groups = defaultdict[str, list[EndedRecord]](list)
    for one in counted:
        groups[str(getattr(one, by))].append(one)
    found = [_figures(name, groups[name], firsts, measure) for name in sorted(groups)]
    return [*found, _figures(ALL, counted, firsts, measure)]


def _figures(key: str, visits: Sequence[EndedRecord], firsts: dict[str, First], measure: Measure) -> Figures:
    answered = [one for one in visits if one.answered_at is not None]
    waits = sorted((one.answered_at or one.opened) - one.opened for one in answered)
    handled = sorted(one.handled for one in answered)
    left = [one.ended - one.opened for one in visits if one.answered_at is None]
    in_time = sum(wait <= measure.within for wait in waits)
    early = sum(wait <= measure.within for wait in left)
    mine = [firsts[one.visit] for one in visits if one.visit in firsts]
    done = [one for one in mine if one.done]
    return Figures(
        key=key,
        visits=len(visits),
        answered=len(answered),
        abandoned=len(left),
        in_time=in_time,
        service_level=_share(in_time, len(answered)),
        service_level_2=_share(in_time + early, len(visits)),
        wait_p50=percentile(waits, 50),
        wait_p90=percentile(waits, 90),
        handling_p50=percentile(handled, 50),
        handling_p90=percentile(handled, 90),
        first_visits=len(mine),
        first_done=len(done),
        first_open=sum(one.open for one in done),
        first_time=_share(len(done), len(mine)),
        transfers=sum(one.transfers for one in visits),
        transferred=sum(one.transfers > 0 for one in visits),
        outcomes=dict(sorted(Counter(str(one.outcome) for one in visits).items())),
        reasons=dict(sorted(Counter(str(one.reason) for one in visits if one.reason is not None).items())),
        faces=dict(sorted(Counter(str(one.faces) for one in visits if one.faces is not None).items())),
        whys=dict(sorted(Counter(why for one in visits for why in one.whys.split(",") if why).items())),
    )


def _firsts(rows: Sequence[EndedRecord], measure: Measure) -> dict[str, First]:
    """The first visits, by visit.

    A visit that no clerk answered is none: what its resident wanted was not tried. One whose resident nobody knows is
    the only visit of somebody: it counts, and can be matched with nothing.
    """
    again = measure.repeat_days * _DAY
    found: dict[str, First] = {}
    people = defaultdict[tuple[str, str], list[EndedRecord]](list)
    for one in rows:
        if one.answered_at is None:
            continue
        if one.resident:
            people[one.resident, one.matter].append(one)
        else:
            found[one.visit] = First(one.outcome in _DONE, open=False)
    for visits in people.values():
        visits.sort(key=lambda one: (one.opened, one.visit))
        for at, one in enumerate(visits):
            if at and one.opened - visits[at - 1].ended <= again:
                continue
            repeated = at + 1 < len(visits) and visits[at + 1].opened - one.ended <= again
            found[one.visit] = First(
                one.outcome in _DONE and not repeated, open=not repeated and measure.now < one.ended + again
            )
    return found


def percentile(ordered: Sequence[float], percent: int) -> float | None:
    """The smallest value that at least so many percent are not above (nearest rank); None of nothing."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)] if ordered else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
