"""What QML binds to about a notice that the clerk shows: its pages, one at a time, and "I have read it" as a slot."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk_app import reading
from kiosk_app.reading import NoticeClosed
from kiosk_app.scene import Scene, Touch
from windowkit.messages import NoticePage
from windowkit.qt.pages import Name, Pages

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_WIDTH: Final = 1600  # pixels of a page: more than its place is wide, so that it stays sharp when it is enlarged


@QmlElement
class NoticeModel(QObject):
    """`pageChanged` carries the page to show; an empty picture shows nothing. Kept no longer than its reading."""

    changed = Signal()
    pageChanged = Signal(QImage)  # noqa: N815 - Qt's spelling

    def __init__(self, touch: Callable[[Touch], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touch = touch
        self._scene = Scene()
        self._pages = Pages(self, width=_WIDTH)
        self._pages.ready.connect(self._came)
        self._pages.failed.connect(self._broken)
        self._of: Name = ("", "")
        self._sheets: tuple[QImage, ...] = ()
        self._page = 0

    def hear(self, event: object) -> None:
        """A piece of what is to be read now; said again after a cut, it changes nothing."""
        if isinstance(event, NoticePage):
            name = (event.visit, event.reading)
            if name == self._wanted() and name != self._of:
                self._pages.hear(name, event.part, event.parts, event.content)

    def show(self, scene: Scene) -> None:
        """Follow the scene."""
        before, self._scene = self._wanted(), scene
        if self._wanted() != before:
            self._pages.forget()
            self._lay(("", ""), ())
        self.changed.emit()

    def _wanted(self) -> Name:
        now, visit = reading.wanted(self._scene), self._scene.visit
        return (visit.visit, now.id) if now is not None and visit is not None else ("", "")

    @Slot(object, object)
    def _came(self, name: Name, sheets: tuple[QImage, ...]) -> None:
        if name == self._wanted():
            self._lay(name, sheets)
            self.changed.emit()

    @Slot(object)
    def _broken(self, name: Name) -> None:
        if name == self._wanted():
            self._touch(NoticeClosed(read=False))

    def _lay(self, name: Name, sheets: tuple[QImage, ...]) -> None:
        last = max(0, len(sheets) - 1)
        self._of, self._sheets, self._page = name, sheets, last if reading.is_to_sign(self._scene) else 0
        self.pageChanged.emit(self.sheet)

    def _get_shown(self) -> bool:
        return reading.is_shown(self._scene)

    def _get_page(self) -> int:
        return self._page

    def _get_pages(self) -> int:
        return len(self._sheets)

    @property
    def sheet(self) -> QImage:
        """The page at which the reading is; an empty picture without one."""
        return self._sheets[self._page] if self._sheets else QImage()

    def _get_tall(self) -> float:
        sheet = self.sheet
        return sheet.height() / sheet.width() if sheet.width() else 0.0

    shown = Property(bool, _get_shown, notify=changed)
    page = Property(int, _get_page, notify=changed)
    pages = Property(int, _get_pages, notify=changed)
    tall = Property(float, _get_tall, notify=changed)

    @Slot(int)
    def turnPage(self, by: int) -> None:  # noqa: N802 - QML's spelling
        """To another page."""
        page = min(len(self._sheets) - 1, max(0, self._page + by))
        if page != self._page and self._sheets:
            self._page = page
            self.pageChanged.emit(self._sheets[page])
            self.changed.emit()

    @Slot()
    def close(self) -> None:
        """The resident has read it; what was never shown nobody has read."""
        self._touch(NoticeClosed(read=bool(self._sheets)))
