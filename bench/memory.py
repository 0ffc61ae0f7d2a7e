"""`python -m bench.memory`: where the kiosk's memory is, in a call: each process, what backs its pages, the largest.

With process ids it accounts for those instead: `python -m bench.memory 1234 1235`. MiB of proportional set size.
"""

import argparse
import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bench.call import processes, scene
from bench.call.ours import ours
from demo.leash import end_in_order
from windowkit.errors import Failure

_SETTLE: Final = 20.0  # s of a call, after which all that is pooled is
_NAMED: Final = 14  # of the backings, the largest; the rest is one line
_THREADS: Final = "anonymous, mapped"


def account(pid: int) -> Counter[str]:
    """KiB by what backs a page: a file's name, the heap, an anonymous mapping by its size."""
    found: Counter[str] = Counter()
    backing = ""
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        if line.startswith("Pss:"):
            found[backing] += int(line.split()[1])
        elif "-" in line.split(" ", 1)[0]:
            backing = _backing(line)
    return found


def _backing(line: str) -> str:
    """Of a mapping's first line (proc(5))."""
    fields = line.split(maxsplit=5)
    start, end = (int(one, 16) for one in fields[0].split("-"))
    if len(fields) < 6:
        size = (end - start) // 1024
        return f"{_THREADS}, {'below 1 MiB' if size < 1024 else f'{size // 1024} MiB'}"
    name = fields[5]
    if name.startswith("["):
        return name
    return Path(name.removesuffix(" (deleted)")).name + (" (written)" if "w" in fields[1] else "")


def _tell(pid: int) -> float:
    found = account(pid)
    words = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    total = found.total() / 1024
    print(f"\n{pid}: {total:.1f} MiB, {len(list(Path(f'/proc/{pid}/task').iterdir()))} threads: {' '.join(words[1:6])}")
    for name, size in found.most_common(_NAMED):
        print(f"  {size / 1024:7.1f}  {name}")
    rest = sum(size for _, size in found.most_common()[_NAMED:])
    print(f"  {rest / 1024:7.1f}  the other {max(0, len(found) - _NAMED)}")
    return total


def _tell_all(pids: Iterable[int]) -> None:
    print(f"\n{sum(_tell(pid) for pid in pids):.1f} MiB together")


async def _call() -> None:
    with tempfile.TemporaryDirectory(prefix="window-memory-") as made:
        raw = scene.write(Path(made) / "footage.i420")
        async with ours(Path(made) / "ours", raw) as pair:
            await pair.open()
            print("-- the welcome screen")
            _tell_all(pair.processes("kiosk"))
            await pair.accept()
            await asyncio.sleep(_SETTLE)
            print("\n-- a call")
            _tell_all(pair.processes("kiosk"))


def main() -> int:
    """Play a call and account for it, or for the processes that were named."""
    parser = argparse.ArgumentParser("python -m bench.memory", description=__doc__)
    parser.add_argument("pid", type=int, nargs="*")
    chosen = parser.parse_args()
    try:
        if chosen.pid:
            _tell_all(processes.tree(chosen.pid))
        else:
            asyncio.run(_call())
    except Failure as failure:
        print(f"memory: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(end_in_order(main))
