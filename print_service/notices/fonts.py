"""The notices' letters: TrueType faces, and for each character the first font that has it.

ReportLab writes five hexadecimal digits for characters beyond the Basic Multilingual Plane into a font's
ToUnicode map, so that a copied or archived 𬭎 becomes another character; the map is written here instead
(ISO 32000-1, 9.10.3: UTF-16BE, at most 100 entries a block). Written against ReportLab 5.1.
"""

# ReportLab is untyped; only fonts.py and paint.py speak to it.
# pyright: reportUnknownMemberType=false

import logging
import struct
import zlib
from collections.abc import Callable
from functools import cache, partial
from itertools import batched
from pathlib import Path
from typing import Any, Final

from fontTools import ttLib
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

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


class _Quick(pdfdoc.PDFStreamFilterZCompress):
    """At zlib's quickest level: 1 ms less of a notice's 8, for a page of 57 KB instead of 54."""

    def encode(self, text: bytes | str) -> bytes:
        return zlib.compress(text.encode() if isinstance(text, str) else text, 1)


class _Known[T](dict[str, T]):
    """What was asked of a character before: a layout asks for the same few hundred thousands of times."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, character: str) -> T:
        found = self[character] = self._find(character)
        return found


class Faces:
    """Fonts, registered once a process; the large fallbacks only when a character needs them."""

    def __init__(self, fonts: Fonts) -> None:
        ttfonts.makeToUnicodeCMap = _to_unicode
        pdfdoc.PDFZCompress = _Quick()
        rl_config.useA85 = 0  # letters for bytes: for lines of seven bits, a quarter longer
        self._paths = {REGULAR: fonts.regular, BOLD: fonts.bold}
        self._others = fonts.others
        self._fonts: dict[str, ttfonts.TTFont] = {}
        self._names = {face: _Known(partial(self._name_for, face=face)) for face in self._paths}
        self._widths = {face: _Known(partial(self._width_of, face=face)) for face in self._paths}
        for path in (*self._paths.values(), *self._others):
            _check(path)

    def runs(self, text: str, face: str) -> list[tuple[str, str]]:
        """The text as (font name, piece), each piece in one font. Raises MissingGlyph."""
        runs: list[tuple[str, str]] = []
        names = self._names[face]
        for character in text:
            name = names[character]
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + character)
            else:
                runs.append((name, character))
        return runs

    def width(self, text: str, face: str, size: float) -> float:
        """The text's width in points. Raises MissingGlyph."""
        return sum(map(self._widths[face].__getitem__, text)) * size

    def _width_of(self, character: str, face: str) -> float:
        return pdfmetrics.stringWidth(character, self._names[face][character], 1)

    def _name_for(self, character: str, face: str) -> str:
        for path in (self._paths[face], *self._others):
            if ord(character) in self._font(path).face.charToGlyph:
                return path
        raise MissingGlyph(character)

    def _font(self, path: str) -> ttfonts.TTFont:
        if path not in self._fonts:
            font = ttfonts.TTFont(path, path, asciiReadable=False)  # or each sheet carries all Latin letters
            font.face.get_table = _tables(font.face)  # pyright: ignore[reportAttributeAccessIssue]
            pdfmetrics.registerFont(font)
            self._fonts[path] = font
            logging.getLogger(__name__).info("font_loaded")
        return self._fonts[path]


def _check(path: str) -> None:
    """Raises BadInput for a font that is not there or cannot be used: at the start, not at the first rare name."""
    if not Path(path).is_file():
        package = next((package for part, package in _PACKAGES.items() if part in path), "")
        hint = f"install the package {package}" if package else "name another in the settings"
        raise BadInput(f"the font {path} is not there; {hint}")
    try:
        with Path(path).open("rb") as file, ttLib.TTFont(file, lazy=True, fontNumber=0) as font:
            outlines = "glyf" in font and "cmap" in font
    except (ttLib.TTLibError, struct.error, KeyError, EOFError) as error:
        raise BadInput(f"the font {path} cannot be used: it is no font") from error
    if not outlines:
        raise BadInput(f"the font {path} cannot be used: one with TrueType outlines is needed")


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
