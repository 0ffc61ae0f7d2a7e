"""The bar of steps: where the visit stands, what may be done now, and why something may not."""

from typing import Final, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from counter_app import guidance, guidance_phrases, notice_phrases, phrases
from counter_app.actions import Action
from counter_app.desk import Desk, form_problems
from counter_app.guidance import Way
from counter_app.permits import WhyNot, why_not
from windowkit.visit import State

# The one thing to do next is drawn as such.
_NEXT: Final = {State.SERVING: Action.REVIEW, State.SIGNED: Action.SUBMIT, State.SUBMITTED: Action.FINISH}
_AFTER: Final = {Way.UNWRITTEN: None, Way.WRITTEN: None, Way.PRINTED: Action.FINISH}


class StepsBar(QFrame):
    """One button a step."""

    review = Signal()
    withdraw = Signal()
    submit = Signal()
    finish = Signal()
    unfinished = Signal()
    way = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._standing = QLabel()
        self._standing.setObjectName("title")
        self._standing.setWordWrap(True)
        self._unfinished = QPushButton()
        self._unfinished.setObjectName("link")
        self._unfinished.clicked.connect(self.unfinished)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(16, 10, 16, 10)
        self._whole.setSpacing(10)
        head = self._head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._standing, 1)
        head.addWidget(self._unfinished)
        self._whole.addLayout(head, 1)
        row = self._row = QHBoxLayout()
        row.setSpacing(10)
        row.addStretch(1)
        self._whole.addLayout(row)
        self._buttons: dict[Action, QPushButton] = {}
        for action, words, signal in (
            (Action.REVIEW, self.tr("Have it checked"), self.review),
            (Action.WITHDRAW, self.tr("Take back"), self.withdraw),
            (Action.SUBMIT, self.tr("Submit"), self.submit),
            (Action.FINISH, self.tr("Finish"), self.finish),
        ):
            button = QPushButton(words)
            button.setAccessibleName(words)
            button.setMinimumHeight(42)
            button.clicked.connect(signal)
            self._buttons[action] = button
            row.addWidget(button)
        self._way = QPushButton()
        self._way.setMinimumHeight(42)
        self._way.clicked.connect(self.way)
        row.insertWidget(1, self._way)
        self.show_desk(Desk())

    def show_desk(self, desk: Desk) -> None:
        """Switch the buttons on and off and say where the visit stands."""
        self._standing.setText(_words(desk))
        way = guidance.way(desk)
        for action, button in self._buttons.items():
            reason = why_not(desk, action)
            button.setEnabled(reason is None)
            button.setToolTip("" if reason is None else phrases.why_not(reason))
            following = _NEXT.get(desk.visit.state) if desk.visit is not None else None
            primary = action is (following if way is None else _AFTER[way])
            _face(button, "primary" if primary else "step")
        self._show_way(desk, way)
        unfinished = why_not(desk, Action.REVIEW) is WhyNot.FORM_UNFINISHED
        self._unfinished.setVisible(unfinished)
        count = len(form_problems(desk)) if unfinished else 0
        self._unfinished.setText(self.tr("{0} fields unfinished").format(count))
        self._unfinished.setAccessibleName(self._unfinished.text())
        self._lay_out()

    def _show_way(self, desk: Desk, way: Way | None) -> None:
        """What stands in the place of checking and submitting where no centre takes the matter in."""
        self._way.setVisible(way is not None and way is not Way.PRINTED)
        if way is not None:
            reason = guidance.why_not_now(desk)
            self._way.setText(guidance_phrases.step(way))
            self._way.setAccessibleName(self._way.text())
            self._way.setEnabled(reason is None)
            self._way.setToolTip("" if reason is None else phrases.why_not(reason))
            _face(self._way, "primary")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """The words beside the buttons where there is room for both, else above them."""
        words = self._standing.fontMetrics().horizontalAdvance(self._standing.text())
        margins = self._whole.contentsMargins()
        if not self._unfinished.isHidden():
            words += self._head.spacing() + self._unfinished.sizeHint().width()
        needed = words + self._row.sizeHint().width() + self._whole.spacing() + margins.left() + margins.right()
        beside = needed <= self.width()
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


def _face(button: QPushButton, name: str) -> None:
    if button.objectName() != name:
        button.setObjectName(name)
        button.style().unpolish(button)
        button.style().polish(button)


def _words(desk: Desk) -> str:
    if desk.visit is None:
        return phrases.why_not(WhyNot.NO_VISIT)
    filed = desk.visit.state is State.SUBMITTED
    way = guidance.way(desk)
    words = notice_phrases.submitted(desk.visit.notices) if filed else phrases.standing(desk.visit.state)
    if way is not None and desk.visit.state is State.SERVING:
        words = guidance_phrases.standing(way)
    if not desk.visit.kiosk_present and desk.visit.state is not State.ENDED:
        return phrases.kiosk_away(words)
    return words
