"""What stands on a sheet, ready to be painted: positions in points from the upper left corner. Pure data."""

import msgspec


class _Mark(msgspec.Struct, frozen=True, gc=False):
    pass


class Words(_Mark, frozen=True):
    """A line of text; `y` is its baseline, `face` one of fonts.REGULAR and fonts.BOLD."""

    x: float
    y: float
    face: str
    size: float
    text: str


class Rule(_Mark, frozen=True):
    """A horizontal line."""

    x: float
    y: float
    length: float
    weight: float


class Frame(_Mark, frozen=True):
    """A rectangle with round corners."""

    x: float
    y: float
    width: float
    height: float


class Strokes(_Mark, frozen=True):
    """A signature: its strokes as lines through points (x, y)."""

    strokes: tuple[tuple[tuple[float, float], ...], ...]
    weight: float


class Code(_Mark, frozen=True):
    """A QR code (GB/T 18284, ISO/IEC 18004) of `content`."""

    x: float
    y: float
    side: float
    content: str


class Box(_Mark, frozen=True):
    """An empty box to tick."""

    x: float
    y: float
    side: float


class Picture(_Mark, frozen=True):
    """A picture (PNG) with clear parts, over what stands there."""

    x: float
    y: float
    width: float
    height: float
    content: bytes


Mark = Words | Rule | Frame | Strokes | Code | Box | Picture


class Sheet(msgspec.Struct, frozen=True):
    """One side of paper."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def whole(sheet: Sheet) -> bool:
    """Whether all of it stands on the paper: what a piece alone is too large for is never cut off in silence."""
    return all(mark.x >= 0 and _end(mark) <= sheet.height for mark in sheet.marks if not isinstance(mark, Strokes))


def _end(mark: Words | Rule | Frame | Code | Box | Picture) -> float:
    match mark:
        case Words() | Rule():
            return mark.y
        case Frame() | Picture():
            return mark.y + mark.height
        case Code() | Box():
            return mark.y + mark.side
