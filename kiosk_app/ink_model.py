"""What QML binds to about a form that is signed on paper."""

from PySide6.QtCore import Property, QObject, QRectF, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import inking
from kiosk_app.inking import PaperDone, PaperWanted, Stand
from kiosk_app.models import Desk
from windowkit.inking import PLACE

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class InkModel(QObject):
    """Follows the desk. `place` is where to sign on the sheet, in parts of its sides."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self.changed)

    def _get_waits(self) -> bool:
        return inking.stand(self._desk.scene) in {Stand.PRINTING, Stand.SHOWN}

    def _get_signable(self) -> bool:
        return inking.stand(self._desk.scene) in {Stand.SIGN, Stand.AGAIN, Stand.DOUBTFUL, Stand.BLIND}

    def _get_blind(self) -> bool:
        return inking.stand(self._desk.scene) is Stand.BLIND

    def _get_photographed(self) -> bool:
        return inking.ink(self._desk.scene) is not None and inking.is_photographed(self._desk.scene)

    def _get_offered(self) -> bool:
        return inking.may_choose(self._desk.scene)

    def _get_returns(self) -> bool:
        shown = inking.stand(self._desk.scene) is Stand.SHOWN
        return inking.may_go_back(self._desk.scene) and not shown

    def _get_place(self) -> QRectF:
        left, top, right, bottom = PLACE
        return QRectF(left, top, right - left, bottom - top)

    waits = Property(bool, _get_waits, notify=changed)
    signable = Property(bool, _get_signable, notify=changed)
    blind = Property(bool, _get_blind, notify=changed)
    photographed = Property(bool, _get_photographed, notify=changed)
    offered = Property(bool, _get_offered, notify=changed)
    returns = Property(bool, _get_returns, notify=changed)
    place = Property(QRectF, _get_place, constant=True)

    @Slot(bool)
    def choose(self, on: bool) -> None:
        """On paper, or on the screen after all."""
        self._desk.hear(PaperWanted(on=on))

    @Slot()
    def done(self) -> None:
        """The paper is signed."""
        self._desk.hear(PaperDone())
