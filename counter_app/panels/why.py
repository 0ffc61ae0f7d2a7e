"""Why somebody is looked for: asked where a clerk searches by anything but a case's whole number; one key answers."""

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from counter_app import day_phrases as words, look
from windowkit.past import LookReason


class WhyBar(QFrame):
    """Not there until it is asked. `chosen` carries the reason."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._question = look.wrapped("soft")
        self._buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._question)
        self.hide()

    def offer(self, reasons: Sequence[LookReason]) -> None:
        """These may be given."""
        self._question.setText(self.tr("Only a whole case number is found without a reason. Why do you look?"))
        self.setAccessibleName(self._question.text())
        for old in self._buttons:
            old.deleteLater()
        self._buttons = [self._button(number, one) for number, one in enumerate(reasons, 1)]

    def ask(self) -> None:
        """The keyboard is here until one is chosen; on no reason, or the Enter that asked would give the first one."""
        self.show()
        self.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0
        if 0 < number <= len(self._buttons):
            self._buttons[number - 1].click()
        else:
            super().keyPressEvent(event)

    def _button(self, number: int, reason: LookReason) -> QPushButton:
        button = QPushButton(f"{words.reason(reason)} ({number})")
        button.setAccessibleName(button.text())
        button.setObjectName("small")
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.chosen.emit(reason))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button
