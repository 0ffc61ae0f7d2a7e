"""A page with its edits, painted: the one place that makes a picture of what windowkit/page_edits.py says."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPolygonF, QTransform

from windowkit.deskwork import SCALE, Edit, EditKind
from windowkit.page_edits import Look, look, seen_at, spots

MARK: Final = QColor("#b3261e")  # theme.toml's "bad": not a colour that documents are printed in
_GROUND: Final = QColor(255, 255, 255, 225)
_THICK: Final = 1 / 250  # of the page's longer side
_LETTER: Final = 1 / 32


def painted(still: QImage, edits: Iterable[Edit]) -> QImage:
    """The page as it is seen; the still is left as it is."""
    shown = look(edits)
    left, top, right, bottom = shown.crop
    width, height = still.width(), still.height()
    x, y = left * width // SCALE, top * height // SCALE
    part = still.copy(x, y, max(1, right * width // SCALE - x), max(1, bottom * height // SCALE - y))
    page = part.transformed(QTransform().rotate(90 * shown.quarters)) if shown.quarters else part
    page = page.convertToFormat(QImage.Format.Format_RGB32)
    if shown.marks:
        _mark(page, shown)
    return page


def _mark(page: QImage, shown: Look) -> None:
    painter = QPainter(page)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    longer = max(page.width(), page.height())
    pen = QPen(MARK, max(2.0, longer * _THICK))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    font = QFont(painter.font())
    font.setPixelSize(max(14, round(longer * _LETTER)))
    painter.setFont(font)
    for mark in shown.marks:
        painter.setPen(pen)
        points = [QPointF(*seen_at(shown, spot, page.width(), page.height())) for spot in spots(mark)]
        match mark.kind:
            case EditKind.PEN:
                painter.drawPolyline(QPolygonF(points))
            case EditKind.BOX:
                painter.drawRect(QRectF(points[0], points[1]).normalized())
            case EditKind.WORDS:
                _write(painter, mark.words, points[0], page)
            case EditKind.TURN | EditKind.CROP:
                pass
    painter.end()


def _write(painter: QPainter, words: str, at: QPointF, page: QImage) -> None:
    """On a ground of its own, inside the page as far as there is room."""
    room = QRectF(0, 0, page.width() * 0.6, page.height())
    needed = painter.boundingRect(room, Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere, words)
    pad = needed.height() / 8
    box = needed.adjusted(-pad, -pad, pad, pad)
    box.moveTo(min(at.x(), max(0.0, page.width() - box.width())), min(at.y(), max(0.0, page.height() - box.height())))
    painter.fillRect(box, _GROUND)
    inner = box.adjusted(pad, pad, -pad, -pad)
    painter.drawText(inner, Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere, words)
