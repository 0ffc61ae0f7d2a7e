"""From the lines of words in a photograph to the identity card they stand on, or why there is none. Pure.

The front of a 居民身份证 (GA 448) and of a 港澳台居民居住证, whichever way it lies: the row of the number is the
lowest, and everything is found from there. Sex and day of birth are the number's own, whose last character checks
it; where the card says them otherwise, something was misread and nothing is taken. Foreigners' permits: `foreign.py`;
the side without the name: `back.py`.
"""

import math
import re
from enum import StrEnum, auto
from typing import Final

import msgspec

from counter_app.photographed.back import CardBack, card_back
from counter_app.photographed.foreign import foreign_card, name_on
from counter_app.photographed.lines import Line
from windowkit.cards import CardKind, IdCard
from windowkit.identity import birth_date, id_number_problem
from windowkit.matters import CardPart

_NUMBER: Final = re.compile(r"\d{17}[\dX]")
_DIGITS: Final = 8  # in a row, at least, to be the number or a piece of it
_BORN: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_SEX: Final = re.compile(r"别(男|女)")
_WHERE: Final = re.compile(r"^.?址|^住$")  # labels are printed pale: one letter of them is often misread
_NAMED: Final = re.compile(r"^姓?名")
_WORD: Final = re.compile(r"[\u3400-\u9fff]")  # each row of an address has one; a shape taken for a letter has none
_BACK: Final = ("签发机关", "有效期限", "中华人民共和国")
_LABELS: Final = ("姓名", "性别", "民族", "出生", "住址", "公民身份号码")
_NOT_IN_NAMES: Final = re.compile(r"[^\u3400-\u9fff\U00020000-\U000323af·]")
_RESIDENCE: Final = ("81", "82", "83")  # a number of Hong Kong, Macao, Taiwan
_FOREIGN: Final = "9"  # a foreigner's, of 2023
_ASLANT: Final = math.radians(7)  # a stamp or a mark across the card, not the card's own words
_LONG: Final = 1.6  # times as long as high: shorter ones have no direction
_SURE: Final = 0.9  # of an engine; below it somebody should look


class Unread(StrEnum):
    """Why nothing was taken from a photograph."""

    NO_WORDS = auto()  # dark, blurred, or something else
    BACK = auto()  # the side without the name
    NO_NUMBER = auto()
    WRONG_NUMBER = auto()  # its last character does not fit: something was misread
    DISAGREES = auto()  # day of birth or sex are not the number's
    NO_NAME = auto()
    NO_ENGINE = auto()  # it does not start, or gave no answer


class CardWords(msgspec.Struct, frozen=True):
    """The card, and which parts of it somebody should compare with the picture before all others."""

    card: IdCard
    unsure: tuple[CardPart, ...] = ()


class _Placed(msgspec.Struct, frozen=True):
    """A line from the number's row: `x` to the right, `y` down, its middle; in heights of the number's letters."""

    text: str
    spaced: str
    score: float
    left: float
    right: float
    y: float
    aslant: bool


def card_words(lines: tuple[Line, ...]) -> CardWords | CardBack | Unread:
    """What stands on the card, on whichever side."""
    placed = _placed(lines)
    row = [one for one in placed if abs(one.y) < 0.6]
    number = _number("".join(one.text for one in sorted(row, key=lambda one: one.left)))
    if not number:
        return card_back(lines) or _why_no_number(lines)
    if id_number_problem(number) is not None:
        return Unread.WRONG_NUMBER
    if number.startswith(_FOREIGN):
        return _foreign(number, placed)
    above = [one for one in placed if one.y <= -0.6 and not one.aslant]
    sex = "male" if int(number[16]) % 2 else "female"
    born = birth_date(number)
    assert born is not None  # its form is right
    if not _agrees("".join(one.text for one in above), sex, born.isoformat()):
        return Unread.DISAGREES
    name = _name(above)
    if name is None:
        return Unread.NO_NAME
    where = _address(above)
    unsure = [part for part, one in ((CardPart.NAME, name), (CardPart.ADDRESS, where)) if one.score < _SURE]
    kind = CardKind.RESIDENCE if number.startswith(_RESIDENCE) else CardKind.CITIZEN
    card = IdCard(kind=kind, name=name.text, number=number, sex=sex, born=born.isoformat(), address=where.text[:70])
    return CardWords(card, tuple(unsure))


def _foreign(number: str, placed: list[_Placed]) -> CardWords | Unread:
    above = [one for one in placed if one.y <= -0.6 and not one.aslant]
    rows = [" ".join(one.spaced for one in row) for row in _rows(above)]
    name = name_on(rows)
    if not name:
        return Unread.NO_NAME
    card = foreign_card(number, name, rows)
    return CardWords(card, (CardPart.NAME,)) if card is not None else Unread.DISAGREES


def _why_no_number(lines: tuple[Line, ...]) -> Unread:
    text = "".join(_plain(one.text) for one in lines)
    if any(word in text for word in _LABELS):  # first: a permit has them below the state's name
        return Unread.NO_NUMBER
    return Unread.BACK if any(word in text for word in _BACK) else Unread.NO_WORDS


