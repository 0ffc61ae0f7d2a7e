"""How good the line is: four bars."""

from typing import Final, override

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

_MOST: Final = 4
_WIDE: Final = 6  # pixels of a bar
_GAP: Final = 3
_HIGH: Final = 18
_UNLIT: Final = 0.2  # of the colour of a lit one


class QualityBars(QWidget):
    """0: not known, nothing is drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.bars = 0
        self.setObjectName("bars")  # coloured by look.py
        self.setFixedSize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(_MOST * (_WIDE + _GAP), _HIGH)

    def show_bars(self, bars: int) -> None:
        """1 (stills) to 4."""
        if bars != self.bars:
            self.bars = bars
            words = self.tr("The line: {0} of 4").format(bars)
            self.setAccessibleName(words)
            self.setToolTip(words)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.bars == 0:
            return
        painter = QPainter(self)
        colour = self.palette().color(self.foregroundRole())
        for step in range(_MOST):
            painter.setOpacity(1.0 if step < self.bars else _UNLIT)
            high = _HIGH * (step + 1) / _MOST
            painter.fillRect(QRectF(step * (_WIDE + _GAP), _HIGH - high, _WIDE, high), colour)
        painter.end()
