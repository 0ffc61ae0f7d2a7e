"""The measures of a sheet: GB/T 9704-2012 where it applies, larger for old eyes, narrow for receipt paper. Pure.

All lengths in points (1/72 inch), from the sheet's upper left corner.
"""

from enum import StrEnum
from typing import Final

import msgspec

MM: Final = 72 / 25.4


class Paper(StrEnum):
    """What the printer is loaded with."""

    A4 = "a4"
    ROLL = "roll"  # receipt paper of 80 mm, 72 of which are printed


# What a printer is asked for (PWG 5101.1). A receipt printer has its own name for its roll, and nothing else.
MEDIA: Final = {Paper.A4: "iso_a4_210x297mm", Paper.ROLL: ""}


class Spacing(msgspec.Struct, frozen=True):
    """The distance of lines, and the margin at the top."""

    pitch: float
    top: float


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """Where the text stands and how large it is.

    `height` 0: as long as it gets. `foot` is the margin below the last sheet's foot, which is no part of the text.
    `spacing` are the ways to space it, the first one preferred; a notice that would only just need a second sheet is
    set in a closer one. `label` is the width of a row's left column; 0: the value stands below its label.
    """

    width: float
    height: float
    left: float
    right: float
    bottom: float
    foot: float
    body: float
    title: float
    big: float
    small: float
    spacing: tuple[Spacing, ...]
    label: float
    code: float  # a side of the QR code
    seal: float  # the height that an office's seal needs

    @property
    def column(self) -> float:
        """The width of the text (版心)."""
        return self.width - self.left - self.right


# 天头 37 mm, 订口 28 mm, 版心 156 x 225 mm; 3号 is 15.75 points and 22 lines fill the page; the title is 2号.
A4: Final = Measures(
    width=210 * MM,
    height=297 * MM,
    left=28 * MM,
    right=26 * MM,
    bottom=35 * MM,
    foot=14 * MM,
    body=15.75,
    title=22,
    big=30,
    small=11,
    spacing=tuple(Spacing(pitch, top * MM) for pitch, top in ((28.99, 37), (26.5, 37), (24, 37), (22, 30), (20.5, 22))),
    label=9.5 * 15.75,
    code=30 * MM,
    seal=34 * MM,  # a township's or street's seal is 42 mm across; its upper edge reaches into the line above
)
# For old eyes: at least 18 points, and more of the sheet.
A4_LARGE: Final = msgspec.structs.replace(
    A4,
    left=22 * MM,
    right=20 * MM,
    bottom=25 * MM,
    body=20,
    title=28,
    big=40,
    small=13,
    spacing=tuple(Spacing(pitch, top * MM) for pitch, top in ((36, 25), (32, 22), (29, 20), (26, 18))),
    label=150,
)
ROLL: Final = Measures(
    width=80 * MM,
    height=0,
    left=4 * MM,
    right=4 * MM,
    bottom=10 * MM,
    foot=10 * MM,
    body=11,
    title=14,
    big=18,
    small=8,
    spacing=(Spacing(17, 6 * MM),),
    label=0,
    code=34 * MM,
    seal=0,  # nobody seals a receipt roll
)
ROLL_LARGE: Final = msgspec.structs.replace(ROLL, body=18, title=20, big=26, small=10, spacing=(Spacing(27, 6 * MM),))
_SHEETS: Final = {
    (Paper.A4, False): A4,
    (Paper.A4, True): A4_LARGE,
    (Paper.ROLL, False): ROLL,
    (Paper.ROLL, True): ROLL_LARGE,
}


def measures(paper: Paper, *, large: bool) -> Measures:
    """The measures of this paper, in large type or not."""
    return _SHEETS[paper, large]
