"""The resident's identity card on the kiosk's reader: one button for each person's, and what came of it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app import phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import why_not
from windowkit.matters import Card

KEY: Final = "F3"


class CardBar(QWidget):
    """Not there where the form asks for no card. `asked`: whose, or "" for no more; `overwritten`: as the card says."""

    asked = Signal(str)
    overwritten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setObjectName("soft")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._over = self._small()
        self._over.clicked.connect(self.overwritten)
        self._stop = self._small()
        self._stop.clicked.connect(self._stopped)
        self._buttons: dict[str, QPushButton] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        self._row.addWidget(self._over)
        self._row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        column.addLayout(self._row)
        column.addWidget(self._words)

    def show_desk(self, desk: Desk, words: str, *, differs: bool) -> None:
        """What may be asked for; `words` say what came of it."""
        cards = desk.matter.cards if desk.matter is not None and desk.visit is not None else ()
        self._lay(cards)
        self.setVisible(bool(cards))
        wanted = desk.visit.card if desk.visit is not None else ""
        reason = why_not(desk, Action.ASK_CARD)
        for button in self._buttons.values():
            button.setVisible(not wanted)
            button.setEnabled(reason is None)
            button.setToolTip("" if reason is None else phrases.why_not(reason))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        _name(self._over, self.tr("As the card says"))
        self._over.setVisible(differs and not wanted)
        self._over.setEnabled(why_not(desk, Action.EDIT) is None)
        _name(self._stop, self.tr("Without the card"))
        self._stop.setVisible(bool(wanted))

    def _lay(self, cards: tuple[Card, ...]) -> None:
        if list(self._buttons) == [card.whose for card in cards]:
            return
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for card in cards:
            words = self.tr("Read card: {0}").format(phrases.local(card.label, card.label_en))
            first = not self._buttons
            button = self._small()
            _name(button, f"{words} ({KEY})" if first else words)
            button.setShortcut(KEY if first else "")
            button.clicked.connect(lambda _checked=False, whose=card.whose: self.asked.emit(whose))
            self._row.addWidget(button)
            self._buttons[card.whose] = button

    @Slot()
    def _stopped(self) -> None:
        self.asked.emit("")

    def _small(self) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("small")
        return button


def _name(button: QPushButton, words: str) -> None:
    if button.text() != words:
        button.setText(words)
        button.setAccessibleName(words)
