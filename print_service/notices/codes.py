"""A QR code (GB/T 18284, ISO/IEC 18004) as what to draw: bars of dark cells. Pure."""

import re
from typing import Final

import msgspec
import qrcode
from qrcode.constants import ERROR_CORRECT_M

_DARK: Final = re.compile("#+")


class Bars(msgspec.Struct, frozen=True):
    """A code of `side` by `side` cells: (column, row, length) of its dark bars, one cell high."""

    side: int
    bars: tuple[tuple[int, int, int], ...]


def bars(content: str) -> Bars:
    """The code of this content."""
    # A fixed mask: trying all eight costs 7 ms a notice and changes nothing for a reader.
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=2)
    code.add_data(content, optimize=0)
    code.make()
    matrix: list[list[bool]] = code.get_matrix()
    found = [
        (bar.start(), row, len(bar[0]))
        for row, cells in enumerate(matrix)
        for bar in _DARK.finditer("".join("#" if dark else " " for dark in cells))
    ]
    return Bars(len(matrix), tuple(found))
