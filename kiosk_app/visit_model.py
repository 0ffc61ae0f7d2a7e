"""What QML binds to about the visit itself: its number, its matter, who serves, the case."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk_app.scene import Scene
from kiosk_app.showing import Showing

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class VisitModel(QObject):
    """Everything is empty where there is no visit."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene()
        self._chinese = True

    def show(self, scene: Scene, *, chinese: bool) -> None:
        """Follow the scene."""
        self._scene, self._chinese = scene, chinese
        self.changed.emit()

    def _get_ticket(self) -> str:
        return self._scene.visit.ticket if self._scene.visit is not None else ""

    def _get_matter(self) -> str:
        matter = self._scene.matter
        if matter is None or self._scene.visit is None:
            return ""
        return matter.name if self._chinese else matter.name_en

    def _get_clerk(self) -> str:
        return self._scene.visit.clerk if self._scene.visit is not None else ""

    def _get_service_number(self) -> str:
        return self._scene.visit.service_number if self._scene.visit is not None else ""

    def _get_led(self) -> bool:
        return self._scene.visit is not None and self._scene.visit.led

    def _get_served_from(self) -> str:
        return Showing(self._scene, self._chinese).served_from()

    def _get_case(self) -> str:
        return self._scene.visit.case if self._scene.visit is not None else ""

    ticket = Property(str, _get_ticket, notify=changed)
    matter = Property(str, _get_matter, notify=changed)
    clerk = Property(str, _get_clerk, notify=changed)
    serviceNumber = Property(str, _get_service_number, notify=changed)  # noqa: N815
    led = Property(bool, _get_led, notify=changed)
    servedFrom = Property(str, _get_served_from, notify=changed)  # noqa: N815
    caseNumber = Property(str, _get_case, notify=changed)  # noqa: N815
