"""Keeps a kiosk running: starts it, and starts it again whenever it falls or stands still.

    python -P kiosk_app/guard.py --config FILE

It is run by its path and not with -m: the package `kiosk_app` loads Qt, and whoever is to outlive Qt must not. The
kiosk beats once a second on a pipe that it alone holds, so the pipe says all there is to know: a beat, or its end.
"""

import argparse
import contextlib
import logging
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Final, NamedTuple

from windowkit import logs

_log: Final = logging.getLogger(__name__)

GUARD: Final = "VIRTUAL_WINDOW_GUARD"  # the kiosk's environment: the pipe's number, and how often it was started again
LEFT: Final = b"q"  # instead of a beat: staff ended the kiosk; however long it takes to close, it stays ended
AGAIN: Final = 75  # the kiosk's exit status (EX_TEMPFAIL) that asks for a new start; 0 is to stay ended
_WINDOW: Final = 300.0  # s; falls that are further apart have nothing to do with each other
_AT_ONCE: Final = 3  # falls within that which a new start may cure; a resident may stand before it
_PAUSES: Final = (5.0, 60.0)  # s; the first and the longest after those: settings or a disk that a person must mend
_PIECE: Final = 4096  # bytes; whatever was beaten meanwhile counts once


class Limits(NamedTuple):
    """Seconds: until the first beat, from beat to beat, and to end in order when asked to."""

    start: float = 40.0  # the first start after a power cut, on a slow disk: 4 s were measured
    still: float = 8.0  # no work of its own holds a kiosk up for half a second; a machine out of memory may
    end: float = 15.0


def pause(falls: Sequence[float], now: float) -> float:
    """Seconds to wait before the next start, after falls at these moments."""
    late = sum(1 for one in falls if now - one < _WINDOW) - _AT_ONCE
    first, longest = _PAUSES
    return 0.0 if late <= 0 else min(longest, first * 2 ** (late - 1))


class Guard:
    """One kiosk at a time; `told` is the program that says, in plain words, what staff should do while it rests."""

    def __init__(self, kiosk: Sequence[str], told: Sequence[str], limits: Limits) -> None:
        self._kiosk = kiosk
        self._told = told
        self._limits = limits
        self._ending = False
        self._left = False
        self._starts = 0
        self._falls: list[float] = []
        self._words: subprocess.Popen[bytes] | None = None
        self._woken, waker = socket.socketpair()
        self._woken.setblocking(False)
        waker.setblocking(False)
        signal.set_wakeup_fd(waker.detach())
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._asked_to_end)

    def run(self) -> int:
        """Until the kiosk ended because it should; the exit status."""
        while not self._ending:
            status = self._once()
            if self._ending or self._left or status == 0:
                break
            if status != AGAIN:
                self._rest()
        self._say_nothing()
        return 0

    def _asked_to_end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending = True

    def _once(self) -> int:
        """One life of the kiosk; its exit status, negative for the signal that ended it."""
        beats, pipe = os.pipe()
        began = time.monotonic()
        try:
            process = subprocess.Popen(  # noqa: S603 - our own program
                self._kiosk,
                env=os.environ | {GUARD: f"{pipe}:{self._starts}"},
                pass_fds=(pipe,),
                process_group=0,  # what it started ends with it; and Ctrl+C is the guard's alone
            )
        finally:
            os.close(pipe)
        self._starts += 1
        logs.event(_log, "kiosk_started", pid=process.pid, starts=self._starts)
        try:
            self._watch(beats)
        finally:
            os.close(beats)
        status = self._ended(process)
        logs.event(_log, "kiosk_ended", status=status, lived=round(time.monotonic() - began, 1))
        return status

    def _watch(self, beats: int) -> None:
        """Returns once the kiosk is gone, stands still, or is to end."""
        limit = self._limits.start
        with selectors.DefaultSelector() as look:
            look.register(beats, selectors.EVENT_READ)
            look.register(self._woken, selectors.EVENT_READ)
            due = time.monotonic() + limit
            while not self._ending:
                ready = [key.fileobj for key, _ in look.select(max(0.0, due - time.monotonic()))]
                if beats in ready:
                    if not (beaten := os.read(beats, _PIECE)):
                        return
                    self._left = self._left or LEFT in beaten
                    if limit != self._limits.still:
                        limit = self._limits.still
                        self._say_nothing()  # the kiosk's own windows stand
                    due = time.monotonic() + limit
                elif self._woken in ready:
                    self._drain()
                elif time.monotonic() >= due:
                    logs.event(_log, "kiosk_stands_still", seconds=limit)
                    return

    def _ended(self, process: subprocess.Popen[bytes]) -> int:
        """Ended for certain, in order where it is to end, with all that it started."""
        if self._ending:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(self._limits.end)
        else:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.2)  # the pipe closes a moment before the process has ended
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # never a dump: a resident may be in its memory
        return process.wait()

    def _rest(self) -> None:
        """After a fall: at once, or after a pause in which the screen says what staff should do."""
        now = time.monotonic()
        self._falls = [one for one in self._falls if now - one < _WINDOW] + [now]
        if (seconds := pause(self._falls, now)) == 0:
            return
        logs.event(_log, "kiosk_rests", seconds=seconds, falls=len(self._falls))
        if self._words is None or self._words.poll() is not None:
            self._words = subprocess.Popen(self._told, process_group=0)  # noqa: S603 - our own program
        with selectors.DefaultSelector() as look:
            look.register(self._woken, selectors.EVENT_READ)
            until = now + seconds
            while not self._ending and (left := until - time.monotonic()) > 0:
                if look.select(left):
                    self._drain()

    def _say_nothing(self) -> None:
        if self._words is not None:
            self._words.kill()  # it holds nothing and owns nothing
            self._words.wait()
            self._words = None

    def _drain(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._woken.recv(_PIECE)


def main() -> int:
    """The command line."""
    line = argparse.ArgumentParser(
        prog="python -P kiosk_app/guard.py",
        description="Keeps a kiosk running; SIGTERM or Ctrl+C ends both.",
    )
    line.add_argument("--config", type=Path, metavar="FILE", help="the kiosk's settings (TOML)")
    chosen = line.parse_args()
    config = () if chosen.config is None else ("--config", str(chosen.config))
    logs.start("kiosk_guard")
    kiosk = (sys.executable, "-m", "kiosk_app", *config)
    told = (sys.executable, "-m", "kiosk_app.halted", *config)
    return Guard(kiosk, told, Limits()).run()


if __name__ == "__main__":
    sys.exit(main())
