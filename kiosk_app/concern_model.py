"""What QML binds to about "I could not get it done": whether it can be said, and what became of it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import concern, telling_phrases
from kiosk_app.models import Desk

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ConcernModel(QObject):
    """Follows the desk."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._due = ""
        self._waits = False  # one who waits may say that it takes too long
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        before, self._due = self._due, self._desk.scene.concern
        waits, self._waits = self._waits, self._desk.scene.visit is not None and self._get_offered()
        self.changed.emit()
        if self._waits and not waits:
            self._desk.said.emit(telling_phrases.waited_long())
        if self._due and not before and not self._desk.scene.concern_number:
            self._desk.said.emit(self._get_words())

    def _get_offered(self) -> bool:
        return concern.may_raise(self._desk.scene)

    def _get_words(self) -> str:
        return telling_phrases.concern(self._desk.scene.concern)

    offered = Property(bool, _get_offered, notify=changed)
    words = Property(str, _get_words, notify=changed)

    @Slot()
    def tell(self) -> None:
        """One touch, and the duty leader has it."""
        self._desk.hear(concern.ConcernTouched())
