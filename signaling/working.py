"""Which days are worked, and when so many of them are over. Pure."""

from datetime import date, timedelta

import msgspec

_SATURDAY = 5


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """Monday to Friday, but not on `holidays`; `workdays` are the weekends that are worked instead (调休)."""

    holidays: frozenset[str] = frozenset()  # YYYY-MM-DD, both
    workdays: frozenset[str] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Whether offices work on that day."""
        name = day.isoformat()
        return name in self.workdays or (day.weekday() < _SATURDAY and name not in self.holidays)

    def after(self, day: str, days: int) -> str:
        """The day (YYYY-MM-DD) on which so many worked days after `day` are over."""
        found = date.fromisoformat(day)
        while days:
            found += timedelta(days=1)
            days -= self.is_worked(found)
        return found.isoformat()
