"""Who hears what: the window's signals to the line, the telephone and the chime, across the threads."""

import signal
from functools import partial
from types import FrameType

from PySide6.QtWidgets import QApplication

from counter_app.chime import Chime
from counter_app.line import CounterLine
from counter_app.notifying import Notifier
from counter_app.telephone import Telephone
from counter_app.window import CounterWindow
from windowkit.engine import EngineThread


def connect(
    window: CounterWindow, engine: EngineThread, line: CounterLine, telephone: Telephone, chime: Chime
) -> Notifier:
    """Join what the clerk does in the window to the parts that live in the engine; gives what is to be closed."""
    notifier = Notifier()

    def mute(on: bool) -> None:
        engine.call(telephone.mute, on)

    def hide(shut: bool) -> None:
        engine.call(telephone.hide, shut)

    def announce(source: str, title: str, words: str) -> None:
        engine.submit(notifier.show(source, title, words) if title else notifier.withdraw(source))

    window.ringing.announced.connect(partial(announce, "ring"))
    window.leading.announced.connect(partial(announce, "asked"))  # which stands beside a ring, and after it
    window.signing_in.connect(line.sign_in)
    window.somebody_waits.connect(lambda: engine.submit(chime.ring()))
    window.documents.fetch.connect(line.fetch)
    window.documents.opened.connect(line.open_still)
    window.call.muted.connect(mute)
    window.call.hidden.connect(hide)
    window.call.rebuild.connect(lambda: engine.call(telephone.rebuild))
    return notifier


def quit_on_signals(app: QApplication) -> None:
    """Ctrl-C and a service's stop close the window."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        app.exit(0)  # quit() asks the windows first, which crashes Qt 6.12 where a frame is due

    for number in (signal.SIGINT, signal.SIGTERM):  # noticed at the collector's next tick, within 1 s
        signal.signal(number, leave)
