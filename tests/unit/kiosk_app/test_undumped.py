"""A kiosk that falls leaves nothing of its memory on the disk."""

import os
import resource
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
FALL = "import os; from kiosk_app.undumped import forbid_dumps; forbid_dumps(); os.abort()"


def test_a_fall_is_not_dumped_even_where_dumps_are_wanted(tmp_path: Path) -> None:
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    command = f"ulimit -c {'unlimited' if hard == resource.RLIM_INFINITY else hard}; exec {sys.executable} -c '{FALL}'"
    process = os.posix_spawn("/bin/sh", ("/bin/sh", "-c", f"cd {tmp_path}; {command}"), {"PYTHONPATH": str(ROOT)})
    _, status = os.waitpid(process, 0)
    assert os.WTERMSIG(status) == signal.SIGABRT
    assert not os.WCOREDUMP(status), "the kernel's own word"
    assert list(tmp_path.iterdir()) == []
