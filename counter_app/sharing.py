"""What the clerk shows to the resident: a picture or a part of this window, as frames for the call."""

import time
from fractions import Fraction
from typing import Final

import numpy as np
from av.video.frame import VideoFrame
from PySide6.QtCore import QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from windowkit.media.second import SecondPicture
from windowkit.messages import Shown

_LARGEST: Final = QSize(1920, 1080)  # pixels of the screen it is shown on
_EACH: Final = 500  # ms between two frames: a page hardly moves, and a grab of a whole window takes some 10 ms
_CLOCK: Final = 90_000  # Hz; RTP's for video


class Sharer(QObject):
    """Frames of `what` go to `second` while the server says so: the kiosk knows what it shows before it sees it."""

    def __init__(self, second: SecondPicture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._second = second
        self._kind = Shown.NOTHING
        self._what: QWidget | QImage | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("sharing")
        self._timer.setInterval(_EACH)
        self._timer.timeout.connect(self._show)

    def prepare(self, kind: Shown, what: QWidget | QImage) -> None:
        """What is shown once the server has said so."""
        self._kind, self._what = kind, what

    def follow(self, shown: Shown) -> bool:
        """Show what was prepared, or nothing. False: the server believes in something that we have not got."""
        if shown is Shown.NOTHING:
            if self._second.on:  # not what was prepared and is only being asked for
                self.stop()
            return True
        if shown is not self._kind or self._what is None:
            self.stop()
            return False
        if not self._second.on:
            self._second.on = True
            self._timer.start()
            self._show()
        return True

    @Slot()
    def stop(self) -> None:
        """Show nothing, from now on."""
        self._timer.stop()
        self._second.on = False
        self._kind, self._what = Shown.NOTHING, None

    @Slot()
    def _show(self) -> None:
        what = self._what
        image = what.grab().toImage() if isinstance(what, QWidget) else what
        if image is not None and not image.isNull():
            self._second.show(as_frame(image))


def as_frame(image: QImage) -> VideoFrame:
    """The image as a frame of the call, stamped with the time, at most as large as the kiosk's screen."""
    if image.width() > _LARGEST.width() or image.height() > _LARGEST.height():
        mode = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio, mode)
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # in memory BGRA on little-endian machines
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    frame = VideoFrame.from_ndarray(np.ascontiguousarray(rows[:, : image.width()]), "bgra")
    frame.pts = int(time.monotonic() * _CLOCK)
    frame.time_base = Fraction(1, _CLOCK)
    return frame
