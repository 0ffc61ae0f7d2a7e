"""A mailbox of one between threads: the newest value wins, the GUI is woken once."""

import threading

from PySide6.QtCore import QObject, Signal


class Latest[T](QObject):
    """Connect `arrived` with Qt.ConnectionType.QueuedConnection; its receiver calls `take`."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._value: T | None = None
        self._woken = False
        self._accepts = True

    def accept(self, on: bool) -> None:
        """Whether values are taken from now on; a mailbox that shuts drops what is in it and what is on its way."""
        with self._lock:
            self._accepts = on
            if not on:
                self._value = None

    def put(self, value: T) -> None:
        """Leave a value, from any thread; an older one that nobody took is dropped."""
        with self._lock:
            if not self._accepts:
                return
            self._value = value
            wake = not self._woken
            self._woken = True
        if wake:
            self.arrived.emit()

    def take(self) -> T | None:
        """The newest value, once."""
        with self._lock:
            value, self._value = self._value, None
            self._woken = False
            return value
