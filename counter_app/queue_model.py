"""The queue as a list model."""

from collections.abc import Callable
from typing import Final, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from windowkit.messages import QueueEntry

ENTRY: Final = Qt.ItemDataRole.UserRole


class QueueModel(QAbstractListModel):
    """The waiting visits, the next first. `arrived` fires when somebody starts waiting."""

    arrived = Signal()

    def __init__(self, words: Callable[[QueueEntry], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: tuple[QueueEntry, ...] = ()
        self._words = words

    def show(self, waiting: tuple[QueueEntry, ...]) -> None:
        """Lay out a new queue; rows that stay keep their place and their selection."""
        if waiting == self._waiting:
            return
        before = {entry.visit for entry in self._waiting}
        self._drop({entry.visit for entry in waiting})
        for row, entry in enumerate(waiting):
            self._put(row, entry)
        if any(entry.visit not in before for entry in waiting):
            self.arrived.emit()

    def _drop(self, staying: set[str]) -> None:
        for row in reversed(range(len(self._waiting))):
            if self._waiting[row].visit not in staying:
                self.beginRemoveRows(QModelIndex(), row, row)
                self._waiting = self._waiting[:row] + self._waiting[row + 1 :]
                self.endRemoveRows()

    def _put(self, row: int, entry: QueueEntry) -> None:
        now = next((at for at, old in enumerate(self._waiting) if old.visit == entry.visit), None)
        if now == row:
            self._waiting = (*self._waiting[:row], entry, *self._waiting[row + 1 :])
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        if now is not None:
            self.beginRemoveRows(QModelIndex(), now, now)
            self._waiting = self._waiting[:now] + self._waiting[now + 1 :]
            self.endRemoveRows()
        self.beginInsertRows(QModelIndex(), row, row)
        self._waiting = (*self._waiting[:row], entry, *self._waiting[row:])
        self.endInsertRows()

    def entries(self) -> tuple[QueueEntry, ...]:
        """Every row."""
        return self._waiting

    def entry(self, row: int) -> QueueEntry | None:
        """The entry in that row."""
        return self._waiting[row] if 0 <= row < len(self._waiting) else None

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._waiting)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(entry)
        return None
