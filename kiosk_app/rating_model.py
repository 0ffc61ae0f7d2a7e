"""What QML binds to about the reasons for a face."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import rating
from kiosk_app.models import Desk
from kiosk_app.rating import WhyDone, WhyTouched
from windowkit.residents import RateReason

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RatingModel(QObject):
    """Follows the desk. `chosen` are the codes of the reasons touched, one a line."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self.changed)

    def _get_asked(self) -> bool:
        return rating.is_asked(self._desk.scene)

    def _get_chosen(self) -> str:
        return "\n".join(self._desk.scene.whys)

    asked = Property(bool, _get_asked, notify=changed)
    chosen = Property(str, _get_chosen, notify=changed)

    @Slot(str)
    def touch(self, reason: str) -> None:
        """This is a reason, or is none after all."""
        self._desk.hear(WhyTouched(reason=RateReason(reason)))

    @Slot()
    def done(self) -> None:
        """Enough of reasons, or none."""
        self._desk.hear(WhyDone())
