"""What the kiosk's program begins with: the application, and the desk with what was kept for it."""

import sys
import time

from PySide6.QtGui import QGuiApplication

from kiosk_app.choice_keeper import ChoiceKeeper
from kiosk_app.kept import Keeper
from kiosk_app.models import Desk
from kiosk_app.settings import KioskSettings
from kiosk_app.stage import prepare_qt
from kiosk_app.undumped import forbid_dumps


def application() -> QGuiApplication:
    """Of which no memory reaches the disk where it falls."""
    forbid_dumps()
    sys.setswitchinterval(0.0005)  # the GUI's Python must not hold up the engine's (default: 5 ms)
    prepare_qt()
    app = QGuiApplication([sys.argv[0]])
    app.setApplicationName("virtual-window-kiosk")
    return app


def desk(settings: KioskSettings, keeper: Keeper) -> Desk:
    """On its welcome screen; it knows what the resident of a visit that goes on had chosen, and keeps it."""
    made = Desk(
        time.monotonic,
        settings.language,
        help_phone=settings.help_phone,
        usual=settings.ease,
        chosen=keeper.kept.chosen,
    )
    ChoiceKeeper(made, keeper)
    return made
