"""Words inserted by a few letters: ";dz" in a field or a note becomes them as it is typed."""

import re
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from windowkit.knowledge import Knowledge

_TYPED: Final = re.compile(r"[;；]([a-z0-9]{1,12})( ?)\Z")  # a blank ends one that another begins with


AS_TYPED: Final = "as-typed"  # a property: what is typed in this field stays what it is


def expanded(before: str, words: dict[str, str]) -> tuple[int, str] | None:
    """How many letters before the cursor become what; None: nothing, or a longer key may still be meant."""
    typed = _TYPED.search(before)
    if typed is None or typed[1] not in words:
        return None
    longer = any(key != typed[1] and key.startswith(typed[1]) for key in words)
    return None if longer and not typed[2] else (len(typed[0]), words[typed[1]])


class Snippets(QObject):
    """Follows the cursor through the program's fields."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words: dict[str, str] = {}
        self._at: QWidget | None = None
        self._busy = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def know(self, knowledge: Knowledge) -> None:
        """These, the clerk's own before the site's."""
        self._words = {one.key: one.words for one in (*knowledge.snippets, *knowledge.own)}

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._at is not None and isValid(self._at):
            if isinstance(self._at, QLineEdit):
                self._at.textEdited.disconnect(self._line_edited)
            elif isinstance(self._at, QPlainTextEdit):
                self._at.textChanged.disconnect(self._text_changed)
        self._at = now
        if isinstance(now, QLineEdit):
            now.textEdited.connect(self._line_edited)
        elif isinstance(now, QPlainTextEdit):
            now.textChanged.connect(self._text_changed)

    @Slot()
    def _line_edited(self) -> None:
        line = self._at
        if self._busy or not isinstance(line, QLineEdit) or line.property(AS_TYPED):
            return
        if line.echoMode() is not QLineEdit.EchoMode.Normal:
            return
        found = expanded(line.text()[: line.cursorPosition()], self._words)
        if found is not None:
            self._busy = True
            line.setSelection(line.cursorPosition() - found[0], found[0])
            line.insert(found[1])  # as if typed: the field's own checks hear of it
            self._busy = False

    @Slot()
    def _text_changed(self) -> None:
        text = self._at
        if self._busy or not isinstance(text, QPlainTextEdit):
            return
        cursor = text.textCursor()
        found = expanded(cursor.block().text()[: cursor.positionInBlock()], self._words)
        if found is not None:
            self._busy = True
            cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor, found[0])
            cursor.insertText(found[1])
            self._busy = False
