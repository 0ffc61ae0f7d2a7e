"""A demo or a measurement that is ended from outside leaves nothing behind: real processes, a real X server."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.waiting import wait

_ROOT = Path(__file__).resolve().parents[2]
_STAGE = """
import signal, sys, time
from pathlib import Path
from demo.leash import end_in_order
from demo.xserver import COUNTER, xserver

def main():
    with xserver(Path(sys.argv[1]) / "screen", (COUNTER,)) as display:
        try:
            print("stands", flush=True)
            time.sleep(60)
        finally:
            (Path(sys.argv[1]) / "taken-down").touch()
    return 0

# Whatever these tests themselves are started with: a shell's background ignores both.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(end_in_order(main))
"""


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", _STAGE, str(tmp_path)]
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "stands\n"
        yield process
        process.kill()


def servers(folder: Path) -> list[int]:
    """The X servers that were started for that folder."""
    found: list[int] = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_text().split("\0")
        except OSError:  # it has ended meanwhile
            continue
        if words[0].endswith("Xorg") and str(folder / "screen" / "xorg.conf") in words:
            found.append(int(process.name))
    return found


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_who_is_asked_to_end_takes_down_what_it_built(
    standing: subprocess.Popen[str], tmp_path: Path, end: signal.Signals
) -> None:
    assert servers(tmp_path)
    standing.send_signal(end)
    assert standing.wait(10) == 130
    assert (tmp_path / "taken-down").exists()
    assert not servers(tmp_path)


def test_who_is_killed_leaves_no_x_server(standing: subprocess.Popen[str], tmp_path: Path) -> None:
    assert servers(tmp_path)
    os.kill(standing.pid, signal.SIGKILL)
    standing.wait(10)
    wait("the X server's end", lambda: not servers(tmp_path), seconds=10)
