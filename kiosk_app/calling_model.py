"""What QML binds to about the call for staff; it is said aloud again and again."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import calling_phrases
from kiosk_app.calling import StaffCalled
from kiosk_app.models import Desk

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CallingModel(QObject):
    """Follows the desk."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._called = 0
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        before, self._called = self._called, self._desk.scene.called
        self.changed.emit()
        if self._called > before:
            self._desk.said.emit(calling_phrases.aloud())

    def _get_on(self) -> bool:
        return self._desk.scene.called_at is not None

    def _get_told(self) -> bool:
        visit = self._desk.scene.visit
        return visit is not None and visit.staff_called and visit.clerk != ""

    on = Property(bool, _get_on, notify=changed)
    told = Property(bool, _get_told, notify=changed)  # the clerk on the screen knows

    @Slot(bool)
    def call(self, on: bool) -> None:
        """Staff, please come; or no more."""
        self._desk.hear(StaffCalled(on=on))
        if not on:
            self._desk.said.emit("")
