"""How a text of the kiosk is set: what a reader stumbles over though every letter is there."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem

ALONE: Final = 1.6  # of a letter's height: a last line that is shorter is a lost character with its mark
_GAP: Final = re.compile("[。？！；：，、] ")  # a wide mark has its blank within


def set_badly(text: QQuickItem) -> Iterator[str]:
    """What is wrong with its lines; nothing, if all is well."""
    words = str(text.property("text"))
    if _GAP.search(words):
        yield "a blank after a Chinese mark"
    lines = _lines(text)
    fixed = not text.property("fitted")  # what is fitted to its place has no choice
    lonely = fixed and len(lines) > 1 and "\n" not in words and lines[-1][1] < ALONE * _size(text)
    if lonely and not (_on_button(text) and lines[-1][0].isascii()):  # two words, one below the other
        yield f"the last line is only {lines[-1][0]!r}"


def _on_button(text: QQuickItem) -> bool:
    parent = text.parentItem()
    while parent is not None and not parent.metaObject().className().startswith("TouchButton"):
        parent = parent.parentItem()
    return parent is not None


def _size(text: QQuickItem) -> int:
    return text.property("fontInfo").property("pixelSize").toInt()


def _lines(text: QQuickItem) -> list[tuple[str, float]]:
    """Its lines and how long each is, laid out once more beside Qt Quick."""
    font = QFont(text.property("font"))
    font.setPixelSize(_size(text))
    words, room = str(text.property("text")), text.width()
    room -= float(text.property("leftPadding")) + float(text.property("rightPadding"))
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[tuple[str, float]] = []
    layout.beginLayout()
    while len(found) < int(text.property("lineCount")) and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start, length = line.textStart(), line.textLength()
        found.append((words[start : start + length], line.naturalTextWidth()))
    layout.endLayout()
    return found
