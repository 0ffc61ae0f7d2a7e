"""The kiosk: two screens, the window above and the desk below.

First time: python -m kiosk_app --config FILE --enrol CODE (proves this machine to the server, then ends).
Then:       python -P kiosk_app/guard.py --config FILE   (starts it again whenever it falls)
        or  python -m kiosk_app --config FILE
"""

import sys

from kiosk_app import starting
from kiosk_app.command import enrol_here, key_folder, parser
from kiosk_app.hands import Hands
from kiosk_app.heartbeat import Heartbeat
from kiosk_app.kept import Keeper
from kiosk_app.line import KioskLine
from kiosk_app.lockdown import Lockdown
from kiosk_app.operated import Operated
from kiosk_app.remote import over
from kiosk_app.screens import Screens
from kiosk_app.settings import KioskSettings
from kiosk_app.stage import Stage, join, quit_on_signals
from kiosk_app.voice import voice_of
from kiosk_app.wellbeing import Wellbeing
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
    own = load_settings(chosen.config, KioskSettings)
    if chosen.enrol:
        print(enrol_here(own, chosen.enrol))  # the print service is enrolled for this name
        return 0
    key = load_key(key_folder(own))
    logs.start("kiosk_app")
    keeper = Keeper(key_folder(own))
    settings = over(own, keeper.kept.remote)
    voice = voice_of(settings)
    app = starting.application()
    languages = Languages(app, "kiosk_app", settings.language)
    bridge = Bridge()
    desk = starting.desk(settings, keeper)
    stage = Stage(desk)
    screens = Screens(app, (stage.upper, stage.lower), settings.screens, keeper, windowed=settings.windowed)
    lockdown = Lockdown(app, screens)
    with voice, EngineThread() as engine:
        line = KioskLine(settings.server, key, bridge.post)
        beats = Heartbeat(engine, app)
        operated = Operated(desk, stage.night, keeper, own, voice.speaks)
        wellbeing = Wellbeing(desk, engine, line.say, settings, key_folder(own))
        wellbeing.restarts = beats.restarts
        stage.follow(bridge, desk.hear, operated.hear, wellbeing.hear)
        screens.arranged.connect(stage.machine.arranged)
        screens.show()
        collector = confine_collector(app)
        hands = Hands(engine, settings, line, stage, voice, bridge.post, collector.loaded.emit)
        join(desk, stage, lockdown.beside(hands.perform), voice, languages)
        engine.submit(line.run())
        quit_on_signals(app)
        status = app.exec()
        if lockdown.left:
            beats.leave()
        stage.hide()
        hands.close()
    stage.close()
    return beats.ended(status)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as error:
        print(f"kiosk: {error}", file=sys.stderr)
        sys.exit(2)
