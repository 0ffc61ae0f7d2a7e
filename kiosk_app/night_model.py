"""What QML binds to while nobody is there: the welcome drifts, and outside the opening hours both screens go dark."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Property, QObject, Qt, QTime, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import hours_phrases, night
from kiosk_app.models import Desk

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_A_MINUTE: Final = 60_000  # ms


@QmlElement
class NightModel(QObject):
    """Follows the desk and every touch. `wanted`: the site has the screens go dark; `clock` gives the time of day."""

    changed = Signal()
    moved = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = True
        self.clock: Callable[[], QTime] = QTime.currentTime
        self._alone = False
        self._dark = False
        self._steps = 0
        self._waiting = self._timer("nobody there", round(night.ALONE * 1000), self.nobody_came, once=True)
        self._drifting = self._timer("drift", round(night.STEP * 1000), self._step)
        self._minutes = self._timer("the night's clock", _A_MINUTE, self._minute, once=True)
        desk.changed.connect(self._follow)
        self._follow()

    def _timer(self, name: str, interval: int, then: Callable[[], None], *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(name)
        timer.setInterval(interval)
        timer.setSingleShot(once)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.timeout.connect(then)
        return timer

    @property
    def wanted(self) -> bool:
        """Whether the screens go dark at night."""
        return self._wanted

    @wanted.setter
    def wanted(self, wanted: bool) -> None:
        self._wanted = wanted
        self._follow()

    @Slot()
    def _follow(self) -> None:
        scene = self._desk.scene
        if not night.is_welcome(scene):
            self._wake()
            self._waiting.stop()
        elif not self._alone and not self._waiting.isActive():
            self._waiting.start()
        self._show(dark=self._alone and self._wanted and night.is_night(scene))

    @Slot()
    def touched(self) -> None:
        """Somebody is there."""
        self._wake()
        self._desk.stay()
        self._waiting.stop()
        self._follow()

    @Slot()
    def nobody_came(self) -> None:
        """For so long that nobody seems to be there."""
        self._alone = True
        self._desk.leaveAlone()
        self._drifting.start()
        self._follow()

    def _wake(self) -> None:
        self._alone = False
        self._drifting.stop()
        if self._steps:
            self._steps = 0
            self.moved.emit()

    def _show(self, *, dark: bool) -> None:
        if dark == self._dark:
            return
        self._dark = dark
        (self._drifting.stop if dark or not self._alone else self._drifting.start)()
        if dark:
            self._minute()
        else:
            self._minutes.stop()
        self.changed.emit()

    @Slot()
    def _step(self) -> None:
        self._steps += 1
        self.moved.emit()

    @Slot()
    def _minute(self) -> None:
        """The clock goes on, and to another place; the next minute begins when the clock's does."""
        self._minutes.start(_A_MINUTE - self.clock().msecsSinceStartOfDay() % _A_MINUTE)
        self.changed.emit()

    def _get_dark(self) -> bool:
        return self._dark

    def _get_x(self) -> int:
        return night.drift(self._steps)[0]

    def _get_y(self) -> int:
        return night.drift(self._steps)[1]

    def _place(self) -> tuple[float, float]:
        return night.place(self.clock().msecsSinceStartOfDay() // _A_MINUTE)

    def _get_across(self) -> float:
        return self._place()[0]

    def _get_down(self) -> float:
        return self._place()[1]

    def _get_time(self) -> str:
        return self.clock().toString("HH:mm")

    def _get_words(self) -> str:
        return hours_phrases.opens(self._desk.scene.hours.opens) or hours_phrases.closed()

    dark = Property(bool, _get_dark, notify=changed)
    x = Property(int, _get_x, notify=moved)
    y = Property(int, _get_y, notify=moved)
    across = Property(float, _get_across, notify=changed)
    down = Property(float, _get_down, notify=changed)
    time = Property(str, _get_time, notify=changed)
    words = Property(str, _get_words, notify=changed)
