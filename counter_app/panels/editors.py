"""One field of the form: its label, its editor by kind, and the words beside it."""

from typing import Final, override

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app import phrases
from windowkit.matters import Field, Kind, Problem

_FEW: Final = 4  # choices that are seen at once, as radio buttons


class TextEditor(QObject):
    """A line of text; ID numbers, dates, telephone and account numbers are checked by the form."""

    edited = Signal(str)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(field.hint or _FORMATS.get(field.kind, ""))
        self._line.textEdited.connect(self._edited)
        self._number = field.kind in _NUMBERS
        if not self._number:  # a number read out in groups is longer than it is
            self._line.setMaxLength(field.max_length)
        self.widget: QWidget = self._line
        self.stops: tuple[QWidget, ...] = (self._line,)

    def show_value(self, value: str) -> None:
        """Set the text without moving the cursor of one who is typing the same."""
        if self._line.text() != value:
            cursor = self._line.cursorPosition()
            self._line.setText(value)
            self._line.setCursorPosition(min(cursor, len(value)))

    def mark(self, wrong: bool) -> None:
        """Draw the editor as wrong, or not."""
        _mark(self._line, wrong)

    def enable(self, on: bool) -> None:
        """Switch it on or off."""
        self._line.setEnabled(on)

    @Slot(str)
    def _edited(self, text: str) -> None:
        self.edited.emit(text.replace(" ", "").upper() if self._number else text)  # x is X in an ID number


_NUMBERS: Final = frozenset({Kind.ID_NUMBER, Kind.PHONE, Kind.BANK_ACCOUNT, Kind.DATE})
_FORMATS: Final = {Kind.DATE: "1946-03-08"}


class _Choices(QWidget):
    """Buttons beside each other, or, where they are wider than the form, one below the other."""

    def __init__(self) -> None:
        super().__init__()
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)

    def _widths(self) -> list[int]:
        items = (self.row.itemAt(at) for at in range(self.row.count()))
        return [item.sizeHint().width() for item in items if item is not None and item.widget() is not None]

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths(), default=0), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        widths = self._widths()
        wide = sum(widths) + self.row.spacing() * max(0, len(widths) - 1)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        way = across if wide <= self.width() else down
        if self.row.direction() is not way:
            self.row.setDirection(way)
            self.updateGeometry()
        super().resizeEvent(event)


class RadioEditor(QObject):
    """A few choices beside each other."""

    edited = Signal(str)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self.widget = _Choices()
        self.widget.setAccessibleName(name)
        self._group = QButtonGroup(self.widget)
        self._codes = [choice.code for choice in field.choices]
        row = self.widget.row
        for number, choice in enumerate(field.choices):
            words = phrases.local(choice.label, choice.label_en)
            button = QRadioButton(words)
            button.setAccessibleName(phrases.label(name, words))
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idClicked.connect(self._clicked)
        self.stops: tuple[QWidget, ...] = tuple(self._group.buttons())

    def show_value(self, value: str) -> None:
        """Choose the button of that code, or none."""
        chosen = self._codes.index(value) if value in self._codes else -1
        if chosen == self._group.checkedId():
            return
        self._group.setExclusive(False)
        for number, button in enumerate(self._group.buttons()):
            button.setChecked(number == chosen)
        self._group.setExclusive(True)

    def mark(self, wrong: bool) -> None:
        """The words below say it; round buttons have no frame to colour."""

    def enable(self, on: bool) -> None:
        """Switch all choices on or off."""
        self.widget.setEnabled(on)

    @Slot(int)
    def _clicked(self, number: int) -> None:
        self.edited.emit(self._codes[number])


class _Box(QComboBox):
    """A list that the wheel passes by: it scrolls the form, and never changes an answer under the hand."""

    @override
    def wheelEvent(self, e: QWheelEvent, /) -> None:
        e.ignore()


class ListEditor(QObject):
    """Many choices in a list that opens."""

    edited = Signal(str)

    def __init__(self, field: Field, name: str) -> None:
        super().__init__()
        self._box = _Box()
        self._box.setAccessibleName(name)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.addItem("", "")
        for choice in field.choices:
            self._box.addItem(phrases.local(choice.label, choice.label_en), choice.code)
        self._box.activated.connect(self._activated)
        self.widget: QWidget = self._box
        self.stops: tuple[QWidget, ...] = (self._box,)

    def show_value(self, value: str) -> None:
        """Choose the entry of that code, or the empty one."""
        self._box.setCurrentIndex(max(0, self._box.findData(value)))

    def mark(self, wrong: bool) -> None:
        """Draw the editor as wrong, or not."""
        _mark(self._box, wrong)

    def enable(self, on: bool) -> None:
        """Switch it on or off."""
        self._box.setEnabled(on)

    @Slot(int)
    def _activated(self, row: int) -> None:
        self.edited.emit(str(self._box.itemData(row)))


def _mark(widget: QWidget, wrong: bool) -> None:
    if bool(widget.property("wrong")) != wrong:
        widget.setProperty("wrong", wrong)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class FieldRow(QWidget):
    """Label, editor, and below it what is wrong, or that the resident says it is not right."""

    edited = Signal(str, str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        name = phrases.local(field.label, field.label_en)
        self._label = QLabel(f"{name} *" if field.required else name)
        self._label.setWordWrap(True)
        self._objected = QLabel(self.tr("The resident says this is not right"))
        self._objected.setObjectName("objected")
        self._objected.hide()
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.hide()
        self.editor = _editor(field, name)
        self.editor.edited.connect(self._edited)
        self._label.setBuddy(self.editor.stops[0])
        self._touched = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(3)
        self._source = QLabel()
        self._source.setObjectName("source")
        self._source.setWordWrap(True)
        self._source.hide()
        head = QHBoxLayout()
        head.addWidget(self._label, 3)
        head.addWidget(self._source, 2, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        for part in (self.editor.widget, self._objected, self._problem):
            column.addWidget(part)

    def show_value(self, value: str, problem: Problem | None, insist: bool) -> None:
        """The value and its fault; an empty field is blamed only once left empty or insisted on."""
        self.editor.show_value(value)
        self._touched = self._touched or bool(value)
        shown = problem if problem is not None and (insist or self._touched) else None
        self.editor.mark(shown is not None)
        self._problem.setVisible(shown is not None)
        if shown is not None:
            self._problem.setText(phrases.problem(shown))

    def show_source(self, whose: str) -> None:
        """Whose words these are, in words; "" for the clerk's own."""
        self._source.setText(whose)
        self._source.setVisible(bool(whose))

    def show_objected(self, objected: bool) -> None:
        """Mark what the resident said is wrong."""
        self._objected.setVisible(objected)

    def focus(self) -> None:
        """Put the cursor here."""
        self.editor.stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _edited(self, value: str) -> None:
        self.edited.emit(self.field.key, value)


def _editor(field: Field, name: str) -> TextEditor | RadioEditor | ListEditor:
    if field.kind is not Kind.CHOICE:
        return TextEditor(field, name)
    return RadioEditor(field, name) if len(field.choices) <= _FEW else ListEditor(field, name)
