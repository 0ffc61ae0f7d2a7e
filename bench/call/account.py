"""Where a call's processor time goes: by process, by thread, by library. `python -m bench.call --account`.

Threads by /proc/PID/task/TID/schedstat, which counts nanoseconds; libraries by perf's samples, where perf is installed.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from windowkit.errors import Failure

_NAMED: Final = Path(__file__).with_name("named")
_HERTZ: Final = 499  # samples a second and core; a prime, in step with nothing
_SAMPLED: Final = 10  # s
_LEAST: Final = 0.0015  # cores; what is less stands together as the rest
_LAST: Final = re.compile(r"[^/\s]+$")


class Spent(NamedTuple):
    """What one thread has used: s of a processor, times it went to sleep, times another took its place."""

    name: str
    seconds: float
    slept: int
    ousted: int


type Ledger = dict[tuple[int, int], Spent]


def name_threads() -> None:
    """Let the programs that are started from now on tell the system their threads' names."""
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(_NAMED), os.environ.get("PYTHONPATH"))))


def look(pids: Iterable[int]) -> Ledger:
    """All threads of these processes, now."""
    ledger: Ledger = {}
    for pid in pids:
        for task in Path(f"/proc/{pid}/task").glob("*"):
            try:
                ran = int((task / "schedstat").read_text().split()[0])
                status = dict(line.split(":\t", 1) for line in (task / "status").read_text().splitlines())
            except OSError:
                continue  # it ended meanwhile
            slept, ousted = int(status["voluntary_ctxt_switches"]), int(status["nonvoluntary_ctxt_switches"])
            ledger[pid, int(task.name)] = Spent(status["Name"], ran / 1e9, slept, ousted)
    return ledger


def table(before: Ledger, after: Ledger, seconds: float) -> str:
    """Cores by process and thread, the largest first."""
    used = {key: _since(before.get(key), now, seconds) for key, now in after.items()}
    of: Counter[int] = Counter()
    for (pid, _), spent in used.items():
        of[pid] += spent.seconds  # pyright: ignore[reportArgumentType] - counters count whatever adds up
    lines = [f"{'cores':>8}{'sleeps/s':>10}{'ousted/s':>10}"]
    for pid, cores in of.most_common():
        lines.append(f"{cores:8.3f}{'':20}  {_called(pid)}")
        threads = sorted((spent for (owner, _), spent in used.items() if owner == pid), key=lambda one: -one.seconds)
        shown = [one for one in threads if one.seconds >= _LEAST]
        rest = threads[len(shown) :]
        lines += [f"{one.seconds:8.3f}{one.slept:10}{one.ousted:10}      {one.name}" for one in shown]
        if rest:
            lines.append(f"{sum(one.seconds for one in rest):8.3f}{'':20}      {len(rest)} more")
    lines.append(f"{sum(of.values()):8.3f}{'':20}  together")
    return "\n".join(lines)


def libraries(pids: Iterable[int]) -> str:
    """Cores by thread and library in the next seconds; raises Failure without perf."""
    perf = shutil.which("perf")
    if perf is None:
        raise Failure("perf is not installed: apt-get install linux-perf")
    with tempfile.TemporaryDirectory() as folder:
        data = f"{folder}/perf.data"
        all_of = ",".join(map(str, pids))
        recorded = (perf, "record", "-q", "-e", "cpu-clock", "-F", str(_HERTZ), "-o", data, "-p", all_of)
        subprocess.run((*recorded, "--", "sleep", str(_SAMPLED)), check=True, capture_output=True)
        said = (perf, "report", "-i", data, "--stdio", "-q", "-n", "--sort", "pid,dso")
        report = subprocess.run(said, check=True, capture_output=True, text=True).stdout
    lines: list[str] = []
    for line in report.splitlines():
        fields = line.split(maxsplit=2)
        if len(fields) == 3 and (cores := int(fields[1]) / _HERTZ / _SAMPLED) >= _LEAST:
            lines.append(f"{cores:8.3f}  {fields[2].strip()}")
    return "\n".join(lines)


def _since(before: Spent | None, now: Spent, seconds: float) -> Spent:
    old = before or Spent("", 0.0, 0, 0)
    rates = (round((now.slept - old.slept) / seconds), round((now.ousted - old.ousted) / seconds))
    return Spent(now.name, (now.seconds - old.seconds) / seconds, *rates)


def _called(pid: int) -> str:
    """The words of its command that say what it is."""
    words = Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").split()
    return f"{pid} {' '.join(_LAST.findall(word)[0] for word in words[:6] if word and not word.endswith('/'))}"
