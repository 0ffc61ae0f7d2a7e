"""A part of the screen: drawn with the mouse over a picture of the screen, then framed for as long as it is shown."""

from typing import Final, override

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QRegion, QScreen
from PySide6.QtWidgets import QWidget

_LEAST: Final = 64  # pixels a side; less is a slip of the hand
_FRAME: Final = 4  # pixels
_DIM: Final = QColor(0, 0, 0, 140)
_PADDING: Final = 32  # pixels
_GROUND: Final = QColor("#10211f")  # theme.toml's "night"
_MARK: Final = QColor("#b3261e")  # theme.toml's "bad": what is seen by somebody else


class PartChooser(QWidget):
    """Covers a screen. `chosen` carries the part in the screen's own pixels; Escape and a mere click carry nothing."""

    chosen = Signal(QScreen, QRect)
    left = Signal()

    def __init__(self, screen: QScreen) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._on = screen
        self._seen: QPixmap = screen.grabWindow(0)
        self._from: QPoint | None = None
        self._part = QRect()
        self._words = self.tr("Draw a frame around what the resident is to see. Escape: nothing is shown.")
        self.setAccessibleName(self._words)
        self.setWindowTitle(self._words)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setGeometry(screen.geometry())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._seen)
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(self._part)))
        painter.fillRect(self.rect(), _DIM)
        painter.setClipping(False)
        if self._part.isEmpty():
            self._write(painter)
        else:
            painter.setPen(QPen(_MARK, _FRAME))
            painter.drawRect(self._part)

    def _write(self, painter: QPainter) -> None:
        """What to do, on a ground of its own: the screen below is full of other words."""
        font = painter.font()
        font.setPixelSize(28)
        painter.setFont(font)
        how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = self.rect().adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        words = painter.boundingRect(room, how, self._words)
        painter.fillRect(words.adjusted(-_PADDING, -_PADDING, _PADDING, _PADDING), _GROUND)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(words, how, self._words)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._part = _between(self._from, event.position().toPoint()).intersected(self.rect())
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        part, screen = self._part, self._on
        self._leave()
        if min(part.width(), part.height()) >= _LEAST:
            self.chosen.emit(screen, part)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
        self.close()


def _between(one: QPoint, other: QPoint) -> QRect:
    """With these corners, whichever is which; QRect's own `normalized` makes it a pixel larger or smaller."""
    left, top = min(one.x(), other.x()), min(one.y(), other.y())
    return QRect(left, top, abs(one.x() - other.x()), abs(one.y() - other.y()))


class PartFrame(QWidget):
    """The frame around a part that is shown: the clerk sees what leaves. It lies outside of it; no click meets it."""

    def __init__(self, screen: QScreen, part: QRect) -> None:
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.Tool
        unseen = Qt.WindowType.WindowTransparentForInput | Qt.WindowType.BypassWindowManagerHint
        super().__init__(None, flags | unseen)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        around = part.translated(screen.geometry().topLeft()).adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME)
        self.setGeometry(around)
        hole = QRect(_FRAME, _FRAME, part.width(), part.height())
        self.setMask(QRegion(self.rect()).subtracted(QRegion(hole)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), _MARK)
