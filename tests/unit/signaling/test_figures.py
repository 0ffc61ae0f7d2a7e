"""The figures against counting by hand, and against their definitions over random days."""

import math

import pytest
from hypothesis import given, strategies as st
from msgspec.structs import replace

from signaling.figures import ALL, By, Figures, Measure, figures, percentile
from signaling.records import EndedRecord
from windowkit.ending import Reason
from windowkit.visit import Outcome

DAY = 86_400.0
NOON = 1_795_406_400.0
MONTH = Measure(since=NOON, until=NOON + 30 * DAY, now=NOON + 90 * DAY)


def visit(
    name: str,
    day: float = 0.0,
    *,
    wait: float | None = 10.0,
    handled: float = 300.0,
    outcome: Outcome = Outcome.ACCEPTED,
    resident: str = "r",
    matter: str = "m",
    centre: str = "one",
    reason: Reason | None = None,
) -> EndedRecord:
    opened = NOON + day * DAY
    return EndedRecord(
        visit=name,
        matter=matter,
        centre=centre,
        committee=f"{centre}-1",
        opened=opened,
        ended=opened + (wait or 0.0) + handled,
        outcome=outcome,
        reason=reason,
        answered_at=None if wait is None else opened + wait,
        handled=0.0 if wait is None else handled,
        resident=resident if wait is not None else "",
    )


def all_of(*rows: EndedRecord, measure: Measure = MONTH) -> Figures:
    (last,) = [one for one in figures(rows, measure, By.CENTRE) if one.key == ALL]
    return last


def gave_up(name: str, after: float) -> EndedRecord:
    return visit(name, wait=None, handled=after, outcome=Outcome.BROKEN_OFF, reason=Reason.GAVE_UP_WAITING)


def test_faces_and_what_was_not_good_are_counted() -> None:
    found = all_of(
        replace(visit("a", resident="1"), faces=5),
        replace(visit("b", resident="2"), faces=2, whys="waited,again"),
        replace(visit("c", resident="3"), faces=2, whys="waited"),
        visit("d", resident="4"),
    )
    assert found.faces == {"2": 2, "5": 1}
    assert found.whys == {"again": 1, "waited": 2}


def test_service_levels_are_asterisks() -> None:
    """SL = answered within T / answered; SL2 = (that + abandoned within T) / (answered + abandoned)."""
    found = all_of(
        visit("a", wait=20, resident="1"),
        visit("b", wait=60, resident="2"),
        visit("c", wait=61, resident="3"),
        gave_up("d", 30),
        gave_up("e", 200),
    )
    assert (found.answered, found.abandoned, found.in_time) == (3, 2, 2)
    assert found.service_level == pytest.approx(2 / 3)
    assert found.service_level_2 == pytest.approx(3 / 5)
    assert (found.wait_p50, found.wait_p90) == (60, 61)
    assert found.reasons == {"gave_up_waiting": 2}


def test_nothing_gives_no_shares() -> None:
    found = all_of()
    assert (found.visits, found.service_level, found.first_time, found.wait_p50) == (0, None, None, None)


def test_done_at_the_first_visit() -> None:
    found = all_of(visit("a", resident="1"), visit("b", resident="2", outcome=Outcome.MATERIALS_MISSING))
    assert (found.first_visits, found.first_done, found.first_time) == (2, 1, 0.5)


def test_who_comes_again_for_the_same_matter_was_not_done_and_the_second_visit_is_no_first() -> None:
    found = all_of(visit("a"), visit("b", 20))
    assert (found.first_visits, found.first_done) == (1, 0)


def test_another_matter_another_person_or_long_after_is_another_first_visit() -> None:
    found = all_of(visit("a"), visit("b", 1, matter="n"), visit("c", 2, resident="s"))
    assert (found.first_visits, found.first_done) == (3, 3)
    later = all_of(visit("a", -40), visit("b", 1))
    assert (later.first_visits, later.first_done) == (1, 1)


def test_a_repetition_at_another_centre_counts_against_the_first() -> None:
    one, two, _ = figures([visit("a"), visit("b", 3, centre="two")], MONTH, By.CENTRE)
    assert (one.key, one.first_visits, one.first_done) == ("one", 1, 0)
    assert (two.key, two.visits, two.first_visits, two.first_time) == ("two", 1, 0, None)


def test_a_visit_before_the_days_that_are_counted_makes_one_of_them_a_repetition() -> None:
    assert all_of(visit("a", -3, outcome=Outcome.MATERIALS_MISSING), visit("b", 1)).first_visits == 0


def test_whom_nobody_knows_is_somebodys_only_visit_and_who_was_not_answered_had_none() -> None:
    unknown = visit("a", resident="", outcome=Outcome.NOT_POSSIBLE_HERE)
    found = all_of(unknown, visit("b", resident="", outcome=Outcome.DONE), gave_up("c", 5))
    assert (found.first_visits, found.first_done) == (2, 1)


def test_what_may_still_change_is_said() -> None:
    soon = Measure(since=NOON, until=NOON + 30 * DAY, now=NOON + 20 * DAY)
    found = all_of(visit("a", resident="1"), visit("b", resident=""), measure=soon)
    assert (found.first_done, found.first_open) == (2, 1)
    assert all_of(visit("a")).first_open == 0


@pytest.mark.parametrize(("percent", "value"), [(50, 2), (90, 4), (100, 4), (1, 1)])
def test_a_percentile_is_the_nearest_rank(percent: int, value: float) -> None:
    assert percentile([1, 2, 3, 4], percent) == value


ROWS = st.lists(
    st.builds(
        visit,
        name=st.uuids().map(str),
        day=st.floats(-60, 60),
        wait=st.none() | st.floats(0, 600),
        handled=st.floats(0, 3600),
        outcome=st.sampled_from(Outcome),
        resident=st.sampled_from(["", "r", "s"]),
        matter=st.sampled_from(["m", "n"]),
        centre=st.sampled_from(["one", "two"]),
    ),
    max_size=40,
)


@given(ROWS, st.sampled_from(By))
def test_groups_add_up_and_no_share_is_above_one(rows: list[EndedRecord], by: By) -> None:
    *groups, everything = figures(rows, MONTH, by)
    for name in ("visits", "answered", "abandoned", "in_time", "first_visits", "first_done", "first_open"):
        assert sum(getattr(one, name) for one in groups) == getattr(everything, name)
    for one in (*groups, everything):
        assert one.answered + one.abandoned == one.visits == sum(one.outcomes.values())
        assert one.first_open <= one.first_done <= one.first_visits <= one.answered
        shares = (one.service_level, one.service_level_2, one.first_time)
        assert all(share is None or 0 <= share <= 1 for share in shares)
        assert one.wait_p50 is None or one.wait_p50 <= (one.wait_p90 or math.inf)


@given(ROWS)
def test_more_repetitions_never_raise_the_rate(rows: list[EndedRecord]) -> None:
    """A longer time in which somebody may come again finds fewer first visits, and no more that were done."""
    short = all_of(*rows, measure=Measure(since=-math.inf, until=math.inf, now=math.inf, repeat_days=7))
    long = all_of(*rows, measure=Measure(since=-math.inf, until=math.inf, now=math.inf, repeat_days=60))
    assert long.first_visits <= short.first_visits
    assert long.first_done <= short.first_done
