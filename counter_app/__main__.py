"""The counter: python -m counter_app --config FILE."""

import sys

from PySide6.QtCore import Qt

from counter_app.chime import Chime
from counter_app.devices import connect_devices, with_second
from counter_app.joints import connect, quit_on_signals
from counter_app.line import CounterLine
from counter_app.models import DeskModel
from counter_app.photographed.reader import PhotographReader
from counter_app.recording import CallRecording
from counter_app.retention import open_retention
from counter_app.settings import CounterSettings
from counter_app.shelf import open_shelf
from counter_app.starting import application, arguments
from counter_app.telephone import Telephone
from counter_app.window import CounterWindow
from counter_app.workplaces import Workplaces
from windowkit import logs
from windowkit.engine import EngineThread
from windowkit.errors import BadInput
from windowkit.media.second import SecondPicture
from windowkit.media.warming import warm_up
from windowkit.qt.bridge import Bridge
from windowkit.qt.collector import confine_collector
from windowkit.qt.video_widget import VideoWidget
from windowkit.settings import load_settings, state_folder


def main() -> int:
    """The list of parts; returns the exit status."""
    settings = load_settings(arguments(__doc__).config, CounterSettings)
    shelf = open_shelf(settings)
    logs.start("counter_app")
    app, theme = application(settings)
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
        photographs = PhotographReader(settings.card_engine)
        kept = Workplaces(state_folder(settings.state, "counter_app"))
        window = CounterWindow(model, theme, picture, preview, second, photographs, kept)
        notifier = connect(window, engine, line, telephone, Chime(devices.play))
        window.show()
        engine.submit(recording.tidy(open_retention(settings)))
        confine_collector(app)
        quit_on_signals(app)
        status = app.exec()
        window.leave()
        engine.submit(telephone.close()).result(timeout=5)
        engine.submit(notifier.close()).result(timeout=5)  # nothing rings any more
    return status


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BadInput as error:
        print(f"counter: {error}", file=sys.stderr)
        sys.exit(2)
