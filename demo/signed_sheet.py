"""The form as it came out of the printer, signed with a pen, under the document camera."""

# pypdfium2 does not say what its options are.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportArgumentType=false

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image, ImageDraw

from demo.tabletop import laid
from windowkit.inking import PLACE

type Strokes = Sequence[Sequence[tuple[float, float]]]

_HEIGHT: Final = 2300  # pixels of the sheet's: it lies upright, with some table around it
_POINTS: Final = 842  # of A4's height
_TURN: Final = 1.5  # degrees: laid down by hand
_PAPER: Final = (250, 249, 245)
_PEN: Final = (24, 32, 92)  # blue-black ink
_WIDTH: Final = 7  # pixels of its line, a millimetre


def draw(path: Path, pdf: Path, strokes: Strokes) -> Path:
    """Photograph what lies there as a JPEG at `path`: the last sheet of `pdf`, with these strokes in its frame.

    A camera that is on sees either the old picture or the new one, never half of it.
    """
    sheet = _sheet(pdf)
    _sign(sheet, strokes)
    fresh = path.with_name(f"fresh-{path.name}")
    laid(sheet.convert("RGBA"), _TURN).save(fresh, quality=92)
    fresh.replace(path)
    return path


def _sheet(pdf: Path) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1]
        printed: Image.Image = page.render(scale=_HEIGHT / _POINTS).to_pil().convert("RGB")
    return Image.blend(printed, Image.new("RGB", printed.size, _PAPER), 0.12)  # paper is not quite white, nor ink black


def _sign(sheet: Image.Image, strokes: Strokes) -> None:
    left, top, right, bottom = (part * side for part, side in zip(PLACE, sheet.size * 2, strict=True))
    size = (bottom - top) * 0.7
    pen = ImageDraw.Draw(sheet)
    for stroke in strokes:
        line = [((left + right) / 2 + (x - 0.5) * size, (top + bottom) / 2 + (y - 0.5) * size) for x, y in stroke]
        pen.line(line, fill=_PEN, width=_WIDTH, joint="curve")
