"""Video in QML (in widgets: `video_widget.py`): one conversion a frame, straight to the size it is shown at.

QML's VideoOutput draws nothing under the software backend and costs a whole core under a software GL; an
image node with a texture made by swscale costs 0.07 cores at 720p30 and works on a GPU, too.
"""

from typing import override

from av.video.frame import VideoFrame
from PySide6.QtCore import Property, QRect, QRectF, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickWindow, QSGImageNode, QSGNode

from windowkit.qt.frames import Frames
from windowkit.qt.picture import centred
from windowkit.qt.textures import let_go

QML_IMPORT_NAME = "VirtualWindow.Video"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class VideoItem(QQuickItem):
    """A picture in QML. `show_frame` takes frames from any thread; `name` is what the log calls it.

    `frames` are its own, or given: then they may be fed while there is no item yet.
    """

    firstFrame = Signal()  # noqa: N815 - QML's spelling
    changed = Signal()
    rateChanged = Signal()  # noqa: N815

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        self._frames = Frames(self)
        self._follow()
        self._fill = True
        self._node: QSGImageNode | None = None
        self._image: QImage | None = None

    def _follow(self) -> None:
        self._frames.changed.connect(self.update)
        self._frames.tally.first.connect(self.firstFrame)
        self._frames.tally.changed.connect(self.rateChanged)

    @Slot(object)
    def show_frame(self, frame: VideoFrame) -> None:
        """Show this frame next; from any thread."""
        self._frames.show_frame(frame)

    @Slot(bool)
    def accept(self, on: bool) -> None:
        """Whether frames are shown from now on; shut, it drops those on their way, too. In the GUI thread."""
        self._frames.accept(on)

    @Slot()
    def clear(self) -> None:
        """Show nothing, until the next frame, which may be on its way: `accept` shuts. In the GUI thread."""
        self._frames.clear()

    @override
    def geometryChange(self, new: QRectF | QRect, old: QRectF | QRect) -> None:
        super().geometryChange(new, old)
        self.update()

    @override
    def releaseResources(self) -> None:
        # Qt frees the node now; a wrapper kept longer is taken for whatever comes to lie at its address.
        self._node = None

    @override
    def updatePaintNode(self, old: QSGNode | None, data: QQuickItem.UpdatePaintNodeData) -> QSGNode:
        ratio = self.window().effectiveDevicePixelRatio()
        width, height = round(self.width() * ratio), round(self.height() * ratio)
        if old is None or self._node is None:
            self._node = self.window().createImageNode()
            self._node.setOwnsTexture(True)
        node = self._node
        image = self._frames.image(width, height, fill=self._fill)
        if image is None:
            image = QImage(1, 1, QImage.Format.Format_RGB32)
            part, place = QRectF(0, 0, 1, 1), QRectF()
        else:
            part, place = centred(image, width, height)
        texture = self.window().createTextureFromImage(image)
        node.setTexture(texture)
        let_go(texture)
        # The software renderer has copied it, and 6 MB are free for the next picture. Other textures borrow its memory.
        self._image = None if QQuickWindow.sceneGraphBackend() == "software" else image
        node.setSourceRect(part)
        node.setRect(QRectF(place.x() / ratio, place.y() / ratio, place.width() / ratio, place.height() / ratio))
        self._frames.painted()
        return node

    def _get_fill(self) -> bool:
        return self._fill

    def _set_fill(self, fill: bool) -> None:
        if fill != self._fill:
            self._fill = fill
            self.changed.emit()
            self.update()

    def _get_name(self) -> str:
        return self._frames.tally.name

    def _set_name(self, name: str) -> None:
        if name != self._frames.tally.name:
            self._frames.tally.name = name
            self.changed.emit()

    def _get_frames(self) -> Frames:
        return self._frames

    def _set_frames(self, frames: Frames) -> None:
        # Once, as the page is made: the item's own have shown nothing yet.
        if frames is not self._frames:
            frames.tally.name = self._frames.tally.name or frames.tally.name
            self._frames.deleteLater()
            self._frames = frames
            self._follow()
            self.changed.emit()

    def _get_rate(self) -> float:
        return self._frames.tally.per_second

    def _get_shown(self) -> int:
        return self._frames.tally.frames

    fill = Property(bool, _get_fill, _set_fill, notify=changed)
    name = Property(str, _get_name, _set_name, notify=changed)
    frames = Property(Frames, _get_frames, _set_frames, notify=changed)
    shownPerSecond = Property(float, _get_rate, notify=rateChanged)  # noqa: N815
    shown = Property(int, _get_shown, notify=rateChanged)
