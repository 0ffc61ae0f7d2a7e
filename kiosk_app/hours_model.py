"""What QML binds to about the opening hours."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.models import Desk

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HoursModel(QObject):
    """Follows the desk."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self.changed.emit()

    def _get_closed(self) -> bool:
        return not self._desk.scene.hours.open

    def _get_shut(self) -> bool:
        return self._get_closed() and not self._desk.scene.hours.elsewhere

    closed = Property(bool, _get_closed, notify=changed)
    shut = Property(bool, _get_shut, notify=changed)  # nobody takes anything in now
