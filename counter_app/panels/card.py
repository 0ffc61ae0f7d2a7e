"""The resident's identity card: read by the kiosk's reader or from its photograph, and what came of it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app import phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import why_not
from windowkit.matters import Card

KEY: Final = "F3"
EARLIER_KEY: Final = "Shift+F6"
PHOTOGRAPH_KEY: Final = "Shift+F3"


class CardBar(QWidget):
    """Not there where the form asks for no card. `asked`: whose, or "" for no more; `overwritten`: as the card says.

    `looked`: whose photograph is to be read; `earlier`: an earlier case's answers are to be taken. What came of it is
    `told` beneath the form's heading. `household` asks for what those who live together share.
    """

    asked = Signal(str)
    looked = Signal(str)
    earlier = Signal()
    overwritten = Signal()

    def __init__(self, household: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setObjectName("soft")
        self._words.setWordWrap(True)
        self._over = _small(self, self.overwritten.emit)
        self._stop = _small(self, self._stopped)
        self._earlier = _small(self, self.earlier.emit)
        self._buttons: dict[str, QPushButton] = {}
        self._pictures: dict[str, QPushButton] = {}
        self._row, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._row, self._second):
            row.setSpacing(8)
            row.addStretch(1)
        self._row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for each in (self._row, self._second):
            column.addLayout(each)
        before = QHBoxLayout()
        before.setSpacing(8)
        before.addStretch(1)
        for each in (household, self._earlier):
            before.addWidget(each)
        column.addLayout(before)
        self.told = self._telling()

    def _telling(self) -> QWidget:
        """What came of it has the form's whole width, and takes little of its height."""
        told = QWidget()
        row = QHBoxLayout(told)
        row.setContentsMargins(0, 0, 8, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._over, 0, Qt.AlignmentFlag.AlignTop)
        return told

    def show_desk(
        self,
        desk: Desk,
        words: str,
        *,
        differs: bool,
        pictures: frozenset[str] = frozenset(),
        earlier: bool = False,
        household: bool = False,
    ) -> None:
        """What may be asked for; `words` say what came of it, `pictures` whose photograph is here.

        `earlier`: a case of before may have answers; `household`: so may those who live together.
        """
        cards = desk.matter.cards if desk.matter is not None and desk.visit is not None else ()
        self._lay(cards)
        self.setVisible(bool(cards) or earlier or household or bool(words))
        wanted = desk.visit.card if desk.visit is not None else ""
        reason, fixed = why_not(desk, Action.ASK_CARD), why_not(desk, Action.EDIT)
        for button in self._buttons.values():
            button.setVisible(not wanted)
            button.setEnabled(reason is None)
            button.setToolTip("" if reason is None else phrases.why_not(reason))
        for whose, button in self._pictures.items():
            button.setVisible(whose in pictures and not wanted)
            button.setEnabled(fixed is None)
            button.setToolTip("" if fixed is None else phrases.why_not(fixed))
        line = why_not(desk, Action.SHOW)  # as anything that is asked of the server in a talk
        self._earlier.setVisible(earlier and fixed is None and line is None)
        name = self.tr("Earlier case ({0})").format(EARLIER_KEY)
        if self._earlier.text() != name:
            _name(self._earlier, name)
            self._earlier.setShortcut(EARLIER_KEY)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        _name(self._over, self.tr("Take what it says there"))
        self._over.setVisible(differs and not wanted)
        self._over.setEnabled(fixed is None)
        self.told.setVisible(bool(words) or (differs and not wanted))
        _name(self._stop, self.tr("Without the card"))
        self._stop.setVisible(bool(wanted))

    def _lay(self, cards: tuple[Card, ...]) -> None:
        if list(self._buttons) == [card.whose for card in cards]:
            return
        for row, buttons in ((self._row, self._buttons), (self._second, self._pictures)):
            for button in buttons.values():
                row.removeWidget(button)
                button.deleteLater()
        photographed = [card for card in cards if card.material]
        read, look = self.tr("Read card: {0}"), self.tr("From the photograph: {0}")
        self._buttons = self._laid(self._row, cards, read, KEY, self.asked.emit)
        self._pictures = self._laid(self._second, photographed, look, PHOTOGRAPH_KEY, self.looked.emit)

    def _laid(
        self, row: QHBoxLayout, cards: tuple[Card, ...] | list[Card], name: str, key: str, act: Callable[[str], None]
    ) -> dict[str, QPushButton]:
        """A button for each; the first has the key."""
        made: dict[str, QPushButton] = {}
        for card in cards:
            words = name.format(phrases.local(card.label, card.label_en))
            button = _small(self, lambda whose=card.whose: act(whose))
            _name(button, words if made else f"{words} ({key})")
            button.setShortcut("" if made else key)
            row.addWidget(button)
            made[card.whose] = button
        return made

    @Slot()
    def _stopped(self) -> None:
        self.asked.emit("")


def _small(parent: QWidget, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(parent)
    button.setObjectName("small")
    button.clicked.connect(lambda _checked=False: act())
    return button


def _name(button: QPushButton, words: str) -> None:
    if button.text() != words:
        button.setText(words)
        button.setAccessibleName(words)
