"""What QML binds to about a hold."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import hold_phrases, holding
from kiosk_app.models import Desk

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HoldModel(QObject):
    """Follows the desk; says when the clerk is back, and that it is sorry each time it has lasted too long."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._on = False
        self._reminders = 0
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        scene = self._desk.scene
        was_on, before = self._on, self._reminders
        self._on, self._reminders = holding.hold(scene) is not None, holding.reminders(scene)
        self.changed.emit()
        if self._reminders > before >= 1:  # the first one is another sentence on the screen, which is said anyway
            self._desk.said.emit(" ".join(hold_phrases.held(self._reminders)))
        if was_on and not self._on and scene.visit is not None:
            self._desk.said.emit(hold_phrases.again())

    def _get_on(self) -> bool:
        return self._on

    on = Property(bool, _get_on, notify=changed)
