"""What QML binds to about an identity card that is asked for."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import carding
from kiosk_app.carding import NoCardHere
from kiosk_app.models import Desk

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CardModel(QObject):
    """Follows the desk. `given`: it was read, and is on its way to the clerk."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self.changed)

    def _get_on(self) -> bool:
        return carding.is_shown(self._desk.scene)

    def _get_given(self) -> bool:
        return bool(self._desk.scene.card.giving)

    on = Property(bool, _get_on, notify=changed)
    given = Property(bool, _get_given, notify=changed)

    @Slot()
    def without(self) -> None:
        """The resident has none with them."""
        self._desk.hear(NoCardHere())
