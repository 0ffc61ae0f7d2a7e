"""The joint between engine thread and GUI thread: frozen values in, one queued signal out."""

from PySide6.QtCore import QObject, Signal


class Bridge(QObject):
    """Connect `arrived` with Qt.ConnectionType.QueuedConnection to a @Slot(object) of a GUI object."""

    arrived = Signal(object)

    def post(self, value: object) -> None:
        """Hand a frozen value to the GUI thread; from any thread. Never a picture: those take the mailbox."""
        self.arrived.emit(value)
