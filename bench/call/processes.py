"""What processes cost, read from /proc: CPU and memory of a program and of all it has started."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")


def named(word: str) -> set[int]:
    """The processes that were given this word on their command line."""
    found: set[int] = set()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if word in (entry / "cmdline").read_text().split("\0"):
                    found.add(int(entry.name))
    return found


def tree(roots: Iterable[int]) -> list[int]:
    """These and all processes below them."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int(_fields(int(entry.name))[1])
    found = set(roots)
    while below := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= below
    return sorted(found)


def cpu(processes: Iterable[int]) -> float:
    """CPU seconds they have used, with their children that have ended."""
    total = 0
    for pid in processes:
        with contextlib.suppress(OSError):
            total += sum(int(field) for field in _fields(pid)[11:15])
    return total / _TICKS


def memory(processes: Iterable[int], without: str) -> float:
    """MiB of proportional set size (what several share is counted once), without the file of that name."""
    total = 0
    for pid in processes:
        with contextlib.suppress(OSError):
            total += _memory(Path(f"/proc/{pid}/smaps").read_text(), without)
    return total / 1024


def _memory(maps: str, without: str) -> int:
    total, counts = 0, True
    for line in maps.splitlines():
        if line.startswith("Pss:"):
            total += int(line.split()[1]) if counts else 0
        elif "-" in line.split(" ", 1)[0]:
            counts = not line.endswith(without)
    return total


def _fields(pid: int) -> list[str]:
    """Of /proc/PID/stat (proc(5)), from the state on."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
