"""Opens the two windows and joins them to the desk, the voice and the languages."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Final

from av.video.frame import VideoFrame
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app.assent_model import AssentModel
from kiosk_app.booking_model import BookingModel
from kiosk_app.callback_model import CallbackModel
from kiosk_app.calling_model import CallingModel
from kiosk_app.card_ahead_model import CardAheadModel
from kiosk_app.card_model import CardModel
from kiosk_app.claim_model import ClaimModel
from kiosk_app.concern_model import ConcernModel
from kiosk_app.ease import Ease
from kiosk_app.ease_model import EaseModel
from kiosk_app.helpdesk_model import HelpDeskModel
from kiosk_app.hold_model import HoldModel
from kiosk_app.hours_model import HoursModel
from kiosk_app.inform_model import InformModel
from kiosk_app.ink_model import InkModel
from kiosk_app.leader_model import LeaderModel
from kiosk_app.machine_model import MachineModel
from kiosk_app.meter import VoiceMeter
from kiosk_app.models import Desk
from kiosk_app.night_model import NightModel
from kiosk_app.paging_model import PagingModel
from kiosk_app.pointing_model import PointingModel
from kiosk_app.rating_model import RatingModel
from kiosk_app.reciting import words_of
from kiosk_app.scene import Order
from kiosk_app.search_model import SearchModel
from kiosk_app.sheet_item import SheetItem
from kiosk_app.signature import SignaturePad, StillPicture
from kiosk_app.telling_model import TellingModel
from kiosk_app.voice import Voice
from windowkit.errors import Bug
from windowkit.media.memory import return_pictures_memory
from windowkit.qt.bridge import Bridge
from windowkit.qt.frames import Frames
from windowkit.qt.graphics import choose_backend
from windowkit.qt.languages import Languages
from windowkit.qt.theme import Look
from windowkit.qt.video import VideoItem

_QML: Final = Path(__file__).parent / "qml"
_TYPES: Final = (Frames, Look, SheetItem, SignaturePad, StillPicture, VideoItem)  # imported so that QML knows them


def prepare_qt() -> None:
    """Call before the application is made."""
    choose_backend()
    return_pictures_memory()
    # A signature needs every point of the finger: not Qt Quick's merging of moves, nor X11's (`Stage`).
    os.environ.setdefault("QML_NO_TOUCH_COMPRESSION", "1")


class Stage:
    """Both windows; `clerk`, `shared`, `table` and `checked` are where the pictures go."""

    def __init__(self, desk: Desk) -> None:
        # Only now: Qt's X11 part turns it on as the application is made.
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, on=False)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(_QML))
        # Pictures may come before there is a page for them, and after: they outlive their pages.
        self.clerk, self.shared, self.table = Frames(desk), Frames(desk), Frames(desk)
        self.checked = Frames(desk), Frames(desk)
        self._shut_until_shown(desk)
        self._models(desk)
        both: dict[str, object] = {"desk": desk, "second": desk.beside, "visit": desk.visiting}
        both |= {"hold": self.hold, "leader": self.leader, "machine": self.machine, "night": self.night}
        both |= {"calling": self.calling}
        self.upper = self._open("UpperWindow", both | {"clerk": self.clerk, "sharedView": self.shared})
        lower = {"printer": desk.printing, "notice": desk.reading, "concern": self.concern, "hours": self.hours}
        lower |= {"callback": self.callback, "booking": self.booking, "claims": self.claims}
        lower |= {"telling": self.telling, "card": self.card, "table": self.table}
        lower |= {"ease": self.ease, "pointing": self.pointing, "rating": self.rating, "inform": self.inform}
        lower |= {"assent": self.assent, "helpdesk": self.helpdesk, "ahead": self.ahead}
        lower |= {"ink": self.ink, "paging": self.paging, "search": self.search}
        lower |= {"checkedFace": self.checked[0], "checkedTable": self.checked[1]}
        self.lower = self._open("LowerWindow", both | lower)
        self.ease.words = self.words
        self.meter = VoiceMeter(_part(self.upper, QQuickItem, "voiceMeter"))

    def _models(self, desk: Desk) -> None:
        self.hold = HoldModel(desk, desk)
        self.leader = LeaderModel(desk, desk)
        self.machine = MachineModel(desk, desk)
        self._desk = desk
        self.ease = EaseModel(desk, desk)
        self.night = NightModel(desk, desk)
        self.calling = CallingModel(desk, desk)
        self.concern = ConcernModel(desk, desk)
        self.hours = HoursModel(desk, desk)
        self.callback = CallbackModel(desk, desk)
        self.booking = BookingModel(desk, desk)
        self.claims = ClaimModel(desk, desk)
        self.telling = TellingModel(desk, desk)
        self.card = CardModel(desk, desk)
        self.pointing = PointingModel(desk, desk)
        self.rating = RatingModel(desk, desk)
        self.inform = InformModel(desk, desk)
        self.ahead = CardAheadModel(desk, desk)
        self.assent = AssentModel(desk, desk)
        self.helpdesk = HelpDeskModel(desk, desk)
        self.ink = InkModel(desk, desk)
        self.paging = PagingModel(desk, desk)
        self.search = SearchModel(desk, desk)

    def _shut_until_shown(self, desk: Desk) -> None:
        """A frame on its way when its state ends would stay, hidden, until the next resident's."""
        desk.beside.meeting.connect(self.clerk.accept)
        desk.beside.sharing.connect(self.shared.accept)
        desk.beside.filming.connect(self.table.accept)
        for frames in self.checked:
            desk.device_check.looking.connect(frames.accept)
        desk.tableClosed.connect(self.table.clear)
        for frames in (self.clerk, self.shared, self.table, *self.checked):
            frames.accept(False)

    def words(self) -> str:
        """All that stands on the lower screen's page, as sentences."""
        return words_of(_part(self.lower, QQuickItem, "canvas"), chinese=self._desk.property("language") == "zh_CN")

    @property
    def checked_pictures(self) -> tuple[Callable[[VideoFrame], None], Callable[[VideoFrame], None]]:
        """Where the device page shows what both cameras see."""
        face, table = self.checked
        return face.show_frame, table.show_frame

    def follow(self, bridge: Bridge, *hears: Callable[[object], None]) -> None:
        """Let the desk and the others (each a slot), and the meter, hear what the engine says."""
        for hear in (*hears, self.meter.hear):
            bridge.arrived.connect(hear, Qt.ConnectionType.QueuedConnection)

    def hide(self) -> None:
        """Both windows, at once."""
        self.upper.hide()
        self.lower.hide()

    def close(self) -> None:
        """Once nobody sends pictures any more: everything of QML goes before the application does."""
        del self.meter, self.upper, self.lower, self.engine

    def _open(self, name: str, models: dict[str, object]) -> QQuickWindow:
        self.engine.setInitialProperties(models)
        self.engine.loadFromModule("Kiosk", name)
        windows = self.engine.rootObjects()
        if not windows or not isinstance(window := windows[-1], QQuickWindow):
            raise Bug(f"{name}.qml does not load")
        return window


def join(desk: Desk, stage: Stage, perform: Callable[[Order], None], voice: Voice, languages: Languages) -> None:
    """Join the desk to those who carry out its orders (in the GUI thread), speak for it, and translate it."""

    def speak(language: str) -> None:
        languages.speak(language)
        voice.language = language
        QLocale.setDefault(QLocale(language))
        stage.engine.retranslate()

    def ease(wanted: Ease) -> None:
        voice.be(volume=wanted.volume, slow=wanted.slow)

    ease(desk.scene.ease)
    stage.ease.applied.connect(ease)
    stage.ease.quiet = voice.is_quiet
    desk.ordered.connect(perform)
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
