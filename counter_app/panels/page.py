"""A page, large, and what a clerk does with it: turn, crop, pen, box, words, back one step, take again; a key for each.

What is done is an edit beside the still, said to the server at once; the page shows what the server has.
"""

from enum import StrEnum, auto
from typing import Final, override

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence, QMouseEvent, QPainterPath, QPen, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsPathItem,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from counter_app import phrases
from counter_app.panels.viewer import View
from counter_app.permits import WhyNot
from windowkit.deskwork import LONGEST, MOST_NUMBERS, Edit, EditKind
from windowkit.page_edits import Spot, box, fault, look, spot_at
from windowkit.qt.page_picture import MARK, painted

_STEP: Final = 1.25
_NEAR: Final = 25  # ten-thousandths of the still: a stroke's points are no closer than that


class Tool(StrEnum):
    """What the mouse does."""

    HAND = auto()
    CROP = auto()
    PEN = auto()
    BOX = auto()
    WORDS = auto()


class _Page(View):
    """Draws with the mouse. `drawn` carries the places, on the page as it is seen."""

    drawn = Signal(object)

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.tool = Tool.HAND
        self._places: list[QPointF] = []
        self._line: QGraphicsPathItem | None = None

    def take(self, tool: Tool) -> None:
        """The hand moves the page, everything else draws on it."""
        self.tool = tool
        modes = QGraphicsView.DragMode
        self.setDragMode(modes.ScrollHandDrag if tool is Tool.HAND else modes.NoDrag)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if tool is Tool.HAND else Qt.CursorShape.CrossCursor)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.tool is Tool.HAND or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._places = [self.mapToScene(event.position().toPoint())]

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._places:
            super().mouseMoveEvent(event)
            return
        self._places.append(self.mapToScene(event.position().toPoint()))
        self._sketch()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._places:
            super().mouseReleaseEvent(event)
            return
        places, self._places = [*self._places, self.mapToScene(event.position().toPoint())], []
        if self._line is not None:
            self.scene().removeItem(self._line)
            self._line = None
        self.drawn.emit(tuple((place.x(), place.y()) for place in places))

    def _sketch(self) -> None:
        """What is being drawn, under the mouse."""
        if self._line is None:
            pen = QPen(MARK, 2)
            pen.setCosmetic(True)
            self._line = self.scene().addPath(QPainterPath(), pen)
        path = QPainterPath(self._places[0])
        if self.tool is Tool.PEN:
            for place in self._places[1:]:
                path.lineTo(place)
        elif self.tool is not Tool.WORDS:
            first, end = self._places[0], self._places[-1]
            for place in (QPointF(end.x(), first.y()), end, QPointF(first.x(), end.y()), first):
                path.lineTo(place)
        self._line.setPath(path)


