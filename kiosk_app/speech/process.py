"""One program that is given something, and perhaps writes something; it can be ended at any moment."""

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import Final

_PATIENCE: Final = 0.5  # s until a program that was asked to end is killed


class Process:
    """A thread of its own carries what goes in and comes out: whoever waits for the end can be called away.

    `ended` is called in that thread. Raises OSError where it cannot be started. What it complains of goes nowhere: it
    may quote what it was given. One that writes is often a script around others, which have to end with it: they are a
    group. One that is heard by itself stays in the kiosk's, and falls silent where the guard ends that.
    """

    def __init__(self, command: Sequence[str], given: bytes, ended: Callable[[], None], *, writes: bool) -> None:
        self._program = subprocess.Popen(  # noqa: S603 - a site's own setting or a fixed program, and no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if writes else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            process_group=0 if writes else None,
        )
        self._grouped = writes
        self._given = given
        self._ended = ended
        self._written = b""
        self._over = False
        self._carrier = threading.Thread(target=self._carry, name="voice program", daemon=True)
        self._carrier.start()

    @property
    def written(self) -> bytes:
        """All of it, once it is over."""
        return self._written

    @property
    def failure(self) -> str:
        """Empty for one that is over and ended well."""
        return "" if self._program.returncode == 0 else f"ended with {self._program.returncode}"

    def is_over(self) -> bool:
        """Whether it has ended and everything it wrote has been read."""
        return self._over

    def end(self) -> None:
        """At once, however far it is."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self._carrier.is_alive():  # else it has been waited for, and its number may be another's
                self._signal(number)
                self._carrier.join(_PATIENCE)

    def _signal(self, number: signal.Signals) -> None:
        if not self._grouped:
            self._program.send_signal(number)
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._program.pid, number)

    def _carry(self) -> None:
        # A program that ends before it has read everything is no error here: its status says how it ended.
        self._written = self._program.communicate(self._given)[0] or b""
        self._over = True
        self._ended()
