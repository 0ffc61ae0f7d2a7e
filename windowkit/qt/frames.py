"""What a picture in QML and one in widgets have in common: the newest frame, scaled for the screen, and the count."""

from av.video.frame import VideoFrame
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from windowkit.qt.latest import Latest
from windowkit.qt.picture import Scaler, Tally

QML_IMPORT_NAME = "VirtualWindow.Video"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Frames(QObject):
    """`show_frame` takes frames from any thread; all else is the GUI thread's. `changed`: paint again.

    It may outlive the item that paints it: pictures come before there is a page, and after.
    Whoever paints asks for `image`, and says `painted` when it is on the screen.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tally = Tally(self)
        self._scaler = Scaler()
        self._latest: Latest[VideoFrame] = Latest(self)
        self._latest.arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._frame: VideoFrame | None = None
        self._fresh = False

    @property
    def present(self) -> bool:
        """Whether there is one to show."""
        return self._frame is not None

    def show_frame(self, frame: VideoFrame) -> None:
        """Show this frame next; from any thread."""
        self._latest.put(frame)

    @Slot(bool)
    def accept(self, on: bool) -> None:
        """Whether frames are shown from now on; shut, it drops those on their way, too."""
        self._latest.accept(on)
        if not on:
            self.clear()

    @Slot()
    def clear(self) -> None:
        """Show nothing, until the next frame, which may be on its way: `accept` shuts."""
        self._latest.take()
        self._frame, self._fresh = None, False
        self.tally.begin_anew()
        self.changed.emit()

    def image(self, width: int, height: int, *, fill: bool) -> QImage | None:
        """The newest frame for so many pixels; None where nothing is to be shown."""
        if self._frame is None or width < 1 or height < 1:
            return None
        return self._scaler.image(self._frame, width, height, fill=fill)

    def painted(self) -> None:
        """What `image` gave last is on the screen; each frame counts once."""
        if self._fresh:
            self._fresh = False
            self.tally.count()

    @Slot()
    def _on_arrived(self) -> None:
        frame = self._latest.take()
        if frame is not None:
            self._frame = frame
            self._fresh = True
            self.changed.emit()
