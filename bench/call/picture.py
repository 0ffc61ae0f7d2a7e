"""The rows about the picture: its age on the screen, its rate, its freezes, the first one, and what all of it costs."""

import asyncio
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from bench.call import account, processes
from bench.call.pair import SIDES, Pair
from bench.call.watch import Seen, Watch, ages, longest_freeze, percentile, rate
from demo.waiting import until
from windowkit.errors import Failure

_CALLS: Final = 5  # of which the first frame is timed
_SETTLE: Final = 10.0  # s until both have found their bitrate
_COUNTED: Final = 15.0  # s
_RAW: Final = ".i420"  # the footage's file, which the memory of a program does not count

type Figures = dict[str, float]


async def first_frames(pair: Pair, watch: Watch) -> Figures:
    """Accept -> a picture of the other side on both screens, ms; the median of some calls."""
    return {"first_frame": statistics.median([await _first_frame(pair, watch) for _ in range(_CALLS)])}


async def _first_frame(pair: Pair, watch: Watch) -> float:
    watch.start()
    accepted = await pair.accept()

    async def look() -> bool | None:
        return watch.both() or None

    await until(f"{pair.name}: both pictures", look, seconds=20, pause=0.2)
    seen = watch.stop()
    await pair.hang_up()
    return max(pictures[0].at for pictures in seen.values()) * 1000 - accepted * 1000


async def talk(pair: Pair, watch: Watch, say: Callable[[str], None] | None = None) -> Figures:
    """In a call that nobody disturbs: picture, CPU, memory; `say` hears which threads and libraries used the CPU."""
    await asyncio.sleep(_SETTLE)  # the time a call takes to find its bitrate is not measured
    mine, displays = [pid for side in SIDES for pid in pair.processes(side)], pair.displays()
    used = [processes.cpu(some) for some in (mine, displays, [watch.pid])]
    sent = _loopback()
    before = account.look([*mine, *displays])
    watch.start()
    began = time.monotonic()
    await asyncio.sleep(_COUNTED)  # the interval that is measured
    lasted = time.monotonic() - began
    seen = watch.stop()
    if say is not None:
        say(account.table(before, account.look([*mine, *displays]), lasted))
    both, shown, watched = (
        (processes.cpu(some) - before) / lasted
        for some, before in zip((mine, displays, [watch.pid]), used, strict=True)
    )
    if say is not None:
        say(await asyncio.to_thread(account.libraries, [*mine, *displays]))
    return {
        **_of(pair, seen, began, lasted),
        "cores": both + shown,
        "told_cores_of_programs": both,
        "told_cores_of_x_servers": shown,
        "told_cores_of_watcher": watched,
        "told_mbits_both_ways": (_loopback() - sent) * 8 / lasted / 1e6,
        "rss": processes.memory(pair.processes("kiosk"), _RAW) - pair.held,
    }


async def poor(pair: Pair, watch: Watch, key: str) -> Figures:
    """On a poor line: what is shown still."""
    await asyncio.sleep(_SETTLE)  # the same for both
    watch.start()
    began = time.monotonic()
    await asyncio.sleep(_COUNTED)  # the interval that is measured
    lasted = time.monotonic() - began
    found = _of(pair, watch.stop(), began, lasted)
    return {f"{key}_{name}": found[name] for name in ("shown", "freeze", "latency_p95")}


def _of(pair: Pair, seen: dict[str, list[Seen]], began: float, lasted: float) -> Figures:
    for side, pictures in seen.items():
        if not pictures:
            raise Failure(f"{pair.name}: no moving picture on the {side}'s screen")
    young = ages(seen)
    return {
        "latency_p50": percentile(young, 0.5),
        "latency_p95": percentile(young, 0.95),
        "shown": rate(seen, lasted),
        "freeze": longest_freeze(seen, began, began + lasted) * 1000,
    }


def _loopback() -> int:
    """Bytes that have gone over the loopback device; nothing else talks over it in a quiet measurement."""
    for line in Path("/proc/net/dev").read_text().splitlines():
        if line.strip().startswith("lo:"):
            return int(line.split()[1])
    raise Failure("no loopback device in /proc/net/dev")
