"""One material of the list: its first page, how it stands, and what may be done with it, a key for each."""

from typing import Final, override

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from counter_app import paper_phrases, phrases
from counter_app.papers import Paper, Standing
from windowkit.deskwork import PaperWord
from windowkit.matters import Material

_BETWEEN: Final = 4  # pixels
_THUMBNAIL: Final = QSize(80, 50)  # pixels; the shape of an ID card
_FACES: Final = {
    Standing.FLAWED: "warn",
    Standing.MISSING: "lacks",
    Standing.LACKING: "lacks",
    Standing.UNDECIDED: "lacks",
    Standing.EARLIER: "lacks",
    Standing.TAKEN: "here",
    Standing.COPIED: "here",
    Standing.SEEN: "here",
}
_MARKS: Final = {"S": PaperWord.SEEN, "N": PaperWord.NOT_NEEDED, "M": PaperWord.LACKING}


class MaterialRow(QFrame):
    """`wanted`: photograph it; `again`: this page of it once more; `marked`: the clerk's word, None takes it back;
    `used`: as the earlier case has it; `open_still`: a page, large; `moved`: up (-1) or down; `current`: chosen."""

    wanted = Signal(str)
    again = Signal(str, str)
    marked = Signal(str, object)
    used = Signal(str)
    open_still = Signal(str, str)
    moved = Signal(int)
    current = Signal(str)

    def __init__(self, material: Material) -> None:
        super().__init__()
        self.setObjectName("material")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._material = material
        self._name = phrases.local(material.name, material.name_en)
        self.setAccessibleName(self._name)
        self._document = ""
        self._word: PaperWord | None = None
        self._paper: Paper | None = None
        self._failed = False
        self._picture = self._thumbnail()
        words = QLabel(f"{self._name} *" if material.required else self._name)
        words.setWordWrap(True)
        self._state = QLabel()
        self._state.setObjectName("soft")
        self._state.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setFormat(self.tr("%p % here"))
        self._bar.setAccessibleName(phrases.label(self.tr("On its way"), self._name))
        self._bar.hide()
        self._ask = self._button(self._asked)
        self._ask.setVisible(material.photograph)
        self._actions = self._acting()
        self._lay_out(words)

    def _thumbnail(self) -> QToolButton:
        picture = QToolButton()
        picture.setObjectName("thumbnail")
        picture.setIconSize(_THUMBNAIL)
        picture.setFixedSize(_THUMBNAIL + QSize(6, 6))
        picture.setAccessibleName(phrases.label(self.tr("Enlarge"), self._name))
        picture.setToolTip(self.tr("Enlarge (Enter)"))
        picture.clicked.connect(self._open)
        picture.hide()
        return picture

    def _acting(self) -> QWidget:
        """The rarer actions, there while the row is chosen."""
        self._marks = {key: self._button(lambda _=False, key=key: self._mark(key)) for key in _MARKS}
        self._second = self._button(self._second_asked)
        self._use = self._button(lambda: self.used.emit(self._material.code))
        actions = QWidget()
        self._grid = QGridLayout(actions)
        self._grid.setContentsMargins(0, 2, 0, 0)
        self._grid.setSpacing(_BETWEEN)
        for button in (*self._marks.values(), self._second):
            button.setObjectName("tiny")
        self._arrange(2)
        actions.hide()
        return actions

    def _arrange(self, columns: int) -> None:
        """The actions in so many columns; the longest below all."""
        self._columns = columns
        for at, button in enumerate((*self._marks.values(), self._second)):
            self._grid.addWidget(button, at // columns, at % columns)
        self._grid.addWidget(self._use, 4 // columns, 0, 1, columns)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rearrange()

    def _rearrange(self) -> None:
        """In one line where there is room for it."""
        buttons = (*self._marks.values(), self._second)
        needed = sum(one.sizeHint().width() for one in buttons) + _BETWEEN * (len(buttons) + 2)
        columns = len(buttons) if needed <= self.width() else 2
        if columns != self._columns:
            self._arrange(columns)

    def _lay_out(self, words: QLabel) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (words, self._state, self._bar):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addLayout(column, 1)
        row.addWidget(self._ask)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 3, 4, 3)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(self._actions)

    @property
    def document(self) -> str:
        """The id of its newest page."""
        return self._document

    def show_paper(self, paper: Paper, word: PaperWord | None, here: int | None, *, chosen: bool) -> None:
        """`here` is how much of the next still has come, in percent."""
        newest = paper.pages[-1].id if paper.pages else ""
        if newest != self._document:
            self._document, self._failed = newest, False
            self._picture.setIcon(QIcon())
        self._paper, self._word = paper, word
        self._picture.setVisible(bool(newest))
        self._picture.setEnabled(bool(newest) and not self._picture.icon().isNull())
        self._bar.setVisible(here is not None)
        self._bar.setValue(here or 0)
        self._state.setVisible(here is None)
        words = paper_phrases.standing(paper)
        failed = self._failed and paper.standing is not Standing.WANTED
        self._state.setText(self.tr("The picture could not be fetched; ask for it again") if failed else words)
        _face(self._state, "warn" if failed else _FACES.get(paper.standing, "soft"))
        if bool(self.property("chosen")) != chosen:  # this is asked at each key stroke in the form
            self._actions.setVisible(chosen)
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)

    def show_still(self, document: str, icon: QIcon) -> None:
        """The picture of a page came, or cannot be had."""
        if document != self._document:
            return
        self._picture.setIcon(icon)
        self._picture.setEnabled(not icon.isNull())
        self._failed = icon.isNull()
        if self._failed:
            _face(self._state, "warn")
            self._state.setText(self.tr("The picture could not be fetched; ask for it again"))

    def allow(self, ask: str | None, mark: str | None) -> None:
        """Why nothing may be asked for, or marked, now; None: it may."""
        has = bool(self._document)
        _name(self._ask, self.tr("Ask again") if has else self.tr("Ask for"), "A", self._name)
        _name(self._second, self.tr("Page 2") if has else self.tr("A page"), "P", self._name)
        _name(self._use, self.tr("Take it from the earlier case"), "E", self._name)
        self._second.setVisible(has and self._material.photograph)
        self._use.setVisible(self._paper is not None and self._paper.standing is Standing.EARLIER)
        for button in (self._ask, self._second):
            _allow(button, ask)
        for button in (*self._marks.values(), self._use):
            _allow(button, mark)
        for key, words in (("S", self.tr("Seen")), ("N", self.tr("Not needed")), ("M", self.tr("Missing"))):
            taken_back = self._word is _MARKS[key]
            _name(self._marks[key], self.tr("Not so") if taken_back else words, key, self._name)
        self._rearrange()

    # -- what the clerk does -----------------------------------------------------------------------------------

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.current.emit(self._material.code)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
            return
        button = {"A": self._ask, "P": self._second, "E": self._use, **self._marks}.get(event.text().upper())
        if button is not None and not button.isHidden():
            button.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def _mark(self, key: str) -> None:
        word = _MARKS[key]
        self.marked.emit(self._material.code, None if self._word is word else word)

    @Slot()
    def _asked(self) -> None:
        if self._document:
            self.again.emit(self._material.code, self._document)
        else:
            self.wanted.emit(self._material.code)

    @Slot()
    def _second_asked(self) -> None:
        self.wanted.emit(self._material.code)

    @Slot()
    def _open(self) -> None:
        if self._document and self._picture.isEnabled():
            self.open_still.emit(self._document, self._name)

    def _button(self, act: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName("small")
        button.clicked.connect(act)
        return button


def _name(button: QPushButton, words: str, key: str, of: str) -> None:
    button.setText(f"{words} ({key})")
    button.setAccessibleName(phrases.label(words, of))


def _allow(button: QPushButton, why: str | None) -> None:
    button.setEnabled(why is None)
    button.setToolTip(why or "")


def _face(label: QLabel, name: str) -> None:
    if label.objectName() != name:
        label.setObjectName(name)
        label.style().unpolish(label)
        label.style().polish(label)
