"""`make bench-cut`: cuts the kiosk's cable in each way it can go; when was it noticed, when was all seen again?

Real programs without their windows in network namespaces, a real server, WebRTC over UDP; the kiosk's line to the
server goes through the same cable. Needs root. About five minutes; --only NAME runs one case.
"""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Final

import msgspec

from bench.cut.cases import CASES, NOTICED, Outcome, run
from demo.leash import end_in_order
from demo.two_rooms import two_rooms
from windowkit.errors import Failure

_RESULTS: Final = Path(__file__).parents[1] / "results" / "cut.json"


def main() -> int:
    """Print the table and write it as JSON; 1 where a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.cut", description=__doc__)
    parser.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="; ".join(one.name for one in CASES)
    )
    parser.add_argument("--size", choices=("small", "hd"), default="small", help="of the picture: 360p or 720p")
    asked = parser.parse_args()
    chosen = [case for case in CASES if not asked.only or case.name in asked.only]
    outcomes: list[Outcome] = []
    print(f"{'cut':24} {'noticed after (s)':>19} {'seen again after (s)':>22} {'target':>7} {'line back':>10}  visit")
    print(f"{'':24} {'kiosk':>9} {'counter':>9} {'kiosk':>11} {'counter':>10}")
    try:
        with (
            tempfile.TemporaryDirectory(prefix="window-cut-") as folder,
            two_rooms(Path(folder), size=asked.size) as rooms,
        ):
            for case in chosen:
                outcomes.append(run(case, rooms))
                print(_row(outcomes[-1]), flush=True)
    except Failure as failure:
        print(f"bench.cut: {failure}", file=sys.stderr)
        return 1
    print(f"\nnoticed: target {NOTICED} s; {os.cpu_count()} cores")
    if not asked.only:
        _RESULTS.parent.mkdir(exist_ok=True)
        rounded = json.loads(msgspec.json.encode(outcomes), parse_float=lambda text: round(float(text), 3))
        _RESULTS.write_text(json.dumps(rounded, indent=2) + "\n")
        print(f"results in {_RESULTS.relative_to(Path.cwd())}")
    return 0 if all(one.met for one in outcomes) else 1


def _row(one: Outcome) -> str:
    figures = (one.kiosk.noticed, one.counter.noticed, one.kiosk.seen_again, one.counter.seen_again)
    noticed = " ".join(f"{_figure(figure):>9}" for figure in figures[:2])
    seen = f"{_figure(figures[2]):>11} {_figure(figures[3]):>10}"
    visit = "untouched" if one.visit_untouched else "CHANGED"
    verdict = "" if one.met else "  MISSED"
    return f"{one.case:24} {noticed} {seen} {one.target:7.2f} {_figure(one.line_back):>10}  {visit}{verdict}"


def _figure(seconds: float | None) -> str:
    return "-" if seconds is None else f"{seconds:.2f}"


if __name__ == "__main__":
    sys.exit(end_in_order(main))
