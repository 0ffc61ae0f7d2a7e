"""Every centre's queue, one line each, as a duty leader sees it."""

from typing import Final

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from counter_app import phrases
from windowkit.leading import LedQueue

_NAME: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_NUMBER: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_MOST: Final = 5  # lines without scrolling: the clerks above need the room


class LedQueues(QTableWidget):
    """Looked at only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setObjectName("ledQueues")
        self.setAccessibleName(self.tr("The queues of all centres"))
        heads = (self.tr("Centre"), self.tr("Waiting"), self.tr("First since"), self.tr("Free"), self.tr("In visits"))
        self.setHorizontalHeaderLabels(heads)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[LedQueue, ...] = ()

    def show_queues(self, queues: tuple[LedQueue, ...]) -> None:
        """As they are now."""
        if queues == self._shown:
            return
        self._shown = queues
        self.setRowCount(len(queues))
        for row, one in enumerate(queues):
            name = phrases.local(one.name, one.name_en)
            since = "" if one.since is None else QDateTime.fromSecsSinceEpoch(int(one.since)).toString("HH:mm")
            for column, words in enumerate((name, str(one.waiting), since, str(one.free), str(one.serving))):
                item = QTableWidgetItem(words)
                item.setTextAlignment(_NUMBER if column else _NAME)
                self.setItem(row, column, item)
        rows = sum(self.rowHeight(row) for row in range(min(_MOST, len(queues))))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())
