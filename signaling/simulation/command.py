"""`python -m signaling simulate`: a district's day as a table, and as a picture where one is asked for."""

import argparse
import time
from pathlib import Path

from msgspec.structs import replace

from signaling.routing import QueueRules, Strategy
from signaling.simulation.day import Day
from signaling.simulation.figures import ENOUGH, Figures, figures, half_hours, promise
from signaling.simulation.plan import Plan
from signaling.simulation.plot import svg
from windowkit.errors import BadInput


def add_options(line: argparse.ArgumentParser) -> None:
    """What can be said of the day."""
    usual, rules = Plan(), QueueRules()
    line.add_argument("--centres", type=_some, default=usual.centres, metavar="N")
    line.add_argument("--kiosks", type=_some, default=usual.kiosks, metavar="N", help="of all committees together")
    line.add_argument("--clerks", type=_some, default=usual.clerks, metavar="N", help="of each centre")
    line.add_argument("--visits", type=float, default=usual.visits, metavar="N", help="people who come to each kiosk")
    line.add_argument("--strategy", type=Strategy, choices=list(Strategy), default=rules.strategy)
    line.add_argument("--overflow-after", type=float, default=rules.overflow_after, metavar="S")
    line.add_argument("--ring-for", type=float, default=rules.ring_for, metavar="S")
    line.add_argument("--wrap-up", type=float, default=rules.wrap_up, metavar="S")
    line.add_argument("--patience", type=float, default=usual.patience, metavar="S", help="mean; 0: nobody gives up")
    line.add_argument("--within", type=float, default=usual.within, metavar="S", help="what counts as answered in time")
    line.add_argument("--seed", type=int, default=usual.seed, metavar="N")
    line.add_argument("--svg", default="", metavar="FILE", help="write the day as a picture too")


def run(asked: argparse.Namespace) -> None:
    """Play the day and print what came of it. Raises BadInput where the picture cannot be written."""
    rules = QueueRules(
        strategy=asked.strategy,
        overflow_after=asked.overflow_after,
        ring_for=asked.ring_for,
        wrap_up=asked.wrap_up,
    )
    plan = replace(
        Plan(),
        centres=asked.centres,
        kiosks=asked.kiosks,
        clerks=asked.clerks,
        visits=asked.visits,
        patience=asked.patience,
        within=asked.within,
        seed=asked.seed,
        rules=rules,
    )
    began = time.perf_counter()
    stories = Day(plan).run()
    took = time.perf_counter() - began
    print(_table(plan, figures(plan, stories)))
    kept = promise(stories)
    print(
        f"\nwaits of a minute and more: {kept.waits}, {kept.mean:.1f} min on average;"
        f" shown at the ticket {kept.low:.1f} to {kept.high:.1f} min; {kept.kept:.0%} were no longer than shown"
    )
    print(f"{len(stories)} visits in {took:.1f} s (seed {plan.seed})")
    if asked.svg:
        title = f"{plan.centres} centres, {plan.kiosks} kiosks, {plan.clerks} clerks each, {len(stories)} visits"
        try:
            Path(asked.svg).write_text(svg(title, half_hours(plan, stories)), encoding="utf-8")
        except OSError as error:
            raise BadInput(f"cannot write {asked.svg}: {error.strerror}") from error


def _table(plan: Plan, rows: list[Figures]) -> str:
    head = (
        "centre", "visits", "answered", "mean wait", "95 %", "longest", f"in {plan.within:.0f} s", "elsewhere",
        "clerks busy", f"needed for {ENOUGH:.0%}",
    )  # fmt: skip
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    return "\n".join("  ".join(cell.rjust(wide) for cell, wide in zip(line, widths, strict=True)) for line in lines)


def _cells(row: Figures) -> tuple[str, ...]:
    seconds = (row.mean, row.p95, row.longest)
    shares = (row.in_time, row.elsewhere, row.busy)
    waits, parts = (f"{one:.0f} s" for one in seconds), (f"{one:.0%}" for one in shares)
    return row.name, str(row.visits), str(row.answered), *waits, *parts, str(row.needed)


def _some(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
