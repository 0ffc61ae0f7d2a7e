"""What QML binds to where staff tell the duty leader of a resident: how far it is, and its controls as slots."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.models import Desk
from kiosk_app.telling import TellingWanted, WhyTouched
from windowkit.ending import Reason

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class TellingModel(QObject):
    """Follows the desk. `step` is "matter", "why" or "told"; `number` is what the resident takes along."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self.changed)

    def _get_step(self) -> str:
        scene = self._desk.scene
        return "told" if scene.concern else "why" if scene.wanted else "matter"

    def _get_number(self) -> str:
        return self._desk.scene.concern_number

    step = Property(str, _get_step, notify=changed)
    number = Property(str, _get_number, notify=changed)

    @Slot()
    def open(self) -> None:
        """From the notices page."""
        self._desk.hear(TellingWanted())

    @Slot(str)
    def tell(self, reason: str) -> None:
        """Why; the duty leader has it then."""
        self._desk.hear(WhyTouched(reason=Reason(reason)))
