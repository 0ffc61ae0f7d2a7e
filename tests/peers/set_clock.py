"""The signalling server on a machine whose clock somebody sets: by the seconds in a file beside its settings."""

import runpy
import sys
import time
from pathlib import Path

_by = Path(sys.argv[sys.argv.index("--config") + 1]).with_name("set_by")
_true = time.time


def _time() -> float:
    return _true() + (float(_by.read_text() or 0) if _by.exists() else 0.0)  # empty: it is just being written


if __name__ == "__main__":
    time.time = _time
    runpy.run_module("signaling", run_name="__main__", alter_sys=True)
