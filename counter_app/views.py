"""What may be shown to a resident, each as a source of frames: this program's own things, a part of a screen,
another program's window. A view gives a frame at once and then each half second, until it is ended or has gone."""

import logging
import threading
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Final, Protocol

import numpy as np
from av.video.frame import VideoFrame
from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from counter_app.xwindows import Gone, Other, Windows
from windowkit import logs

_log: Final = logging.getLogger(__name__)
_LARGEST: Final = QSize(1920, 1080)  # pixels of the screen it is shown on
_EACH: Final = 500  # ms between two frames: a page hardly moves, and a grab of a whole window takes some 10 ms
_CLOCK: Final = 90_000  # Hz; RTP's for video

type Show = Callable[[VideoFrame], None]


class View(Protocol):
    """One thing that is shown. It is begun at most once and ended once, in the GUI thread."""

    def begin(self, show: Show, on_gone: Callable[[], None]) -> None:
        """Give frames to `show`, in any thread; `on_gone`, also in any thread, where there will be no more."""
        ...

    def end(self) -> None:
        """When this returns no frame comes any more."""
        ...


class Drawn(QObject):
    """What Qt itself can draw: `draw` gives the picture, or None where it is gone. Lives in the GUI thread."""

    def __init__(self, draw: Callable[[], QImage | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._told: tuple[Show, Callable[[], None]] | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("sharing")
        self._timer.setInterval(_EACH)
        self._timer.timeout.connect(self._look)

    def begin(self, show: Show, on_gone: Callable[[], None]) -> None:
        """From now on."""
        self._told = (show, on_gone)
        self._timer.start()
        self._look()

    def end(self) -> None:
        """Not any more; what was drawn is kept no longer."""
        self._timer.stop()
        self._told, self._draw = None, _nothing

    @Slot()
    def _look(self) -> None:
        if self._told is None:
            return
        show, on_gone = self._told
        image = self._draw()
        if image is None:
            self.end()
            on_gone()
        elif not image.isNull():
            show(as_frame(image))


def _nothing() -> None:
    """There is no picture any more."""


def of_widget(widget: QWidget) -> Drawn:
    """A part of this program's window, as it stands now and later."""
    return Drawn(lambda: widget.grab().toImage())


def of_image(image: QImage) -> Drawn:
    """A picture or a page; it does not change."""
    return Drawn(lambda: image)


def of_part(screen: QScreen, part: QRect) -> Drawn:
    """A part of a screen (in that screen's own coordinates) with whatever comes to stand there."""

    def draw() -> QImage | None:
        if not isValid(screen):  # the monitor was unplugged
            return None
        return screen.grabWindow(0, part.x(), part.y(), part.width(), part.height()).toImage()

    return Drawn(draw)


class Watched:
    """Another program's window, wherever it stands and whatever lies over it; read in a thread of its own.

    A window that is put away (minimised) shows its last picture: it is not closed.
    """

    def __init__(self, window: Other) -> None:
        self._window = window
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self, show: Show, on_gone: Callable[[], None]) -> None:
        """From now on."""
        self._thread = threading.Thread(target=self._run, args=(show, on_gone), name="shared window", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Not any more."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, show: Show, on_gone: Callable[[], None]) -> None:
        latest: QImage | None = None
        try:
            with Windows() as windows:
                while True:
                    latest = windows.grab(self._window) or latest
                    if latest is not None and not self._stop.is_set():
                        show(as_frame(latest))
                    if self._stop.wait(_EACH / 1000):
                        return
        except Gone:
            logs.event(_log, "shared_window_gone")
            on_gone()
        except Exception as error:  # noqa: BLE001 - whatever it is: the resident sees nothing new, and both are told
            logs.event(_log, "shared_window_lost", why=type(error).__name__)
            on_gone()


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
