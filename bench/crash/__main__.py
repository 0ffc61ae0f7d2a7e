"""`make crash-print`: the print service is killed at every commit and request, and the sheets are counted."""

import argparse
import asyncio
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Final

from bench.crash.matrix import Fate, Matrix
from bench.crash.points import POINTS, Point, Scene
from bench.crash.randomly import play_all
from demo.bus import session_bus
from demo.leash import end_in_order
from demo.printer import printer
from print_service.job import Stage
from print_service.notices.render import Renderer
from print_service.settings import Fonts
from tests.peers.notices import acceptance, assessment_result

ROOT = Path(__file__).parents[2]
_WHAT: Final[dict[Stage | None, str]] = {Stage.DONE: "one sheet", Stage.UNCERTAIN: "asked"}


def main() -> int:
    """0 where every round ended with one sheet or with a question."""
    line = argparse.ArgumentParser(prog="make crash-print", description=main.__doc__)
    line.add_argument("--runs", type=int, default=20, help="rounds at each point (20)")
    line.add_argument(
        "--random", type=int, default=500, metavar="JOBS", help="jobs with random faults after that (500)"
    )
    line.add_argument("--seed", type=int, default=1, help="of those faults (1)")
    line.add_argument("--part", default="1/1", metavar="K/N", help="of the points every Nth, from the Kth on (1/1)")
    asked = line.parse_args()
    first, step = map(int, asked.part.split("/"))
    bad = _at_every_point(asked.runs, POINTS[first - 1 :: step]) if asked.runs else 0
    bad += _at_random(asked.random, asked.seed) if asked.random else 0
    return 1 if bad else 0


def _at_random(jobs: int, seed: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        ended = asyncio.run(play_all(jobs, seed, Path(name)))
    print(
        f"{jobs} jobs, seed {seed}: " + ", ".join(f"{times} x {what}" for what, times in ended.mischief.most_common())
    )
    print(f"{'ended as':12} {'sheets':>6} {'jobs':>5}")
    for (stage, sheets), times in sorted(ended.fates.items()):
        print(f"{stage:12} {sheets:6} {times:5}")
    print(f"{jobs} jobs: {ended.bad} doubled, lost or lied about")
    return ended.bad


def _at_every_point(runs: int, points: tuple[Point, ...]) -> int:
    bad = 0
    renderer = Renderer(ROOT / "assets" / "notices", Fonts())
    with tempfile.TemporaryDirectory() as name, session_bus(Path(name) / "bus", {}) as bus:
        folder, address = Path(name), bus["DBUS_SESSION_BUS_ADDRESS"]
        with (
            printer(folder / "printer", address, seconds=0.2) as device,
            printer(folder / "stapler", address, seconds=0.2, stapler=True) as stapler,
        ):
            plain = Matrix(device, folder, renderer, acceptance())
            both = Matrix(stapler, folder / "stapler", renderer, acceptance(), assessment_result())
            print(f"{'killed':62} {'runs':>4} {'one sheet':>9} {'none':>5} {'asked':>5} {'bad':>4}")
            for point in points:
                matrix = both if point.scene is Scene.STAPLED else plain
                fates = Counter(matrix.round(point) for _ in range(runs))
                bad += sum(times for fate, times in fates.items() if not fate.good(point.scene))
                print(_row(point, fates), flush=True)
    print(f"{len(points) * runs} rounds: {bad} doubled, lost or torn")
    return bad


def _row(point: Point, fates: Counter[Fate]) -> str:
    """A round that was good ended with the sheet, with the truth that there is none, or with a question."""
    columns = Counter[str]()
    for fate, times in fates.items():
        what = _WHAT.get(fate.stage, "none")
        columns[what if fate.good(point.scene) else "bad"] += times
    others = "; ".join(f"{times} x {fate}" for fate, times in fates.items() if not fate.good(point.scene))
    ends = f"{columns['one sheet']:9} {columns['none']:5} {columns['asked']:5} {columns['bad']:4}"
    return f"{point!s:62} {fates.total():4} {ends} {others}".rstrip()


if __name__ == "__main__":
    sys.exit(end_in_order(main))
