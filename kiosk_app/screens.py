"""Which window stands on which monitor, now and when a monitor comes or goes."""

import logging
from typing import Final

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from kiosk_app.kept import Keeper
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


def places(
    monitors: tuple[Monitor, ...], wanted: tuple[str, ...], *, windowed: bool, pair: bool = False, swapped: bool = False
) -> tuple[Place | None, Place]:
    """The upper and the lower window's place. Wanted monitors that are not there are made up for by the others.

    `pair`: there are two monitors, or should be: of two the last one is the lower window's, which is touched; there is
    no place then for the upper one. `swapped`: the other way round than `wanted`, or than they stand.
    """
    order = sorted(range(len(monitors)), key=lambda at: (monitors[at].y, monitors[at].x))
    named = [at for name in wanted for at in order if monitors[at].name == name]
    chosen = [*named, *(at for at in order if at not in named)][:2]
    if len(chosen) == 2 and not windowed:
        upper, lower = reversed(chosen) if swapped else chosen
        return Place(upper, full=True), Place(lower, full=True)
    at = chosen[0]
    if pair and not windowed:
        return None, Place(at, full=True)
    room = monitors[at]
    width = room.width // 2
    height = min(room.height, width * 9 // 16)
    y = room.y + (room.height - height) // 2
    return Place(at, False, room.x, y, width, height), Place(at, False, room.x + width, y, width, height)


class Screens(QObject):
    """Keeps the two windows where they belong. `arranged`: on how many, and whether the upper one has a place."""

    arranged = Signal(int, bool)

    def __init__(
        self,
        app: QGuiApplication,
        windows: tuple[QWindow, QWindow],
        wanted: tuple[str, ...],
        keeper: Keeper,
        *,
        windowed: bool,
    ) -> None:
        super().__init__(app)
        self.setObjectName("screens")
        self._windows = windows
        self._wanted = wanted
        self._keeper = keeper
        self._windowed = windowed
        self._pair = len(wanted) > 1
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._changed)
        for screen in app.screens():
            screen.geometryChanged.connect(self._moved)

    def show(self) -> None:
        """Put both windows on their monitors and show them."""
        screens = QGuiApplication.screens()
        self._pair = self._pair or len(screens) > 1
        bounded = self._windowed or not self._pair
        monitors = tuple(_monitor(screen, bounded) for screen in screens)
        if not monitors:
            return  # every monitor was pulled; the windows come back with the first one
        where = places(
            monitors, self._wanted, windowed=self._windowed, pair=self._pair, swapped=self._keeper.kept.swapped
        )
        for window, place in zip(self._windows, where, strict=True):
            if place is None:
                window.hide()
            else:
                _put(window, screens[place.monitor], place)
        logs.event(_log, "screens_arranged", monitors=len(monitors), upper=where[0] is not None)
        self.arranged.emit(len(monitors) if self._pair and not self._windowed else 1, where[0] is not None)

    def swap(self) -> None:
        """The windows change places, also after every new start."""
        kept = self._keeper.kept
        self._keeper.keep(replace(kept, swapped=not kept.swapped))
        self.show()

    @Slot(QScreen)
    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._moved)
        self.show()

    @Slot(QScreen)
    def _changed(self, _screen: QScreen) -> None:
        self.show()

    @Slot(QRect)
    def _moved(self, _room: QRect) -> None:
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
