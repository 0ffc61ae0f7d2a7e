"""What a person with weak eyes and an unsure hand needs of a screen, asked of real QML."""

import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.peers.kiosk_lines import set_badly
from tests.peers.kiosk_room import KioskRoom

SMALLEST = 28  # px, on a stage of 1920 x 1080
TITLE = 48  # px
SPACING = 1.3  # from line to line, of a letter's height
TARGET = 96  # px
APART = 16  # px
CONTRAST = 7.0  # WCAG 2.2, 1.4.6
_MARKS = ("LiveMark", "RecordMark", "VoiceMeter", "LineBars")
_PICTURES = ("VideoItem", "StillPicture", "SheetItem")
PICTURES = os.environ.get("KIOSK_PICTURES")  # a folder for people to look at what the tests saw


def shown(item: QQuickItem) -> Iterator[QQuickItem]:
    """What is seen of it, in the order in which it is painted."""
    for child in sorted(item.childItems(), key=lambda one: one.z()):
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from shown(child)


def kind(item: QQuickItem) -> str:
    return item.metaObject().className().split("_QML")[0].removeprefix("QQuick")


def is_button(item: QQuickItem) -> bool:
    return kind(item) in ("TouchButton", "Face")


def page_buttons(window: QQuickWindow) -> list[QQuickItem]:
    """The page's own controls, without those of the head, which are always there."""
    head = window.findChild(QQuickItem, "head")
    assert head is not None
    return [one for one in shown(window.contentItem()) if is_button(one) and not head.isAncestorOf(one)]


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def texts(window: QQuickWindow) -> list[QQuickItem]:
    return [item for item in shown(window.contentItem()) if item.inherits("QQuickText") and item.property("text")]


def faults(window: QQuickWindow) -> list[str]:
    """What is wrong with a window that is laid out; nothing, if all is well."""
    eyes = _Eyes(window)
    return [*eyes.of_texts(), *eyes.of_buttons(), *eyes.of_marks()]


def out_of_reach(window: QQuickWindow) -> list[str]:
    """Controls that no hand in a wheelchair reaches: not in the lower half, nor once the page was brought down."""
    head, canvas = window.findChild(QQuickItem, "head"), window.findChild(QQuickItem, "canvas")
    assert head is not None
    assert canvas is not None
    far = set[str]()
    for lowered in (0, 1, 2):
        head.setProperty("lowered", lowered)
        buttons = [one for one in shown(canvas) if is_button(one)]
        high = {_name(one) for one in buttons if not _within(one, head, canvas)}
        far = far & high if lowered else high
    head.setProperty("lowered", 0)
    return sorted(far)


def _within(button: QQuickItem, head: QQuickItem, canvas: QQuickItem) -> bool:
    """Whether enough of it stands in the lower half, above the bar of the head or in it."""
    place = button.mapRectToItem(canvas, QRectF(0, 0, button.width(), button.height()))
    end = canvas.height() if head.isAncestorOf(button) else head.y()
    return min(place.bottom(), end) - max(place.top(), canvas.height() / 2) >= TARGET - 1


