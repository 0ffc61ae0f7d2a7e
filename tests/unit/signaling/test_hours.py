"""Opening hours: by kind of day, over midnight and noon, and when it opens again."""

from datetime import datetime

import pytest
from hypothesis import given, strategies as st

from signaling.hours import Hours, Opening, changes, closed_since, is_open
from signaling.papers import ZONE
from signaling.working import Calendar

CALENDAR = Calendar(holidays=frozenset({"2027-02-08"}), workdays=frozenset({"2027-02-14"}))
HOURS = Hours(workdays=("09:00-12:00", "13:00-17:00"), weekends=("09:00-16:00",), closed=frozenset({"2027-02-11"}))


def at(words: str) -> float:
    return datetime.fromisoformat(words).replace(tzinfo=ZONE).timestamp()


@pytest.mark.parametrize(
    ("moment", "opened", "change"),
    [
        ("2027-02-05T08:59", False, "2027-02-05T09:00"),  # a Friday
        ("2027-02-05T09:00", True, "2027-02-05T12:00"),
        ("2027-02-05T12:00", False, "2027-02-05T13:00"),
        ("2027-02-05T17:00", False, "2027-02-06T09:00"),
        ("2027-02-06T15:59", True, "2027-02-06T16:00"),  # Saturday: shorter
        ("2027-02-08T10:00", False, "2027-02-09T09:00"),  # a holiday
        ("2027-02-10T18:00", False, "2027-02-12T09:00"),  # the next day is closed
        ("2027-02-14T16:30", True, "2027-02-14T17:00"),  # a Sunday that is worked
    ],
)
def test_each_kind_of_day_has_its_hours(moment: str, opened: bool, change: str) -> None:
    assert is_open(HOURS, CALENDAR, at(moment)) is opened
    assert changes(HOURS, CALENDAR, at(moment)) == at(change)


def test_without_hours_it_is_always_open_and_midnight_is_no_edge() -> None:
    assert is_open(None, CALENDAR, 0.0)
    assert changes(None, CALENDAR, 0.0) is None
    always = Hours(workdays=("00:00-24:00",), weekends=("00:00-24:00",), holidays=("00:00-24:00",))
    edge = changes(always, CALENDAR, at("2027-02-05T23:00"))
    assert edge is None or edge > at("2027-12-01T00:00")


def test_since_when_it_is_closed() -> None:
    assert closed_since(HOURS, CALENDAR, at("2027-02-05T10:00")) is None
    assert closed_since(HOURS, CALENDAR, at("2027-02-08T23:00")) == at("2027-02-07T16:00")


def test_a_kiosk_opens_when_its_committee_and_its_centre_both_do() -> None:
    site = Opening(centres={"c": HOURS}, committees={"k": Hours(workdays=("13:30-15:00",))}, calendar=CALENDAR)
    assert site.opens("c", "k", at("2027-02-05T10:00")) == at("2027-02-05T13:30")
    assert site.opens("c", "k", at("2027-02-05T14:00")) == at("2027-02-05T14:00")
    assert site.opens("c", "k", at("2027-02-05T15:00")) == at("2027-02-09T13:30")
    never = Opening(centres={"c": HOURS}, committees={"k": Hours(holidays=("01:00-02:00",))}, calendar=CALENDAR)
    assert never.opens("c", "k", at("2027-02-05T10:00")) is None


@pytest.mark.parametrize(
    "hours",
    [Hours(), Hours(workdays=("12:00-09:00",)), Hours(weekends=("09:00-12:00", "11:00-13:00"))],
)
def test_hours_that_cannot_be_meant_are_named(hours: Hours) -> None:
    assert hours.problem()
    assert not HOURS.problem()


@given(st.floats(at("2027-01-01T00:00"), at("2027-12-31T00:00")))
def test_nothing_changes_before_the_next_change_and_it_does_then(now: float) -> None:
    edge = changes(HOURS, CALENDAR, now)
    assert edge is not None
    assert edge > now
    assert is_open(HOURS, CALENDAR, now) is is_open(HOURS, CALENDAR, (now + edge) / 2)
    assert is_open(HOURS, CALENDAR, edge) is not is_open(HOURS, CALENDAR, now)
