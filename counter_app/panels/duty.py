"""The clerk's own state: what they are doing and for how long yet, a break with its reason, and back again."""

import math
import time
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from counter_app import duty_phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import why_not
from windowkit.messages import CHOSEN, ClerkState, DutyChanged, PaperAtWindow

_TICK: Final = 500  # ms; the countdown is shown in seconds
_BACK: Final = frozenset({ClerkState.SIGNED_IN, ClerkState.BREAK, ClerkState.WRAP_UP})
_COUNTED: Final = frozenset({ClerkState.RINGING, ClerkState.WRAP_UP, ClerkState.AT_WINDOW})


class DutyBar(QFrame):
    """Signals what the clerk wants; shows what the server says of them."""

    broke = Signal(object)  # a BreakReason
    back = Signal()
    next_paper = Signal(str)  # the ticket at the window

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._duty: DutyChanged | None = None
        self._state = ClerkState.SIGNED_IN
        self._ahead = 0.0  # s, the server's clock against ours
        self._server_time = 0.0
        self._doing = QLabel()
        self._doing.setObjectName("title")
        self._doing.setWordWrap(True)
        self._more = QLabel()
        self._more.setObjectName("soft")
        self._more.setWordWrap(True)
        self._break = QPushButton(self.tr("Pause"))
        self._break.setAccessibleName(self._break.text())
        self._break.clicked.connect(self._ask_why)
        self._why = QMenu(self._break)
        for reason in CHOSEN:
            self._why.addAction(duty_phrases.why(reason), partial(self.broke.emit, reason))
        self._back = QPushButton(self.tr("Ready"))
        self._back.setAccessibleName(self._back.text())
        self._back.clicked.connect(self.back)
        self._next = QPushButton()
        self._next.clicked.connect(self._ask_next)
        self._next.hide()
        self._timer = QTimer(self)
        self._timer.setObjectName("duty-countdown")
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._doing)
        column.addWidget(self._more)
        column.addWidget(self._next)
        row = QHBoxLayout()
        row.addWidget(self._break, 1)
        row.addWidget(self._back, 1)
        column.addLayout(row)

    def show_desk(self, desk: Desk) -> None:
        """What the clerk is doing, and which of the two buttons has a sense."""
        if desk.server_time != self._server_time:
            self._server_time = desk.server_time
            self._ahead = desk.server_time - time.time()
        self._duty = desk.duty
        state = ClerkState.SIGNED_IN if desk.duty is None else desk.duty.state
        if desk.paused and state is ClerkState.READY:
            state = ClerkState.BREAK  # asked for a moment ago
        in_visit = desk.visit is not None  # the notices need the room, and the whole window says so
        self._doing.setVisible(not in_visit)
        self._back.setVisible(not in_visit or desk.paused)
        self._break.setVisible(not in_visit or not desk.paused)
        self._break.setEnabled(not desk.paused)
        self._back.setEnabled(desk.paused or state in _BACK)
        reason = None if desk.duty is None else desk.duty.reason
        after = reason is not None and state is not ClerkState.BREAK
        self._more.setVisible(reason is not None)
        if reason is not None:
            self._more.setText(duty_phrases.afterwards(reason) if after else duty_phrases.why(reason))
        self._state = state
        self._show_paper(desk)
        self._count()
        if state in _COUNTED:
            self._timer.start()
        else:
            self._timer.stop()

    @property
    def _paper(self) -> PaperAtWindow | None:
        return self._duty.paper if self._duty is not None and self._state is ClerkState.AT_WINDOW else None

    def _show_paper(self, desk: Desk) -> None:
        """Who is at the window, or called there, and the button for whoever is next."""
        paper = self._paper
        self._next.setVisible(paper is not None)
        if paper is not None:
            self._back.setVisible(desk.paused)
            self._more.setVisible(True)
            self._next.setText(duty_phrases.next_paper(paper))
            self._next.setAccessibleName(self._next.text())
            self._next.setEnabled(why_not(desk, Action.NEXT_PAPER) is None)

    @Slot()
    def _ask_next(self) -> None:
        if self._paper is not None:
            self.next_paper.emit(self._paper.ticket)

    @Slot()
    def _ask_why(self) -> None:
        # A button's own menu would run a loop of its own, and the call's picture would stand still meanwhile.
        self._why.popup(self._break.mapToGlobal(QPoint(0, self._break.height())))

    @Slot()
    def _count(self) -> None:
        paper = self._paper
        words = duty_phrases.doing(self._state) if paper is None else duty_phrases.where(paper)
        until = None if self._duty is None else self._duty.until
        if self._state in _COUNTED and until is not None:
            left = max(0, math.ceil(until - time.time() - self._ahead))
            words = duty_phrases.countdown(words, left)
        if paper is None:
            self._doing.setText(words)
            return
        self._doing.setText(duty_phrases.at_window(paper))
        if self._duty is not None and self._duty.reason is None:  # else the break that follows is said there
            self._more.setText(words)
