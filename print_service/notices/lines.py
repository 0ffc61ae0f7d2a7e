"""Breaking Chinese text into lines: the prohibitions of GB/T 15834 at line ends (避头尾). Pure."""

from collections.abc import Callable
from typing import Final

# What may not begin a line, and what may not end one.
_NOT_FIRST: Final = frozenset("，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%％")
_NOT_LAST: Final = frozenset("（《〈「『【〔“‘([{")


def broken(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of `text`, none wider than `width` (points) but for a single piece that is wider itself.

    Latin words and numbers stay whole. `measure` gives the width of a string in points.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and measure((line + piece).rstrip()) > width:
            line, carried = _split(line, piece)
            lines.append(line.rstrip())
            line = (carried + piece).lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line else lines


def _split(line: str, following: str) -> tuple[str, str]:
    """Where to end the line, and what goes along to the next one."""
    at = len(line)
    while at > 1 and (_begins_badly(line[at:] + following) or line[at - 1] in _NOT_LAST):
        at -= 1
    return (line, "") if at <= 1 else (line[:at], line[at:])


def _begins_badly(text: str) -> bool:
    return text[0] in _NOT_FIRST


def _pieces(text: str) -> list[str]:
    """Single Chinese characters, whole Latin words and numbers."""
    pieces: list[str] = []
    for character in text:
        if pieces and _joins(pieces[-1][-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _joins(before: str, character: str) -> bool:
    return _latin(before) and (_latin(character) or character == " ")


def _latin(character: str) -> bool:
    return "!" <= character <= "~"
