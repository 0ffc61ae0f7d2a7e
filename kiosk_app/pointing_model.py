"""What QML binds to about pointing at the form's fields."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import pointing
from kiosk_app.models import Desk
from kiosk_app.pointing import FieldTouched

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PointingModel(QObject):
    """Follows the desk. `marks` are the keys of the fields that the resident says are wrong, one a line."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self.changed)

    def _get_marks(self) -> str:
        return "\n".join(pointing.marks(self._desk.scene))

    def _get_latest(self) -> str:
        return next(reversed(pointing.marks(self._desk.scene)), "")

    marks = Property(str, _get_marks, notify=changed)
    latest = Property(str, _get_latest, notify=changed)

    def _get_last(self) -> str:
        return next(iter(self._desk.scene.typed), "")

    last = Property(str, _get_last, notify=changed)

    @Slot(str)
    def touch(self, field: str) -> None:
        """This field is wrong, or is not after all."""
        self._desk.hear(FieldTouched(field=field))
