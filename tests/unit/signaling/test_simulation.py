"""Erlang C against textbook values, and the simulation against Erlang C where that holds."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from signaling import commands
from signaling.routing import QueueRules
from signaling.simulation import command, erlang
from signaling.simulation.day import Day
from signaling.simulation.figures import figures, half_hours, promise
from signaling.simulation.plan import Kindred, Plan
from signaling.simulation.plot import svg
from windowkit.errors import BadInput


@pytest.mark.parametrize(
    ("clerks", "load", "share"),
    [(1, 0.5, 0.5), (2, 1.0, 1 / 3), (10, 8.0, 0.4092), (14, 10.0, 0.1741)],
)
def test_the_share_that_waits_is_as_in_the_tables(clerks: int, load: float, share: float) -> None:
    assert erlang.waits(clerks, load) == pytest.approx(share, abs=5e-4)


def test_the_clerks_needed_are_the_fewest_that_are_enough() -> None:
    needed = erlang.needed(10.0, 300.0, 20.0, 0.8)
    assert erlang.answered_within(needed, 10.0, 300.0, 20.0) >= 0.8
    assert erlang.answered_within(needed - 1, 10.0, 300.0, 20.0) < 0.8


def test_the_simulation_waits_as_long_as_erlang_c_says() -> None:
    """Where its assumptions hold: one queue, exponential visits, nobody gives up, nothing beside the visit itself."""
    clerks, seconds, rate = 5, 20.0, 0.19
    plan = Plan(
        centres=1,
        kiosks=300,
        clerks=clerks,
        visits=rate * 8 * 3600 / 300,
        mix=(Kindred("one", 1.0, seconds, 1.0, citywide=False),),
        half_hours=(1.0,) * 16,
        rules=QueueRules(wrap_up=0.0),
        answer=(0.0, 0.0),
        missed=0.0,
        joining=0.0,
        rating=(0.0, 0.0),
    )
    stories = [story for seed in (1, 2) for story in Day(replace(plan, seed=seed)).run()]
    waits = [one.taken - one.opened for one in stories if one.taken is not None]
    load = rate * seconds
    assert len(waits) == len(stories) > 10000
    assert sum(wait > 0 for wait in waits) / len(waits) == pytest.approx(erlang.waits(clerks, load), abs=0.04)
    assert sum(waits) / len(waits) == pytest.approx(erlang.mean_wait(clerks, load, seconds), rel=0.15)


def test_what_is_shown_at_the_ticket_does_not_fall_short_of_the_wait_on_a_busy_day() -> None:
    """The middle of the range is no less than the wait, on average; nine in ten waits are within it."""
    kept = promise(Day(Plan(centres=5, kiosks=90, clerks=6)).run())
    assert kept.waits > 200
    assert kept.mean <= (kept.low + kept.high) / 2
    assert kept.kept > 0.85


def test_the_same_seed_is_the_same_day_and_nobody_is_lost_in_it() -> None:
    plan = Plan(centres=2, kiosks=20, clerks=3, patience=300.0)
    once, again = Day(plan).run(), Day(plan).run()
    assert [(one.came, one.taken) for one in once] == [(one.came, one.taken) for one in again]
    assert all(one.ended is not None or one.taken is None for one in once)
    assert sum(row.visits for row in figures(plan, once)[:-1]) == figures(plan, once)[-1].visits == len(once)
    assert "<polyline" in svg("a day", half_hours(plan, once))


def test_the_command_prints_a_table_and_draws_the_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = commands.parser()
    picture = tmp_path / "day.svg"
    command.run(
        line.parse_args(["simulate", "--centres", "2", "--kiosks", "10", "--clerks", "2", "--svg", str(picture)])
    )
    said = capsys.readouterr().out
    assert said.splitlines()[0].split()[:2] == ["centre", "visits"]
    assert "all" in said.splitlines()[3]
    ElementTree.parse(picture)
    with pytest.raises(BadInput, match="cannot write"):
        command.run(
            line.parse_args(["simulate", "--centres", "1", "--kiosks", "1", "--svg", str(tmp_path / "no" / "x")])
        )