def _number(text: str) -> str:
    found = _NUMBER.search(text.upper())
    return found[0] if found is not None else ""


def _plain(text: str) -> str:
    return "".join(text.split())


# -- where it stands -----------------------------------------------------------------------------------------------


def _placed(lines: tuple[Line, ...]) -> list[_Placed]:
    """All lines from the number's row; none where no line has that many digits."""
    anchor = max(lines, key=_digits, default=None)
    if anchor is None or _digits(anchor) < _DIGITS:
        return []
    along, high = _axis(anchor)
    middle = _middle(anchor)
    rest = [_middle(one) for one in lines if one is not anchor]
    # Everything else on the card stands above its number: that says where up is.
    if sum(_across(along, middle, one) for one in rest) > 0:
        along = (-along[0], -along[1])
    return [_seen(one, along, middle, high) for one in lines]


def _digits(line: Line) -> int:
    return max((len(part) for part in re.findall(r"\d+", _plain(line.text))), default=0)


def _seen(line: Line, along: tuple[float, float], origin: tuple[float, float], high: float) -> _Placed:
    xs = [((x - origin[0]) * along[0] + (y - origin[1]) * along[1]) / high for x, y in line.corners]
    own, own_high = _axis(line)
    turned = abs(own[0] * along[1] - own[1] * along[0])  # the sine between the two
    long = math.dist(line.corners[0], line.corners[1]), math.dist(line.corners[1], line.corners[2])
    aslant = max(long) > _LONG * own_high and turned > math.sin(_ASLANT)
    y = _across(along, origin, _middle(line)) / high
    return _Placed(_plain(line.text), line.text.strip(), line.score, min(xs), max(xs), y, aslant)


def _axis(line: Line) -> tuple[tuple[float, float], float]:
    """The direction of its longer side (its length is 1), and how high it is across."""
    first, second, third, _ = line.corners
    sides = sorted(((math.dist(first, second), first, second), (math.dist(second, third), second, third)))
    length, start, end = sides[1]
    length = max(length, 1e-6)
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length), max(sides[0][0], 1.0)


def _middle(line: Line) -> tuple[float, float]:
    return sum(x for x, _ in line.corners) / 4, sum(y for _, y in line.corners) / 4


def _across(along: tuple[float, float], origin: tuple[float, float], point: tuple[float, float]) -> float:
    """How far below the line through `origin` (on a screen, where y grows downward)."""
    return (point[1] - origin[1]) * along[0] - (point[0] - origin[0]) * along[1]


# -- what it says ----------------------------------------------------------------------------------------------------


class _Value(msgspec.Struct, frozen=True):
    text: str
    score: float


def _agrees(text: str, sex: str, born: str) -> bool:
    """Whether what is printed of day and sex, as far as it could be read, is the number's."""
    day, said = _BORN.search(text), _SEX.search(text)
    year, month, date = (int(part) for part in day.groups()) if day is not None else (0, 0, 0)
    return (day is None or f"{year:04}-{month:02}-{date:02}" == born) and (
        said is None or (said[1] == "男") is (sex == "male")
    )


def _name(above: list[_Placed]) -> _Value | None:
    """What stands after 姓名; where that word was not read, the highest row."""
    label = next((one for one in above if _NAMED.match(one.text)), None)
    if label is None:
        label = min(above, key=lambda one: one.y, default=None)
        if label is None or label.text.startswith(_LABELS):
            return None
    beside = [one for one in above if one is not label and abs(one.y - label.y) < 0.6 and one.left > label.left]
    parts = [label, *sorted(beside, key=lambda one: one.left)]
    name = _NOT_IN_NAMES.sub("", _NAMED.sub("", "".join(one.text for one in parts)))
    return _Value(name, min(one.score for one in parts)) if len(name) >= 2 else None


def _address(above: list[_Placed]) -> _Value:
    """The rows from 住址 down to the number; where that word was not read, from below the day of birth."""
    label = next((one for one in above if _WHERE.match(one.text)), None)
    born = next((one for one in above if _BORN.search(one.text)), None)
    if label is None and born is None:
        return _Value("", 0.0)
    top = label.y - 0.6 if label is not None else born.y + 0.6 if born is not None else 0.0
    rows = [one for one in above if one.y >= top and _WORD.search(one.text) and not one.text.startswith(_LABELS[:4])]
    if not rows:
        return _Value("", 0.0)
    rows = _as_read(rows)
    text = "".join(_WHERE.sub("", one.text).removeprefix("住址") for one in rows)
    return _Value(text, min(one.score for one in rows))


def _as_read(parts: list[_Placed]) -> list[_Placed]:
    """Row by row, each from the left: what begins less than half a letter lower is of the same row."""
    return [one for row in _rows(parts) for one in row]


def _rows(parts: list[_Placed]) -> list[list[_Placed]]:
    rows: list[list[_Placed]] = []
    for one in sorted(parts, key=lambda one: one.y):
        if rows and one.y - rows[-1][0].y < 0.6:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda one: one.left) for row in rows]
