"""How a visit ends: the outcome, and the next step in words where there is no case."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from counter_app import guidance_phrases, phrases
from counter_app.panels.answers import answers
from counter_app.panels.reasons import ReasonChoice
from counter_app.panels.summary import SummaryChoice
from windowkit.matters import MatterNotice
from windowkit.visit import Outcome, State

_LONGEST: Final = 500  # characters of a next step
# A visit that ends without these is told what to do next, in writing.
_SETTLED: Final = frozenset({Outcome.ACCEPTED, Outcome.DONE})

_LEAST: Final = 432  # pixels wide


class FinishDialog(QDialog):
    """Asks for the outcome; `chosen` carries it with next step, reason and summary. Stays open until then.

    `unprinted`: where to go is not printed yet; `lacking`: the next step where papers are missing. `concerned`: the
    duty leader is to hear of it, why, and in which words.
    """

    chosen = Signal(object, str, object, object)
    concerned = Signal(object, str)

    def __init__(
        self,
        state: State,
        parent: QWidget,
        summary: MatterNotice | None = None,
        *,
        unprinted: bool = False,
        lacking: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Finish the visit"))
        self._unprinted = unprinted
        self._lacking = lacking
        self._wanted = False
        self._group = QButtonGroup(self)
        # Once the case is submitted nothing else can be recorded; before, it cannot be accepted.
        submitted = state is State.SUBMITTED
        self._outcomes = [each for each in Outcome if (each is Outcome.ACCEPTED) == submitted]
        column = _wide(QVBoxLayout(self))
        column.addWidget(_title(self.tr("How does this visit end?")))
        for number, outcome in enumerate(self._outcomes):
            button = QRadioButton(phrases.outcome(outcome))
            button.setAccessibleName(button.text())
            self._group.addButton(button, number)
            column.addWidget(button)
        if submitted:
            self._group.button(0).setChecked(True)
        self._next, label = QPlainTextEdit(), QLabel(self.tr("Next step for the resident"))
        self._next.setTabChangesFocus(True)
        self._next.setFixedHeight(90)
        label.setBuddy(self._next)
        self._next.setAccessibleName(label.text())
        self._hint = QLabel()
        self._hint.setObjectName("problem")
        self._why = ReasonChoice()
        self._summary = SummaryChoice(summary)
        column.addWidget(self._why)
        column.addSpacing(8)
        column.addWidget(label)
        column.addWidget(self._next)
        column.addWidget(self._summary)
        column.addWidget(self._hint)
        column.addLayout(self._buttons())
        self._group.idClicked.connect(self._chosen)
        self._why.changed.connect(self._check)
        self._summary.changed.connect(self._check)
        self._next.textChanged.connect(self._check)
        self._check()

    def _buttons(self) -> QHBoxLayout:
        back, self._confirm = QPushButton(self.tr("Back")), QPushButton(self.tr("Confirm and finish"))
        back.clicked.connect(self.reject)
        self._confirm.clicked.connect(self._done)
        return answers(back, self._confirm)

    def _outcome(self) -> Outcome | None:
        chosen = self._group.checkedId()
        return self._outcomes[chosen] if chosen >= 0 else None

    def _missing(self) -> str:
        outcome, words = self._outcome(), self._next.toPlainText().strip()
        if outcome is None:
            return self.tr("Choose how the visit ends")
        if self._unprinted and outcome is not Outcome.BROKEN_OFF:
            return guidance_phrases.unprinted()
        if self._why.missing:
            return self.tr("Choose why")
        if outcome not in _SETTLED and not words:
            return self.tr("Write what the resident should do next")
        return self.tr("Please write less") if len(words) > _LONGEST else self._summary.missing(words)

    @Slot()
    def _chosen(self) -> None:
        """Where papers are missing the list says what to bring; the clerk may write it otherwise."""
        if self._outcome() is Outcome.MATERIALS_MISSING and not self._next.toPlainText():
            self._next.setPlainText(self._lacking)
        elif self._next.toPlainText() == self._lacking:
            self._next.clear()
        self._check()

    @Slot()
    def _check(self) -> None:
        self._summary.ask(self._outcome())
        if self._why.ask(self._outcome()) or self._summary.is_wanted is not self._wanted:
            self._wanted = self._summary.is_wanted
            self.adjustSize()  # else the next step is squeezed
        missing = self._missing()
        self._hint.setText(missing)
        self._confirm.setEnabled(not missing)

    @Slot()
    def _done(self) -> None:
        outcome = self._outcome()
        if outcome is not None and not self._missing():
            words = self._next.toPlainText().strip()
            if self._why.is_told:
                self.concerned.emit(self._why.reason, words)
            self.chosen.emit(outcome, words, self._why.reason, self._summary.data(words))

    def refused(self, why: str) -> None:
        """Say why it cannot be recorded now; nothing typed is lost."""
        self._hint.setText(why)


def _title(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("title")
    return label


def _wide(column: QVBoxLayout) -> QVBoxLayout:
    """A dialog that grows with what is asked, and with its letters."""
    column.setContentsMargins(24, 20, 24, 20)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
    column.addSpacerItem(QSpacerItem(_LEAST, 0))
    return column
