"""What QML binds to where the resident is asked for a separate yes, and where they look at what they said."""

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import assent_phrases, assenting
from kiosk_app.assenting import AssentAnswered, AssentsWanted
from kiosk_app.models import Desk
from kiosk_app.rows import Rows
from windowkit.messages import Consent
from windowkit.sensitive import Sensitive

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_GIVEN: Final = Consent.GIVEN


@QmlElement
class AssentModel(QObject):
    """Follows the desk. `kind` is what is asked now, "" for nothing; `rows` what was said before."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = Rows(self)
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        shown = assenting.said(self._desk.scene) if self._get_open() else ()
        words = assent_phrases
        self._rows.show(tuple((one.kind, words.standing(one), words.change(one)) for one in shown))
        self.changed.emit()

    def _get_kind(self) -> str:
        return assenting.asked(self._desk.scene) or ""

    def _get_offered(self) -> bool:
        return assenting.is_offered(self._desk.scene)

    def _get_open(self) -> bool:
        return assenting.is_open(self._desk.scene)

    def _get_may_say_yes(self) -> bool:
        return assenting.may_say_yes(self._desk.scene)

    def _get_may_say_no(self) -> bool:
        return assenting.may_say_no(self._desk.scene)

    def _get_rows(self) -> Rows:
        return self._rows

    kind = Property(str, _get_kind, notify=changed)
    offered = Property(bool, _get_offered, notify=changed)
    open = Property(bool, _get_open, notify=changed)
    maySayYes = Property(bool, _get_may_say_yes, notify=changed)  # noqa: N815 - QML's spelling
    maySayNo = Property(bool, _get_may_say_no, notify=changed)  # noqa: N815
    rows = Property(Rows, _get_rows, constant=True)

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """Yes or no to what is asked."""
        kind = assenting.asked(self._desk.scene)
        if kind is not None:
            self._desk.hear(AssentAnswered(kind=kind, yes=yes))

    @Slot(str)
    def change(self, kind: str) -> None:
        """The other word than before."""
        known = {one.kind: one.consent for one in assenting.said(self._desk.scene)}
        if kind in known:
            self._desk.hear(AssentAnswered(kind=Sensitive(kind), yes=known[Sensitive(kind)] is not _GIVEN))

    @Slot(bool)
    def look(self, on: bool) -> None:
        """Open the page with what was said, or close it."""
        self._desk.hear(AssentsWanted(on=on))
