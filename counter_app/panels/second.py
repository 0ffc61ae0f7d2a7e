"""The second pictures: the kiosk's table, live, and what the clerk shows to the resident."""

from typing import Final

from av.video.frame import VideoFrame
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from counter_app import phrases, xwindows
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import why_not
from windowkit.consent import TALKING
from windowkit.messages import Shown
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State

_LOW, _TALL = 100, 190  # pixels high: enough to see what it is; large, it is read
_ROOMY: Final = 900  # pixels of the window's height from which the tall ones have their room
_LARGE: Final = (1000, 750)


class SecondPanel(QFrame):
    """`looked` asks for the table or ends it, `showing` names what to show, `stopped` ends that."""

    looked = Signal(bool)
    showing = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._small = VideoWidget("table", fill=False)
        self._small.setAccessibleName(self.tr("The kiosk's table"))
        self._large = _Large(self)
        self._ours = VideoWidget("shown", fill=False)
        self._ours.setAccessibleName(self.tr("What the resident sees"))
        self._enlarge = _button(self.tr("Enlarge"))
        self._enlarge.clicked.connect(self._large.open)
        self._look = _button(self.tr("Look at the table"))
        self._look.setCheckable(True)
        self._look.clicked.connect(self.looked)
        self._share = _button(self.tr("Show the resident"))
        self._share.setMenu(self._menu())
        self._stop = _button(self.tr("Stop showing"))
        self._stop.clicked.connect(self.stopped)
        self._words = QLabel()
        self._words.setObjectName("soft")
        self._words.setWordWrap(True)
        pictures = QHBoxLayout()
        pictures.addWidget(self._small)
        pictures.addWidget(self._ours)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self._enlarge, self._look, self._share, self._stop):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(6)
        column.addLayout(pictures)
        column.addWidget(self._words)
        column.addLayout(row)
        self._seen = False
        self._shown, self._ended = Shown.NOTHING, False
        self.show_desk(Desk())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for shown, words, possible in (
            (Shown.FORM, self.tr("The form"), True),
            (Shown.WINDOW, self.tr("My whole window"), True),
            (Shown.APPLICATION, self.tr("Another program's window …"), xwindows.possible()),
            (Shown.REGION, self.tr("A part of the screen …"), xwindows.is_screen_seen()),
        ):
            action = menu.addAction(words)
            action.setEnabled(possible)
            action.setToolTip("" if possible else self.tr("This desktop (Wayland) hides other windows from programs."))
            action.triggered.connect(lambda _checked=False, shown=shown: self.showing.emit(shown))
        return menu

    def show_ours(self, frame: VideoFrame) -> None:
        """A frame as the resident gets it; from any thread."""
        self._ours.show_frame(frame)

    @Slot(bool)
    def tell_ended(self, by_itself: bool) -> None:
        """The sharing has ended; by itself where what was shown has gone."""
        self._ended = by_itself

    def show_frame(self, frame: VideoFrame) -> None:
        """A frame of the table; from any thread."""
        self._small.show_frame(frame)
        self._large.picture.show_frame(frame)

    def show_desk(self, desk: Desk) -> None:
        """What is seen and shown now, and what may be."""
        visit = desk.visit
        talking = visit is not None and visit.state in TALKING
        self.setVisible(talking)
        seen = talking and visit is not None and (visit.table_seen or visit.state is State.DOCUMENT)
        shown = visit.shown if visit is not None and talking else Shown.NOTHING
        if self._seen and not seen:
            self._large.close()
        for picture in (self._small, self._large.picture):
            picture.accept(seen)  # nobody's papers stay on the screen, nor those of a frame on its way
        self._seen = seen
        self._small.setVisible(seen)
        self._enlarge.setVisible(seen)
        self._look.setChecked(seen)
        self._look.setVisible(visit is None or visit.state is not State.DOCUMENT)  # there it is seen anyway
        self._share.setVisible(shown is Shown.NOTHING)
        self._stop.setVisible(shown is not Shown.NOTHING)
        self._show_ours(shown)
        for button, action in ((self._look, Action.LOOK), (self._share, Action.SHOW)):
            reason = why_not(desk, action)
            button.setEnabled(reason is None)
            button.setToolTip("" if reason is None else phrases.why_not(reason))

    def _show_ours(self, shown: Shown) -> None:
        if shown is not Shown.NOTHING and self._shown is Shown.NOTHING:
            self._ended = False
        self._shown = shown
        self._ours.accept(shown is not Shown.NOTHING)
        self._ours.setVisible(shown is not Shown.NOTHING)
        high = _TALL if self.window().height() >= _ROOMY else _LOW
        for picture in (self._small, self._ours):
            picture.setFixedHeight(high)
        gone = self.tr("What you showed was closed; the resident does not see it any more.")
        self._words.setText(gone if self._ended else phrases.shown(shown))
        self._words.setVisible(bool(self._words.text()))


class _Large(QDialog):
    """The table, large: small print is read here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The kiosk's table"))
        self.picture = VideoWidget("table, large", fill=False)
        close = _button(self.tr("Close"))
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.picture, 1)
        column.addLayout(row)
        self.resize(*_LARGE)

    @Slot()
    def open(self) -> None:
        """Beside the desk, not over it: the clerk goes on typing."""
        self.show()
        self.raise_()


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName("small")
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    return button
