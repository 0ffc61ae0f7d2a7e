"""The window in which a clerk looks something up: a few letters, an arrow, Enter; no mouse is needed."""

import re
from typing import Final, override

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from counter_app import phrases
from counter_app.finding import Entry, Index, Of
from counter_app.look import wrapped
from counter_app.snippets import AS_TYPED
from windowkit.deskwork import LONGEST_SNIPPET, MOST_SNIPPETS

_KEYS: Final = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_KEY: Final = re.compile(r"[a-z0-9]{1,12}")

translate: Final = QCoreApplication.translate


class Finder(QDialog):
    """`chosen` carries an entry whose words are to be inserted; `kept` a key and the clerk's own words for it."""

    chosen = Signal(object)
    kept = Signal(str, str)

    def __init__(self, index: Index, parent: QWidget, *, inserts: bool, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Look something up"))
        self.resize(900, 560)
        self._index = index
        self._inserts = inserts
        self._found: tuple[Entry, ...] = ()
        self._typed = QLineEdit()
        self._typed.setAccessibleName(self.tr("What is looked for"))
        self._typed.setPlaceholderText(self.tr("Chinese, pinyin, its first letters, or English"))
        self._typed.textChanged.connect(self._look)
        self._typed.installEventFilter(self)
        self._list = QListWidget()
        self._list.setObjectName("finder")
        self._list.setAccessibleName(self.tr("Found"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._show)
        self._list.itemDoubleClicked.connect(self._choose)
        self._name, self._text = wrapped("title"), QLabel()
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self._typed)
        column.addLayout(self._body(), 1)
        column.addLayout(self._own(words))
        column.addWidget(self._hint)
        column.addLayout(self._buttons())
        self._look()

    def _body(self) -> QHBoxLayout:
        reading = QWidget()
        inner = QVBoxLayout(reading)
        inner.addWidget(self._name)
        inner.addWidget(self._text, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(reading)
        body = QHBoxLayout()
        body.addWidget(self._list, 2)
        body.addWidget(scroll, 3)
        return body

    def _own(self, words: str) -> QHBoxLayout:
        """The clerk's own words: a key, the words; empty words forget it."""
        self._key, self._words = QLineEdit(), QLineEdit(words)
        self._key.setAccessibleName(self.tr("Letters of my own words"))
        self._key.setPlaceholderText(self.tr("letters"))
        self._key.setMaxLength(12)
        self._key.setFixedWidth(110)
        self._words.setAccessibleName(self.tr("My own words"))
        self._words.setPlaceholderText(self.tr("My own words for ;letters; without words it is forgotten"))
        self._words.setMaxLength(LONGEST_SNIPPET)
        self._words.textChanged.connect(self._may_keep)
        self._hint = wrapped("problem")
        keep = self.tr("Keep")
        self._keep = QPushButton(f"{keep} (Ctrl+S)")
        self._keep.setAccessibleName(keep)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._keep.click)
        self._keep.setAutoDefault(False)
        self._keep.clicked.connect(self._kept)
        self._key.textChanged.connect(self._may_keep)
        self._may_keep()
        for field in (self._typed, self._key, self._words):
            field.setProperty(AS_TYPED, True)  # else nobody could look for ";dz"
        row = QHBoxLayout()
        row.addWidget(QLabel(";"))
        row.addWidget(self._key)
        row.addWidget(self._words, 1)
        row.addWidget(self._keep)
        return row

    def _buttons(self) -> QHBoxLayout:
        insert, shut = self.tr("Insert"), self.tr("Close")
        self._insert = QPushButton(f"{insert} (Enter)")
        self._insert.setObjectName("primary")
        self._insert.setAccessibleName(insert)
        self._insert.setAutoDefault(False)
        self._insert.clicked.connect(self._choose)
        close = QPushButton(f"{shut} (Esc)")
        close.setAccessibleName(shut)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._insert)
        return row

    def show_index(self, index: Index) -> None:
        """Something else can be found now."""
        self._index = index
        self._may_keep()
        self._look()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter chooses, and the cursor stays where it is."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _KEYS:
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _look(self) -> None:
        self._found = self._index.found(self._typed.text())
        self._list.blockSignals(True)
        self._list.clear()
        for one in self._found:
            self._list.addItem(QListWidgetItem(f"{_kind(one)}  {_headline(one)}"))
        self._list.blockSignals(False)
        self._list.setCurrentRow(0 if self._found else -1)
        self._show(self._list.currentRow())

    @Slot(int)
    def _show(self, row: int) -> None:
        entry = self._found[row] if 0 <= row < len(self._found) else None
        nothing = self.tr("Nothing like that is known.")
        self._name.setText(phrases.local(entry.name, entry.name_en) if entry is not None else nothing)
        self._text.setText(phrases.local(entry.text, entry.text_en) if entry is not None else "")
        self._insert.setEnabled(entry is not None and bool(entry.insert) and self._inserts)
        self._insert.setToolTip("" if self._inserts else self.tr("The cursor was in no field"))

    @Slot()
    def _choose(self) -> None:
        row = self._list.currentRow()
        if self._insert.isEnabled() and 0 <= row < len(self._found):
            self.chosen.emit(self._found[row])

    @Slot()
    def _may_keep(self) -> None:
        own = {one.name.removeprefix(";") for one in self._index.own}
        key, wanted = self._key.text(), self._words.text().strip()
        full = bool(key and wanted) and key not in own and len(own) >= MOST_SNIPPETS
        self._keep.setEnabled(_KEY.fullmatch(key) is not None and not full)
        if full:
            words = self.tr("You have {0} own words, as many as may be kept: change one of them, or forget one.")
            self._hint.setText(words.format(len(own)))
        elif len(self._words.text()) == LONGEST_SNIPPET:
            words = self.tr("Own words have at most {0} characters: what is more is left out.")
            self._hint.setText(words.format(LONGEST_SNIPPET))
        else:
            self._hint.clear()

    @Slot()
    def _kept(self) -> None:
        self.kept.emit(self._key.text(), self._words.text().strip())
        self._key.clear()
        self._words.clear()
        self._typed.setFocus()


def _headline(one: Entry) -> str:
    name = phrases.local(one.name, one.name_en)
    return f"{name}  {one.text}" if one.of is Of.SNIPPET else name


def _kind(one: Entry) -> str:
    match one.of:
        case Of.SNIPPET:
            return translate("finder", "My own words") if one.own else translate("finder", "Words")
        case Of.MATTER:
            return translate("finder", "Matter")
        case Of.MATERIAL:
            return translate("finder", "Material")
        case Of.GUIDE:
            return translate("finder", "Guide")
        case Of.INSTITUTION:
            return translate("finder", "Institution")
