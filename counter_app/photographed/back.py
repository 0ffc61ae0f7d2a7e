"""The side of an identity card without the name: who issued it, and from when until when it is valid. Pure.

No number checks what was read here, but the law does: a card is valid for 5, 10 or 20 years to the day, or without an
end (长期). Another span was misread. Driving licences, passports and older permits have such days, too: the side is
known by its own words, and by none that stand beside a name.
"""

import re
from datetime import date
from typing import Final

import msgspec

from counter_app.photographed.lines import Line
from windowkit.cards import LONG_TERM

_DAY: Final = r"(\d{4})[.．·,、-]?(\d{2})[.．·,、-]?(\d{2})"
_SPAN: Final = re.compile(_DAY + r"[-—–一~至]*(?:" + _DAY + r"|(长期))")
_SPANS: Final = (5, 10, 20)  # years
_YEARS: Final = range(1984, 2100)  # in which a card may have been issued: there were none before
_LABEL: Final = re.compile(r"^.{0,2}[发發]机关")  # labels are printed pale: their first letters are often misread
_OWN: Final = re.compile(r"[发發]机关|居民身份证|居民居住证")
_OTHERS: Final = re.compile(r"姓名|name|国籍|驾驶|护照|出生", re.IGNORECASE)
_ISSUER: Final = re.compile(r"[\u3400-\u9fff]{2,}(公安局|分局|管理局|公安厅|管理总队)$")


class CardBack(msgspec.Struct, frozen=True):
    """Days are YYYY-MM-DD; `valid_to` may be LONG_TERM. `issuer` is "" where it was not read."""

    issuer: str
    valid_from: str
    valid_to: str


def validity(text: str) -> tuple[str, str] | None:
    """The first span of days in these words; None where there is none, or none that a card has."""
    found = _SPAN.search(_plain(text))
    if found is None:
        return None
    since = _day(found[1], found[2], found[3])
    if since is None or since.year not in _YEARS:
        return None
    if found[7]:
        return since.isoformat(), LONG_TERM
    until = _day(found[4], found[5], found[6])
    return (since.isoformat(), until.isoformat()) if until is not None and _is_a_span(since, until) else None


def card_back(lines: tuple[Line, ...]) -> CardBack | None:
    """What stands on that side, whichever way it lies; None where it is another, or its days cannot be read."""
    texts = [_plain(one.text) for one in lines]
    issuer = next((text for text in (_LABEL.sub("", one) for one in texts) if _ISSUER.fullmatch(text)), "")
    if any(_OTHERS.search(one) for one in texts) or not (issuer or any(_OWN.search(one) for one in texts)):
        return None
    days = next((found for text in texts if (found := validity(text)) is not None), None)
    return CardBack(issuer, *days) if days is not None else None


def _is_a_span(since: date, until: date) -> bool:
    """To the day, or to the day before it."""
    days = (_later(since, years) for years in _SPANS)
    return any(0 <= (end - until).days <= 1 for end in days)


def _later(since: date, years: int) -> date:
    leap_day = since.month == 2 and since.day == 29
    return date(since.year + years, 3, 1) if leap_day else since.replace(year=since.year + years)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _plain(text: str) -> str:
    return "".join(text.split())
