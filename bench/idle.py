"""`python -m bench.idle`: what a kiosk costs while nobody is there: its welcome at rest, and drifting.

The program as it is run, two full windows on an X server without a GPU, with a real server; parts of a core, by the
process's own account in /proc.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from bench.call import processes
from demo.company import Company, Site
from demo.leash import end_in_order
from demo.printer import free_port
from demo.programs import Programs
from demo.xserver import LOWER, UPPER, xserver
from kiosk_app.night import ALONE
from windowkit.errors import Failure

_RESULTS: Final = Path(__file__).with_name("results") / "idle.json"
_TARGET: Final = 0.03  # cores
_SETTLE: Final = 6.0  # s from the start until what is loaded beside the windows is there


def _used(pid: int) -> float:
    """s of CPU, the process and what it started."""
    ticks = 0
    for one in processes.tree((pid,)):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def _share(pid: int, seconds: float) -> float:
    used, start = _used(pid), time.monotonic()
    await asyncio.sleep(seconds)
    return round((_used(pid) - used) / (time.monotonic() - start), 4)


async def _measure(seconds: float) -> dict[str, float]:
    with (
        tempfile.TemporaryDirectory(prefix="window-idle-") as made,
        xserver(Path(made) / "x", (UPPER, LOWER)) as screen,
    ):
        folder = Path(made)
        programs = Programs(folder, {"kiosk_app": screen.environment})
        site = Site(port=free_port(), printer="", kiosk_camera="none", document_camera="none", counter_camera="")
        company = Company(programs, folder, site)
        found: dict[str, float] = {}
        try:
            await company.prepare()
            kiosk = programs.start("kiosk_app", company.settings["kiosk_app"])
            began = time.monotonic()
            await asyncio.sleep(_SETTLE)
            found["welcome_cores"] = await _share(kiosk.pid, seconds)
            await asyncio.sleep(max(0.0, began + _SETTLE + ALONE - time.monotonic()))
            found["drifting_cores"] = await _share(kiosk.pid, seconds)
            kiosk.check()
        finally:
            programs.stop()
    return found


def main() -> int:
    """Measure, print, and keep the results; 1 where the target was missed."""
    parser = argparse.ArgumentParser("python -m bench.idle", description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0)
    chosen = parser.parse_args()
    try:
        found = asyncio.run(_measure(chosen.seconds))
    except Failure as failure:
        print(f"idle: {failure}", file=sys.stderr)
        return 1
    for name, value in found.items():
        print(f"{name:16} {value:7.4f}  target {_TARGET:g}  {'' if value <= _TARGET else 'MISSED'}")
    _RESULTS.write_text(json.dumps({"seconds": chosen.seconds, "results": found}, indent=2) + "\n")
    return 0 if all(value <= _TARGET for value in found.values()) else 1


if __name__ == "__main__":
    sys.exit(end_in_order(main))
