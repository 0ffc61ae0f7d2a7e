"""The key that ends the sharing at once, whatever program has the keyboard: F9, while something is shown."""

import contextlib
from typing import Any, Final

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from Xlib import XK, X
from Xlib.display import Display

from counter_app import xwindows

KEY: Final = "F9"  # no browser and no office program has a use for it that a clerk would miss


class EndKey(QObject):
    """`pressed` fires while `listen(True)` holds. Another program's own claim to the key leaves ours in this window."""

    pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._own = QShortcut(QKeySequence(KEY), window)
        self._own.setContext(Qt.ShortcutContext.ApplicationShortcut)
        self._own.activated.connect(self.pressed)
        self._own.setEnabled(False)
        self._display: Any = None
        self._notifier: QSocketNotifier | None = None

    @Slot(bool)
    def listen(self, on: bool) -> None:
        """From now on, or not any more."""
        self._own.setEnabled(on)
        if on and self._display is None and xwindows.possible():
            self._grab()
        elif not on and self._display is not None:
            self._let_go()

    def _grab(self) -> None:
        display: Any = Display()
        display.set_error_handler(xwindows.expected)  # the key may be another program's already
        keycode = display.keysym_to_keycode(XK.string_to_keysym(KEY))
        display.screen().root.grab_key(keycode, X.AnyModifier, False, X.GrabModeAsync, X.GrabModeAsync)
        display.sync()
        self._display = display
        self._notifier = QSocketNotifier(display.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _let_go(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        with contextlib.suppress(OSError):
            self._display.close()  # the grab ends with the connection
        self._display = None

    @Slot()
    def _read(self) -> None:
        display = self._display
        if display is None:
            return
        try:
            pressed = [display.next_event().type for _ in range(display.pending_events())]
        except (OSError, ConnectionError):
            self._let_go()
            return
        if X.KeyPress in pressed:
            self.pressed.emit()
