"""What may be shown to a resident, each as a source of frames: this program's own things, a part of a screen,
another program's window. A view gives a frame at once, then each half second, and as the pointer moves on it, until it
is ended or has gone."""

import logging
import threading
import time
from collections.abc import Callable
from fractions import Fraction
from typing import Final, Protocol

import numpy as np
from av.video.frame import VideoFrame
from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QScreen
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from counter_app.pointer import Where, nowhere, over_part, over_widget, pointed
from counter_app.xwindows import Gone, Other, Windows
from windowkit import logs

_log: Final = logging.getLogger(__name__)
_LARGEST: Final = QSize(1920, 1080)  # pixels of the screen it is shown on
_EACH: Final = 500  # ms between two frames: a page hardly moves, and a grab of a whole window takes some 10 ms
_MOVES: Final = 200  # ms between two looks where the pointer is; only where it has moved a frame follows
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

    def __init__(
        self, draw: Callable[[], QImage | None], where: Where = nowhere, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._draw = draw
        self._where = where
        self._latest, self._at = QImage(), where()
        self._told: tuple[Show, Callable[[], None]] | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("sharing")
        self._timer.setInterval(_EACH)
        self._timer.timeout.connect(self._look)
        self._moves = QTimer(self)
        self._moves.setObjectName("pointer")
        self._moves.setInterval(_MOVES)
        self._moves.timeout.connect(self._follow)

    def begin(self, show: Show, on_gone: Callable[[], None]) -> None:
        """From now on."""
        self._told = (show, on_gone)
        self._timer.start()
        if self._where is not nowhere:
            self._moves.start()
        self._look()

    def end(self) -> None:
        """Not any more; what was drawn is kept no longer."""
        self._timer.stop()
        self._moves.stop()
        self._told, self._draw, self._where, self._latest = None, _nothing, nowhere, QImage()

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
            self._latest, self._at = fitted(image), self._where()
            show(as_frame(pointed(self._latest, self._at)))

    @Slot()
    def _follow(self) -> None:
        """The same picture, with the pointer where it is now."""
        at = self._where()
        if self._told is not None and at != self._at and not self._latest.isNull():
            self._at = at
            self._told[0](as_frame(pointed(self._latest, at)))


def _nothing() -> None:
    """There is no picture any more."""


def of_widget(widget: QWidget) -> Drawn:
    """A part of this program's window, as it stands now and later."""
    return Drawn(lambda: widget.grab().toImage(), over_widget(widget))


def of_image(image: QImage, where: Where = nowhere) -> Drawn:
    """A picture or a page; it does not change. `where`: the clerk points at it."""
    return Drawn(lambda: image, where)


def of_part(screen: QScreen, part: QRect) -> Drawn:
    """A part of a screen (in that screen's own coordinates) with whatever comes to stand there."""

    def draw() -> QImage | None:
        if not isValid(screen):  # the monitor was unplugged
            return None
        return screen.grabWindow(0, part.x(), part.y(), part.width(), part.height()).toImage()

    return Drawn(draw, over_part(part.translated(screen.geometry().topLeft())))


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
        try:
            with Windows() as windows:
                self._watch(windows, show)
        except Gone:
            logs.event(_log, "shared_window_gone")
            on_gone()
        except Exception as error:  # noqa: BLE001 - whatever it is: the resident sees nothing new, and both are told
            logs.event(_log, "shared_window_lost", why=type(error).__name__)
            on_gone()

    def _watch(self, windows: Windows, show: Show) -> None:
        latest: QImage | None = None
        at: QPointF | None = None
        looked = float("-inf")
        while True:
            now, before = time.monotonic(), at
            at = windows.pointer(self._window)
            if anew := now - looked >= _EACH / 1000:
                image = windows.grab(self._window)
                looked, latest = now, latest if image is None else fitted(image)
            if latest is not None and (anew or at != before) and not self._stop.is_set():
                show(as_frame(pointed(latest, at)))
            if self._stop.wait(_MOVES / 1000):
                return


def fitted(image: QImage) -> QImage:
    """At most as large as the kiosk's screen: a paper of eight megapixels is made smaller once, not for each frame."""
    if image.width() <= _LARGEST.width() and image.height() <= _LARGEST.height():
        return image
    return image.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def as_frame(image: QImage) -> VideoFrame:
    """The image as a frame of the call, stamped with the time."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)  # in memory BGRA on little-endian machines
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    frame = VideoFrame.from_ndarray(np.ascontiguousarray(rows[:, : image.width()]), "bgra")
    frame.pts = int(time.monotonic() * _CLOCK)
    frame.time_base = Fraction(1, _CLOCK)
    return frame
