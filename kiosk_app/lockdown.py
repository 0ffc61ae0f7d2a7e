"""No way out of the kiosk but the staff's: what ends the program, and what swaps its windows.

Full-screen windows close by nothing from outside (Alt+F4, a window manager): each says so itself, in QML (`onClosing`);
an event filter here would cost Python's lock at every touch and every frame. No control of theirs hears a key.
"""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from kiosk_app.guard import AGAIN
from kiosk_app.machine import EndProgram, SwapScreens
from kiosk_app.scene import Order
from kiosk_app.screens import Screens


class Lockdown:
    """Carries out what is about the windows and the program. `left`: staff ended it."""

    def __init__(self, app: QGuiApplication, screens: Screens) -> None:
        self._app = app
        self._screens = screens
        self.left = False

    def beside(self, others: Callable[[Order], None]) -> Callable[[Order], None]:
        """Carries out what is its own, and leaves the rest to the others."""

        def perform(order: Order) -> None:
            match order:
                case EndProgram():
                    self.left = not order.again
                    self._app.exit(AGAIN if order.again else 0)  # not quit(): see `quit_on_signals`
                case SwapScreens():
                    self._screens.swap()
                case _:
                    others(order)

        return perform
