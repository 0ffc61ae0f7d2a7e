"""Cyclic garbage is collected in the GUI thread only.

CPython collects in whichever thread allocates; a QObject caught in a cycle would then be destroyed outside
the GUI thread, which crashes Qt.
"""

import gc
from typing import Final

from PySide6.QtCore import QCoreApplication, QTimer

_YOUNG: Final = 1000  # ms
_FULL_EVERY: Final = 60  # young passes between two full ones; a full pass over frozen imports costs about 0 ms


class _Collector(QTimer):
    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self.setObjectName("collector")
        self._passes = 0
        self.timeout.connect(self._collect)
        self.start(_YOUNG)

    def _collect(self) -> None:
        self._passes += 1
        gc.collect(2 if self._passes % _FULL_EVERY == 0 else 1)


def confine_collector(app: QCoreApplication) -> None:
    """Call once, in the GUI thread, when everything of the start is made."""
    gc.collect()
    gc.freeze()
    gc.disable()
    _Collector(app)
