"""A QR code (GB/T 18284, ISO/IEC 18004) as what to draw: bars of dark cells. Pure."""

# zxing-cpp does not say what its options are.
# pyright: reportUnknownMemberType=false

import re
from typing import Final

import msgspec
import zxingcpp

_DARK: Final = re.compile(b"\0+")


class Bars(msgspec.Struct, frozen=True):
    """A code of `side` by `side` cells: (column, row, length) of its dark bars, one cell high."""

    side: int
    bars: tuple[tuple[int, int, int], ...]


def bars(content: str) -> Bars:
    """The code of this content; 15 % of it may be lost (level M)."""
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    cells = memoryview(code.to_image(scale=1, add_quiet_zones=False)).tobytes()
    side = round(len(cells) ** 0.5)
    found = [
        (bar.start(), row, len(bar[0]))
        for row in range(side)
        for bar in _DARK.finditer(cells[row * side : (row + 1) * side])
    ]
    return Bars(side, tuple(found))
