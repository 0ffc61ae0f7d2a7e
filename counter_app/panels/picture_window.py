"""The resident's picture in a window of its own, on the other monitor where there is one."""

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QScreen, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

_SIZE = (960, 540)  # pixels, where there is one monitor


class PictureWindow(QWidget):
    """Holds the picture until it is closed, by a key, by its frame or because its monitor is gone."""

    closed = Signal()

    def __init__(self, parent: QWidget, picture: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(picture.accessibleName())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the clerk types on
        self.setObjectName("stage")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(picture)
        picture.show()  # moved from one window to another it is hidden
        for key in ("Esc", "Ctrl+P"):
            QShortcut(QKeySequence(key), self, self.close)
        QGuiApplication.instance().screenRemoved.connect(self._gone)  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue, reportUnknownMemberType] - an application is there

    def open(self) -> None:
        """On the monitor that the desk is not on, whole; else beside the desk."""
        other = _other(self.parentWidget())
        if other is None:
            self.resize(*_SIZE)
            self.show()
            return
        self.setGeometry(other.geometry())
        self.showFullScreen()

    def _gone(self, screen: QScreen) -> None:
        if self.screen() is screen or len(QGuiApplication.screens()) < 2:
            self.close()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _other(desk: QWidget | None) -> QScreen | None:
    here = desk.screen() if desk is not None else None
    return next((one for one in QGuiApplication.screens() if one is not here), None)
