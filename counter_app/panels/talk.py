"""The talk: the keys that put the resident on hold and pass the visit on, and for how long somebody is on hold."""

import time
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app import phrases, talk_phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import WhyNot, why_not

HOLD_KEY: Final = "F4"
ON_KEY: Final = "F7"  # F2 takes a visit, F6 continues a draft, F8 shows a notice, F9 ends what is shown
_TICK: Final = 500  # ms; shown in seconds


class TalkBar(QFrame):
    """Not there without a visit. `reminded` fires each time the hold has lasted too long."""

    held = Signal(bool)
    passing = Signal()
    reminded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._hold, self._pass = QPushButton(), QPushButton()
        self._hold.clicked.connect(self._toggle)
        self._pass.clicked.connect(self.passing)
        row = QHBoxLayout()
        for button, key in ((self._hold, HOLD_KEY), (self._pass, ON_KEY)):
            button.setObjectName("small")
            row.addWidget(button, 1)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(button.click)  # which does nothing while it is off
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._words)
        column.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setObjectName("hold time")
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._count)
        self._ahead = self._server_time = 0.0  # s, the server's clock against ours
        self._reminders = 0
        self._desk = Desk()
        self.show_desk(self._desk)

    def show_desk(self, desk: Desk) -> None:
        """Whether somebody is on hold, and what may be done."""
        if desk.server_time != self._server_time:
            self._server_time = desk.server_time
            self._ahead = desk.server_time - time.time()
        self._desk = desk
        hold = None if desk.visit is None else desk.visit.hold
        self.setVisible(desk.visit is not None)
        self._words.setVisible(hold is not None)
        words = self.tr("Back to the resident ({0})") if hold else self.tr("Hold ({0})")
        _name(self._hold, words.format(HOLD_KEY), why_not(desk, Action.HOLD))
        _name(self._pass, self.tr("Pass on … ({0})").format(ON_KEY), why_not(desk, Action.TRANSFER))
        reminders = 0 if hold is None else hold.reminders
        if reminders > self._reminders:
            self.reminded.emit()
        self._reminders = reminders
        _face(self._hold, "primary" if hold else "small")
        _face(self._words, "recording" if reminders else "warn")
        (self._timer.stop if hold is None else self._timer.start)()
        self._count()

    @Slot()
    def _count(self) -> None:
        hold = None if self._desk.visit is None else self._desk.visit.hold
        if hold is not None:
            seconds = max(0, int(time.time() + self._ahead - hold.since))
            self._words.setText((talk_phrases.too_long if hold.reminders else talk_phrases.on_hold)(seconds))

    @Slot()
    def _toggle(self) -> None:
        self.held.emit(self._desk.visit is not None and self._desk.visit.hold is None)


def _name(button: QPushButton, words: str, reason: WhyNot | None) -> None:
    button.setText(words)
    button.setAccessibleName(words)
    button.setEnabled(reason is None)
    button.setToolTip("" if reason is None else phrases.why_not(reason))


def _face(part: QWidget, name: str) -> None:
    if part.objectName() != name:
        part.setObjectName(name)
        part.style().unpolish(part)
        part.style().polish(part)
