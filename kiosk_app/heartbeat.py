"""The kiosk's side of its guard's pipe: one beat a second, which both of its threads have to let through."""

import os
import signal
import sys
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk_app.guard import AGAIN, GUARD, LEFT
from windowkit.engine import EngineThread

_EVERY: Final = 1000  # ms


class Heartbeat(QObject):
    """The GUI thread's timer asks, the engine's loop beats: where either stands still there is no beat."""

    def __init__(self, engine: EngineThread, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = engine
        told = os.environ.pop(GUARD, "")  # what the kiosk starts is not guarded
        number, _, starts = told.partition(":")
        self._pipe = int(number) if number else -1
        self.restarts = int(starts) if starts else 0
        self._timer = QTimer(self)
        self._timer.setObjectName("heartbeat")
        self._timer.timeout.connect(self._ask)
        if self._pipe >= 0:
            os.set_inheritable(self._pipe, False)
            os.set_blocking(self._pipe, False)
            self._timer.start(_EVERY)
            self._ask()

    def leave(self) -> None:
        """Staff ended the program: the guard is not to start it again, even if it has to be ended by force."""
        self._timer.stop()
        self._engine.call(_beat, self._pipe, LEFT)

    def ended(self, status: int) -> int:
        """The program's exit status; whoever asks for a new start without a guard becomes it here."""
        if status == AGAIN and self._pipe < 0:
            os.execv(sys.executable, (sys.executable, "-m", "kiosk_app", *sys.argv[1:]))  # noqa: S606 - ourselves
        return status

    @Slot()
    def _ask(self) -> None:
        self._engine.call(_beat, self._pipe, b".")


def _beat(pipe: int, beat: bytes) -> None:
    if pipe < 0:
        return
    try:
        os.write(pipe, beat)
    except BlockingIOError:
        return  # a guard that is stopped for a while finds beats enough
    except BrokenPipeError:
        os.kill(
            os.getpid(), signal.SIGTERM
        )  # nobody would start us again, and whoever starts the guard starts us twice
