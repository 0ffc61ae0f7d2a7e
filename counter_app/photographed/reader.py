"""Has an engine read photographs of identity cards: started when the first is to be read, gone when none came for long.

Lives in the window's thread and waits for nothing: the process answers by a signal.
"""

import logging
import shlex
import sys
from typing import Final

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from counter_app.photographed.back import CardBack
from counter_app.photographed.lines import Lines, framed
from counter_app.photographed.words import CardWords, Unread, card_words
from windowkit import logs

_log: Final = logging.getLogger(__name__)
NO_ENGINE: Final = "none"
_OWN: Final = (sys.executable, "-m", "counter_app.photographed.engine")
_PATIENCE: Final = 20_000  # ms for a card, its engine's start included; it takes 2
_IDLE: Final = 180_000  # ms without a card, after which 300 MB are given back
_GONE: Final = 500  # ms that a killed process may take; it takes some 20


class PhotographReader(QObject):
    """`came` carries the ask's own name, and a CardWords, a CardBack or an Unread.

    `engine`: a command, "" ours, "none" without.
    """

    came = Signal(str, object)

    def __init__(self, engine: str = "", parent: QObject | None = None, *, patience: int = _PATIENCE) -> None:
        super().__init__(parent)
        self._command = tuple(shlex.split(engine)) if engine else _OWN
        self._process: QProcess | None = None
        self._asked = ""
        self._answer = b""
        self._patience = self._timer("card patience", patience, self._give_up)
        self._idle = self._timer("card engine idle", _IDLE, self.close)

    @property
    def there(self) -> bool:
        """Whether the settings have an engine at all."""
        return self._command != (NO_ENGINE,)

    def _timer(self, name: str, after: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(name)
        timer.setSingleShot(True)
        timer.setInterval(after)
        timer.timeout.connect(slot)
        return timer

    @Slot()
    def warm(self) -> None:
        """A card will be read soon: starting the engine takes longer than reading."""
        if self.there and self._process is None:
            self._start()
            self._idle.start()

    def read(self, ask: str, picture: bytes) -> None:
        """Read this photograph; one at a time, the newest counts."""
        if self._asked:
            self.close()  # the one before is of no more use
        self.warm()
        if self._process is None:
            self.came.emit(ask, Unread.NO_ENGINE)
            return
        self._asked, self._answer = ask, b""
        self._idle.stop()
        self._patience.start()
        self._process.write(framed(picture))

    @Slot()
    def close(self) -> None:
        """Let the engine go, at once: it keeps nothing, and who waits for it holds up the window."""
        process, self._process, self._asked = self._process, None, ""
        self._patience.stop()
        self._idle.stop()
        if process is None:
            return
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(_GONE)
        process.deleteLater()

    def _start(self) -> None:
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._said)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._ended)
        self._process = process
        process.start(self._command[0], list(self._command[1:]))

    @Slot()
    def _said(self) -> None:
        if self._process is None:
            return
        self._answer += bytes(self._process.readAllStandardOutput().data())
        line, end, rest = self._answer.partition(b"\n")
        if not end or not self._asked:
            return
        self._answer = rest
        try:
            lines = msgspec.json.decode(line, type=Lines)
        except msgspec.MsgspecError:
            self._give_up()
            return
        self._patience.stop()
        self._idle.start()
        self._tell(card_words(lines.lines))

    @Slot()
    def _ended(self) -> None:
        self._give_up()

    @Slot()
    def _give_up(self) -> None:
        """No answer, or none that can be read: the engine starts anew with the next card."""
        asked = self._asked
        self.close()
        self._asked = asked
        if asked:
            self._tell(Unread.NO_ENGINE)

    def _tell(self, what: CardWords | CardBack | Unread) -> None:
        asked, self._asked = self._asked, ""
        logs.event(_log, "photograph_read", outcome=str(what) if isinstance(what, Unread) else "read")
        self.came.emit(asked, what)
