"""From the pieces of a notice to pictures of its sheets. The pieces are the bytes that would be printed."""
# pyright: reportUnknownMemberType=false
# pypdfium2 leaves most of its types open.

import threading
from typing import Any, Final, cast

import pypdfium2
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

from windowkit.messages import PreviewArrived

_SCALE: Final = 150 / 72  # pixels a point: 150 an inch; the smallest letters are 20 pixels high


class Previews(QObject):
    """`ready` carries visit, notice and a tuple of pictures; `failed` visit and notice: there is no page."""

    ready = Signal(str, str, object)
    failed = Signal(str, str)
    _made = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pieces: dict[int, bytes] = {}
        self._of: tuple[str, str] = ("", "")
        self._made.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def hear(self, news: PreviewArrived) -> None:
        """One piece; they come in order, and those of a newer question make an older one's worthless."""
        if news.part == 0:
            self._of, self._pieces = (news.visit, news.notice), {}
        if (news.visit, news.notice) != self._of:
            return
        self._pieces[news.part] = news.content
        if news.parts == 0:
            self.failed.emit(news.visit, news.notice)
        elif len(self._pieces) == news.parts:
            pages = b"".join(self._pieces[part] for part in range(news.parts))
            self._pieces = {}
            threading.Thread(target=self._make, args=(*self._of, pages), name="preview", daemon=True).start()

    def _make(self, visit: str, notice: str, pages: bytes) -> None:
        self._made.emit(visit, notice, pictures(pages))

    @Slot(str, str, object)
    def _show(self, visit: str, notice: str, sheets: tuple[QImage, ...]) -> None:
        if sheets:
            self.ready.emit(visit, notice, sheets)
        else:
            self.failed.emit(visit, notice)


def pictures(pages: bytes) -> tuple[QImage, ...]:
    """Every page of a PDF; none where it is no PDF."""
    try:
        document: Any = pypdfium2.PdfDocument(pages)
    except pypdfium2.PdfiumError:
        return ()
    try:
        return tuple(_picture(document[number]) for number in range(len(document)))
    finally:
        document.close()


def _picture(page: Any) -> QImage:
    seen: Any = page.render(scale=_SCALE).to_numpy()
    height, width, channels = cast("tuple[int, int, int]", seen.shape)
    kind = QImage.Format.Format_BGR888 if channels == 3 else QImage.Format.Format_RGB32
    return QImage(seen.tobytes(), width, height, width * channels, kind).copy()
