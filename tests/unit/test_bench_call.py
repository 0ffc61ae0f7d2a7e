"""The bench's own reckoning: rows held against their targets, and the simulated room."""

import math

import numpy as np
import pytest

from bench.call.room import RATE, Room, answer
from bench.call.rows import ROWS, Group, chosen, compare, measured
from windowkit.errors import Failure

_BY_KEY = {row.key: row for row in ROWS}


@pytest.mark.parametrize(
    ("key", "ours", "chromium", "reached"),
    [
        ("latency_p50", 40, 80, True),
        ("latency_p50", 41, 80, False),
        ("shown", 30, 30, True),
        ("shown", 29, 30, False),
        ("echo", -37, -40, True),
        ("echo", -36, -40, False),
        ("kept", -4, -1, True),
        ("kept", -5, -1, False),
    ],
)
def test_a_row_is_held_against_its_target(key: str, ours: float, chromium: float, reached: bool) -> None:
    assert compare(_BY_KEY[key], ours, chromium).reached is reached


def test_a_row_that_was_not_measured_is_said() -> None:
    figures = {row.key: 1.0 for row in ROWS if row.group is Group.ECHO}
    assert len(measured({Group.ECHO}, figures, figures)) == 2
    with pytest.raises(Failure, match="Chromium's: kept"):
        measured({Group.ECHO}, figures, figures | {"kept": math.nan})
    with pytest.raises(Failure, match="ours: echo"):
        measured({Group.ECHO}, {"kept": 1.0}, figures)


def test_rows_are_chosen_by_group_or_key() -> None:
    assert chosen([]) == set(Group)
    assert chosen(["latency", "echo"]) == {Group.TALK, Group.ECHO}
    assert chosen(["line300"]) == {Group.LINE300}
    with pytest.raises(Failure, match="no such rows: speed"):
        chosen(["speed"])


def test_the_room_answers_a_clap_with_its_impulse_response() -> None:
    room, clap = Room(), np.zeros(480, np.int16)
    clap[0] = 20_000
    blocks = [room.hear(clap), *(room.hear(np.zeros(480, np.int16)) for _ in range(20))]
    heard = np.concatenate(blocks)
    expected = answer() * 20_000
    assert np.abs(heard[: expected.size] - expected).max() < 1.5  # rounded to whole steps
    assert not heard[expected.size + 1 :].any()
    assert np.abs(expected).argmax() == 20 * RATE // 1000
