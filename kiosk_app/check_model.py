"""What QML binds to on the device page: verdicts, the meter, and its controls as slots."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import check_phrases as phrases, checking
from kiosk_app.checks import Checking, LevelMoved, Tone
from kiosk_app.scene import Scene, Touch
from windowkit.media.devices import Device
from windowkit.messages import PrinterDetail

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_NAMES = ("face", "table", "microphone", "loudspeaker", "printer")


@QmlElement
class CheckModel(QObject):
    """`looking`: whether the page is open; when it is left its pictures go."""

    changed = Signal()
    levelMoved = Signal()  # noqa: N815 - Qt's spelling
    looking = Signal(bool)

    def __init__(self, touch: Callable[[Touch], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touch = touch
        self._checking = Checking()
        self._detail = PrinterDetail()
        self._level = 0.0
        self._open = False

    def show(self, scene: Scene) -> None:
        """Follow the scene."""
        was_open, self._open = self._open, scene.checking is not None
        self._checking = scene.checking or Checking()
        self._detail = scene.printer.detail
        self.changed.emit()
        if was_open != self._open:
            self._level = 0.0
            self.looking.emit(self._open)

    @Slot(object)
    def hear(self, event: object) -> None:
        """The meter's own way, ten times a second, past the scene."""
        if isinstance(event, LevelMoved) and self._open:
            self._level = event.level
            self.levelMoved.emit()

    def _get_face(self) -> str:
        return phrases.camera(self._checking, Device.CAMERA)

    def _get_table(self) -> str:
        return phrases.camera(self._checking, Device.DOCUMENT_CAMERA)

    def _get_microphone(self) -> str:
        return phrases.microphone(self._checking)

    def _get_loudspeaker(self) -> str:
        return phrases.loudspeaker(self._checking)

    def _get_printer(self) -> str:
        return phrases.printer(self._checking)

    def _get_account(self) -> str:
        return phrases.account(self._detail)

    def _get_good(self) -> str:
        return " ".join(name for name in _NAMES if phrases.is_good(self._checking, name))

    def _get_may_play(self) -> bool:
        return Device.LOUDSPEAKER in self._checking.there and self._checking.tone is not Tone.PLAYING

    def _get_may_print(self) -> bool:
        return checking.may_print(self._checking)

    def _get_may_cancel(self) -> bool:
        return checking.is_held_up(self._checking)

    def _get_level(self) -> float:
        return self._level

    face = Property(str, _get_face, notify=changed)
    table = Property(str, _get_table, notify=changed)
    microphone = Property(str, _get_microphone, notify=changed)
    loudspeaker = Property(str, _get_loudspeaker, notify=changed)
    printer = Property(str, _get_printer, notify=changed)
    account = Property(str, _get_account, notify=changed)
    good = Property(str, _get_good, notify=changed)
    mayPlay = Property(bool, _get_may_play, notify=changed)  # noqa: N815
    mayPrint = Property(bool, _get_may_print, notify=changed)  # noqa: N815
    mayCancel = Property(bool, _get_may_cancel, notify=changed)  # noqa: N815
    level = Property(float, _get_level, notify=levelMoved)

    @Slot()
    def open(self) -> None:
        """Check the devices."""
        self._touch(checking.CheckWanted())

    @Slot()
    def play(self) -> None:
        """The test tone."""
        self._touch(checking.ToneWanted())

    @Slot()
    def print(self) -> None:
        """A test sheet."""
        self._touch(checking.SheetWanted())

    @Slot()
    def cancel(self) -> None:
        """No test sheet after all."""
        self._touch(checking.SheetUnwanted())
