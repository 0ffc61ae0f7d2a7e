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


def test_it_is_the_machines_time(machine: Machine, clock: Clock) -> None:
    for _ in range(3):
        machine.pass_(7)
        assert clock.read(free=False) == machine.wall


@pytest.mark.parametrize("by", [3600.0, -3600.0])
def test_a_clock_that_is_set_takes_no_grace_and_gives_none(machine: Machine, clock: Clock, by: float) -> None:
    before = clock.read(free=False)
    machine.wall += by
    machine.pass_(180)
    assert 160 < clock.read(free=False) - before < 200


@pytest.mark.parametrize("by", [30.0, -30.0])
def test_it_catches_up_and_never_runs_backwards(machine: Machine, clock: Clock, by: float) -> None:
    machine.wall += by
    read = [clock.read(free=False)]
    for _ in range(400):
        machine.pass_(1)
        read.append(clock.read(free=False))
    assert read == sorted(read)
    assert read[-1] == machine.wall


def test_it_is_followed_at_once_where_nobody_is_in_a_visit(machine: Machine, clock: Clock) -> None:
    machine.wall -= 3600
    assert clock.read(free=True) == machine.wall
