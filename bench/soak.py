"""`make soak`: one long call between the real programs on the demo's stage; fails where anything grows.

Each 10 s: memory, threads, open files and CPU of each program with its processes, the age of the pictures on both
screens, and how many were shown. In between both sides talk in turn. `make soak ARGS="--minutes 3"` for a short one.
"""

import argparse
import asyncio
import contextlib
import json
import os
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Final

import msgspec

from bench.call import processes
from bench.call.ours import Ours
from bench.call.watch import Watch, ages, longest_freeze, percentile, rate
from bench.growth import LIMITS, Limit, Row, judge
from bench.latency import cpu_seconds
from demo import people
from demo.leash import end_in_order
from demo.sound import Sound
from demo.stage import Stage, stage
from windowkit.errors import Failure
from windowkit.media.synthetic import SYNTHETIC

_STEP: Final = 10.0  # s
_SETTLE: Final = 20.0  # s: both have found their bitrate, every device is open, each screen was shown once
_FROZEN: Final = 3.0  # s that no picture may stand; a call that is being mended would take as long
_PROGRAMS: Final = ("kiosk_app", "counter_app", "signaling", "print_service")
_RESULTS: Final = Path(__file__).with_name("results") / "soak.json"

type Series = dict[tuple[str, str], list[float]]


class _Used(msgspec.Struct, frozen=True):
    """What a program and the processes it started use now."""

    rss: float
    pss: float
    threads: int
    files: int
    cpu: float


def _used(pid: int) -> _Used:
    rss = pss = threads = files = cpu = 0.0
    for one in processes.tree([pid]):  # a sound device is a process of its own
        with contextlib.suppress(OSError, StopIteration, ValueError):  # a voice may end meanwhile
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
            threads += len(list(Path(f"/proc/{one}/task").iterdir()))
            files += len(list(Path(f"/proc/{one}/fd").iterdir()))
            cpu += cpu_seconds(one)
            rss, pss = rss + sizes["Rss"] / 1024, pss + sizes["Pss"] / 1024
    return _Used(rss, pss, int(threads), int(files), cpu)


async def _talk(sound: Sound) -> None:
    """The two in turn, for as long as the call."""
    asks = sound.sentence("resident", people.RESIDENT_SAYS, 70)
    answers = sound.sentence("clerk", people.CLERK_SAYS, 40)
    while True:
        for room, sentence in (("kiosk", asks), ("counter", answers)):
            await sound.speak(room, sentence)
            await asyncio.sleep(2.0)  # a pause as people make


class Soak:
    """Samples of one call."""

    def __init__(self, built: Stage, watch: Watch) -> None:
        self.series: Series = defaultdict(list)
        self.frozen = 0.0
        self._programs = {name: built.company.programs[name] for name in _PROGRAMS}
        self._watch = watch

    async def run(self, seconds: float) -> None:
        """Sample until the end; raises Failure where a program ends or a screen stands still."""
        end = time.monotonic() + seconds
        before = {name: _used(program.pid) for name, program in self._programs.items()}
        while time.monotonic() < end:
            self._watch.start()
            began = time.monotonic()
            await asyncio.sleep(_STEP)  # the interval that is measured
            lasted = time.monotonic() - began
            seen = self._watch.stop()
            for name, program in self._programs.items():
                program.check()
                now = _used(program.pid)
                self._note(name, before[name], now, lasted)
                before[name] = now
            if not all(seen.values()):
                raise Failure("no moving picture on a screen")
            young = ages(seen)
            for kind, value in (
                ("latency_p50", percentile(young, 0.5)),
                ("latency_p95", percentile(young, 0.95)),
                ("shown", rate(seen, lasted)),
            ):
                self.series["call", kind].append(value)
            self.frozen = max(self.frozen, longest_freeze(seen, began, began + lasted))
            _say(self.series, end - time.monotonic())

    def _note(self, name: str, before: _Used, now: _Used, lasted: float) -> None:
        for kind in ("rss", "pss", "threads", "files"):
            self.series[name, kind].append(float(getattr(now, kind)))
        self.series[name, "cpu"].append(max(0.0, now.cpu - before.cpu) / lasted)


def _say(series: Series, left: float) -> None:
    memory = " ".join(f"{name} {series[name, 'rss'][-1]:.0f}" for name in _PROGRAMS)
    picture = f"{series['call', 'latency_p50'][-1]:.0f} ms {series['call', 'shown'][-1]:.1f} fps"
    print(f"{max(0.0, left) / 60:5.1f} min left: {picture}, MiB: {memory}", flush=True)


async def soak(folder: Path, seconds: float) -> tuple[list[Row], float]:
    """The judged rows, and the longest time in s that a screen stood still."""
    async with stage(folder, kiosk_camera=SYNTHETIC, counter_camera=SYNTHETIC) as built:
        pair = Ours(built)
        await pair.accept()
        talking = asyncio.create_task(_talk(pair.sound))
        try:
            await asyncio.sleep(_SETTLE)
            await pair.look()  # not earlier: the windows lay themselves out anew when the clerk has joined
            with contextlib.closing(Watch(pair.places, wall=pair.wall)) as watch:
                run = Soak(pair.built, watch)
                await run.run(seconds)
        finally:
            talking.cancel()
            await asyncio.wait([talking])
        await pair.hang_up()
    return [judge(who, kind, values) for (who, kind), values in sorted(run.series.items())], run.frozen


def tell(rows: list[Row], frozen: float, seconds: float) -> list[str]:
    """Print the table and write it; gives what is wrong, a line each."""
    print(f"\n{'':28}{'first third':>12}{'last third':>12}{'most':>10}{'limit':>10}")
    for row in rows:
        mark = "  GREW" if row.grew else ""
        name = f"{row.who} {row.kind}, {row.unit}".rstrip(", ")
        print(f"{name:<28}{row.first:>12.2f}{row.last:>12.2f}{row.most:>10.2f}{row.limit:>10.2f}{mark}")
    wrong = [
        f"{row.who}: {row.kind} went from {row.first:.2f} to {row.last:.2f} {row.unit}" for row in rows if row.grew
    ]
    if frozen > _FROZEN:
        wrong.append(f"a picture stood still for {frozen:.1f} s")
    result = {
        "cores": os.cpu_count(),
        "minutes": round(seconds / 60, 1),
        "longest_freeze_s": round(frozen, 2),
        "limits": {kind: _plain(limit) for kind, limit in LIMITS.items()},
        "rows": [_plain(row) for row in rows],
    }
    _RESULTS.parent.mkdir(exist_ok=True)
    _RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n")
    return wrong


def _plain(value: Limit | Row) -> dict[str, object]:
    plain = msgspec.to_builtins(value)
    return {key: round(one, 3) if isinstance(one, float) else one for key, one in plain.items()}


def main() -> int:
    """1 where something grew, or the call did not hold."""
    line = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    line.add_argument("--minutes", type=float, default=30.0, help="of the call that is sampled (default: 30)")
    seconds = line.parse_args().minutes * 60
    try:
        with tempfile.TemporaryDirectory(prefix="window-soak-") as folder:
            rows, frozen = asyncio.run(soak(Path(folder), seconds))
    except Failure as failure:
        print(f"soak: {failure}", file=sys.stderr)
        return 1
    wrong = tell(rows, frozen, seconds)
    print("\n" + ("\n".join(f"soak: {one}" for one in wrong) if wrong else "Nothing grew."))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(end_in_order(main))
