"""What a recording costs the counter: `python -m bench.recording [seconds]`.

A real call over UDP on this machine, 1280x720 at 30 fps with sound, each end in a process of its own. The counter's
end records and does not, in turn, in one and the same call: its processor time is compared, phase by phase.
"""

import asyncio
import json
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from bench.recording_ends import End
from windowkit.consent import Permission, answered, asked, permission
from windowkit.media.recorder import Recorder
from windowkit.visit import State

_VISIT: Final = "bench"
_PAIRS: Final = 5  # phases without and with a recording, in turn
_SETTLE: Final = 5.0  # s until both ends send at their full size
_GAP: Final = 1.0  # s after a change that belong to neither phase
_TARGET: Final = 5.0  # % more; issue 3


async def _measure(seconds: float) -> list[tuple[float, float]]:
    """Seconds of processor time for each second without and with a recording, pair by pair."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bench.recording_ends",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=1 << 20,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    end = End(offers=False, out=process.stdin.write)
    reading = asyncio.create_task(end.read(process.stdout))
    end.call.begin(_VISIT)
    try:
        await asyncio.wait_for(end.seen.wait(), 20)
        await asyncio.sleep(_SETTLE)
        with tempfile.TemporaryDirectory() as folder:
            return [await _pair(end, Path(folder) / f"{number}.vwrec", seconds) for number in range(_PAIRS)]
    finally:
        process.stdin.close()
        await end.close()
        reading.cancel()
        await process.wait()


async def _pair(end: End, path: Path, seconds: float) -> tuple[float, float]:
    without = await _cost(end, seconds)
    recorder = Recorder(_permitted(), path, X25519PrivateKey.generate().public_key(), end.call.want_key, _failed)
    end.call.overhear(recorder.hear)
    await asyncio.sleep(_GAP)
    recorded = await _cost(end, seconds)
    end.call.overhear(None)
    await recorder.end()
    size = await asyncio.to_thread(lambda: path.stat().st_size)
    share = (recorded.cores / without.cores - 1) * 100
    print(f"without {without}  recorded {recorded}  {share:+.1f} %  {size / 1e6:.1f} MB", flush=True)
    await asyncio.sleep(_GAP)
    return without.cores, recorded.cores


class _Cost(NamedTuple):
    cores: float
    fps: float
    width: int

    def __str__(self) -> str:
        return f"{self.cores:.3f} cores ({self.fps:.1f}/s, {self.width} wide)"


async def _cost(end: End, seconds: float) -> _Cost:
    began, used, frames = time.monotonic(), _used(), end.frames
    await asyncio.sleep(seconds)
    lasted = time.monotonic() - began
    return _Cost((_used() - used) / lasted, (end.frames - frames) / lasted, end.size[0])


def _used() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def _permitted() -> Permission:
    yes = answered(asked(None, State.SERVING, "r", 1), "r", yes=True)
    given = permission(_VISIT, State.SERVING, yes, reachable=True)
    assert given is not None
    return given


def _failed() -> None:
    raise SystemExit("the disk takes no recording")


def main() -> None:
    """Measure, print, keep in bench/results."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    pairs = asyncio.run(_measure(seconds))
    without = statistics.mean(one for one, _ in pairs)
    recorded = statistics.mean(one for _, one in pairs)
    more = (recorded / without - 1) * 100
    print(f"the counter's process: {without:.3f} cores, recording {recorded:.3f}: {more:+.1f} % (target {_TARGET} %)")
    results = Path(__file__).parent / "results"
    results.mkdir(exist_ok=True)
    found = {"without": without, "recorded": recorded, "more_percent": more, "pairs": pairs, "seconds": seconds}
    (results / "recording.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
