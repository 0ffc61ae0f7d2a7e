"""What a page looks like with its edits: one pure reading of them, for whoever draws it.

An edit's numbers are ten-thousandths of the untouched still. The page that is seen is the still, cropped to the last
crop, then turned; the marks lie on it.
"""

from collections.abc import Iterable

import msgspec

from windowkit.deskwork import SCALE, Edit, EditKind

WHOLE = (0, 0, SCALE, SCALE)
_BOX = 4  # numbers
_LEAST = SCALE // 50  # of a crop; less is a slip of the hand

type Spot = tuple[int, int]


class Look(msgspec.Struct, frozen=True):
    """A page with its edits: quarters turned to the right, the crop (left, top, right, bottom), the marks in order."""

    quarters: int
    crop: tuple[int, int, int, int]
    marks: tuple[Edit, ...]


def look(edits: Iterable[Edit]) -> Look:
    """What these edits make of a page."""
    quarters, crop, marks = 0, WHOLE, list[Edit]()
    for one in edits:
        match one.kind:
            case EditKind.TURN:
                quarters = (quarters + 1) % 4
            case EditKind.CROP:
                left, top, right, bottom = one.at
                crop = (left, top, right, bottom)
            case EditKind.PEN | EditKind.BOX | EditKind.WORDS:
                marks.append(one)
    return Look(quarters, crop, tuple(marks))


def fault(edit: Edit) -> str:
    """What keeps an edit from being one; empty: nothing."""
    numbers = len(edit.at)
    match edit.kind:
        case EditKind.TURN:
            wrong = numbers > 0
        case EditKind.CROP | EditKind.BOX:
            wrong = numbers != _BOX or edit.at[2] - edit.at[0] < _LEAST or edit.at[3] - edit.at[1] < _LEAST
        case EditKind.PEN:
            wrong = numbers < _BOX or numbers % 2 > 0
        case EditKind.WORDS:
            wrong = numbers != 2 or not edit.words.strip()
    if wrong or (edit.words and edit.kind is not EditKind.WORDS) or not edit.words.isprintable():
        return str(edit.kind)
    return ""


def spots(edit: Edit) -> tuple[Spot, ...]:
    """Its numbers by pairs."""
    return tuple(zip(edit.at[::2], edit.at[1::2], strict=True))


def seen_size(shown: Look, width: int, height: int) -> tuple[int, int]:
    """Width and height of the page as it is seen, for a still of this size in pixels; at least one each."""
    left, top, right, bottom = shown.crop
    wide, high = max(1, (right - left) * width // SCALE), max(1, (bottom - top) * height // SCALE)
    return (high, wide) if shown.quarters % 2 else (wide, high)


def seen_at(shown: Look, spot: Spot, width: float, height: float) -> tuple[float, float]:
    """Where this spot of the still is on the page as it is seen, which is so wide and high."""
    left, top, right, bottom = shown.crop
    x, y = (spot[0] - left) / (right - left), (spot[1] - top) / (bottom - top)
    for _ in range(shown.quarters):
        x, y = 1 - y, x
    return x * width, y * height


def spot_at(shown: Look, x: float, y: float, width: float, height: float) -> Spot:
    """The spot of the still that is seen there on the page; what is outside of the page is at its edge."""
    across, down = min(max(x / width, 0.0), 1.0), min(max(y / height, 0.0), 1.0)
    for _ in range(shown.quarters):
        across, down = down, 1 - across
    left, top, right, bottom = shown.crop
    return round(left + across * (right - left)), round(top + down * (bottom - top))


def box(one: Spot, other: Spot) -> tuple[int, int, int, int]:
    """The box with these corners, whichever is which."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
