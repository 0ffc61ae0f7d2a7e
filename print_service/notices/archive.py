"""The archive's copy of a notice: PDF/A-2a and PDF/UA-1, tagged for a screen reader; the same notice, the same bytes.

Typst sets it of the same pieces as the printed sheet, on A4; it is no picture of the sheet.
"""

from datetime import date
from pathlib import Path
from typing import Final, cast

import msgspec
import typst

from print_service.notices.codes import bars
from print_service.notices.content import Content, Sealing, Templates, refusing, sealed
from print_service.notices.fonts import Faces
from print_service.notices.layout import BOLD, REGULAR
from print_service.notices.pieces import Foot, Piece, Sealed, Signed
from print_service.settings import Fonts
from print_service.worker import CannotRender
from windowkit.errors import BadInput
from windowkit.messages import Notice

_SETTING: Final = Path(__file__).with_name("archive.typ")
_AUTHOR: Final = "远程虚拟窗口"
_INK: Final = 1.4  # of a signature's strokes, where it is 46 points high
_OWN: Final = "0123456789．—□：编号"  # what the setting adds
_SVG: Final = "http://www.w3.org/2000/svg"


class Archive:
    """Templates and fonts, read once."""

    def __init__(self, folder: Path, fonts: Fonts, seals: Sealing | None = None) -> None:
        self._seals = seals
        self._templates = Templates(folder)
        self._faces = Faces(fonts)
        self._fonts = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=sorted({str(Path(path).parent) for path in (fonts.regular, fonts.bold, *fonts.others)}),
        )
        self._named = self._names(fonts)
        self._compiler = typst.Compiler(str(_SETTING), root=str(_SETTING.parent), font_paths=self._fonts)

    def archived(self, notice: Notice) -> bytes:
        """The copy (PDF). Raises CannotRender with a keyword for what is wrong, never a value."""
        content = self._templates.content(notice)
        with refusing():
            self._check_letters([_OWN, msgspec.to_builtins(content.pieces)])
        content = sealed(content, self._seals)
        with refusing():
            told = {"notice": msgspec.json.encode(self._told(content)).decode()}
        try:
            pages = self._compiler.compile(format="pdf", sys_inputs=told, pdf_standards=["a-2a", "ua-1"])
        except typst.TypstError as error:
            raise CannotRender("archive") from error
        assert isinstance(pages, bytes)
        return pages

    def _told(self, content: Content) -> dict[str, object]:
        day = date.fromisoformat(content.notice.issued)
        return {
            "title": f"{content.template.title} {content.notice.number}",
            "author": _AUTHOR,
            "issued": {"year": day.year, "month": day.month, "day": day.day},
            "fonts": self._named,
            "pieces": [_drawn(piece) for piece in content.pieces],
        }

    def _check_letters(self, told: object) -> None:
        """Raises MissingGlyph, as the printed sheet does: Typst would say it in words only."""
        if isinstance(told, str):
            for face in (REGULAR, BOLD):
                self._faces.runs(told.replace("\n", ""), face)
        elif isinstance(told, dict):
            self._check_letters([*cast("dict[str, object]", told).values()])
        elif isinstance(told, (list, tuple)):
            for part in cast("list[object]", told):
                self._check_letters(part)

    def _names(self, fonts: Fonts) -> dict[str, dict[str, object]]:
        """How Typst calls the files of the settings."""
        known = {Path(font.path).resolve(): font for font in self._fonts.fonts() if font.path}

        def font(path: str) -> typst.FontInfo:
            try:
                return known[Path(path).resolve()]
            except KeyError as error:
                raise BadInput(f"the font {path} cannot be used for the archive's copy") from error

        others = [font(path).family for path in fonts.others]
        return {
            face: {"families": [font(path).family, *others], "weight": font(path).weight}
            for face, path in ((REGULAR, fonts.regular), (BOLD, fonts.bold))
        }


def _drawn(piece: Piece) -> dict[str, object]:
    """The piece for the setting, with its pictures (SVG)."""
    told = msgspec.to_builtins(piece)
    if isinstance(piece, Foot) and piece.address:
        code = bars(piece.address)
        cells = "".join(f"M{x} {y}h{wide}v1h-{wide}z" for x, y, wide in code.bars)
        told["code"] = f'<svg xmlns="{_SVG}" viewBox="0 0 {code.side} {code.side}"><path d="{cells}"/></svg>'
    if isinstance(piece, Sealed):
        told["seal"] = list(piece.seal.picture) if piece.seal else []
        told["across"] = piece.seal.across if piece.seal else 0
    if isinstance(piece, Signed):
        told["ink"] = _ink(piece)
    return told


def _ink(piece: Signed) -> str | None:
    strokes = [stroke for stroke in piece.strokes if stroke]
    if not strokes:
        return None
    xs = [x for stroke in strokes for x, _ in stroke]
    ys = [y for stroke in strokes for _, y in stroke]
    wide, high = max(1.0, max(xs) - min(xs)), max(1.0, max(ys) - min(ys))
    ink = max(high, wide / 8) * _INK / 46
    box = f"{min(xs) - ink:g} {min(ys) - ink:g} {wide + 2 * ink:g} {high + 2 * ink:g}"
    path = " ".join(
        "M" + "L".join(f"{x:g} {y:g}" for x, y in (stroke if len(stroke) > 1 else (*stroke, *stroke)))
        for stroke in strokes
    )
    style = f'fill="none" stroke="black" stroke-width="{ink:g}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<svg xmlns="{_SVG}" viewBox="{box}"><path {style} d="{path}"/></svg>'
