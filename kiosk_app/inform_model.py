"""What QML binds to on the page that tells who sees what, before a number is drawn."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import inform_phrases
from kiosk_app.inform_phrases import Told
from kiosk_app.informing import Understood
from kiosk_app.models import Desk

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class InformModel(QObject):
    """Follows the desk."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self.changed)

    def _told(self) -> Told:
        return inform_phrases.told(self._desk.scene, chinese=bool(self._desk.property("language") == "zh_CN"))

    def _get_who(self) -> str:
        return self._told().who

    def _get_why(self) -> str:
        return self._told().why

    def _get_kept(self) -> str:
        return self._told().kept

    who = Property(str, _get_who, notify=changed)
    why = Property(str, _get_why, notify=changed)
    kept = Property(str, _get_kept, notify=changed)

    @Slot()
    def understand(self) -> None:
        """Understood: the number, please."""
        self._desk.hear(Understood())