class _Eyes:
    """One window's items, measured in the stage's own pixels."""

    def __init__(self, window: QQuickWindow) -> None:
        canvas = window.findChild(QQuickItem, "canvas")
        assert canvas is not None
        self._stage = canvas
        self._all = QRectF(0, 0, canvas.width(), canvas.height())
        self._items = list(shown(canvas))
        self._ground = next(
            QColor(one.property("color")) for one in shown(window.contentItem()) if kind(one) == "Rectangle"
        )
        self._texts = [one for one in self._items if one.inherits("QQuickText") and one.property("text")]
        self._buttons = [one for one in self._items if is_button(one)]
        self._places = {one: self._place(one) for one in self._items}

    def _place(self, item: QQuickItem) -> QRectF:
        """Where it stands: of a picture that is larger than its frame, what is seen."""
        place = item.mapRectToItem(self._stage, QRectF(0, 0, item.width(), item.height()))
        if kind(item) in _PICTURES and (frame := item.parentItem()) is not None and frame.parentItem() is not None:
            view = frame.parentItem() if frame.parentItem().clip() else frame
            place = place.intersected(view.mapRectToItem(self._stage, QRectF(0, 0, view.width(), view.height())))
        return place

    def of_texts(self) -> Iterator[str]:
        sizes = [_letters(one) for one in self._texts]
        if sizes and max(sizes) < TITLE:
            yield "no title"
        for text in self._texts:
            for fault in (*self._size(text), *self._room(text), *self._contrast(text), *set_badly(text)):
                yield f"{fault}: {text.property('text')!r}"
        for one, other in combinations(self._texts, 2):
            if self._written(one).intersects(self._written(other)):
                yield f"over each other: {one.property('text')!r}, {other.property('text')!r}"

    def _written(self, text: QQuickItem) -> QRectF:
        """Where its letters are: a line's empty edges may touch."""
        return _around(self._places[text], -4)

    def _size(self, text: QQuickItem) -> Iterator[str]:
        letters = _letters(text)
        if letters < SMALLEST:
            yield f"{letters} px"
        spacing = text.property("paintedHeight") / (text.property("lineCount") * letters)
        if text.property("lineCount") > 1 and spacing < SPACING:
            yield f"lines {spacing:.2f} apart"

    def _room(self, text: QQuickItem) -> Iterator[str]:
        if text.property("truncated"):
            yield "cut off"
        if text.property("paintedWidth") > text.width() + 1:
            yield "wider than its place"
        if text.property("paintedHeight") > text.height() + 1:
            yield "higher than its place"
        if not self._all.contains(self._places[text]):
            yield "off the screen"
        card = text.parentItem()
        while card is not None and not (card.inherits("QQuickRectangle") or is_button(card)):
            card = card.parentItem()
        if (
            card is not None
            and card in self._places
            and not _around(self._places[card], 1).contains(self._places[text])
        ):
            yield "hangs out"

    def _contrast(self, text: QQuickItem) -> Iterator[str]:
        behind = self._behind(text)
        if behind is None:
            yield "lies over a picture"
        elif (ratio := _ratio(QColor(text.property("color")), behind)) < CONTRAST:
            yield f"contrast {ratio:.1f}"

    def _behind(self, text: QQuickItem) -> QColor | None:
        """The colour that was painted last where the text stands; none where that was a picture."""
        middle, found = self._places[text].center(), self._ground
        for item in self._items[: self._items.index(text)]:
            if not self._places[item].contains(middle):
                continue
            if item.inherits("QQuickRectangle") and QColor(item.property("color")).alpha() == 255:
                found = QColor(item.property("color"))
            elif kind(item) in _PICTURES:
                found = None
        return found

    def of_buttons(self) -> Iterator[str]:
        for one in self._buttons:
            for fault in self._control(one):
                yield f"{fault}: {_name(one)!r}"
        for one, other in combinations(self._buttons, 2):
            if _around(self._places[one], APART - 1).intersects(self._places[other]):
                yield f"too near: {_name(one)}, {_name(other)}"
        names = [_name(one) for one in self._buttons]
        if len(names) != len(set(names)):
            yield f"two controls of one name: {names}"

    def of_marks(self) -> Iterator[str]:
        """A lit mark stands free: over nobody's name, and not over another mark."""
        marks = [one for one in self._items if kind(one) in _MARKS]
        for one in marks:
            for text in self._texts:
                if not one.isAncestorOf(text) and self._places[one].intersects(self._places[text]):
                    yield f"{kind(one)} covers {text.property('text')!r}"
        for one, other in combinations(marks, 2):
            if self._places[one].intersects(self._places[other]):
                yield f"{kind(one)} covers {kind(other)}"

    def _control(self, button: QQuickItem) -> Iterator[str]:
        size = self._places[button]
        if not _name(button):
            yield "a control without a name"
        if min(size.width(), size.height()) < TARGET:
            yield f"only {size.width():.0f} x {size.height():.0f}"
        if not self._all.contains(size):
            yield "off the screen"
        for text in self._texts:
            if not button.isAncestorOf(text) and size.intersects(self._places[text]):
                yield f"covers {text.property('text')!r}"


def _letters(text: QQuickItem) -> int:
    """How high it is written; less than it asks for, where it is to fit."""
    return text.property("fontInfo").property("pixelSize").toInt()


def _name(button: QQuickItem) -> str:
    return str(button.property("text"))


def _around(place: QRectF, by: float) -> QRectF:
    return place.adjusted(-by, -by, by, by)


def _ratio(text: QColor, behind: QColor) -> float:
    high, low = sorted((_light(text), _light(behind)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: QColor) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def look(room: KioskRoom, name: str) -> None:
    QCoreApplication.processEvents()
    for window, which in ((room.stage.upper, "upper"), (room.stage.lower, "lower")):
        picture = window.grabWindow()
        assert not picture.isNull()
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            picture.save(str(Path(PICTURES) / f"{name}_{room.desk.property('language')}_{which}.png"))
        assert not (found := faults(window)), "\n".join(found)
