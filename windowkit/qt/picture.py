"""From a frame of the call to an image of exactly the size it is shown at, and the count of what was shown."""

import logging
import time
from typing import TYPE_CHECKING, Final

from av.video.frame import VideoFrame
from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage

from windowkit import logs
from windowkit.media.shaping import Shape, Shaper

if TYPE_CHECKING:
    from windowkit.media.painting import Painter

_log: Final = logging.getLogger(__name__)
_LOOK: Final = 1000  # ms between two looks at the rate
_REPORT: Final = 2  # looks between two lines in the log


class Scaler:
    """Cuts, scales and converts in one go."""

    def __init__(self) -> None:
        self._painter: Painter | None = None
        self._shaper = Shaper()

    def image(self, frame: VideoFrame, width: int, height: int, *, fill: bool) -> QImage:
        """The frame covering `width` x `height` pixels (`fill`) or all of it fitted into them, in its own shape."""
        shape = _shape(frame.width, frame.height, width, height, fill=fill)
        if self._painter is None:
            # With the first picture: its numpy is a fifth of a program's start.
            from windowkit.media.painting import Painter  # noqa: PLC0415

            self._painter = Painter()
        if (pixels := self._painter.paint(frame, shape)) is not None:
            image = QImage(
                memoryview(pixels.rows), shape.width, shape.height, pixels.stride, QImage.Format.Format_RGB32
            )
            image.pixels = pixels  # type: ignore[attr-defined]  # the image borrows this memory
            return image
        made = self._shaper.shape(frame, shape)
        plane = made.planes[0]
        # Pixels of BGRA are QImage's RGB32 on little-endian machines.
        image = QImage(memoryview(plane), made.width, made.height, plane.line_size, QImage.Format.Format_RGB32)
        image.frame = made  # type: ignore[attr-defined]  # the image borrows the frame's memory
        return image


def _shape(across: int, down: int, width: int, height: int, *, fill: bool) -> Shape:
    """How a picture of `across` x `down` pixels comes to stand in `width` x `height`."""
    if not fill:
        scale = min(width / across, height / down)
        return Shape("bgra", max(1, round(across * scale)), max(1, round(down * scale)))
    scale = max(width / across, height / down)
    # What is outside is cut off first, in whole samples of colour: two pixels.
    part = max(2, min(across, round(width / scale / 2) * 2)), max(2, min(down, round(height / scale / 2) * 2))
    return Shape("bgra", width, height, part)


def centred(image: QImage, width: int, height: int) -> tuple[QRectF, QRectF]:
    """Which part of `image` to show, and where inside `width` x `height` pixels."""
    wide, high = min(image.width(), width), min(image.height(), height)
    part = QRectF((image.width() - wide) / 2, (image.height() - high) / 2, wide, high)
    return part, QRectF((width - wide) / 2, (height - high) / 2, wide, high)


class Tally(QObject):
    """Counts shown frames, and says so: once a second to the screen, every two to the log."""

    first = Signal()
    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.name = ""
        self.frames = 0
        self.per_second = 0.0
        self._counted = 0
        self._reported = 0
        self._looks = 0
        self._looked = time.monotonic()
        self._fresh = True
        timer = QTimer(self)
        timer.setObjectName("picture tally")
        timer.timeout.connect(self._look)
        timer.start(_LOOK)

    def count(self) -> None:
        """A frame is on the screen."""
        self.frames += 1
        if self._fresh:
            self._fresh = False
            logs.event(_log, "first_frame_shown", name=self.name)
            self.first.emit()

    def begin_anew(self) -> None:
        """The picture was taken away; the next frame is a first one."""
        self._fresh = True

    def _look(self) -> None:
        now = time.monotonic()
        shown = self.frames - self._counted
        rate = round(shown / (now - self._looked), 1)
        self._counted, self._looked = self.frames, now
        if rate != self.per_second:
            self.per_second = rate
            self.changed.emit()
        self._looks += 1
        if self._looks % _REPORT == 0:
            if self.frames > self._reported:
                logs.event(_log, "picture_shown", name=self.name, fps=rate, frames=self.frames)
            self._reported = self.frames
