"""What QML binds to about text, contrast, sound and reach; who speaks, plays and draws hears of it by `applied`."""

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import ease_phrases
from kiosk_app.ease import LOUDEST, QUIETEST, Ease, Text
from kiosk_app.easing import EaseChosen, EaseRestored, EaseShown
from kiosk_app.models import Desk

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_TEXTS: Final = tuple(Text)
_LOOK: Final = 200  # ms between two looks whether the voice has ended


@QmlElement
class EaseModel(QObject):
    """Follows the desk. `words` gives all that stands on the page, `quiet` says whether the voice has ended."""

    changed = Signal()
    applied = Signal(object)  # an Ease

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words: Callable[[], str] = str
        self.quiet: Callable[[], bool] = lambda: True
        self._shown = desk.scene.ease
        self._reading = QTimer(self)
        self._reading.setObjectName("reading aloud")
        self._reading.setInterval(_LOOK)
        self._reading.timeout.connect(self._look)
        desk.changed.connect(self._follow)

    @property
    def ease(self) -> Ease:
        """As it is now."""
        return self._desk.scene.ease

    @Slot()
    def _follow(self) -> None:
        if self._shown != self.ease:
            self._shown = self.ease
            self.applied.emit(self.ease)
        self.changed.emit()

    @Slot()
    def _look(self) -> None:
        if self.quiet():
            self._end_reading()

    def _end_reading(self) -> None:
        self._reading.stop()
        self.changed.emit()

    def _choose(self, ease: Ease, words: str) -> None:
        self._desk.hear(EaseChosen(ease=ease))
        self._desk.said.emit(words)

    def _get_open(self) -> bool:
        return self._desk.scene.easing

    def _get_text(self) -> int:
        return _TEXTS.index(self.ease.text)

    def _get_high(self) -> bool:
        return self.ease.high_contrast

    def _get_left(self) -> bool:
        return self.ease.left_hand

    def _get_volume(self) -> int:
        return self.ease.volume

    def _get_slow(self) -> bool:
        return self.ease.slow

    def _get_reach(self) -> bool:
        return self.ease.reach

    def _get_usual(self) -> bool:
        return self.ease == self._desk.scene.usual

    def _get_reading(self) -> bool:
        return self._reading.isActive()

    open = Property(bool, _get_open, notify=changed)
    text = Property(int, _get_text, notify=changed)  # 0 is the usual size, 2 the largest
    high = Property(bool, _get_high, notify=changed)
    left = Property(bool, _get_left, notify=changed)
    volume = Property(int, _get_volume, notify=changed)  # 1 to 5
    slow = Property(bool, _get_slow, notify=changed)
    reach = Property(bool, _get_reach, notify=changed)
    usual = Property(bool, _get_usual, notify=changed)  # nothing is other than the site has it
    reading = Property(bool, _get_reading, notify=changed)  # the page is being read aloud

    @Slot(bool)
    def show(self, shown: bool) -> None:
        """The page of all this, or back to what one was doing."""
        self._desk.hear(EaseShown(shown=shown))
        self._desk.said.emit(ease_phrases.asked() if shown else "")

    @Slot(int)
    def chooseText(self, step: int) -> None:  # noqa: N802 - QML's spelling
        """Letters of that size."""
        self._choose(replace(self.ease, text=_TEXTS[step]), ease_phrases.text(_TEXTS[step]))

    @Slot(bool)
    def chooseHigh(self, high: bool) -> None:  # noqa: N802
        """Light letters on black, or as usual."""
        self._choose(replace(self.ease, high_contrast=high), ease_phrases.contrast(high=high))

    @Slot(bool)
    def chooseLeft(self, left: bool) -> None:  # noqa: N802
        """For a left hand, or for a right one."""
        self._choose(replace(self.ease, left_hand=left), ease_phrases.hand(left=left))

    @Slot(int)
    def louder(self, by: int) -> None:
        """The voice and the call, by so many steps; heard at once."""
        volume = min(LOUDEST, max(QUIETEST, self.ease.volume + by))
        self._choose(replace(self.ease, volume=volume), ease_phrases.volume(volume))

    @Slot(bool)
    def chooseSlow(self, slow: bool) -> None:  # noqa: N802
        """Slower, with twice the time, or as usual."""
        self._choose(replace(self.ease, slow=slow), ease_phrases.pace(slow=slow))

    @Slot(bool)
    def chooseReach(self, reach: bool) -> None:  # noqa: N802
        """From a wheelchair, or standing."""
        self._choose(replace(self.ease, reach=reach), ease_phrases.reach(reach=reach))

    @Slot()
    def restore(self) -> None:
        """As the site has it."""
        self._desk.hear(EaseRestored())
        self._desk.said.emit(ease_phrases.restored())

    @Slot()
    def readAloud(self) -> None:  # noqa: N802
        """All that stands on the page; while it is read, no more of it."""
        if self._reading.isActive():
            self._desk.said.emit("")
            self._end_reading()
            return
        self._desk.said.emit(self.words())
        self._reading.start()
        self.changed.emit()
