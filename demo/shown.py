"""A window for a program that has none: pictures are scaled and painted as the programs do, without a screen.

Its own file, so that who shows nothing loads no Qt.
"""

import os
import threading
from collections.abc import Callable
from typing import Final, override

from av.video.frame import VideoFrame
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from windowkit.qt.video_widget import VideoWidget

_SIZE: Final = (1920, 881)  # pixels: of the clerk on a kiosk's screen


class _Painted(VideoWidget):
    """Says so each time a picture has been painted that was not painted before."""

    def __init__(self, on_shown: Callable[[], None]) -> None:
        super().__init__("windowless")
        self._on_shown = on_shown
        self._told = 0

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.shown > self._told:
            self._told = self.shown
            self._on_shown()


class _Over(QObject):
    said = Signal()


class Shown:
    """Pictures `width` pixels wide, painted; `on_shown` hears of each. Made and run in the main thread."""

    def __init__(self, width: int, on_shown: Callable[[], None]) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._app = QApplication(["windowless"])
        self._width = width
        self._picture = _Painted(on_shown)
        self._picture.resize(*_SIZE)
        self._picture.show()

    def show(self, frame: VideoFrame) -> None:
        """From any thread; a smaller picture, as on a poor line, is not shown."""
        if frame.width == self._width:
            self._picture.show_frame(frame)

    def run(self, work: Callable[[], None]) -> None:
        """Paint until `work`, in a thread of its own, is done."""
        over = _Over()
        over.said.connect(self._app.quit, Qt.ConnectionType.QueuedConnection)

        def until_done() -> None:
            try:
                work()
            finally:
                over.said.emit()

        working = threading.Thread(target=until_done, name="work")
        working.start()
        self._app.exec()
        working.join()
        self._picture.accept(False)
        self._picture.hide()
