"""The field a resident signs in: every point a finger makes, smooth ink, nothing kept after `clear`."""

from itertools import pairwise
from typing import Final, override

from PySide6.QtCore import Property, QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QEventPoint, QImage, QMouseEvent, QPainter, QPainterPath, QPen, QTouchEvent
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk_app.ink import Ink, Stroke
from windowkit.messages import Signature

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_MOUSE: Final = -1  # a mouse draws like one more finger
_WIDTH: Final = 7.0  # px; reads like a marker on a field of 1500 px


@QmlElement
class SignaturePad(QQuickPaintedItem):
    """Takes touch, and a mouse as a finger. Coalesced points come one by one, each with its own time."""

    emptyChanged = Signal()  # noqa: N815 - QML's spelling
    inkChanged = Signal()  # noqa: N815

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._ink = Ink()
        self._colour = QColor("#000000")
        self.setAcceptTouchEvents(True)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setKeepTouchGrab(True)
        self.setKeepMouseGrab(True)
        self.setAntialiasing(True)

    def signature(self) -> Signature:
        """What was drawn."""
        return self._ink.signature(self.width(), self.height())

    @property
    def points(self) -> int:
        """How many places of fingers are kept."""
        return sum(map(len, self._ink.strokes))

    def is_empty(self) -> bool:
        """Whether there is nothing to take for a signature; a mere dot is none."""
        return self.points < 3

    @Slot()
    def clear(self) -> None:
        """Forget every stroke."""
        self._ink = Ink()
        self._changed()

    @override
    def touchEvent(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            return
        for point in event.points():
            self._finger(point)
        event.accept()
        self._changed()

    def _finger(self, point: QEventPoint) -> None:
        at, finger = point.position(), point.id()
        time = point.timestamp()
        match point.state():
            case QEventPoint.State.Pressed:
                self._ink.begin(finger, at.x(), at.y(), time, point.pressure())
            case QEventPoint.State.Released:
                self._ink.go_on(finger, at.x(), at.y(), time, point.pressure())
                self._ink.end(finger)
            case QEventPoint.State.Updated:
                self._ink.go_on(finger, at.x(), at.y(), time, point.pressure())
            case _:
                pass

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._ink.begin(_MOUSE, at.x(), at.y(), event.timestamp(), 0.5)
        self._changed()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._ink.go_on(_MOUSE, at.x(), at.y(), event.timestamp(), 0.5)
        self._changed()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._ink.end(_MOUSE)
        self._changed()

    @override
    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._colour, _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in self._ink.strokes:
            painter.drawPath(smooth(stroke))

    def _changed(self) -> None:
        self.update()
        self.inkChanged.emit()
        self.emptyChanged.emit()

    def _get_empty(self) -> bool:
        return self.is_empty()

    def _get_colour(self) -> QColor:
        return self._colour

    def _set_colour(self, colour: QColor) -> None:
        self._colour = QColor(colour)
        self.inkChanged.emit()
        self.update()

    empty = Property(bool, _get_empty, notify=emptyChanged)
    colour = Property(QColor, _get_colour, _set_colour, notify=inkChanged)


def smooth(stroke: Stroke) -> QPainterPath:
    """A stroke as curves through the middles of its pieces, so that corners of the sampling do not show."""
    points = [QPointF(point.x / 100, point.y / 100) for point in stroke]
    path = QPainterPath(points[0])
    if len(points) == 1:
        path.lineTo(points[0] + QPointF(0.1, 0))
        return path
    for before, after in pairwise(points[1:]):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(points[-1])
    return path


@QmlElement
class StillPicture(QQuickPaintedItem):
    """A still, fitted into the item in its own shape; small enough already to be drawn at once. None: an empty one."""

    stillChanged = Signal()  # noqa: N815 - QML's spelling

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._have_contents()

    def _have_contents(self) -> None:
        # A painted item without a picture still has a pixmap of its size, and at first a copy: 6 MiB for nothing.
        self.setFlag(QQuickItem.Flag.ItemHasContents, not self._image.isNull())

    @override
    def paint(self, painter: QPainter) -> None:
        if self._image.isNull():
            return
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        width, height = self._image.width() * scale, self._image.height() * scale
        place = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image, QRectF(self._image.rect()))

    def _get_still(self) -> QImage:
        return self._image

    def _set_still(self, image: QImage) -> None:
        if not self._image.isNull():
            self.update()
        self._image = image
        self._have_contents()
        if not image.isNull():
            self.update()
        self.stillChanged.emit()

    still = Property(QImage, _get_still, _set_still, notify=stillChanged)

    def is_empty(self) -> bool:
        """Whether nothing is shown."""
        return self._image.isNull()
