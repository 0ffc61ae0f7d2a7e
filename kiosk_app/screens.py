"""Which window stands on which monitor, now and when a monitor comes or goes."""

import logging
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from windowkit import logs

_log: Final = logging.getLogger(__name__)


class Place(msgspec.Struct, frozen=True):
    """Where a window stands; `monitor` counts the monitors as they were given."""

    monitor: int
    full: bool
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0


class Monitor(msgspec.Struct, frozen=True):
    """A monitor's name and the room that a window has on it."""

    name: str
    x: int
    y: int
    width: int
    height: int


def places(monitors: tuple[Monitor, ...], wanted: tuple[str, ...], *, windowed: bool) -> tuple[Place, Place]:
    """The upper and the lower window's place. Wanted monitors that are not there are made up for by the others."""
    order = sorted(range(len(monitors)), key=lambda at: (monitors[at].y, monitors[at].x))
    named = [at for name in wanted for at in order if monitors[at].name == name]
    chosen = [*named, *(at for at in order if at not in named)][:2]
    if len(chosen) == 2 and not windowed:
        return Place(chosen[0], full=True), Place(chosen[1], full=True)
    at = chosen[0]
    room = monitors[at]
    width = room.width // 2
    height = min(room.height, width * 9 // 16)
    y = room.y + (room.height - height) // 2
    return Place(at, False, room.x, y, width, height), Place(at, False, room.x + width, y, width, height)


class Screens(QObject):
    """Keeps the two windows where they belong."""

    def __init__(
        self, app: QGuiApplication, windows: tuple[QWindow, QWindow], wanted: tuple[str, ...], *, windowed: bool
    ) -> None:
        super().__init__(app)
        self.setObjectName("screens")
        self._windows = windows
        self._wanted = wanted
        self._windowed = windowed
        app.screenAdded.connect(self._changed)
        app.screenRemoved.connect(self._changed)

    def show(self) -> None:
        """Put both windows on their monitors and show them."""
        screens = QGuiApplication.screens()
        monitors = tuple(_monitor(screen, self._windowed or len(screens) < 2) for screen in screens)
        if not monitors:
            return  # every monitor was pulled; the windows come back with the first one
        for window, place in zip(self._windows, places(monitors, self._wanted, windowed=self._windowed), strict=True):
            _put(window, screens[place.monitor], place)
        logs.event(_log, "screens_arranged", monitors=len(monitors))

    @Slot(QScreen)
    def _changed(self, _screen: QScreen) -> None:
        self.show()


def _monitor(screen: QScreen, windowed: bool) -> Monitor:
    room = screen.availableGeometry() if windowed else screen.geometry()
    return Monitor(screen.name(), room.x(), room.y(), room.width(), room.height())


def _put(window: QWindow, screen: QScreen, place: Place) -> None:
    window.setScreen(screen)
    if place.full:
        # Frameless and placed by hand, too: a kiosk often has no window manager that would fill the screen.
        window.setFlag(Qt.WindowType.FramelessWindowHint)
        window.setGeometry(screen.geometry())
        window.showFullScreen()
    else:
        window.setGeometry(QRect(place.x, place.y, place.width, place.height))
        window.showNormal()
