"""What QML binds to about the photographing of a paper: how far it is, its verdict, and its controls as slots."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk_app import lying, papers, scene as events
from kiosk_app.scene import Scene, StillTaken, Touch

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class StillSeen(msgspec.Struct, frozen=True):
    """A still for the desk to show, already as small as it is shown."""

    taken: StillTaken
    image: QImage


@QmlElement
class PhotoModel(QObject):
    """`still` is what was photographed; an empty picture shows nothing."""

    changed = Signal()
    stillChanged = Signal()  # noqa: N815 - Qt's spelling

    def __init__(self, touch: Callable[[Touch], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touch = touch
        self._scene = Scene()
        self._still = QImage()

    def show(self, scene: Scene) -> None:
        """Follow the scene."""
        self._scene = scene
        self.changed.emit()

    def forget(self) -> None:
        """The picture goes."""
        self.show_still(QImage())

    @property
    def is_empty(self) -> bool:
        """Whether nothing that was photographed is held."""
        return self._still.isNull()

    def show_still(self, image: QImage) -> None:
        """This is what was photographed."""
        self._still = image
        self.stillChanged.emit()

    def _get_state(self) -> str:
        return str(self._scene.photo)

    def _get_verdict(self) -> str:
        scene = self._scene
        return "good" if not scene.flaws else ("poor" if papers.usable(scene) else "again")

    def _get_sent(self) -> float:
        return self._scene.sent

    def _get_still(self) -> QImage:
        return self._still

    still = Property(QImage, _get_still, notify=stillChanged)
    state = Property(str, _get_state, notify=changed)
    verdict = Property(str, _get_verdict, notify=changed)
    sent = Property(float, _get_sent, notify=changed)

    def _get_count(self) -> int:
        return lying.count(self._scene)

    def _get_by_hand(self) -> bool:
        return self._scene.by_hand

    count = Property(int, _get_count, notify=changed)
    byHand = Property(bool, _get_by_hand, notify=changed)  # noqa: N815 - QML's spelling

    @Slot(bool)
    def press(self, on: bool) -> None:
        """The resident would rather press the shutter, or not."""
        self._touch(lying.HandChosen(on=on))

    @Slot()
    def take(self) -> None:
        """Photograph the paper."""
        self._touch(events.ShutterTouched())

    @Slot()
    def accept(self) -> None:
        """This picture is good."""
        self._touch(events.StillAccepted())

    @Slot()
    def reject(self) -> None:
        """Once more."""
        self._touch(events.StillRejected())
        self.forget()
