"""Python 3.13 does not tell the system what its threads are called; this does, for `--account` (Linux).

On the path of the measured programs only; nothing of theirs is changed.
"""
# pyright: reportPrivateUsage=false

import ctypes
import threading
from typing import Any, Final

_PR_SET_NAME: Final = 15  # prctl(2); 15 letters fit

_thread: Any = threading.Thread
_bootstrap = _thread._bootstrap_inner  # noqa: SLF001 - the one place that runs in each new thread
_prctl = ctypes.CDLL(None).prctl


def _named(self: threading.Thread) -> None:
    _prctl(_PR_SET_NAME, self.name.encode()[:15], 0, 0, 0)
    _bootstrap(self)


_thread._bootstrap_inner = _named  # noqa: SLF001
