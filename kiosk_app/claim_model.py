"""What QML binds to on the page before the ticket: what was said so far, and its controls as slots."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.claiming import ClaimTouched, ReturnTouched, StaffStay, TicketWanted, before
from kiosk_app.models import Desk
from windowkit.messages import Claim

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ClaimModel(QObject):
    """Follows the desk."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self.changed)

    def _get_aged(self) -> bool:
        return Claim.AGED in self._desk.scene.claims

    def _get_disabled(self) -> bool:
        return Claim.DISABLED in self._desk.scene.claims

    def _get_ticket(self) -> str:
        one = before(self._desk.scene)
        return "" if one is None else one.ticket

    def _get_back(self) -> bool:
        return self._desk.scene.returning != ""

    def _get_accompanied(self) -> bool:
        return self._desk.scene.accompanied

    accompanied = Property(bool, _get_accompanied, notify=changed)
    aged = Property(bool, _get_aged, notify=changed)
    disabled = Property(bool, _get_disabled, notify=changed)

    ticket = Property(str, _get_ticket, notify=changed)  # of who may come back; "": of nobody
    back = Property(bool, _get_back, notify=changed)

    @Slot()
    def touchBack(self) -> None:  # noqa: N802
        """They had that number, or not after all."""
        self._desk.hear(ReturnTouched())

    @Slot()
    def touchAged(self) -> None:  # noqa: N802 - QML's spelling
        """80 or older, or not after all."""
        self._desk.hear(ClaimTouched(claim=Claim.AGED))

    @Slot()
    def touchDisabled(self) -> None:  # noqa: N802
        """Disabled, or not after all."""
        self._desk.hear(ClaimTouched(claim=Claim.DISABLED))

    @Slot()
    def touchStay(self) -> None:  # noqa: N802
        """Staff stay, or do not after all."""
        self._desk.hear(StaffStay())

    @Slot()
    def take(self) -> None:
        """The number, with what was said."""
        self._desk.hear(TicketWanted(language="zh" if self._desk.property("language") == "zh_CN" else "en"))
