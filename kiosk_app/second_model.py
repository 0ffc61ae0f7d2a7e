"""What QML binds to about the second pictures and the line: what the clerk shows, whether the table is seen, bars."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from kiosk_app import helpdesk, phrases, seeing
from kiosk_app.scene import Picture, Scene
from kiosk_app.visiting import is_table_seen
from windowkit.consent import TALKING
from windowkit.messages import Shown
from windowkit.visit import State

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_TOLD: Final = 8000  # ms that the screen says that nothing is shown any more
_WITHOUT_CLERK: Final = frozenset({State.WAITING, State.ENDED})
_WITH_CALL: Final = frozenset({Picture.SHOWN, Picture.SOUND_ONLY})  # a line that is cut has no bars


@QmlElement
class SecondModel(QObject):
    """`say` is for the voice. `meeting`, `sharing`, `filming`: whether clerk, shown page, table are seen.

    Each is said before the picture may come, and at once when it may not come any more.
    """

    changed = Signal()
    meeting = Signal(bool)
    sharing = Signal(bool)
    filming = Signal(bool)

    def __init__(self, say: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._scene = Scene()
        self._over = QTimer(self)
        self._over.setObjectName("showing is over")
        self._over.setSingleShot(True)
        self._over.setInterval(_TOLD)
        self._over.timeout.connect(self.changed)

    def show(self, scene: Scene) -> None:
        """Follow the scene."""
        shown, seen, bars = self._get_shown(), self._get_seen(), self._get_bars()
        before = self._seen_now()
        self._scene = scene
        for signal, was, now in zip((self.meeting, self.sharing, self.filming), before, self._seen_now(), strict=True):
            if was != now:
                signal.emit(now)
        if shown and not self._get_shown():
            self._end(talking=scene.visit is not None and scene.visit.state in TALKING)
        elif self._get_shown() or scene.visit is None:
            self._over.stop()
        self.changed.emit()
        if self._get_shown() and not shown:
            self._say(phrases.shown_aside())
        if self._get_seen() and not seen:
            self._say(phrases.seen_aside())
        if self._get_bars() == 1 and bars > 1:
            self._say(phrases.line_words(1))

    def _end(self, *, talking: bool) -> None:
        if talking:
            self._over.start()
            self._say(phrases.shown_no_more())

    def _get_over(self) -> bool:
        return self._over.isActive()

    def _get_shown(self) -> bool:
        visit = self._scene.visit
        return visit is not None and visit.shown is not Shown.NOTHING and visit.state in TALKING

    def _get_seen(self) -> bool:
        return self._is_filmed() and not self._scene.no_document_camera

    def _get_live(self) -> bool:
        return seeing.is_live(self._scene)

    def _seen_now(self) -> tuple[bool, bool, bool]:
        """The clerk, what they show, the table."""
        return self._is_met(), self._get_shown(), self._is_filmed() or helpdesk.is_paper_seen(self._scene)

    def _is_met(self) -> bool:
        visit = self._scene.visit
        return visit is not None and visit.state not in _WITHOUT_CLERK

    def _is_filmed(self) -> bool:
        visit = self._scene.visit
        return visit is not None and is_table_seen(visit)

    def _get_bars(self) -> int:
        return self._scene.bars if self._scene.picture in _WITH_CALL else 0

    def _get_words(self) -> str:
        return phrases.line_words(self._get_bars())

    shown = Property(bool, _get_shown, notify=changed)
    over = Property(bool, _get_over, notify=changed)
    seen = Property(bool, _get_seen, notify=changed)
    live = Property(bool, _get_live, notify=changed)  # a camera is on and seen
    bars = Property(int, _get_bars, notify=changed)
    words = Property(str, _get_words, notify=changed)
