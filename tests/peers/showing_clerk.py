"""A counter whose clerk shows things, on a real X server: `python -m tests.peers.showing_clerk LANGUAGE`.

What it reads on standard input (a `Shown`) the clerk chooses; what it is asked for it grants. It says on standard
output what was asked for (`asked region`), and of the first frame that would leave its size and its corners' colours.
"""

import sys
import threading
from typing import Final

from av.video.frame import VideoFrame
from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from counter_app.look import dress
from counter_app.window import CounterWindow
from tests.peers.counter_room import Room
from windowkit.media.second import SecondPicture
from windowkit.messages import Shown, ShowSecond
from windowkit.qt.languages import Languages
from windowkit.qt.theme import load_theme
from windowkit.qt.video_widget import VideoWidget
from windowkit.visit import State

_EDGE: Final = 2  # pixels from a frame's edge, where the clerk's own mark around it would be seen


class GrantingRoom(Room):
    """Its server grants what is to be shown."""

    def ask(self, command: object) -> None:
        super().ask(command)  # type: ignore[arg-type]
        if isinstance(command, ShowSecond):
            say(f"asked {command.shown}")
            QTimer.singleShot(0, lambda: self._grant(command))  # an answer comes later than its question

    def _grant(self, command: ShowSecond) -> None:
        self.snapshot(State.SERVING, shown=command.shown)
        self.answer(command)


class Showing(QObject):
    """The clerk's choices, line by line, and the first frame of each thing shown."""

    chosen = Signal(str)

    def __init__(self, window: CounterWindow, second: SecondPicture) -> None:
        super().__init__()
        self._window = window
        self._told = False
        self.chosen.connect(self.choose, Qt.ConnectionType.QueuedConnection)
        second.watch(self._see)
        threading.Thread(target=self._read, daemon=True).start()

    @Slot(str)
    def choose(self, word: str) -> None:
        """As by the menu beside the call."""
        self._told = False
        if word:
            self._window.choosing.choose(Shown(word))
        else:
            QApplication.exit(0)

    def _read(self) -> None:
        for line in sys.stdin:
            self.chosen.emit(line.strip())
        self.chosen.emit("")

    def _see(self, frame: VideoFrame) -> None:
        if self._told:
            return
        self._told = True
        pixels = frame.to_ndarray(format="rgb24")
        corners = [pixels[y, x].tolist() for y in (_EDGE, -_EDGE) for x in (_EDGE, -_EDGE)]
        say(f"frame {frame.width} {frame.height} {corners}")


def say(words: str) -> None:
    """A line for whoever started this."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def main() -> int:
    """Until standard input ends."""
    app = QApplication(sys.argv[:1])
    theme = dress(app, load_theme())
    languages = Languages(app, "counter_app", sys.argv[1])
    QLocale.setDefault(QLocale(sys.argv[1]))
    room, second = GrantingRoom(), SecondPicture()
    window = CounterWindow(room.model, theme, VideoWidget("resident"), VideoWidget("clerk"), second)
    window.setGeometry(0, 0, 1280, 800)
    window.show()
    room.sign_in()
    room.snapshot(State.SERVING)
    showing = Showing(window, second)
    say("ready")
    status = app.exec()
    window.leave()
    del showing, languages
    return status


if __name__ == "__main__":
    sys.exit(main())
