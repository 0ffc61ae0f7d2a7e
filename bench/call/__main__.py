"""`make bench-call`: our two programs against two Chromium pages, with the same picture on the same screens.

One after the other on this machine, each on X servers without a graphics card and a sound server of its own.
Latency is glass to glass: a time stamp drawn into the camera's picture, read back from the screen's pixels.
"""

import asyncio
import contextlib
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import msgspec

from bench.call.chromium import chromium
from bench.call.ours import ours
from bench.call.pair import SIDES, Pair
from bench.call.watch import Watch, ages, longest_freeze, percentile, rate
from bench.latency import cpu_seconds
from demo.waiting import until
from windowkit.errors import Failure

_CALLS: Final = 5  # of which the first frame is timed
_SETTLE: Final = 10.0  # s until both have found their bitrate
_COUNTED: Final = 15.0  # s
_RESULTS: Final = Path(__file__).parents[1] / "results" / "call.json"

type Figures = dict[str, float]


class Row(msgspec.Struct, frozen=True):
    """A figure of the table: its name, its unit, the ratio it shall reach."""

    key: str
    name: str
    unit: str
    target: float
    more_is_better: bool = False


ROWS: Final = (
    Row("latency_p50", "glass to glass, p50", "ms", 0.5),
    Row("latency_p95", "glass to glass, p95", "ms", 0.5),
    Row("cores", "CPU, both ends, with display", "cores", 0.6),
    Row("first_frame", "accept -> first frame on both screens", "ms", 0.5),
    Row("rss", "memory of the kiosk's end in a call", "MiB", 0.5),
    Row("shown", "pictures shown a second", "fps", 1.0, more_is_better=True),
    Row("freeze", "longest freeze", "ms", 1.0),
)


async def measure(pair: Pair, watch: Watch) -> Figures:
    """All figures of one pair; no call is up before or after."""
    first = [await _first_frame(pair, watch) for _ in range(_CALLS)]
    await pair.accept()
    await asyncio.sleep(_SETTLE)  # the time a call takes to find its bitrate is part of what is measured
    watch.start()
    before, began = _used(pair), time.monotonic()
    await asyncio.sleep(_COUNTED)  # the interval that is measured
    lasted = time.monotonic() - began
    cores = (_used(pair) - before) / lasted
    seen = watch.stop()
    memory = _memory(pair.processes("kiosk"))
    await pair.hang_up()
    if not all(seen.values()):
        raise Failure(f"{pair.name}: no moving picture on a screen")
    young = ages(seen)
    return {
        "latency_p50": percentile(young, 0.5),
        "latency_p95": percentile(young, 0.95),
        "cores": cores,
        "first_frame": statistics.median(first),
        "rss": memory,
        "shown": rate(seen, lasted),
        "freeze": longest_freeze(seen) * 1000,
    }


async def _first_frame(pair: Pair, watch: Watch) -> float:
    watch.start()
    accepted = await pair.accept()

    async def look() -> bool | None:
        return watch.both() or None

    await until(f"{pair.name}: both pictures", look, seconds=20, pause=0.2)
    seen = watch.stop()
    await pair.hang_up()
    return max(pictures[0].at for pictures in seen.values()) * 1000 - accepted * 1000


def _used(pair: Pair) -> float:
    return sum(cpu_seconds(pid) for side in SIDES for pid in pair.processes(side))


def _memory(processes: list[int]) -> float:
    """MiB of proportional set size: what several processes share is counted once."""
    total = 0
    for pid in processes:
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


async def run(folder: Path) -> dict[str, Figures]:
    """Both pairs, one after the other."""
    async with ours(folder / "ours") as pair:
        await pair.accept()
        await pair.look()
        await pair.hang_up()
        places = pair.places
        figures = {pair.name: await _watched(pair)}
    async with chromium(folder / "chromium", places) as peer:
        figures[peer.name] = await _watched(peer)
    return figures


async def _watched(pair: Pair) -> Figures:
    watch = Watch(pair.places, wall=pair.wall)
    try:
        return await measure(pair, watch)
    finally:
        watch.close()


def table(figures: dict[str, Figures]) -> list[dict[str, object]]:
    """Print a line for each row; give the same as values."""
    told: list[dict[str, object]] = []
    mine, theirs = figures["ours"], figures["Chromium"]
    print(f"{'':44}{'ours':>9}{'Chromium':>10}{'ratio':>8}  target")
    for row in ROWS:
        ratio = mine[row.key] / theirs[row.key] if theirs[row.key] else float("inf")
        reached = ratio >= row.target if row.more_is_better else ratio <= row.target
        sign = ">=" if row.more_is_better else "<="
        print(
            f"{row.name + ', ' + row.unit:<44}{mine[row.key]:>9.2f}{theirs[row.key]:>10.2f}{ratio:>8.2f}"
            f"  {sign} {row.target}{'' if reached else '  MISSED'}"
        )
        told.append({
            "figure": row.name, "unit": row.unit, "ours": round(mine[row.key], 2),
            "chromium": round(theirs[row.key], 2), "ratio": round(ratio, 3), "target": row.target, "reached": reached,
        })  # fmt: skip
    return told


def main() -> int:
    """Measure, print, write; 1 where a call did not come up."""
    try:
        with tempfile.TemporaryDirectory(prefix="window-bench-") as folder:
            rows = table(asyncio.run(run(Path(folder))))
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    _RESULTS.parent.mkdir(exist_ok=True)
    _RESULTS.write_text(json.dumps({"cores": os.cpu_count(), "rows": rows}, ensure_ascii=False, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
