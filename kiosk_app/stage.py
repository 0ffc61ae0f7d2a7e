"""Opens the two windows and joins them to the desk, the voice and the languages."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Final, Protocol

from av.video.frame import VideoFrame
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app.booking_model import BookingModel
from kiosk_app.callback_model import CallbackModel
from kiosk_app.card_model import CardModel
from kiosk_app.claim_model import ClaimModel
from kiosk_app.concern_model import ConcernModel
from kiosk_app.hold_model import HoldModel
from kiosk_app.hours_model import HoursModel
from kiosk_app.leader_model import LeaderModel
from kiosk_app.meter import VoiceMeter
from kiosk_app.models import Desk
from kiosk_app.scene import Order
from kiosk_app.sheet_item import SheetItem
from kiosk_app.signature import StillPicture
from kiosk_app.telling_model import TellingModel
from kiosk_app.voice import Voice
from windowkit.errors import Bug
from windowkit.media.memory import return_pictures_memory
from windowkit.qt.bridge import Bridge
from windowkit.qt.graphics import choose_backend
from windowkit.qt.languages import Languages
from windowkit.qt.theme import Look
from windowkit.qt.video import VideoItem

_QML: Final = Path(__file__).parent / "qml"
_TYPES: Final = (Look, SheetItem, VideoItem)  # imported so that QML knows them


class Performer(Protocol):
    """Who carries the conductor's orders out."""

    def perform(self, order: Order) -> None:
        """Do it soon; called in the GUI thread."""
        ...


def prepare_qt() -> None:
    """Call before the application is made."""
    choose_backend()
    return_pictures_memory()
    # A signature needs every point of the finger: neither X11's nor Qt Quick's merging of moves.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, on=False)
    os.environ.setdefault("QML_NO_TOUCH_COMPRESSION", "1")


class Stage:
    """Both windows; `clerk` and `table` are where the pictures go."""

    def __init__(self, desk: Desk) -> None:
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(_QML))
        self.hold = HoldModel(desk, desk)
        self.leader = LeaderModel(desk, desk)
        models: dict[str, object] = {"desk": desk, "second": desk.beside, "visit": desk.visiting, "hold": self.hold}
        models["leader"] = self.leader
        self.upper = self._open("UpperWindow", models)
        self.concern = ConcernModel(desk, desk)
        self.hours = HoursModel(desk, desk)
        self.callback = CallbackModel(desk, desk)
        self.booking = BookingModel(desk, desk)
        more = {"printer": desk.printing, "notice": desk.reading, "concern": self.concern}
        more |= {"hours": self.hours, "callback": self.callback, "booking": self.booking}
        self.claims = ClaimModel(desk, desk)
        self.telling = TellingModel(desk, desk)
        self.card = CardModel(desk, desk)
        more |= {"claims": self.claims, "telling": self.telling, "card": self.card}
        self.lower = self._open("LowerWindow", {**models, **more})
        self.clerk = _part(self.upper, VideoItem, "clerkPicture")
        self.table = _part(self.lower, VideoItem, "tablePicture")
        self.shared = _part(self.upper, VideoItem, "sharedPicture")
        self.meter = VoiceMeter(_part(self.upper, QQuickItem, "voiceMeter"))
        self.checked = (
            _part(self.lower, VideoItem, "facePicture"),
            _part(self.lower, VideoItem, "checkedTablePicture"),
        )
        self.still = _part(self.lower, StillPicture, "stillPicture")
        desk.photographing.stillChanged.connect(self.still.show)
        desk.tableClosed.connect(self.table.clear)
        self._shut_until_shown(desk)

    def _shut_until_shown(self, desk: Desk) -> None:
        """A frame on its way when its state ends would stay on its item, hidden, until the next resident's."""
        desk.beside.meeting.connect(self.clerk.accept)
        desk.beside.sharing.connect(self.shared.accept)
        desk.beside.filming.connect(self.table.accept)
        for item in self.checked:
            desk.device_check.looking.connect(item.accept)
        for item in (self.clerk, self.shared, self.table, *self.checked):
            item.accept(False)

    @property
    def checked_pictures(self) -> tuple[Callable[[VideoFrame], None], Callable[[VideoFrame], None]]:
        """Where the device page shows what both cameras see."""
        face, table = self.checked
        return face.show_frame, table.show_frame

    def follow(self, bridge: Bridge, desk: Desk) -> None:
        """Let desk and meter hear what the engine says."""
        for hear in (desk.hear, self.meter.hear):
            bridge.arrived.connect(hear, Qt.ConnectionType.QueuedConnection)

    def hide(self) -> None:
        """Both windows, at once."""
        self.upper.hide()
        self.lower.hide()

    def close(self) -> None:
        """Once nobody sends pictures any more: everything of QML goes before the application does."""
        del (
            self.meter,
            self.clerk,
            self.shared,
            self.table,
            self.checked,
            self.still,
            self.upper,
            self.lower,
            self.engine,
        )

    def _open(self, name: str, models: dict[str, object]) -> QQuickWindow:
        self.engine.setInitialProperties(models)
        self.engine.loadFromModule("Kiosk", name)
        windows = self.engine.rootObjects()
        if not windows or not isinstance(window := windows[-1], QQuickWindow):
            raise Bug(f"{name}.qml does not load")
        return window


def join(desk: Desk, stage: Stage, hands: Performer, voice: Voice, languages: Languages) -> None:
    """Join the desk to those who carry out its orders, speak for it, and translate it."""

    def speak(language: str) -> None:
        languages.speak(language)
        voice.language = language
        QLocale.setDefault(QLocale(language))
        stage.engine.retranslate()

    desk.ordered.connect(hands.perform)
    desk.said.connect(voice.say)
    desk.languageWanted.connect(speak)


def _part[T: QQuickItem](window: QQuickWindow, kind: type[T], name: str) -> T:
    found = window.findChild(kind, name)
    if found is None:
        raise Bug(f"no {name} in its window")
    return found


def quit_on_signals(app: QGuiApplication) -> None:
    """Ctrl-C and a service's stop close the windows; noticed at the collector's next tick, within 1 s."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        # Not quit(): that closes the windows while their next frame is still due, which crashes Qt 6.12.
        app.exit(0)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
