"""How loud both sides are: two rows of small bars, drawn anew only when a bar changes."""

from typing import Final, override

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from windowkit.media.hearing import STEPS, SoundLevels

_BAR: Final = QSize(10, 12)  # pixels
_GAP: Final = 3
_UNLIT: Final = 0.15  # of the colour of a lit one


class _Bars(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._lit = 0
        self.setObjectName("bars")  # coloured by look.py
        self.setAccessibleName(name)
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(STEPS * (_BAR.width() + _GAP), _BAR.height())

    def show_level(self, lit: int) -> None:
        if lit != self._lit:
            self._lit = lit
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        for step in range(STEPS):
            painter.setOpacity(1.0 if step < self._lit else _UNLIT)
            bar = QRectF(step * (_BAR.width() + _GAP), 0, _BAR.width(), _BAR.height())
            painter.fillRect(bar, colour)
        painter.end()


class LevelBars(QWidget):
    """The clerk's voice as it is sent, and the resident's as it is heard."""

    def __init__(self) -> None:
        super().__init__()
        self._ours = _Bars(self.tr("How loud you are"))
        self._theirs = _Bars(self.tr("How loud the resident is"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for words, bars in ((self.tr("You"), self._ours), (self.tr("Resident"), self._theirs)):
            label = QLabel(words)
            label.setObjectName("soft")
            row.addWidget(label)
            row.addWidget(bars)
            row.addSpacing(16)
        row.addStretch(1)

    def show_levels(self, levels: SoundLevels) -> None:
        """At most ten times a second."""
        self._ours.show_level(levels.ours)
        self._theirs.show_level(levels.theirs)
