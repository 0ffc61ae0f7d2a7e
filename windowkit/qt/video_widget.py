"""Video in a window of widgets, by the same way as in QML; a file of its own, so that a kiosk loads no widgets."""

from typing import override

from av.video.frame import VideoFrame
from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from windowkit.qt.latest import Latest
from windowkit.qt.picture import Scaler, Tally, centred


class VideoWidget(QWidget):
    """A picture in a window of widgets; the same path as VideoItem's. Of `every` frames it shows one."""

    first_frame = Signal()
    rate_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, fill: bool = True, every: int = 1) -> None:
        super().__init__(parent)
        self._every, self._came = every, 0
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._fill = fill
        self._scaler = Scaler()
        self._tally = Tally(self)
        self._tally.name = name
        self._tally.first.connect(self.first_frame)
        self._tally.changed.connect(self.rate_changed)
        self._latest: Latest[VideoFrame] = Latest(self)
        self._latest.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._frame: VideoFrame | None = None
        self._image: QImage | None = None
        self._fresh = False

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
            self._latest.put(frame)

    @Slot(bool)
    def accept(self, on: bool) -> None:
        """Whether frames are shown from now on; shut, it drops those on their way, too. In the GUI thread."""
        self._latest.accept(on)
        if not on:
            self.clear()

    @Slot()
    def clear(self) -> None:
        """Show nothing, until the next frame, which may be on its way: `accept` shuts. In the GUI thread."""
        self._latest.take()
        self._frame = None
        self._image = None
        self._tally.begin_anew()
        self.update()

    @Slot()
    def _on_arrived(self) -> None:
        frame = self._latest.take()
        if frame is not None:
            self._frame = frame
            self._image = None
            self._fresh = True
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
        if not self._fill or self._frame is None:
            painter.fillRect(self.rect(), QColor(Qt.GlobalColor.black))
        if self._frame is None or width < 1 or height < 1:
            return
        if self._image is None:
            self._image = self._scaler.image(self._frame, width, height, fill=self._fill)
        part, place = centred(self._image, width, height)
        where = QRectF(place.x() / ratio, place.y() / ratio, place.width() / ratio, place.height() / ratio)
        painter.drawImage(where, self._image, part)
        if self._fresh:
            self._fresh = False
            self._tally.count()
