"""A duty leader beside a talk: the bar that says so at both counters, and the leader's keys."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app import beside_phrases as words
from counter_app.actions import Action
from counter_app.calling import BesideStatus, Stage
from counter_app.desk import Desk
from counter_app.models import DeskModel
from counter_app.permits import why_not
from windowkit.messages import AttendMode

KEYS: Final = {AttendMode.LISTEN: "Ctrl+1", AttendMode.WHISPER: "Ctrl+2", AttendMode.JOIN: "Ctrl+3"}
LEAVE_KEY: Final = "Ctrl+0"


class ModeButtons(QWidget):
    """One button for each mode, beside or `below` each other; `chosen` carries the mode."""

    chosen = Signal(object)

    def __init__(self, owner: QWidget, *, below: bool = False) -> None:
        super().__init__()
        self.setObjectName("modes")
        self.buttons: dict[AttendMode, QPushButton] = {}
        row = QVBoxLayout(self) if below else QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for mode, key in KEYS.items():
            button = QPushButton()
            button.setObjectName("small")
            button.setAutoDefault(False)
            button.setCheckable(True)
            button.clicked.connect(self._choosing(mode))
            bind(key, owner, button)
            self.buttons[mode] = button
            row.addWidget(button)

    def show_mode(self, mode: AttendMode | None, *, possible: bool) -> None:
        """Which of them stands, and whether any may be chosen now."""
        for one, button in self.buttons.items():
            button.setText(words.mode(one, KEYS[one]))
            button.setAccessibleName(button.text())
            button.setChecked(one is mode)
            button.setEnabled(possible and one is not mode)

    def _choosing(self, mode: AttendMode) -> Callable[[], None]:
        return lambda: self.chosen.emit(mode)


def bind(key: str, owner: QWidget, button: QPushButton) -> None:
    """Have the key click the button, which does nothing while it is off."""
    shortcut = QShortcut(QKeySequence(key), owner)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(button.click)


class BesideBar(QFrame):
    """At the clerk's counter it says who is there, at the leader's where they are. Not there without a leader."""

    def __init__(self, model: DeskModel, muted: SignalInstance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._muted = False
        muted.connect(self._mute)
        model.heard.connect(self._hear)
        self.setObjectName("beside")
        self._words = QLabel()
        self._words.setObjectName("besideWords")
        self._words.setWordWrap(True)
        self.modes = ModeButtons(self)
        self.modes.chosen.connect(self._chosen)
        self.leave = QPushButton()
        self.leave.setObjectName("small")
        self.leave.clicked.connect(model.leave)
        bind(LEAVE_KEY, self, self.leave)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.addLayout(row)
        column.addWidget(self.modes, 0, Qt.AlignmentFlag.AlignLeft)
        self._desk = Desk()
        self._stage = Stage.IDLE
        self.show_desk(self._desk)

    def show_desk(self, desk: Desk) -> None:
        """Who is beside whose talk."""
        self._desk = desk
        mine = desk.beside.attendance if desk.signed_in else None
        theirs = None if desk.visit is None else desk.visit.attended
        self.setVisible(mine is not None or theirs is not None)
        text = (
            words.to_leader(desk.beside, self._stage, muted=self._muted)
            if mine
            else words.to_clerk(theirs)
            if theirs
            else ""
        )
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self.modes.setVisible(mine is not None)
        self.leave.setVisible(mine is not None)
        self.modes.show_mode(None if mine is None else mine.mode, possible=why_not(desk, Action.ATTEND) is None)
        self.leave.setText(words.leave(LEAVE_KEY))
        self.leave.setAccessibleName(self.leave.text())
        self.leave.setEnabled(why_not(desk, Action.LEAVE) is None)

    @Slot(bool)
    def _mute(self, on: bool) -> None:
        self._muted = on
        self.show_desk(self._desk)

    @Slot(object)
    def _hear(self, news: object) -> None:
        """How the sound is; anything else is passed over."""
        if isinstance(news, BesideStatus):
            self._stage = news.stage
            self.show_desk(self._desk)

    @Slot(object)
    def _chosen(self, mode: AttendMode) -> None:
        self._model.attend(self._desk.beside.visit, mode)
