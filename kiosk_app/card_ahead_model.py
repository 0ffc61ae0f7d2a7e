"""What QML binds to on the page where an identity card is read before the number."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import card_ahead
from kiosk_app.card_ahead import CardOf, MayRead, NoCardAhead
from kiosk_app.cards.ahead import Step
from kiosk_app.models import Desk
from kiosk_app.rows import Rows

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class CardAheadModel(QObject):
    """Follows the desk. `step` is what is asked now; `rows` whose cards there are; `done`: one was read."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = Rows(self)
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        scene, chinese = self._desk.scene, self._desk.property("language") == "zh_CN"
        shown = card_ahead.persons(scene) if scene.ahead.step is Step.WHOSE else ()
        self._rows.show(tuple((one.whose, one.label if chinese else one.label_en, "") for one in shown))
        self.changed.emit()

    def _get_step(self) -> str:
        return str(self._desk.scene.ahead.step or "")

    def _get_done(self) -> bool:
        return self._desk.scene.ahead.held is not None

    def _get_rows(self) -> Rows:
        return self._rows

    step = Property(str, _get_step, notify=changed)
    done = Property(bool, _get_done, notify=changed)
    rows = Property(Rows, _get_rows, constant=True)

    @Slot(str)
    def choose(self, whose: str) -> None:
        """This person's card."""
        self._desk.hear(CardOf(whose=whose))

    @Slot()
    def agree(self) -> None:
        """Yes, read it."""
        self._desk.hear(MayRead())

    @Slot()
    def without(self) -> None:
        """The number, without a card."""
        self._desk.hear(NoCardAhead())
