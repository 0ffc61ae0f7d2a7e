"""The counter's real window as a process, in one state after the other: each line on standard input is the next.

python -m tests.peers.shown_counter: says "shown STATE" on standard output once that state is there.
"""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSocketNotifier
from PySide6.QtWidgets import QApplication

from counter_app.look import dress
from counter_app.window import CounterWindow
from tests.peers.counter_desk_states import STATES
from tests.peers.counter_room import Room
from tests.peers.counter_states import Counter
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget


def main() -> None:
    """Until standard input ends."""
    app = QApplication(sys.argv[:1])
    theme = dress(app, load_theme())
    Languages(app, "counter_app", "zh_CN")
    QLocale.setDefault(QLocale("zh_CN"))
    shown: list[tuple[Room, CounterWindow]] = []

    def turn() -> None:
        name = sys.stdin.readline().strip()
        for _, old in shown:
            old.leave()
            old.hide()
            old.deleteLater()
        shown.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if not name:
            app.exit(0)
            return
        room = Room()
        window = CounterWindow(room.model, theme, VideoWidget("resident"), VideoWidget("clerk"))
        window.resize(1366, 768)
        window.show()
        STATES[name](Counter(room, window))
        shown.append((room, window))
        sys.stdout.write(f"shown {name}\n")
        sys.stdout.flush()

    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(turn)
    sys.excepthook = lambda *_what: (
        sys.__excepthook__(*_what),
        app.exit(1),
    )  # not to wait for a state that never comes
    app.exec()


if __name__ == "__main__":
    main()