class PageViewer(QDialog):
    """One page over the desk; Escape closes it. `shown`: the resident is to see it as it is seen here; `edited` carries
    the page and an edit, `undone` and `again` the page, `other` the page that is to be seen instead."""

    shown = Signal(QImage, object)
    edited = Signal(str, object)
    undone = Signal(str)
    again = Signal(str)
    other = Signal(str)

    def __init__(self, still: QImage, document: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(name or self.tr("Document"))
        self.document = document
        self._still = still
        self._edits: tuple[Edit, ...] = ()
        self._pages: tuple[str, ...] = (document,)
        self._untouched = False
        self._image = painted(still, ())
        self._view = _Page(self._image)
        self._view.setAccessibleName(self.windowTitle())
        self._view.drawn.connect(self._drawn)
        self._words = QLineEdit()
        self._words.setMaxLength(LONGEST)
        self._words.setPlaceholderText(self.tr("Words for the page; Enter, then click where they begin"))
        self._words.setAccessibleName(self.tr("Words for the page"))
        self._words.returnPressed.connect(self._place_words)
        self._words.hide()
        self._told = QLabel()
        self._told.setObjectName("soft")
        self._told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(self._view, 1)
        column.addWidget(self._words)
        column.addWidget(self._told)
        for row in self._buttons():
            column.addLayout(row)
        self.resize(parent.size() * 0.9)
        self._view.setFocus()
        self._show()

    def _buttons(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        tools = (
            (Tool.CROP, self.tr("Crop"), "C"),
            (Tool.PEN, self.tr("Pen"), "P"),
            (Tool.BOX, self.tr("Box"), "B"),
            (Tool.WORDS, self.tr("Words"), "T"),
        )
        upper, lower = QHBoxLayout(), QHBoxLayout()
        self._turn = self._button(upper, self.tr("Turn"), "R", lambda: self._say(Edit(kind=EditKind.TURN)))
        self._tools: dict[Tool, QPushButton] = {}
        for tool, words, key in tools:
            button = self._button(upper, words, key, lambda _checked=False, tool=tool: self._take(tool))
            button.setCheckable(True)
            self._tools[tool] = button
        self._undo = self._button(upper, self.tr("Undo"), "Ctrl+Z", lambda: self.undone.emit(self.document))
        self._retake = self._button(upper, self.tr("Take again"), "A", self._take_again)
        self._original = self._button(upper, self.tr("Untouched"), "O", self._compare)
        self._original.setCheckable(True)
        self._button(lower, self.tr("Zoom in"), "+", lambda: self._view.zoom(_STEP))
        self._button(lower, self.tr("Zoom out"), "-", lambda: self._view.zoom(1 / _STEP))
        self._button(lower, self.tr("Whole picture"), "0", self._view.fit)
        self._next = self._button(lower, self.tr("Next page"), "N", self._next_page)
        lower.addStretch(1)
        self._show_button = self._button(lower, self.tr("Show the resident"), "V", self._show_resident)
        self._button(lower, self.tr("Close"), "Esc", self.close)
        return upper, lower

    def _button(self, row: QHBoxLayout, words: str, key: str, act: object) -> QPushButton:
        button = QPushButton(f"{words} ({key})")
        button.setAccessibleName(words)
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if key != "Esc":  # the dialog's own
            QShortcut(QKeySequence(key), self).activated.connect(button.click)  # a button's own shortcut waits 100 ms
        button.clicked.connect(act)
        row.addWidget(button)
        return button

    # -- what the desk says ------------------------------------------------------------------------------------

    def show_edits(self, edits: tuple[Edit, ...]) -> None:
        """The page's edits as the server has them."""
        if edits != self._edits:
            before, self._edits = look(self._edits), edits
            now = look(edits)
            self._show(anew=(before.quarters, before.crop) != (now.quarters, now.crop))

    def show_pages(self, pages: tuple[str, ...]) -> None:
        """The pages of its paper; a page that was taken again is not among them."""
        self._pages = pages
        self._next.setVisible(len(pages) > 1)

    def allow(self, show: WhyNot | None, edit: WhyNot | None) -> None:
        """Whether the resident may be shown it, and whether it may be edited; the buttons say why not."""
        for button in (self._turn, *self._tools.values(), self._undo, self._retake):
            _allow(button, edit)
        _allow(self._show_button, show)
        if edit is not None:
            self._take(Tool.HAND)

    def only_look(self) -> None:
        """It is nothing to be worked on: a signed form stays as it was photographed, and the bar asks for it again."""
        for button in (self._turn, *self._tools.values(), self._undo, self._retake, self._original):
            button.setEnabled(False)  # its key, too
            button.hide()

    def _show(self, *, anew: bool = True) -> None:
        self._image = painted(self._still, () if self._untouched else self._edits)
        self._view.show_image(self._image, keep=not anew)
        marks = len(look(self._edits).marks)
        if self._untouched:
            self._told.setText(self.tr("As it was photographed; nothing is changed on it."))
        elif self._edits:
            self._told.setText(self.tr("{0} marks; the photograph itself stays as it was.").format(marks))
        else:
            self._told.setText(self.tr("As it was photographed."))

    # -- what the clerk does -------------------------------------------------------------------------------------

    def _take(self, tool: Tool) -> None:
        chosen = Tool.HAND if self._view.tool is tool else tool
        if self._untouched and chosen is not Tool.HAND:
            self._compare()
        self._view.take(chosen)
        for each, button in self._tools.items():
            button.setChecked(each is chosen)
        self._words.setVisible(chosen is Tool.WORDS)
        if chosen is Tool.WORDS:
            self._words.setFocus()
        else:
            self._view.setFocus()

    @Slot()
    def _place_words(self) -> None:
        """Enter: the next click says where; the keys are the page's again."""
        if self._words.text().strip():
            self._view.setFocus()

    @Slot(object)
    def _drawn(self, places: tuple[tuple[float, float], ...]) -> None:
        shown = look(self._edits)
        width, height = self._image.width(), self._image.height()
        met = [spot_at(shown, x, y, width, height) for x, y in places]
        match self._view.tool:
            case Tool.CROP:
                edit = Edit(kind=EditKind.CROP, at=box(met[0], met[-1]))
            case Tool.BOX:
                edit = Edit(kind=EditKind.BOX, at=box(met[0], met[-1]))
            case Tool.WORDS:
                edit = Edit(
                    kind=EditKind.WORDS, at=met[0], words=" ".join(self._words.text().split())
                )  # wide blanks, too
            case Tool.PEN | Tool.HAND:
                edit = Edit(kind=EditKind.PEN, at=tuple(number for spot in _thinned(met) for number in spot))
        done = self._view.tool
        if self._say(edit) and done in (Tool.CROP, Tool.WORDS):
            self._words.clear()
            self._take(Tool.HAND)

    def _say(self, edit: Edit) -> bool:
        """False for a slip of the hand."""
        if fault(edit):
            return False
        self.edited.emit(self.document, edit)
        return True

    @Slot()
    def _compare(self) -> None:
        """The untouched photograph, and back."""
        self._untouched = not self._untouched
        self._original.setChecked(self._untouched)
        self._show()

    @Slot()
    def _take_again(self) -> None:
        self.again.emit(self.document)
        self.close()

    @Slot()
    def _next_page(self) -> None:
        at = self._pages.index(self.document) if self.document in self._pages else -1
        self.other.emit(self._pages[(at + 1) % len(self._pages)])

    @Slot()
    def _show_resident(self) -> None:
        shown = self._image

        def pointed() -> QPointF | None:
            """On exactly that picture: not on the next page, nor on one that was marked up since."""
            return self._view.pointed() if isValid(self) and self._image is shown else None

        self.shown.emit(shown, pointed)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._view.fit()


def _thinned(met: list[Spot]) -> list[Spot]:
    """A stroke with no more points than it needs, and no more than an edit may have."""
    kept = met[:1]
    for spot in met[1:]:
        if abs(spot[0] - kept[-1][0]) + abs(spot[1] - kept[-1][1]) >= _NEAR:
            kept.append(spot)
    if len(kept) == 1 and met[-1] != kept[0]:
        kept.append(met[-1])
    most = MOST_NUMBERS // 2
    return kept if len(kept) <= most else [kept[at * (len(kept) - 1) // (most - 1)] for at in range(most)]


def _allow(button: QPushButton, why: WhyNot | None) -> None:
    button.setEnabled(why is None)
    button.setToolTip("" if why is None else phrases.why_not(why))
