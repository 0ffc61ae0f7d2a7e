"""The counter: python -m counter_app --config FILE."""

import argparse
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from counter_app.chime import Chime
from counter_app.devices import connect_devices, with_second
from counter_app.joints import connect, quit_on_signals
from counter_app.line import CounterLine
from counter_app.look import dress
from counter_app.models import DeskModel
from counter_app.recording import CallRecording
from counter_app.retention import open_retention
from counter_app.settings import CounterSettings
from counter_app.shelf import open_shelf
from counter_app.telephone import Telephone
from counter_app.window import CounterWindow
from windowkit import logs
from windowkit.engine import EngineThread
from windowkit.errors import BadInput
from windowkit.media.memory import return_pictures_memory
from windowkit.media.second import SecondPicture
from windowkit.media.warming import warm_up
from windowkit.qt.bridge import Bridge
from windowkit.qt.collector import confine_collector
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget
from windowkit.settings import load_settings


def main() -> int:
    """The list of parts; returns the exit status."""
    settings = load_settings(_arguments().config, CounterSettings)
    shelf = open_shelf(settings)
    logs.start("counter_app")
    return_pictures_memory()
    sys.setswitchinterval(0.0005)  # the GUI's Python must not hold up the engine's (default: 5 ms)
    app = QApplication([sys.argv[0]])
    app.setApplicationName("virtual-window-counter")
    theme = dress(app, load_theme())
    Languages(app, "counter_app", settings.language)
    QLocale.setDefault(QLocale(settings.language))
    picture, preview = VideoWidget("resident"), VideoWidget("clerk", every=2)  # of oneself, half the rate is enough
    bridge = Bridge()
    with EngineThread(first=warm_up) as engine:
        line = CounterLine(engine, settings.server, bridge.post)
        devices = connect_devices(
            settings,
            picture.show_frame,
            preview.show_frame,
            lambda news: engine.call(telephone.device_changed, news),
        )
        second = SecondPicture()
        devices = with_second(devices, second, lambda frame: window.second.show_frame(frame), bridge.post)  # noqa: PLW0108 - later
        recording = CallRecording(shelf, line.say, bridge.post)
        telephone = Telephone(devices, line.say, bridge.post, recording)
        line.listen(telephone.hear)
        model = DeskModel(line, recording_days=shelf.days if shelf else 0)
        bridge.arrived.connect(model.hear, Qt.ConnectionType.QueuedConnection)
        window = CounterWindow(model, theme, picture, preview, second)
        connect(window, engine, line, telephone, Chime(devices.play))
        window.show()
        engine.submit(recording.tidy(open_retention(settings)))
        confine_collector(app)
        quit_on_signals(app)
        status = app.exec()
        window.leave()
        engine.submit(telephone.close()).result(timeout=5)
    return status


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m counter_app", description=__doc__)
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="settings (TOML); assets/counter.example.toml explains each"
    )
    return parser.parse_args()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BadInput as error:
        print(f"counter: {error}", file=sys.stderr)
        sys.exit(2)
