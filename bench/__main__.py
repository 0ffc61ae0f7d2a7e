"""`make bench`: what a visit's call costs on this machine, measured from outside on the real programs.

Three parts: the clerk's click on 'take' to the first picture shown on either side, and the CPU of each process
during the call (the demo's stage and visit); the age of the picture on the screen (bench/latency.py).
"""

import asyncio
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from bench.latency import CHROMIUM, cpu_seconds, measure
from demo.diary import Diary
from demo.leash import end_in_order
from demo.play import Play
from demo.stage import Stage, stage
from windowkit.errors import Failure

_COUNTED: Final = 10.0  # s of an undisturbed call
_PROGRAMS: Final = ("kiosk_app", "counter_app", "signaling", "print_service")
_RESULTS: Final = Path(__file__).with_name("results") / "first-light.json"

type Row = tuple[str, float, str]


async def _visit(folder: Path) -> list[Row]:
    async with stage(folder) as built:
        diary = Diary(built)
        play = Play(built, diary)
        await play.open()
        await play.unlock()
        await play.take_ticket()
        await play.meet()
        first = diary.facts["first_frame_ms"]
        cores = await _cores(built)
        shown = await _shown(built)
        await diary.close(happened=True)
    return [
        ("take -> first picture shown at the kiosk", first["kiosk_after_take"], "ms"),
        ("take -> first picture shown at the counter", first["counter_after_take"], "ms"),
        *((f"pictures shown a second, {name}", fps, "fps") for name, fps in shown.items()),
        *((f"CPU in the call, {name}", cores[name], "cores") for name in _PROGRAMS),
    ]


async def _cores(built: Stage) -> dict[str, float]:
    """The CPU that each program uses while the two just talk."""
    programs = built.company.programs
    before, started = {name: cpu_seconds(programs[name].pid) for name in _PROGRAMS}, time.monotonic()
    await asyncio.sleep(_COUNTED)  # the interval that is measured
    lasted = time.monotonic() - started
    return {name: (cpu_seconds(programs[name].pid) - before[name]) / lasted for name in _PROGRAMS}


async def _shown(built: Stage) -> dict[str, float]:
    """The newest rate that each program logged of the other side's picture."""
    rates: dict[str, float] = {}
    for program, picture in (("kiosk_app", "clerk"), ("counter_app", "resident")):
        for event in built.company.programs[program].events():
            if event["event"] == "picture_shown" and event.get("name") == picture:
                rates[program] = float(event["fps"])
    return rates


def main() -> int:
    """Print the table and write it as JSON; 1 where the visit did not come to a call."""
    try:
        with tempfile.TemporaryDirectory(prefix="window-bench-") as folder:
            rows = asyncio.run(_visit(Path(folder)))
    except Failure as failure:
        print(f"bench: {failure}", file=sys.stderr)
        return 1
    latency = measure(_COUNTED)
    rows += [(f"camera to screen, {name}", value, "") for name, value in latency.items()]
    width = max(len(name) for name, _, _ in rows)
    for name, value, unit in rows:
        print(f"{name:<{width}}  {value:9.2f} {unit}")
    print(
        f"\nFor orientation, Chromium on such a machine, measured earlier and not in this run: "
        f"p50 {CHROMIUM['p50']} ms, p95 {CHROMIUM['p95']} ms, {CHROMIUM['cores']} cores for both ends.\n"
        f"{os.cpu_count()} cores; results in {_RESULTS.relative_to(Path.cwd())}"
    )
    _RESULTS.parent.mkdir(exist_ok=True)
    _RESULTS.write_text(
        json.dumps({name: round(value, 3) for name, value, _ in rows}, ensure_ascii=False, indent=2) + "\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(end_in_order(main))
