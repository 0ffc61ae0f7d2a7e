"""What QML binds to where the resident is asked for another page."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement

from kiosk_app.models import Desk
from kiosk_app.paging import PageAnswered

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PagingModel(QObject):
    """Passes the answer to the desk."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    @Slot(bool)
    def answer(self, yes: bool) -> None:
        """There is another page, or there is none."""
        self._desk.hear(PageAnswered(yes=yes))
