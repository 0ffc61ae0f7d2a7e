"""What QML binds to about the machine itself: its screens, and its end."""

from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.machine import EndDropped, EndMeant, EndTouched, MonitorsChanged, SwapWanted
from kiosk_app.models import Desk
from kiosk_app.scene import Screen

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_OFFERED: Final = 10_000  # ms that the swap stands on the upper screen after a touch there


@QmlElement
class MachineModel(QObject):
    """Follows the desk. `pair`: the windows have two monitors, which may be the wrong way round.

    `offered`: somebody touched the upper window, which has nothing to touch: is it on the touch screen?
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pair = False
        self._timer = QTimer(self)
        self._timer.setObjectName("swap offered")
        self._timer.setSingleShot(True)
        self._timer.setInterval(_OFFERED)
        self._timer.timeout.connect(self.changed)
        desk.changed.connect(self.changed)

    @Slot(int, bool)
    def arranged(self, monitors: int, upper: bool) -> None:
        """The windows were put on so many monitors; whether the upper one has its own, or needs none."""
        self._pair = monitors > 1
        self._desk.hear(MonitorsChanged(upper=upper))
        self.changed.emit()

    def _get_ending(self) -> bool:
        checking = self._desk.scene.checking
        return checking is not None and checking.ending

    def _get_pair(self) -> bool:
        return self._pair

    def _get_offered(self) -> bool:
        return self._pair and self._timer.isActive() and self._desk.scene.screen is Screen.WELCOME

    ending = Property(bool, _get_ending, notify=changed)
    pair = Property(bool, _get_pair, notify=changed)
    offered = Property(bool, _get_offered, notify=changed)

    @Slot()
    def touchedAbove(self) -> None:  # noqa: N802 - QML's spelling
        """The upper window was touched."""
        self._timer.start()
        self.changed.emit()

    @Slot()
    def swap(self) -> None:
        """The other way round."""
        self._timer.stop()
        self._desk.hear(SwapWanted())
        self.changed.emit()

    @Slot()
    def end(self) -> None:
        """End the program, or start it anew: asks."""
        self._desk.hear(EndTouched())

    @Slot(bool)
    def mean(self, again: bool) -> None:
        """That."""
        self._desk.hear(EndMeant(again=again))

    @Slot()
    def keep(self) -> None:
        """Neither."""
        self._desk.hear(EndDropped())
