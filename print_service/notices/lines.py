"""Breaking Chinese text into lines: the prohibitions of GB/T 15834 at line ends (避头尾). Pure."""

from collections.abc import Callable
from typing import Final

# What may not begin a line, and what may not end one.
_NOT_FIRST: Final = frozenset("，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%％")
_NOT_LAST: Final = frozenset("（《〈「『【〔“‘([{")


def broken(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of `text`, none wider than `width` (points).

    Latin words and numbers stay whole where they fit a line. `measure` gives the width of a string in points; a
    string is as wide as its characters together.
    """
    lines: list[str] = []
    line, taken = "", 0.0
    for piece in _pieces(text, width, measure):
        wide = measure(piece)
        if line and taken + measure(piece.rstrip()) > width:
            line, carried = _split(line, piece)
            lines.append(line.rstrip())
            line = (carried + piece).lstrip()
            taken = measure(line)
        else:
            line += piece
            taken += wide
    return [*lines, line.rstrip()] if line else lines


def balanced(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The same in as few lines, of about the same length: for titles."""
    fewest = broken(text, width, measure)
    if len(fewest) < 2:
        return fewest
    words = [wide for word in _words(text) if (wide := measure(word)) <= width]
    narrow = max(measure(text) / len(fewest), *words)  # what a line can hold whole stays whole
    while len(lines := broken(text, narrow, measure)) > len(fewest):
        narrow += width / 40
    return lines


def phrased(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The same, broken at spaces where each part fits a line: a date stays a date."""
    parts = text.split(" ")
    if max(map(measure, parts)) > width:
        return balanced(text, width, measure)
    lines = [parts[0]]
    for part in parts[1:]:
        if measure(f"{lines[-1]} {part}") <= width:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def longest(text: str, measure: Callable[[str], float]) -> float:
    """The width of the widest word or number that should stay whole."""
    return max(map(measure, _words(text)), default=0.0)


def _split(line: str, following: str) -> tuple[str, str]:
    """Where to end the line, and what goes along to the next one."""
    at = len(line)
    while at > 1 and (_begins_badly(line[at:] + following) or line[at - 1] in _NOT_LAST):
        at -= 1
    return (line, "") if at <= 1 else (line[:at], line[at:])


def _begins_badly(text: str) -> bool:
    return text[0] in _NOT_FIRST


def _pieces(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Single Chinese characters, whole Latin words and numbers; one that is wider than a line in its letters."""
    return [piece for word in _words(text) for piece in ((word,) if measure(word) <= width else word)]


def _words(text: str) -> list[str]:
    words: list[str] = []
    for character in text:
        if words and _joins(words[-1][-1], character):
            words[-1] += character
        else:
            words.append(character)
    return words


def _joins(before: str, character: str) -> bool:
    return _latin(before) and (_latin(character) or character == " ")


def _latin(character: str) -> bool:
    return "!" <= character <= "~"
