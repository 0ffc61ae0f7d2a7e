"""`python -m bench.start`: a kiosk from its start to a welcome that can be touched, and its memory there.

The program as it is run, on an X server without a GPU, with a real server; the time ends when the one big button stands
on the screen in the colour that says it can be touched. "cold": the file cache was dropped before (needs root).
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from bench.call import processes
from bench.screen import Eye, x_server
from demo.company import Company, Site
from demo.footage import resident
from demo.leash import end_in_order
from demo.printer import free_port
from demo.programs import ROOT, Program, Programs
from windowkit.errors import Failure

_RESULTS: Final = Path(__file__).with_name("results") / "start.json"
_SIZE: Final = (1920, 1080)
_ENOUGH: Final = 150  # pixels of a row of the button; a line of text has none so many
_LOOK: Final = 0.005  # s between two looks
_LIMIT: Final = 30.0  # s
_SETTLE: Final = 3.0  # s until what was begun at the start is done
_TARGETS: Final = {"cold_s": 2.0, "warm_s": 2.0, "memory_mib": 200.0}


def green_of_the_button() -> int:
    """Of the colour that says it can be touched."""
    theme = tomllib.loads((ROOT / "assets" / "theme.toml").read_text())
    return int(theme["colour"]["accent"][3:5], 16)


async def _until_seen(eye: Eye, kiosk: Program) -> None:
    """The big button, somewhere on the lower window (the right half of the screen)."""
    green, start = green_of_the_button(), time.monotonic()
    while time.monotonic() < start + _LIMIT:
        for y in range(_SIZE[1] // 3, _SIZE[1] * 3 // 4, 20):
            if np.count_nonzero(eye.row(y)[0, _SIZE[0] // 2 :] == green) >= _ENOUGH:
                return
        kiosk.check()
        await asyncio.sleep(_LOOK)
    raise Failure(f"no button within {_LIMIT:g} s. {kiosk.last_words()}")


def _drop_caches() -> None:
    subprocess.run(("sync",), check=True)
    Path("/proc/sys/vm/drop_caches").write_text("3\n")


def _resident(pid: int) -> int:
    """KiB (RSS) of a process."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1])


async def _once(programs: Programs, settings: Path, eye: Eye, before: Callable[[], None] | None) -> tuple[float, float]:
    """Seconds to the button, and MiB there."""
    if before is not None:
        before()
    start = time.monotonic()
    kiosk = programs.start("kiosk_app", settings)
    await _until_seen(eye, kiosk)
    seconds = time.monotonic() - start
    await asyncio.sleep(_SETTLE)
    memory = sum(_resident(pid) for pid in processes.tree((kiosk.pid,))) / 1024
    kiosk.stop()
    return seconds, memory


async def _measure(runs: int, *, cold: bool) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="window-start-") as made, x_server(*_SIZE) as screen:
        folder = Path(made)
        programs = Programs(folder, {"kiosk_app": {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}})
        site = Site(
            port=free_port(), printer="", kiosk_camera=str(resident()), document_camera="none", counter_camera=""
        )
        company = Company(programs, folder, site)
        eye = Eye(screen, _SIZE[0])
        try:
            await company.start_server()
            code = programs.order("signaling", company.settings["signaling"], "enrol", "kiosk", "--committee", "hyl-03")
            settings = company.settings["kiosk_app"]
            programs.order("kiosk_app", settings, "--enrol", code)
            warm = [await _once(programs, settings, eye, None) for _ in range(runs)]
            frozen = [await _once(programs, settings, eye, _drop_caches) for _ in range(runs if cold else 0)]
        finally:
            programs.stop()
            eye.close()
    found = {"warm_s": _median(warm, 0), "memory_mib": _median(warm, 1)}
    return found | ({"cold_s": _median(frozen, 0)} if cold else {})


def _median(runs: list[tuple[float, float]], which: int) -> float:
    return round(statistics.median(run[which] for run in runs), 2)


def main() -> int:
    """Measure, print, and keep the results."""
    parser = argparse.ArgumentParser("python -m bench.start", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    try:
        found = asyncio.run(_measure(chosen.runs, cold=Path("/proc/sys/vm/drop_caches").stat().st_uid == 0))
    except Failure as failure:
        print(f"start: {failure}", file=sys.stderr)
        return 1
    for name, value in found.items():
        print(f"{name:12} {value:8.2f}  target {_TARGETS[name]:g}  {'' if value <= _TARGETS[name] else 'MISSED'}")
    _RESULTS.write_text(json.dumps({"runs": chosen.runs, "results": found}, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(end_in_order(main))
