"""When pictures of a line are shown; a story is a list of times."""

from itertools import pairwise

import pytest

from windowkit.media.steady import MOST, Steady

STEP = 1 / 30


def shown(steady: Steady, first: int, late: dict[int, float], count: int = 30) -> list[float]:
    """`count` pictures, each so much later than the promptest as told; what waits for one comes with it."""
    at, times = 0.0, list[float]()
    for number in range(first, first + count):
        at = max(at, 100.0 + number * STEP + late.get(number, 0.0))
        times.append(steady.due(number * STEP, at))
    return times


def longest(times: list[float]) -> float:
    return max(later - earlier for earlier, later in pairwise(times))


def test_a_line_that_loses_nothing_costs_nothing_however_late_pictures_are() -> None:
    steady = Steady()
    times = shown(steady, 0, {10: 0.06, 20: 0.09})
    assert times[9] == 100.0 + 9 * STEP
    assert times[10] == 100.0 + 10 * STEP + 0.06
    assert steady.held == 0.0


def test_where_packets_get_lost_a_late_picture_is_still_in_time() -> None:
    steady = Steady()
    assert longest(shown(steady, 0, {10: 0.045, 20: 0.045})) > STEP + 0.04
    for lost in (100.3, 100.6, 100.9):
        steady.lost(lost)
    shown(steady, 30, {40: 0.045, 50: 0.045})
    times = shown(steady, 60, {70: 0.045, 80: 0.045})
    assert longest(times) == pytest.approx(STEP, abs=0.006)
    assert times[5] - (100.0 + 65 * STEP) <= MOST


def test_what_is_held_back_changes_too_slowly_to_be_seen_and_ends_with_the_loss() -> None:
    steady = Steady()
    for lost in (100.0, 100.1, 100.2):
        steady.lost(lost)
    times = shown(steady, 0, dict.fromkeys(range(5, 300, 10), 0.05), 300)
    assert longest(times[:10]) < STEP + 0.06
    assert steady.held == MOST
    times = shown(steady, 330, {}, 90)
    assert longest(times) < STEP + 0.005
    assert steady.held == 0.0


def test_after_a_cut_the_next_picture_is_shown_at_once() -> None:
    steady = Steady()
    for lost in (100.0, 100.1, 100.2):
        steady.lost(lost)
    shown(steady, 0, {}, 60)
    assert steady.due(5.0, 105.2) == 105.2


def test_a_clock_that_begins_anew_holds_nothing_longer_than_the_most() -> None:
    steady = Steady()
    for lost in (100.0, 100.1, 100.2):
        steady.lost(lost)
    shown(steady, 0, {}, 60)
    assert steady.due(5000.0, 102.0) - 102.0 <= MOST
