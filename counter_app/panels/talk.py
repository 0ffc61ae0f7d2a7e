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
LEADER_KEY: Final = "Alt+L"
ON_KEY: Final = "F7"  # F2 takes a visit, F6 continues a draft, F8 shows a notice, F9 ends what is shown
_TICK: Final = 500  # ms; shown in seconds


class TalkBar(QFrame):
    """Not there without a visit. `reminded` fires each time the hold has lasted too long."""

    held = Signal(bool)
    passing = Signal()
    leader_wanted = Signal(bool)
    reminded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._called = QLabel(self.tr("The resident has called the committee's staff to the kiosk"))
        self._called.setObjectName("objected")
        self._called.setWordWrap(True)
        self._asked = QLabel(self.tr("The duty leader was asked to come"))
        self._asked.setObjectName("warn")
        self._asked.setWordWrap(True)
        self._gone = QLabel(self.tr("No duty leader is signed in any more: nobody comes. Telephone, please."))
        self._gone.setObjectName("warn")
        self._gone.setWordWrap(True)
        self._hold, self._pass, self._lead = QPushButton(), QPushButton(), QPushButton()
        self._hold.clicked.connect(self._toggle)
        self._pass.clicked.connect(self.passing)
        self._lead.clicked.connect(self._ask)
        row = QHBoxLayout()
        for button, key in ((self._hold, HOLD_KEY), (self._pass, ON_KEY), (self._lead, LEADER_KEY)):
            button.setObjectName("small")
            row.addWidget(button, 1)
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(button.click)  # which does nothing while it is off
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._called)
        column.addWidget(self._asked)
        column.addWidget(self._gone)
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
        self._called.setVisible(desk.visit is not None and desk.visit.staff_called)
        asked = desk.visit is not None and desk.visit.leader_asked
        self._asked.setVisible(asked)
        self._gone.setVisible(desk.visit is not None and desk.visit.leader_gone)
        lead = self.tr("Take it back ({0})") if asked else self.tr("Leader ({0})")
        _name(self._lead, lead.format(LEADER_KEY), why_not(desk, Action.ASK_LEADER))
        askable = not desk.leader and desk.visit is not None and desk.visit.attended is None
        self._lead.setVisible(askable)
        self._lead.setEnabled(askable and self._lead.isEnabled())  # its key finds a hidden button, too
        words = self.tr("Go on ({0})") if hold else self.tr("Hold ({0})")
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
    def _ask(self) -> None:
        self.leader_wanted.emit(self._desk.visit is not None and not self._desk.visit.leader_asked)

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
