"""The kiosk: two screens, the window above and the desk below.

First time: python -m kiosk_app --config FILE --enrol CODE (proves this machine to the server, then ends).
Then:       python -m kiosk_app --config FILE
"""

import sys
import time

from PySide6.QtGui import QGuiApplication

from kiosk_app.command import enrol_here, key_folder, parser
from kiosk_app.hands import Hands
from kiosk_app.line import KioskLine
from kiosk_app.models import Desk
from kiosk_app.screens import Screens
from kiosk_app.settings import KioskSettings
from kiosk_app.stage import Stage, join, prepare_qt, quit_on_signals
from kiosk_app.voice import Voice
from windowkit import logs
from windowkit.engine import EngineThread
from windowkit.errors import Failure
from windowkit.keys import load_key
from windowkit.qt.bridge import Bridge
from windowkit.qt.collector import confine_collector
from windowkit.qt.languages import Languages
from windowkit.settings import load_settings


def main() -> int:
    """The list of parts; returns the exit status."""
    chosen = parser(__doc__).parse_args()
    settings = load_settings(chosen.config, KioskSettings)
    if chosen.enrol:
        print(enrol_here(settings, chosen.enrol))  # the print service is enrolled for this name
        return 0
    key = load_key(key_folder(settings))
    logs.start("kiosk_app")
    sys.setswitchinterval(0.0005)  # the GUI's Python must not hold up the engine's (default: 5 ms)
    app = _application()
    languages = Languages(app, "kiosk_app", settings.language)
    bridge = Bridge()
    desk = Desk(time.monotonic, settings.language, help_phone=settings.help_phone)
    stage = Stage(desk)
    screens = Screens(app, (stage.upper, stage.lower), settings.screens, windowed=settings.windowed)
    with Voice(wanted=settings.voice, language=settings.language) as voice, EngineThread() as engine:
        line = KioskLine(settings.server, key, bridge.post)
        stage.follow(bridge, desk)
        screens.show()
        hands = Hands(engine, settings, line, stage, voice, bridge.post)
        join(desk, stage, hands, voice, languages)
        engine.submit(line.run())
        confine_collector(app)
        quit_on_signals(app)
        status = app.exec()
        stage.hide()
        hands.close()
    stage.close()
    return status


def _application() -> QGuiApplication:
    prepare_qt()
    app = QGuiApplication([sys.argv[0]])
    app.setApplicationName("virtual-window-kiosk")
    return app


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as error:
        print(f"kiosk: {error}", file=sys.stderr)
        sys.exit(2)
