"""Cyclic garbage is collected in the GUI thread only.

CPython collects in whichever thread allocates; a QObject caught in a cycle would then be destroyed outside
the GUI thread, which crashes Qt.
"""

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal, Slot

from windowkit.media.memory import return_free_memory

_YOUNG: Final = 1000  # ms
# Young passes between two full ones; a full pass over frozen imports costs about 0 ms. What a window shows hangs in
# cycles with Qt's wrappers, and what outlives one young pass waits for a full one: with 60 the kiosk's memory rose by
# 400 MiB in each minute of a call and fell again (make soak).
_FULL_EVERY: Final = 3


class Collector(QTimer):
    """Collects once a second. `loaded`, from any thread: more of the program was loaded, and stays for good."""

    loaded = Signal()

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.setObjectName("collector")
        self._passes = 0
        self.timeout.connect(self._collect)
        self.loaded.connect(self._settle, Qt.ConnectionType.QueuedConnection)
        gc.disable()
        self._settle()
        self.start(_YOUNG)

    @Slot()
    def _settle(self) -> None:
        gc.collect()
        gc.freeze()
        return_free_memory()

    def _collect(self) -> None:
        self._passes += 1
        gc.collect(2 if self._passes % _FULL_EVERY == 0 else 1)


def confine_collector(app: QCoreApplication) -> Collector:
    """Call once, in the GUI thread, when everything of the start is made."""
    return Collector(app)
