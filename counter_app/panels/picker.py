"""Which window of another program the resident is to see: each with a picture of it, and none chosen beforehand."""

import threading
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app import phrases
from counter_app.xwindows import Gone, Other, Windows

_PREVIEW: Final = QSize(240, 150)  # pixels: a page's headline can be told from another's
_CELL: Final = _PREVIEW + QSize(20, 60)
_SIZE: Final = (840, 560)
_EDGE: Final = QColor("#8a8574")  # a white page stands on a white list
_WINDOW: Final = Qt.ItemDataRole.UserRole


class WindowPicker(QDialog):
    """`chosen` carries the window (Other). The pictures are gone with the dialog."""

    chosen = Signal(object)
    _seen = Signal(int, QImage)

    def __init__(self, own: frozenset[int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Which window is the resident to see?"))
        self._list = QListWidget()
        self._list.setViewMode(QListWidget.ViewMode.IconMode)
        self._list.setMovement(QListWidget.Movement.Static)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setIconSize(_PREVIEW)
        self._list.setGridSize(_CELL)
        self._list.setWordWrap(True)
        self._list.setAccessibleName(self.windowTitle())
        self._list.itemSelectionChanged.connect(self._selected)
        self._list.itemDoubleClicked.connect(self._choose)
        words = QLabel(self.tr("Only this window is shown, also where another one lies over it. F9 ends it at once."))
        words.setObjectName("soft")
        words.setWordWrap(True)
        self._show = _button(self.tr("Show the resident"))
        self._show.setObjectName("primary")
        self._show.clicked.connect(self._choose)
        self._show.setEnabled(False)
        leave = _button(self.tr("Cancel"))
        leave.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(leave)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.addWidget(self._list, 1)
        column.addLayout(row)
        self.resize(*_SIZE)
        self._seen.connect(self._show_picture, Qt.ConnectionType.QueuedConnection)
        self._closing = threading.Event()
        self._looking = self._list_windows(own)
        self.finished.connect(self._leave)

    def _list_windows(self, own: frozenset[int]) -> threading.Thread:
        with Windows() as windows:
            others = windows.others(own)
        for other in reversed(others):  # what was used last comes first
            item = QListWidgetItem(other.title or phrases.nameless_window())
            item.setData(_WINDOW, other)
            item.setSizeHint(_CELL)  # from the beginning: it is placed before its picture comes
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._list.addItem(item)
        if not others:
            nothing = QListWidgetItem(self.tr("No other window is open."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        looking = threading.Thread(target=self._look, args=(others,), name="window pictures", daemon=True)
        looking.start()
        return looking

    def _look(self, others: tuple[Other, ...]) -> None:
        """In a thread of its own: a picture takes some 20 ms to fetch."""
        with Windows() as windows:
            for other in reversed(others):
                if self._closing.is_set():
                    return
                try:
                    image = windows.grab(other)
                except Gone:
                    continue
                if image is not None and not self._closing.is_set():
                    mode = Qt.TransformationMode.SmoothTransformation
                    self._seen.emit(other.id, image.scaled(_PREVIEW, Qt.AspectRatioMode.KeepAspectRatio, mode))

    @Slot(int, QImage)
    def _show_picture(self, number: int, image: QImage) -> None:
        for row in range(self._list.count()):
            item = self._list.item(row)
            if isinstance(other := item.data(_WINDOW), Other) and other.id == number:
                item.setIcon(QIcon(_framed(image)))

    @Slot()
    def _selected(self) -> None:
        self._show.setEnabled(bool(self._list.selectedItems()))

    @Slot()
    def _choose(self) -> None:
        items = self._list.selectedItems()
        if items:
            window: Other = items[0].data(_WINDOW)
            self.close()
            self.chosen.emit(window)

    @Slot()
    def _leave(self) -> None:
        self._closing.set()
        self._looking.join()


def _framed(image: QImage) -> QPixmap:
    """In the middle of a place that is the same for all, so that their names stand in a row; with an edge."""
    place = QPixmap(_PREVIEW)
    place.fill(Qt.GlobalColor.transparent)
    with QPainter(place) as painter:
        left, top = (place.width() - image.width()) // 2, place.height() - image.height()
        painter.drawImage(left, top, image)
        painter.setPen(_EDGE)
        painter.drawRect(left, top, image.width() - 1, image.height() - 1)
    return place


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAccessibleName(words)
    button.setAutoDefault(False)
    return button
