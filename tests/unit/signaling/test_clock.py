"""The hall's clock over a machine's that is set."""

import pytest

from signaling.clock import Clock


class Machine:
    """Two clocks."""

    def __init__(self) -> None:
        self.wall, self.steady = 1_000_000.0, 5.0

    def pass_(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def clock(machine: Machine) -> Clock:
    return Clock(lambda: machine.wall, lambda: machine.steady)


def test_it_is_the_machines_time_and_says_nothing_of_time_that_passes(machine: Machine, clock: Clock) -> None:
    for seconds in (7, 100_000):
        machine.pass_(seconds)
        assert (clock.moved(), clock.read()) == (0.0, machine.wall)


@pytest.mark.parametrize("by", [3600.0, -3600.0, 5.0])
def test_it_says_once_how_far_it_was_set(machine: Machine, clock: Clock, by: float) -> None:
    machine.pass_(60)
    machine.wall += by
    machine.pass_(1)
    assert clock.moved() == pytest.approx(by)
    assert (clock.moved(), clock.read()) == (0.0, machine.wall)


def test_a_clock_that_is_set_right_slowly_was_not_set(machine: Machine, clock: Clock) -> None:
    for _ in range(1000):
        machine.pass_(60)
        machine.wall += 0.03  # 500 ppm
        assert clock.moved() == 0.0
