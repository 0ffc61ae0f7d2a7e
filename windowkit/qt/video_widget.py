"""Video in a window of widgets, by the same way as in QML; a file of its own, so that a kiosk loads no widgets."""

from typing import override

from av.video.frame import VideoFrame
from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from windowkit.qt.frames import Frames
from windowkit.qt.picture import centred


class VideoWidget(QWidget):
    """A picture in a window of widgets; the same path as VideoItem's. Of `every` frames it shows one."""

    first_frame = Signal()
    rate_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, fill: bool = True, every: int = 1) -> None:
        super().__init__(parent)
        self._every, self._came = every, 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._fill = fill
        self._frames = Frames(self)
        self._frames.changed.connect(self._on_changed)
        self._tally = self._frames.tally
        self._tally.name = name
        self._tally.first.connect(self.first_frame)
        self._tally.changed.connect(self.rate_changed)
        self._image: QImage | None = None

    @property
    def shown_per_second(self) -> float:
        """Frames painted in the last second."""
        return self._tally.per_second

    @property
    def shown(self) -> int:
        """Frames painted so far."""
        return self._tally.frames

    @Slot(object)
    def show_frame(self, frame: VideoFrame) -> None:
        """Show this frame next; from any thread, one at a time."""
        self._came += 1
        if self._came % self._every == 0:
            self._frames.show_frame(frame)

    @Slot(bool)
    def accept(self, on: bool) -> None:
        """Whether frames are shown from now on; shut, it drops those on their way, too. In the GUI thread."""
        self._frames.accept(on)

    @Slot()
    def clear(self) -> None:
        """Show nothing, until the next frame, which may be on its way: `accept` shuts. In the GUI thread."""
        self._frames.clear()

    @Slot()
    def _on_changed(self) -> None:
        self._image = None
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._image = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        if self._image is None:
            self._image = self._frames.image(width, height, fill=self._fill)
        if not self._fill or self._image is None:
            painter.fillRect(self.rect(), QColor(Qt.GlobalColor.black))
        if self._image is None:
            return
        part, place = centred(self._image, width, height)
        where = QRectF(place.x() / ratio, place.y() / ratio, place.width() / ratio, place.height() / ratio)
        painter.drawImage(where, self._image, part)
        self._frames.painted()
