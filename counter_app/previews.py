"""The clerk's look at a notice before it is printed: its pieces become pictures, or there is a reason."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from windowkit.messages import PreviewArrived
from windowkit.qt.pages import Name, Pages


class Previews(QObject):
    """`ready` carries visit, notice and a tuple of pictures; `failed` visit, notice and why ("": nobody knows)."""

    ready = Signal(str, str, object)
    failed = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages = Pages(self)
        self._pages.ready.connect(self._ready)
        self._pages.failed.connect(self._broken)

    @Slot(object)
    def hear(self, news: PreviewArrived) -> None:
        """One piece, or that there is no page."""
        if news.parts == 0:
            self._pages.forget()
            self.failed.emit(news.visit, news.notice, news.reason)
        else:
            self._pages.hear((news.visit, news.notice), news.part, news.parts, news.content)

    @Slot(object, object)
    def _ready(self, name: Name, sheets: tuple[QImage, ...]) -> None:
        self.ready.emit(*name, sheets)

    @Slot(object)
    def _broken(self, name: Name) -> None:
        self.failed.emit(*name, "")
