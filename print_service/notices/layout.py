"""Setting a notice: its blocks become lines on sheets, from the top down. Pure; all lengths in points."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final, Protocol

from print_service.notices.lines import balanced, broken, longest, phrased
from print_service.notices.marks import Box, Code, Frame, Mark, Picture, Rule, Sheet, Strokes, Words
from print_service.notices.measures import MM, Measures, Spacing
from print_service.notices.pieces import (
    Big,
    Boxes,
    Foot,
    Heading,
    Numbered,
    Paragraph,
    Piece,
    Place,
    Rows,
    Seal,
    Sealed,
    Signed,
    Title,
)

REGULAR: Final = "regular"
BOLD: Final = "bold"
_RISE: Final = 0.86  # of the size: from the top of a Chinese character to its baseline
_LIST: Final = 0.8  # of a body: the space between a number or a box and its text
_INDENT: Final = "\u3000\u3000"  # 两字
_SHRUNK: Final = 0.6  # what is large may shrink to this before it is broken into lines
_TOGETHER: Final = 6  # lines of a row that stay on one sheet
_SIGNED: Final = 46.0  # height of a signature
_HAND: Final = 60.0  # the least width for one
_PLACE: Final = 30 * MM  # height of a frame to sign in
_ABOVE_FOOT: Final = 5 * MM
_INK: Final = 1.4  # of its strokes
_NUMBER: Final = 14.0  # 4号: a page's number ...
_UNDER: Final = 20.0  # ... whose dash is 7 mm under the text


class Ruler(Protocol):
    """Knows how wide letters are."""

    def width(self, text: str, face: str, size: float) -> float: ...


type Broken = dict[tuple[str, str, float, float], list[str]]
"""Texts in a face and size, and their lines in a width: the same however far apart the lines are."""


class Layout:
    """Sheets being set with lines apart as `spacing` says; `sheets` ends it. Tries of one notice share `known`."""

    def __init__(self, ruler: Ruler, measures: Measures, spacing: Spacing, known: Broken | None = None) -> None:
        self._ruler = ruler
        self._known: Broken = {} if known is None else known
        self._m = measures
        self._pitch = spacing.pitch
        self._top = spacing.top
        self._done: list[list[Mark]] = []
        self._marks: list[Mark] = []
        self._y = spacing.top

    def put(self, piece: Piece) -> None:
        """Set the next piece."""
        match piece:
            case Title():
                self.title(piece.text, piece.english, piece.number)
            case Paragraph():
                self.paragraph(piece.text, indented=piece.indented)
            case Heading():
                self.heading(piece.text)
            case Big():
                self.big(piece.text)
            case _:
                self._put_parts(piece)

    def _put_parts(self, piece: Rows | Numbered | Boxes | Signed | Place | Sealed | Foot) -> None:
        match piece:
            case Rows():
                self.rows(piece.rows)
            case Numbered():
                self.numbered(piece.lines)
            case Boxes():
                self.boxes(piece.items)
            case Signed():
                self.signature(piece.label, piece.strokes)
            case Place():
                self.place(piece.label)
            case Sealed():
                self.seal(piece.office, piece.day, piece.seal)
            case Foot():
                self.foot(piece.lines, piece.address)

    def title(self, text: str, english: str, number: str) -> None:
        """The title in the middle, its English below, the number at the right over a rule."""
        m = self._m
        for line in balanced(text, m.column, lambda part: self._ruler.width(part, BOLD, m.title)):
            self._middle(line, BOLD, m.title, m.title * 1.35)
        for line in balanced(english, m.column, lambda part: self._ruler.width(part, REGULAR, m.small)):
            self._middle(line, REGULAR, m.small, m.small * 1.5)
        self._y += m.small
        for line in self._broken(f"编号：{number}", REGULAR, m.small, m.column) if number else ():
            wide = self._ruler.width(line, REGULAR, m.small)
            self._words(m.left + m.column - wide, line, REGULAR, m.small, m.small * 1.5)
        self._marks.append(Rule(m.left, self._y, m.column, 0.8))
        self._y += m.body / 2

    def paragraph(self, text: str, *, indented: bool) -> None:
        """A paragraph, its first line indented by two characters or not."""
        self._flow((_INDENT if indented else "") + text, REGULAR, self._m.left)

    def heading(self, text: str) -> None:
        """A heading, on the sheet of at least two lines that follow it."""
        self._y += self._pitch / 6
        self._room(3 * self._pitch)
        self._flow(text, BOLD, self._m.left)

    def big(self, text: str) -> None:
        """What the resident came for, large and framed."""
        m, inner = self._m, self._m.column - self._m.body
        size = self._big_size(text, inner)
        lines = phrased(text, inner, lambda part: self._ruler.width(part, BOLD, size))
        high = size * (1.3 * len(lines) + 0.5)
        self._room(high + m.body)
        self._y += m.body * 0.25
        self._marks.append(Frame(m.left, self._y, m.column, high))
        after = self._y + high + m.body * 0.7
        self._y += size * 0.25
        for line in lines:
            self._middle(line, BOLD, size, size * 1.3)
        self._y = after

    def _big_size(self, text: str, width: float) -> float:
        """As large as fits a line, or several where one would be smaller than the rest of the sheet."""
        m = self._m
        smallest = max(m.big * _SHRUNK, m.body)

        def wide(part: str) -> float:
            return self._ruler.width(part, BOLD, m.big) * 1.001  # what just fits must fit after rounding

        size = smallest
        for widest in (wide(text), max(map(wide, text.split(" "))), longest(text, wide)):
            size = min(m.big, m.big * width / max(1.0, widest))
            if size >= smallest:
                break
        return max(smallest, size)

    def rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Label and value, a thin line below each; a long label goes on in its own column."""
        m = self._m
        for label, value in rows:
            lines = self._broken(value, BOLD, m.body, m.column - m.label)
            if m.label:
                names = self._broken(label, REGULAR, m.body, m.label - m.body / 2)
                self._room(min(max(len(names), len(lines)), _TOGETHER) * self._pitch)
            else:
                above = self._broken(label, REGULAR, m.small, m.column)
                self._room(min(len(above) + len(lines), _TOGETHER) * self._pitch)
                for line in above:
                    self._words(m.left, line, REGULAR, m.small, m.small * 1.5)
                names = []
            for name, line in zip_longest(names, lines, fillvalue=""):
                self._room(self._pitch)
                self._words(m.left, name, REGULAR, m.body, 0)
                self._words(m.left + m.label, line, BOLD, m.body, self._pitch)
            self._marks.append(Rule(m.left, self._y, m.column, 0.3))
            self._y += self._pitch / 8
        self._y += self._pitch / 6

    def numbered(self, lines: Sequence[str]) -> None:
        """A list: 1．2．3．"""
        for number, line in enumerate(lines, 1):
            self._hanging(f"{number}．", line, REGULAR)

    def boxes(self, items: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Things to tick off: each a name, and below it what to know of it."""
        side = self._m.body * 0.85
        for name, more in items:
            self._room((2 if more else 1) * self._pitch)
            self._marks.append(Box(self._m.left, self._y + (self._pitch - side) / 2, side))
            inner = self._m.left + side + self._m.body * _LIST
            self._flow(name, BOLD, inner)
            for line in more:
                self._flow(line, REGULAR, inner)
            self._y += self._pitch / 6

    def signature(self, label: str, strokes: Sequence[Sequence[tuple[float, float]]]) -> None:
        """The resident's strokes beside their label, as vectors; without strokes room to sign by hand."""
        m = self._m
        beside = m.left + self._ruler.width(label, REGULAR, m.body) + m.body / 2
        if m.left + m.column - beside < _HAND:  # a narrow roll: the signature has a line of its own
            self._room(_SIGNED + self._pitch * 1.5)
            self._flow(label, REGULAR, m.left)
            beside, top = m.left, self._y
        else:
            self._room(_SIGNED + self._pitch / 2)
            top = self._y
            self._y += (_SIGNED - self._pitch) / 2
            self._words(m.left, label, REGULAR, m.body, 0)
        fitted = _fitted(strokes, beside, top, m.left + m.column - beside, _SIGNED)
        if fitted:
            self._marks.append(Strokes(fitted, _INK))
        self._y = top + _SIGNED + self._pitch / 2

    def place(self, label: str) -> None:
        """A frame to sign in, right above the foot, so that whoever points at it knows where it is."""
        m = self._m
        bottom = m.height - m.foot - m.code - _ABOVE_FOOT
        if m.height and self._y > bottom - _PLACE:
            self._turn()
        self._y = bottom - _PLACE if m.height else self._y + m.body
        self._marks.append(Frame(m.left, self._y, m.column, _PLACE))
        self._words(m.left + m.small, label, BOLD, m.small, m.small * 2)
        self._y += _PLACE - m.small * 2

    def seal(self, office: str, day: str, seal: Seal | None) -> None:
        """The office over the day, and the seal on both; without one its place stays free for a real one.

        GB/T 9704, 7.3.5.2: the day ends four characters before the edge, the office stands over its middle, and no
        more than a line is between the seal and the text.
        """
        m = self._m
        self._room(max(m.seal, 2 * self._pitch))
        lines = self._broken(office, REGULAR, m.body, m.column)
        wide = max(self._ruler.width(line, REGULAR, m.body) for line in lines)
        written = self._ruler.width(day, REGULAR, m.body)
        indent = 4 * m.body if m.label else 0
        edge = m.left + m.column
        middle = edge - max(indent + written / 2, wide / 2)
        self._y += max(0.0, (m.seal - 2 * self._pitch) / 2)
        top = self._y
        for line in (*lines, day):
            self._words(middle - self._ruler.width(line, REGULAR, m.body) / 2, line, REGULAR, m.body, self._pitch)
        if seal:
            wide, high = seal.across * min(1.0, seal.shape), seal.across / max(1.0, seal.shape)
            at = (top + self._y - high) / 2
            self._marks.append(Picture(middle - wide / 2, at, wide, high, seal.picture))
        self._y += max(0.0, (m.seal - 2 * self._pitch) / 2)

    def foot(self, lines: Sequence[str], address: str) -> None:
        """At the end: the code to check the notice by (none without an address), and what to know of the sheet."""
        m = self._m
        beside = m.label > 0 and bool(address)
        x = m.left + (m.code + m.body if beside else 0)
        texts = [part for line in lines for part in self._broken(line, REGULAR, m.small, m.left + m.column - x)]
        high = len(texts) * m.small * 1.6
        high = max(high, m.code) if beside else high + (m.code + m.body if address else 0)
        top = m.height - m.foot - high
        if m.height and self._y > top - m.small:
            self._turn()
        self._y = top if m.height else self._y + m.body
        if address:
            self._marks.append(Code(m.left if beside else m.left + (m.column - m.code) / 2, self._y, m.code, address))
            self._y += 0 if beside else m.code + m.body / 2
        for text in texts:
            self._words(x, text, REGULAR, m.small, m.small * 1.6)

    def sheets(self, running: str) -> tuple[Sheet, ...]:
        """What was set. Where there are several sheets each has its number and the words `running` below the text."""
        m = self._m
        self._turn()
        height = m.height or self._y + m.bottom
        if len(self._done) > 1:
            for number, marks in enumerate(self._done, 1):
                self._number(marks, number, running)
        return tuple(Sheet(m.width, height, tuple(marks)) for marks in self._done)

    # -- the pieces --------------------------------------------------------------------------------------------

    def _number(self, marks: list[Mark], number: int, running: str) -> None:
        """GB/T 9704, 7.5: dashes on both sides, 7 mm under the text, odd ones at the right, even ones at the left.

        On the last sheet the code stands at the left, and its foot says the rest.
        """
        m, last = self._m, number == len(self._done)
        text = f"— {number} —"
        wide = self._ruler.width(text, REGULAR, _NUMBER)
        y = m.height - m.bottom + _UNDER + _NUMBER * 0.35
        right = bool(number % 2) or last
        x = m.left + m.column - wide - _NUMBER if right else m.left + _NUMBER
        marks.append(Words(x, y, REGULAR, _NUMBER, text))
        if not last:
            said = f"{running}　共{len(self._done)}页"
            x = m.left if right else m.left + m.column - self._ruler.width(said, REGULAR, m.small)
            marks.append(Words(x, y, REGULAR, m.small, said))

    def _room(self, height: float) -> None:
        """A new sheet where this height does not fit any more."""
        m = self._m
        if m.height and self._y + height > m.height - m.bottom + 0.01 and self._y > self._top:
            self._turn()
            self._y = self._top

    def _turn(self) -> None:
        self._done.append(self._marks)
        self._marks = []

    def _hanging(self, mark: str, text: str, face: str) -> None:
        inner = self._m.left + self._ruler.width(mark, face, self._m.body)
        self._room(self._pitch)
        self._words(self._m.left, mark, face, self._m.body, 0)
        self._flow(text, face, inner)

    def _flow(self, text: str, face: str, x: float) -> None:
        for line in self._broken(text, face, self._m.body, self._m.left + self._m.column - x):
            self._room(self._pitch)
            self._words(x, line, face, self._m.body, self._pitch)

    def _broken(self, text: str, face: str, size: float, width: float) -> list[str]:
        key = (text, face, size, width)
        if key not in self._known:
            self._known[key] = [
                line
                for part in text.split("\n")
                for line in broken(part, width, lambda piece: self._ruler.width(piece, face, size)) or [""]
            ]
        return self._known[key]

    def _middle(self, text: str, face: str, size: float, high: float) -> None:
        m = self._m
        self._words(m.left + (m.column - self._ruler.width(text, face, size)) / 2, text, face, size, high)

    def _words(self, x: float, text: str, face: str, size: float, high: float) -> None:
        """A line in the middle of its height; 0: the next one stands beside it, at the body's pitch."""
        baseline = self._y + ((high or self._pitch) - size) / 2 + _RISE * size
        if text:
            self._marks.append(Words(x, baseline, face, size, text))
        self._y += high


def _fitted(
    strokes: Sequence[Sequence[tuple[float, float]]], x: float, y: float, width: float, height: float
) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The strokes, scaled alike in both directions into a place."""
    points = [point for stroke in strokes for point in stroke]
    if not points:
        return ()
    left, top = min(px for px, _ in points), min(py for _, py in points)
    wide = max(1.0, max(px for px, _ in points) - left)
    high = max(1.0, max(py for _, py in points) - top)
    scale = min(width / wide, height / high)
    return tuple(tuple((x + (px - left) * scale, y + (py - top) * scale) for px, py in stroke) for stroke in strokes)
