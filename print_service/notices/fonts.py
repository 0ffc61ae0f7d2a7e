"""The notices' letters: TrueType faces, and for each character the first font that has it.

ReportLab writes five hexadecimal digits for characters beyond the Basic Multilingual Plane into a font's
ToUnicode map, so that a copied or archived 𬭎 becomes another character; the map is written here instead
(ISO 32000-1, 9.10.3: UTF-16BE, at most 100 entries a block). Written against ReportLab 5.1.
"""

# ReportLab is untyped; only fonts.py and paint.py speak to it.
# pyright: reportUnknownMemberType=false

import logging
from collections.abc import Callable
from functools import cache
from itertools import batched
from pathlib import Path
from typing import Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from print_service.notices.layout import BOLD, REGULAR
from print_service.settings import Fonts
from windowkit.errors import BadInput

_BLOCK: Final = 100
_PACKAGES: Final = {"lxgw-wenkai": "fonts-lxgw-wenkai", "hanazono": "fonts-hanazono"}


class MissingGlyph(Exception):
    """No font has this character; `point` is its code point, as U+4E00."""

    def __init__(self, character: str) -> None:
        self.point = f"U+{ord(character):04X}"
        super().__init__(self.point)


class Faces:
    """Fonts, registered once a process; the large fallbacks only when a character needs them."""

    def __init__(self, fonts: Fonts) -> None:
        ttfonts.makeToUnicodeCMap = _to_unicode
        rl_config.useA85 = 0  # letters for bytes: for lines of seven bits, a quarter longer
        self._paths = {REGULAR: fonts.regular, BOLD: fonts.bold}
        self._others = fonts.others
        self._fonts: dict[str, ttfonts.TTFont] = {}
        self._letters: dict[tuple[str, str], tuple[str, float]] = {}
        for path in (*self._paths.values(), *self._others):
            _there(path)

    def runs(self, text: str, face: str) -> list[tuple[str, str]]:
        """The text as (font name, piece), each piece in one font. Raises MissingGlyph."""
        runs: list[tuple[str, str]] = []
        for character in text:
            name = self._letter(character, face)[0]
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + character)
            else:
                runs.append((name, character))
        return runs

    def width(self, text: str, face: str, size: float) -> float:
        """The text's width in points. Raises MissingGlyph."""
        return sum(self._letter(character, face)[1] for character in text) * size

    def _letter(self, character: str, face: str) -> tuple[str, float]:
        """The font that has this character, and its width there for a size of 1."""
        known = self._letters.get((character, face))
        if known is None:
            name = self._name_for(character, face)
            known = self._letters[character, face] = (name, pdfmetrics.stringWidth(character, name, 1))
        return known

    def _name_for(self, character: str, face: str) -> str:
        for path in (self._paths[face], *self._others):
            if ord(character) in self._font(path).face.charToGlyph:
                return path
        raise MissingGlyph(character)

    def _font(self, path: str) -> ttfonts.TTFont:
        if path not in self._fonts:
            try:
                font = ttfonts.TTFont(path, path, asciiReadable=False)  # or each sheet carries all Latin letters
            except ttfonts.TTFError as error:
                raise BadInput(f"the font {path} cannot be used ({error}); a TrueType font is needed") from error
            font.face.get_table = _tables(font.face)  # pyright: ignore[reportAttributeAccessIssue]
            pdfmetrics.registerFont(font)
            self._fonts[path] = font
            logging.getLogger(__name__).info("font_loaded")
        return self._fonts[path]


def _there(path: str) -> None:
    if Path(path).is_file():
        return
    package = next((package for part, package in _PACKAGES.items() if part in path), "")
    hint = f"install the package {package}" if package else "name another in the settings"
    raise BadInput(f"the font {path} is not there; {hint}")


def _tables(face: Any) -> Callable[[str], bytes | memoryview]:
    """The font's tables, the outlines uncopied: for each sheet's few letters ReportLab copies all, 15 to 30 MB."""
    whole = memoryview(face._ttf_data)  # noqa: SLF001

    @cache
    def table(tag: str) -> bytes | memoryview:
        at, length = face.get_table_pos(tag)
        part = whole[at : at + length]
        return part if tag == "glyf" else bytes(part)

    return table


def _to_unicode(name: str, subset: list[int]) -> str:
    blocks = [
        "\n".join(
            [
                f"{len(part)} beginbfchar",
                *(f"<{at:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for at, point in part),
                "endbfchar",
            ]
        )
        for part in batched(enumerate(subset), _BLOCK)
    ]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\nendcodespacerange\n"
    )
    tail = "\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    return head + "\n".join(blocks) + tail
