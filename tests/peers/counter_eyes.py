"""What a clerk needs of a window: every word whole and inside it, every control with a name."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)


def faults(window: QMainWindow) -> list[str]:
    """What is wrong with a window that is laid out, and with what stands open before it; nothing, if all is well."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    return [f"{fault}: {_words(each)!r}" for each in shown for fault in _of(each, window)]


def _of(widget: QWidget, window: QWidget) -> Iterator[str]:
    match widget:
        case QLabel():
            yield from _label(widget)
        case QAbstractButton() if widget.text() and widget.sizeHint().width() > widget.width() + 1:
            yield "cut off"
        case QScrollArea() if widget.horizontalScrollBar().maximum() > 0:
            yield "wider than it shows"
        case _:
            pass
    if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QPlainTextEdit):
        if widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not (widget.accessibleName() or _words(widget)):
            yield f"a {type(widget).__name__} without a name"
        place = QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())
        if widget.window() is window and (place.left() < 0 or place.right() >= window.width()):
            yield "outside the window"


def _label(label: QLabel) -> Iterator[str]:
    if not label.text():
        return
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + 1:
            yield "lines are cut off"
    elif label.sizeHint().width() > label.width() + 1:
        yield "cut off"


def _words(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
