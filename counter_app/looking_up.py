"""One key to look up matters, materials, guides, institutions and words to insert; the cursor comes back after."""

from typing import Final

import msgspec
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from shiboken6 import isValid

from counter_app.finding import Entry, Index
from counter_app.line import Learnt
from counter_app.models import DeskModel
from counter_app.panels.finder import Finder
from counter_app.snippets import Snippets
from windowkit.knowledge import Knowledge, snippets

KEY: Final = "Ctrl+K"


class LookingUp(QObject):
    """Holds what the server's files say, and the window it is looked up in."""

    def __init__(self, window: QWidget, model: DeskModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._knowledge, self._index = Knowledge(), Index()
        self._snippets = Snippets(self)
        self._finder: Finder | None = None
        self._came_from: QWidget | None = None
        words = self.tr("Look up")
        self.button = QPushButton(f"{words} ({KEY})")
        self.button.setObjectName("small")
        self.button.setAccessibleName(words)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a click leaves the cursor where it is
        self.button.clicked.connect(self.open)
        key = QShortcut(QKeySequence(KEY), window)
        key.activated.connect(self.open)

    def hear(self, learnt: Learnt) -> None:
        """What can be found from now on."""
        self._knowledge, self._index = learnt.knowledge, learnt.index
        self._snippets.know(learnt.knowledge)
        if self._finder is not None:
            self._finder.show_index(self._index)

    @Slot()
    def open(self) -> None:
        """Where the clerk is, the words go that are chosen."""
        if self._finder is not None or not self._model.desk.signed_in:
            return
        self._came_from = QApplication.focusWidget()
        takes = isinstance(self._came_from, QLineEdit | QPlainTextEdit) and self._came_from.isEnabled()
        self._finder = Finder(self._index, self._window, inserts=takes, words=_selected(self._came_from))
        self._finder.chosen.connect(self._insert)
        self._finder.kept.connect(self._keep)
        self._finder.finished.connect(self._closed)
        self._finder.open()

    @Slot(object)
    def _insert(self, entry: Entry) -> None:
        to = self._came_from if self._came_from is not None and isValid(self._came_from) else None
        if self._finder is not None:
            self._finder.close()
        if to is not None and not to.isEnabled():
            return  # the resident reads the form by now: nothing is written into it
        if isinstance(to, QLineEdit):
            to.insert(entry.insert)
        elif isinstance(to, QPlainTextEdit):
            to.insertPlainText(entry.insert)

    @Slot(str, str)
    def _keep(self, key: str, words: str) -> None:
        """The clerk's own; known here at once."""
        self._model.keep_snippet(key, words)
        from windowkit.spelling import spelt  # noqa: PLC0415 - loaded with the index; 70 ms the first time

        own = {one.key: one.words for one in self._knowledge.own if one.key != key} | ({key: words} if words else {})
        knowledge = msgspec.structs.replace(self._knowledge, own=snippets(own))
        self.hear(Learnt(knowledge, self._index.with_own(knowledge.own, spelt)))

    @Slot()
    def _closed(self) -> None:
        if self._finder is not None:
            self._finder.deleteLater()
            self._finder = None
        self._window.activateWindow()
        if self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()


def _selected(at: QWidget | None) -> str:
    """What is marked in the field: likely what is to be kept."""
    if isinstance(at, QLineEdit):
        return at.selectedText()
    return at.textCursor().selectedText() if isinstance(at, QPlainTextEdit) else ""
