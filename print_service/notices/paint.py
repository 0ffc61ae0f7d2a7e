"""Sheets become a PDF, always the same one for the same sheets (ISO 32000-1)."""

# ReportLab is untyped; only fonts.py and paint.py speak to it.
# pyright: reportUnknownMemberType=false

import io
from typing import Final, assert_never

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from print_service.notices.codes import bars
from print_service.notices.fonts import Faces
from print_service.notices.marks import Box, Code, Frame, Mark, Picture, Rule, Sheet, Strokes, Words

_FRAME: Final = 1.6  # of the frame around what matters most
_ROUND: Final = 6.0  # its corners
_BOX: Final = 1.0


def painted(sheets: tuple[Sheet, ...], title: str, faces: Faces) -> bytes:
    """The sheets as PDF. Raises MissingGlyph."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1, lang="zh-CN")
    canvas.setTitle(title)
    canvas.setAuthor("远程虚拟窗口")
    for sheet in sheets:
        canvas.setPageSize((sheet.width, sheet.height))
        for mark in sheet.marks:
            _paint(canvas, mark, sheet.height, faces)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _paint(canvas: Canvas, mark: Mark, height: float, faces: Faces) -> None:
    match mark:
        case Words():
            line = canvas.beginText(mark.x, height - mark.y)
            for name, piece in faces.runs(mark.text, mark.face):
                line.setFont(name, mark.size)
                line.textOut(piece)
            canvas.drawText(line)
        case Rule() | Frame() | Box():
            _lines(canvas, mark, height)
        case Strokes():
            _strokes(canvas, mark, height)
        case Code():
            _code(canvas, mark, height)
        case Picture():
            picture = ImageReader(io.BytesIO(mark.content))
            canvas.drawImage(picture, mark.x, height - mark.y - mark.height, mark.width, mark.height, mask="auto")
        case _:
            assert_never(mark)


def _lines(canvas: Canvas, mark: Rule | Frame | Box, height: float) -> None:
    match mark:
        case Rule():
            canvas.setLineWidth(mark.weight)
            canvas.line(mark.x, height - mark.y, mark.x + mark.length, height - mark.y)
        case Frame():
            canvas.setLineWidth(_FRAME)
            canvas.roundRect(mark.x, height - mark.y - mark.height, mark.width, mark.height, _ROUND)
        case Box():
            canvas.setLineWidth(_BOX)
            canvas.rect(mark.x, height - mark.y - mark.side, mark.side, mark.side)


def _strokes(canvas: Canvas, mark: Strokes, height: float) -> None:
    # Written out: ReportLab's own path takes four times as long, and a signature may have thousands of points.
    canvas.addLiteral(f"1 J 1 j {mark.weight:.2f} w")
    for stroke in filter(None, mark.strokes):
        (x, y), *others = stroke if len(stroke) > 1 else (*stroke, *stroke)  # a dot
        lines = " ".join(f"{x:.2f} {height - y:.2f} l" for x, y in others)
        canvas.addLiteral(f"{x:.2f} {height - y:.2f} m {lines} S")


def _code(canvas: Canvas, mark: Code, height: float) -> None:
    code = bars(mark.content)
    side = mark.side / code.side
    # In the code's own cells, from its upper left corner down.
    place = f"{side:.6f} 0 0 {-side:.6f} {mark.x:.4f} {height - mark.y:.4f} cm"
    cells = " ".join(f"{column} {row} {wide} 1 re" for column, row, wide in code.bars)
    canvas.addLiteral(f"q {place} {cells} f Q")
