"""Answers of those who live with the resident: each is taken over by its own key, or not at all."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from counter_app import phrases
from counter_app.household import Choice
from windowkit.matters import Matter

KEY: Final = "Shift+F7"
TAKE_KEY: Final = "Ctrl+F{0}"


class HouseholdBar(QFrame):
    """Not there where nothing was asked for. `taken`: which choice goes into the form."""

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _words()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._words, 0, 0, 1, 2)
        self._shown: tuple[Choice, ...] = ()
        self.said: list[QLabel] = []
        self.buttons: list[QPushButton] = []
        self.hide()

    def show_choices(
        self, words: str, shown: tuple[Choice, ...], matter: Matter | None, *, taken: frozenset[Choice], fixed: str
    ) -> None:
        """What came of it; `taken` is in the form now, `fixed` says why nothing can be taken over, "" where it can.

        Each keeps its place and its key: whoever presses two after each other gets the two they read.
        """
        self._words.setText(words)
        self.setVisible(bool(words))
        if shown != self._shown:
            self._lay(shown, matter)
        for one, button in zip(shown, self.buttons, strict=True):
            button.setEnabled(not fixed and one not in taken)
            button.setToolTip(fixed)

    def _lay(self, shown: tuple[Choice, ...], matter: Matter | None) -> None:
        for each in (*self.said, *self.buttons):
            self._grid.removeWidget(each)
            each.deleteLater()
        self._shown, self.said, self.buttons = shown, [], []
        for number, one in enumerate(shown, start=1):
            self._add(number, one, matter)

    def _add(self, number: int, choice: Choice, matter: Matter | None) -> None:
        field = matter.field(choice.field) if matter is not None else None
        label = phrases.local(field.label, field.label_en) if field is not None else choice.field
        says = phrases.label(label, choice.value)
        words = self.tr("{0} – {1}, {2}").format(says, choice.name, choice.day)
        said = _words()
        said.setText(words)
        key = TAKE_KEY.format(number)
        button = QPushButton(self.tr("Take over ({0})").format(key))
        button.setObjectName("small")
        button.setAccessibleName(words)
        button.setShortcut(key)
        button.clicked.connect(lambda _checked=False: self.taken.emit(choice))
        self._grid.addWidget(said, number, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(button, number, 1, Qt.AlignmentFlag.AlignTop)
        self.said.append(said)
        self.buttons.append(button)


def _words() -> QLabel:
    words = QLabel()
    words.setObjectName("soft")
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.PlainText)
    return words
