"""What QML binds to where nobody could answer yet, and where somebody is called back."""

from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import callback, callback_phrases
from kiosk_app.models import Desk
from kiosk_app.rows import Rows
from windowkit.messages import WaitChoice

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_AGAIN: Final = 20_000  # ms between two calls of a number


@QmlElement
class CallbackModel(QObject):
    """Follows the desk; calls a number again and again until somebody answers or it is called no more."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = Rows(self)
        self._timer = QTimer(self)
        self._timer.setObjectName("call back")
        self._timer.setInterval(_AGAIN)
        self._timer.timeout.connect(self.call)
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        calls = callback.called(self._desk.scene) is not None
        if calls != self._timer.isActive():
            (self._timer.start if calls else self._timer.stop)()
        self._rows.show(tuple((str(one), *callback_phrases.choice(one)) for one in self._choices()))
        self.changed.emit()

    @Slot()
    def call(self) -> None:
        """Say the number once more."""
        self._desk.said.emit(f"{self._desk.property('headline')} {self._desk.property('guide')}")

    def _get_asking(self) -> bool:
        return callback.is_asking(self._desk.scene)

    def _choices(self) -> tuple[WaitChoice, ...]:
        visit = self._desk.scene.visit
        return visit.choices if visit is not None and callback.is_asking(self._desk.scene) else ()

    def _get_choices(self) -> Rows:
        return self._rows

    def _get_called(self) -> str:
        one = callback.called(self._desk.scene)
        return "" if one is None else one.ticket

    def _get_missed(self) -> bool:
        return callback.missed(self._desk.scene) is not None

    asking = Property(bool, _get_asking, notify=changed)
    choices = Property(Rows, _get_choices, constant=True)
    called = Property(str, _get_called, notify=changed)
    missed = Property(bool, _get_missed, notify=changed)

    @Slot(str)
    def choose(self, key: str) -> None:
        """One of the big buttons."""
        self._desk.hear(callback.WaitChosen(choice=WaitChoice(key)))

    @Slot()
    def comeBack(self) -> None:  # noqa: N802 - QML's spelling
        """Whoever is called is here."""
        self._desk.hear(callback.CameBack())
