"""The clerk's pointer on what is shown to a resident: large, in a colour of its own, where the mouse is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

# Where on the picture, 0 to 1 each way; None while the mouse is elsewhere.
type Where = Callable[[], QPointF | None]

_LARGE: Final = 0.11  # of the picture's shorter side: seen from a step away
_LEAST: Final = 36  # pixels
_FILL: Final = QColor("#9a1b1b")
_ARROW: Final = ((0, 0), (0, 1), (0.26, 0.77), (0.42, 1.14), (0.58, 1.07), (0.42, 0.71), (0.75, 0.71))


def nowhere() -> QPointF | None:
    """Nothing is pointed at."""
    return None


def over_widget(widget: QWidget) -> Where:
    """On a part of this program's window."""

    def where() -> QPointF | None:
        if not isValid(widget) or not is_over(widget):
            return None
        return within(widget.mapFromGlobal(QCursor.pos()), QRect(QPoint(), widget.size()))

    return where


def is_over(widget: QWidget) -> bool:
    """Whether the mouse is on it, and not on something of this program that lies over it."""
    seen = widget.isVisible() and not widget.window().isMinimized()
    top = QApplication.widgetAt(QCursor.pos()) if seen else None
    return top is not None and (top is widget or widget.isAncestorOf(top))


def over_part(part: QRect) -> Where:
    """On a part of the screens, in their common coordinates."""
    return lambda: within(QCursor.pos(), part)


def within(at: QPoint, part: QRect) -> QPointF | None:
    """Where that is in it."""
    if not part.contains(at):
        return None
    return QPointF((at.x() - part.x()) / part.width(), (at.y() - part.y()) / part.height())


def pointed(image: QImage, at: QPointF | None) -> QImage:
    """The picture with the pointer's tip there; itself where nothing is pointed at."""
    if at is None:
        return image
    drawn = image.convertToFormat(QImage.Format.Format_RGB32)  # a copy as soon as it is painted on
    drawn.setDevicePixelRatio(1)  # of a scaled screen's picture, too, the pixels are meant
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = _size(drawn.size())
    painter.translate(at.x() * drawn.width(), at.y() * drawn.height())
    painter.setPen(QPen(Qt.GlobalColor.white, size / 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(_FILL)
    painter.drawPolygon(QPolygonF([QPointF(x * size, y * size) for x, y in _ARROW]))
    painter.end()
    return drawn


def _size(picture: QSize) -> float:
    return max(_LEAST, _LARGE * min(picture.width(), picture.height()))
