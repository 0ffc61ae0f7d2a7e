"""What QML binds to about the kiosk's printer: a picture of what is wrong, and what to do."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Property, QObject, QUrl, Signal
from PySide6.QtQml import QmlElement

from kiosk_app import printer_phrases as phrases, printing
from kiosk_app.scene import Scene
from windowkit.faults import empty_tray

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_ICONS: Final = Path(__file__).resolve().parents[1] / "assets" / "icons"


@QmlElement
class PrinterModel(QObject):
    """Empty where there is nothing to do. `say` is the voice's."""

    changed = Signal()

    def __init__(self, say: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._scene = Scene()

    def show(self, scene: Scene) -> None:
        """Follow the scene."""
        before, self._scene = printing.trouble(self._scene), scene
        fault = printing.trouble(scene)
        self.changed.emit()
        if fault is not None and fault is not before:
            self._say(self._help().spoken)

    def _help(self) -> phrases.Help:
        fault = printing.trouble(self._scene)
        if fault is None:
            return phrases.Help("", "")
        return phrases.what_to_do(fault, empty_tray(self._scene.printer.detail))

    def _get_headline(self) -> str:
        return self._help().headline

    def _get_guide(self) -> str:
        return self._help().guide

    def _get_picture(self) -> QUrl:
        fault = printing.trouble(self._scene)
        return QUrl() if fault is None else QUrl.fromLocalFile(str(_ICONS / f"printer-{fault}.svg"))

    headline = Property(str, _get_headline, notify=changed)
    guide = Property(str, _get_guide, notify=changed)
    picture = Property(QUrl, _get_picture, notify=changed)
