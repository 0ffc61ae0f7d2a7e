"""What QML binds to about a duty leader beside the talk: from the beginning to the end it says who is there."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import leader_phrases
from kiosk_app.models import Desk
from kiosk_app.scene import Scene
from windowkit.consent import TALKING
from windowkit.messages import Attendance

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LeaderModel(QObject):
    """Follows the desk; each change is said aloud, and the end of it while the talk goes on."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said = ""  # the call and mode that were said last
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self.changed.emit()
        scene, one = self._desk.scene, _attendance(self._desk.scene)
        now = "" if one is None else f"{one.call} {one.mode}"
        before, self._said = self._said, now
        if now == before:
            return
        if one is not None:
            self._desk.said.emit(leader_phrases.beside(one))
        elif scene.visit is not None and scene.visit.state in TALKING:
            self._desk.said.emit(leader_phrases.gone())

    def _get_words(self) -> str:
        one = _attendance(self._desk.scene)
        return "" if one is None else leader_phrases.beside(one)

    words = Property(str, _get_words, notify=changed)


def _attendance(scene: Scene) -> Attendance | None:
    visit = scene.visit
    return visit.attended if visit is not None and visit.state in TALKING else None
