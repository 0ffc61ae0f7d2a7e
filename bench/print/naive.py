"""ReportLab as its guide begins: platypus, Paragraph, qrcode's picture; once with fonts registered each time."""

# ReportLab is untyped.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

import io
from collections.abc import Callable, Iterator
from typing import Any, Final

import qrcode
from reportlab.graphics.shapes import Drawing, PolyLine
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Spacer, Table

from bench.print.sample import RARE, content
from print_service.notices.pieces import (
    Big,
    Boxes,
    Foot,
    Heading,
    Numbered,
    Paragraph as Words,
    Piece,
    Place,
    Rows,
    Sealed,
    Signed,
    Title,
)
from print_service.settings import Fonts
from windowkit.messages import Notice

_FONTS: Final = Fonts()
_BODY: Final = ParagraphStyle("body", fontName="regular", fontSize=15.75, leading=20.5, wordWrap="CJK")
_BOLD: Final = ParagraphStyle("bold", parent=_BODY, fontName="bold")
_TITLE: Final = ParagraphStyle("title", parent=_BOLD, fontSize=22, leading=30, alignment=1)
_SMALL: Final = ParagraphStyle("small", parent=_BODY, fontSize=11, leading=17)
_END: Final = ParagraphStyle("end", parent=_BODY, alignment=2)


def each_time() -> Callable[[Notice], bytes]:
    """Fonts registered for each notice."""

    def make(notice: Notice) -> bytes:
        _register()
        return _made(notice)

    return make


def kept() -> Callable[[Notice], bytes]:
    """Fonts registered once."""
    _register()
    return _made


def _register() -> None:
    for name, path in (("regular", _FONTS.regular), ("bold", _FONTS.bold), ("rare", _FONTS.others[1])):
        pdfmetrics.registerFont(TTFont(name, path))


def _made(notice: Notice) -> bytes:
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out, leftMargin=28 * mm, rightMargin=26 * mm, topMargin=22 * mm, bottomMargin=14 * mm, title=notice.number
    )
    page.build([flowable for piece in content(notice).pieces for flowable in _flowables(piece)])
    return out.getvalue()


def _p(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(text.replace(RARE, f'<font name="rare">{RARE}</font>').replace("\n", "<br/>"), style)


def _flowables(piece: Piece) -> Iterator[Any]:  # noqa: C901 - one kind after the other
    match piece:
        case Title():
            yield from (_p(piece.text, _TITLE), _p(piece.english, _SMALL), _p(f"编号：{piece.number}", _SMALL))
        case Words():
            yield _p(("\u3000\u3000" if piece.indented else "") + piece.text)
        case Heading():
            yield _p(piece.text, _BOLD)
        case Big():
            yield Table([[_p(piece.text, _TITLE)]], style=[("BOX", (0, 0), (-1, -1), 1.6, "black")])
        case Rows():
            cells = [[_p(label), _p(value, _BOLD)] for label, value in piece.rows]
            yield Table(cells, colWidths=[150, None], style=[("LINEBELOW", (0, 0), (-1, -1), 0.3, "black")])
        case Numbered():
            yield from (_p(f"{number}．{line}") for number, line in enumerate(piece.lines, 1))
        case Boxes():
            yield from (_p("□ " + "<br/>".join((name, *more))) for name, more in piece.items)
        case Signed():
            yield Table([[_p(piece.label), _ink(piece)]])
        case Place():
            yield Table([[_p(piece.label)]], rowHeights=[85], style=[("BOX", (0, 0), (-1, -1), 1.6, "black")])
        case Sealed():
            yield from (Spacer(0, 30), _p(piece.office, _END), _p(piece.day, _END))
        case Foot():
            picture = io.BytesIO()
            qrcode.make(piece.address).save(picture, "PNG")
            picture.seek(0)
            yield Table([[Image(picture, 30 * mm, 30 * mm), [_p(line, _SMALL) for line in piece.lines]]])


def _ink(piece: Signed) -> Drawing:
    drawing = Drawing(160, 46)
    for stroke in piece.strokes:
        drawing.add(PolyLine([part for x, y in stroke for part in (x / 40, 46 - y / 80)], strokeWidth=1.4))
    return drawing
