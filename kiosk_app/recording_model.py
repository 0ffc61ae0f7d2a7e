"""What QML binds to about the recording: the question, the mark, and the resident's word as a slot."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import phrases, recording
from kiosk_app.scene import RecordingAnswered, Scene, Touch

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RecordingModel(QObject):
    """`said` is for the voice: what became of the resident's word."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, touch: Callable[[Touch], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touch = touch
        self._scene = Scene()

    def show(self, scene: Scene) -> None:
        """Follow the scene."""
        before, self._scene = self._scene, scene
        self.changed.emit()
        now = recording.standing(scene)
        if now is not recording.standing(before) and (aside := phrases.recording_aside(now)):
            self.said.emit(aside)

    def _get_asked(self) -> bool:
        return recording.is_asked(self._scene)

    def _get_on(self) -> bool:
        return recording.is_on(self._scene)

    def _get_may_say_yes(self) -> bool:
        return recording.may_say_yes(self._scene)

    def _get_may_say_no(self) -> bool:
        return recording.may_say_no(self._scene)

    asked = Property(bool, _get_asked, notify=changed)
    on = Property(bool, _get_on, notify=changed)
    maySayYes = Property(bool, _get_may_say_yes, notify=changed)  # noqa: N815 - QML's spelling
    maySayNo = Property(bool, _get_may_say_no, notify=changed)  # noqa: N815

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """May it be recorded; no at any time."""
        self._touch(RecordingAnswered(yes=yes))
