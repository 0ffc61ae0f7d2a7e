"""A list for QML: rows of text by role; what did not change stays as it is."""

from typing import Final, override

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

type Row = tuple[str, str, str]
"""Key, label and value."""

_ROLES: Final = ("key", "label", "value")
_FIRST: Final = int(Qt.ItemDataRole.UserRole) + 1


@QmlElement
class Rows(QAbstractListModel):
    """Rows of key, label and value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show these rows, in the GUI thread; the same keys in the same order are changed in place."""
        before = self._rows
        if rows == before:
            return
        if [row[0] for row in rows] == [row[0] for row in before]:
            self._rows = rows
            for at, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        at = role - _FIRST
        if not index.isValid() or index.row() >= len(self._rows) or not 0 <= at < len(_ROLES):
            return None
        return self._rows[index.row()][at]

    @override
    def roleNames(self) -> dict[int, QByteArray]:
        return {_FIRST + at: QByteArray(name.encode()) for at, name in enumerate(_ROLES)}
