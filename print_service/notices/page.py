"""One A4 page in the measures of GB/T 9704-2012, drawn from the top down. All lengths in points."""

# ReportLab is untyped; only fonts.py and page.py speak to it.
# pyright: reportUnknownMemberType=false

import io
from typing import Final

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from print_service.notices.fonts import BOLD, REGULAR, Faces
from print_service.notices.lines import broken
from windowkit.messages import Signature

BODY: Final = 16.0  # 3号 is 15.75; a resident reads this
TITLE: Final = 24.0
SMALL: Final = 11.0
BIG: Final = 30.0
PITCHES: Final = (28.99, 26.0, 24.0, 22.0)  # the standard's first; closer ones keep a long notice on one page
_TOP: Final = 30 * mm
_LEFT: Final = 28 * mm
_WIDTH: Final = 156 * mm
_QR: Final = 26 * mm  # zbarimg reads it at 150 dpi; a telephone at arm's length
_FOOT: Final = 18 * mm
_LABEL: Final = 9.5 * BODY  # width of the left column of rows
_RULE: Final = 7.0  # from a row's baseline to the line below it
_SIGNED: Final = 16 * mm  # height of a signature
_INK: Final = 1.4  # of a signature's strokes


class Page:
    """A page being drawn; `done` gives the bytes, the same for the same calls."""

    def __init__(self, faces: Faces, title: str, pitch: float) -> None:
        self._faces = faces
        self._pitch = pitch
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("远程虚拟窗口")
        self._y = A4[1] - _TOP

    def done(self) -> bytes:
        """The finished PDF."""
        self._canvas.showPage()
        self._canvas.save()
        return self._out.getvalue()

    def title(self, text: str, english: str, number: str) -> None:
        """The title in the middle, its English below, the number at the right."""
        size = TITLE
        while self._faces.width(text, BOLD, size) > _WIDTH - 40:
            size -= 1
        self._middle(text, BOLD, size)
        self._y -= 20
        self._middle(english, REGULAR, SMALL)
        self._y -= 26
        label = f"编号：{number}"
        self._put(_LEFT + _WIDTH - self._faces.width(label, REGULAR, 12), label, REGULAR, 12)
        self._y -= 8
        self._canvas.setLineWidth(0.8)
        self._canvas.line(_LEFT, self._y, _LEFT + _WIDTH, self._y)
        self._y -= self._pitch

    def paragraph(self, text: str, *, indented: bool) -> None:
        """A paragraph, its first line indented by two characters or not."""
        self._flow(text, REGULAR, "\u3000\u3000" if indented else "")

    def heading(self, text: str) -> None:
        """A heading of its own line."""
        self._y -= 4
        self._flow(text, BOLD, "")

    def big(self, text: str) -> None:
        """What the resident came for, large and framed."""
        height = BIG * 1.7
        top = self._y + self._pitch - BODY  # clear of the line above
        self._canvas.setLineWidth(1.6)
        self._canvas.roundRect(_LEFT, top - height, _WIDTH, height, 6)
        self._middle(text, BOLD, BIG, top - height / 2 - BIG * 0.35)
        self._y = top - height - self._pitch - 4

    def rows(self, rows: list[tuple[str, str]]) -> None:
        """Label and value, a thin line below each."""
        for label, value in rows:
            self._put(_LEFT, label, REGULAR, BODY)
            for line in broken(value, _WIDTH - _LABEL, lambda part: self._faces.width(part, BOLD, BODY)):
                self._put(_LEFT + _LABEL, line, BOLD, BODY)
                self._y -= self._pitch
            below = self._y + self._pitch - _RULE
            self._canvas.setLineWidth(0.3)
            self._canvas.line(_LEFT, below, _LEFT + _WIDTH, below)
            self._y -= _RULE / 2
        self._y -= 4

    def signature(self, label: str, signature: Signature | None) -> None:
        """The resident's strokes beside their label, as vectors."""
        self._y -= _SIGNED / 3
        self._put(_LEFT, label, REGULAR, BODY)
        if signature is not None:
            x = _LEFT + self._faces.width(label, REGULAR, BODY) + BODY
            self._strokes(signature, x, self._y - _SIGNED / 3, 60 * mm, _SIGNED)
        self._y -= self._pitch + _SIGNED / 3

    def seal(self, office: str, day: str) -> None:
        """The office and the day; the place of the seal stays empty for the real one (Φ 42 mm)."""
        right = _LEFT + _WIDTH - 2 * BODY
        middle = right - self._faces.width(office, REGULAR, BODY) / 2
        self._y -= 8
        self._put(right - self._faces.width(office, REGULAR, BODY), office, REGULAR, BODY)
        self._y -= self._pitch
        self._put(middle - self._faces.width(day, REGULAR, BODY) / 2, day, REGULAR, BODY)
        self._y -= self._pitch

    def foot(self, lines: list[str], address: str) -> None:
        """The code to check the notice by (none without an address), and what to know of the sheet itself."""
        if address:
            self._qr(address, _LEFT, _FOOT)
        self._y = _FOOT + _QR - SMALL * 1.6
        for line in lines:
            self._put(_LEFT + _QR + 14, line, REGULAR, SMALL)
            self._y -= SMALL * 1.6

    @property
    def overflows(self) -> bool:
        """Whether the text ran into the foot."""
        return self._y < _FOOT + _QR

    def _flow(self, text: str, face: str, indent: str) -> None:
        for line in broken(indent + text, _WIDTH, lambda part: self._faces.width(part, face, BODY)):
            self._put(_LEFT, line, face, BODY)
            self._y -= self._pitch

    def _middle(self, text: str, face: str, size: float, y: float | None = None) -> None:
        self._put(_LEFT + (_WIDTH - self._faces.width(text, face, size)) / 2, text, face, size, y)

    def _put(self, x: float, text: str, face: str, size: float, y: float | None = None) -> None:
        line = self._canvas.beginText(x, self._y if y is None else y)
        for name, piece in self._faces.runs(text, face):
            line.setFont(name, size)
            line.textOut(piece)
        self._canvas.drawText(line)

    def _strokes(self, signature: Signature, x: float, y: float, width: float, height: float) -> None:
        points = [point for stroke in signature.strokes for point in stroke]
        if not points:
            return
        left, top = min(point.x for point in points), min(point.y for point in points)
        wide = max(1, max(point.x for point in points) - left)
        high = max(1, max(point.y for point in points) - top)
        scale = min(width / wide, height / high)
        path = self._canvas.beginPath()
        for stroke in signature.strokes:
            for at, point in enumerate(stroke):
                spot = (x + (point.x - left) * scale, y + height - (point.y - top) * scale)
                (path.moveTo if at == 0 else path.lineTo)(*spot)
        self._canvas.setLineWidth(_INK)
        self._canvas.setLineCap(1)
        self._canvas.setLineJoin(1)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def _qr(self, content: str, x: float, y: float) -> None:
        # A fixed mask: trying all eight costs 7 ms a notice and changes nothing for a reader.
        code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=2)
        code.add_data(content)
        code.make()
        matrix: list[list[bool]] = code.get_matrix()
        side = _QR / len(matrix)
        path = self._canvas.beginPath()
        for row, cells in enumerate(matrix):
            for column, dark in enumerate(cells):
                if dark:
                    path.rect(x + column * side, y + _QR - (row + 1) * side, side, side)
        self._canvas.drawPath(path, stroke=0, fill=1)
