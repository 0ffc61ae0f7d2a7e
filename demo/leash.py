"""What a command starts ends with it, however the command ends: done, Ctrl+C, SIGTERM, a closed terminal, SIGKILL."""

import shutil
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Final

# Of util-linux: the kernel sends the signal when the thread that started the command is gone (prctl(2)).
_LEASH: Final = ("setpriv", "--pdeathsig", "TERM")
_ENDS: Final = (signal.SIGTERM, signal.SIGHUP)


def leashed(*command: str) -> list[str]:
    """The command, to be started by the main thread, which then does not outlive this process.

    Raises FileNotFoundError where there is no such program, as starting it would.
    """
    if shutil.which(command[0]) is None:
        raise FileNotFoundError(command[0])
    return [*_LEASH, *command] if shutil.which(_LEASH[0]) is not None else [*command]


def end_in_order(main: Callable[[], int]) -> int:
    """The command's exit status; a signal to end is to it what Ctrl+C is, so that it takes down what it built."""
    for one in _ENDS:
        if signal.getsignal(one) is not signal.SIG_IGN:  # nohup means to be left alone
            signal.signal(one, _interrupt)
    try:
        return main()
    except KeyboardInterrupt:
        print("ended from outside", file=sys.stderr)
        return 128 + signal.SIGINT


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    for one in _ENDS:
        signal.signal(one, signal.SIG_IGN)  # once: what is being taken down is not to be left half way
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell starts what it puts into the background so
        signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.raise_signal(signal.SIGINT)
