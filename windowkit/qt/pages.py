"""From the pieces of a notice's page (PDF) to pictures of its sheets, for counter and kiosk."""
# pyright: reportUnknownMemberType=false
# pypdfium2 leaves most of its types open.

import threading
from typing import Any, Final, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage

_POINTS: Final = 72  # an inch
_MOST: Final = 12  # sheets; a notice has at most eight
_LONGEST: Final = 8000  # pixels: 120 cm of receipt paper, letters still legible
_ONE: Final = threading.Lock()  # PDFium must not be used by two threads at a time

type Name = tuple[str, str]
"""Whose page it is: the visit, and the notice or the reading."""


class Pages(QObject):
    """Pieces come in by `hear`, in their order; `ready` carries the name and a tuple of pictures, `failed` the name.

    A picture is as wide as `width` pixels, or has `dots` an inch where no width is given.
    """

    ready = Signal(object, object)
    failed = Signal(object)
    _made = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None, *, dots: int = 150, width: int = 0) -> None:
        super().__init__(parent)
        self._dots = dots
        self._width = width
        self._of: Name = ("", "")
        self._pieces: list[bytes] = []
        self._turn = object()  # a picture that was begun before the last `forget` is nobody's
        self._made.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def hear(self, name: Name, part: int, parts: int, content: bytes) -> None:
        """One piece. The first one of a page makes an older page's worthless, and so does a gap its own."""
        if part == 0:
            self.forget()
            self._of = name
        if name != self._of or part != len(self._pieces):
            return
        self._pieces.append(content)
        if len(self._pieces) == parts:
            work = (name, b"".join(self._pieces), self._turn)
            self._pieces = []
            threading.Thread(target=self._make, args=work, name="page", daemon=True).start()

    def forget(self) -> None:
        """Nothing of any page is kept, nor shown any more."""
        self._of, self._pieces, self._turn = ("", ""), [], object()

    def _make(self, name: Name, pages: bytes, turn: object) -> None:
        self._made.emit(name, pictures(pages, dots=self._dots, width=self._width), turn)

    @Slot(object, object, object)
    def _show(self, name: Name, sheets: tuple[QImage, ...], turn: object) -> None:
        if turn is not self._turn:
            return
        if sheets:
            self.ready.emit(name, sheets)
        else:
            self.failed.emit(name)


def pictures(pages: bytes, *, dots: int = 150, width: int = 0) -> tuple[QImage, ...]:
    """Every sheet of a PDF; none where it is no PDF or one of its sheets cannot be drawn."""
    import pypdfium2  # noqa: PLC0415 - 5 MiB and 60 ms, only for who is shown a notice

    # What a torn PDF raises: a page that is not there, has no size, or is too large to draw.
    torn = (pypdfium2.PdfiumError, MemoryError, ValueError, ZeroDivisionError, OverflowError)
    with _ONE:
        try:
            return _drawn(pypdfium2.PdfDocument(pages), dots, width)
        except torn:
            return ()


def _drawn(document: Any, dots: int, width: int) -> tuple[QImage, ...]:
    try:
        return tuple(_picture(document[at], dots, width) for at in range(min(len(document), _MOST)))
    finally:
        document.close()


def _picture(page: Any, dots: int, width: int) -> QImage:
    across, down = cast("tuple[float, float]", page.get_size())
    scale = width / across if width else dots / _POINTS
    seen: Any = page.render(scale=min(scale, _LONGEST / down)).to_numpy()
    high, wide, channels = cast("tuple[int, int, int]", seen.shape)
    kind = QImage.Format.Format_BGR888 if channels == 3 else QImage.Format.Format_RGB32
    return QImage(seen.tobytes(), wide, high, wide * channels, kind).copy()
