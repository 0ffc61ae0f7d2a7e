"""`python -m bench.line 300:30`: two peers on a line of 300 kbit/s for 30 s (root); more parts follow each other.

No windows, no server: what quality, pacing and repair do, with little noise of the machine. Footage as in
bench-call; the ages are of decoded pictures. `--golden FILE` keeps what the kiosk saw of the line, for the tests.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from typing import IO, Final

import msgspec

from bench.call import scene
from bench.line.record import Looked, Planned, Written, told
from demo.network import Network, network
from windowkit.errors import Failure

_SIDES: Final = ("kiosk", "counter")
_LATER: Final = 10.0  # s from a change of the line until it counts as settled, as in bench-call
_DECODER: Final = msgspec.json.Decoder[Written](Written)

type Part = tuple[int, float]  # bit/s (0: no limit), for so many seconds


def main() -> int:
    """Print a row for each part and side."""
    parser = argparse.ArgumentParser("python -m bench.line", description=__doc__)
    parser.add_argument(
        "parts", nargs="+", metavar="KBITS:SECONDS", help="the line's rate and for how long; 0: no limit"
    )
    parser.add_argument("--loss", type=float, default=0.02, help="of the packets, each way")
    parser.add_argument("--golden", type=Path, help="keep the kiosk's sights of its line in this file")
    asked = parser.parse_args()
    parts = [(int(rate) * 1000, float(seconds)) for rate, _, seconds in (part.partition(":") for part in asked.parts)]
    try:
        with tempfile.TemporaryDirectory(prefix="window-line-") as made, network(_SIDES) as net:
            _run(Path(made), net, parts, asked.loss, asked.golden)
    except Failure as failure:
        print(f"bench.line: {failure}", file=sys.stderr)
        return 1
    return 0


def _run(folder: Path, net: Network, parts: list[Part], loss: float, golden: Path | None) -> None:
    raw = scene.write(folder / "footage.i420")
    ends = {side: _start(net, side, raw, folder / f"{side}.jsonl") for side in _SIDES}
    try:
        _limit(net, parts[0][0])
        net.lose("kiosk", loss)
        _tell(ends["counter"], _hear(ends["kiosk"]))
        _tell(ends["kiosk"], _hear(ends["counter"]))
        changes = _follow(net, parts)
    finally:
        for end in ends.values():
            _tell(end, "")
            end.wait(10)
    for side in _SIDES:
        written: list[Written] = _DECODER.decode_lines((folder / f"{side}.jsonl").read_bytes())
        for (rate, _), (since, until) in zip(parts, pairwise(changes), strict=True):
            print(f"{side:8}{rate // 1000:6} kbit/s, at first: {told(written, since, min(until, since + _LATER))}")
            if until > since + _LATER:
                print(f"{side:8}{rate // 1000:6} kbit/s, settled:  {told(written, since + _LATER, until)}")
        for one in written:
            if isinstance(one, Planned):
                plan = f"{one.height} lines, {one.fps} fps, {one.bars} bars, {one.rate // 1000} kbit/s"
                print(f"    {one.at - changes[0]:6.2f} s: {plan}, {one.keys} key frames")
        if golden is not None and side == "kiosk":
            seen = [msgspec.structs.astuple(one) for one in written if isinstance(one, Looked)]
            golden.write_text(json.dumps(seen))


def _follow(net: Network, parts: list[Part]) -> list[float]:
    """Let the line be all of these; gives when each began, and the end."""
    changes = [time.monotonic()]
    for number, (rate, seconds) in enumerate(parts):
        if number:
            _limit(net, rate)
        time.sleep(seconds)  # the interval that is measured
        changes.append(time.monotonic())
    return changes


def _limit(net: Network, rate: int) -> None:
    if rate:
        net.limit("kiosk", rate)
    else:
        net.unlimit("kiosk")


def _start(net: Network, side: str, raw: Path, written: Path) -> subprocess.Popen[str]:
    words = (*net.within(side), sys.executable, "-m", "bench.line.end", side, str(raw), str(written))
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def _tell(end: subprocess.Popen[str], words: str) -> None:
    _pipe(end.stdin).write(json.dumps(words) + "\n")
    _pipe(end.stdin).flush()


def _hear(end: subprocess.Popen[str]) -> str:
    line = _pipe(end.stdout).readline()
    if not line:
        raise Failure("an end ended")
    return str(json.loads(line))


if __name__ == "__main__":
    sys.exit(main())
