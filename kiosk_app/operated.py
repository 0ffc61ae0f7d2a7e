"""Does what an operator wants of this kiosk once nobody is there, keeps it, and says that it is done."""

import uuid
from collections.abc import Callable
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Slot

from kiosk_app.easing import UsualChanged
from kiosk_app.kept import Keeper
from kiosk_app.machine import EndProgram
from kiosk_app.models import Desk
from kiosk_app.night_model import NightModel
from kiosk_app.remote import is_busy, over
from kiosk_app.scene import Answered, Ask
from kiosk_app.settings import KioskSettings
from windowkit.operating import OperateKiosk, OperationDone

_ANSWER: Final = 5000  # ms that a new start waits for the server to have heard of it
_RESTARTS: Final = 8  # words that are remembered; each is given up after a day


class Operated(QObject):
    """`own` are the settings as the kiosk's file has them; `speaks` switches the voice on and off."""

    def __init__(
        self, desk: Desk, night: NightModel, keeper: Keeper, own: KioskSettings, speaks: Callable[[bool], None]
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._night = night
        self._keeper = keeper
        self._own = own
        self._speaks = speaks
        self._waiting: dict[str, OperateKiosk] = {}  # said while somebody was there, the first first
        self._telling = ""  # the command whose answer the new start waits for
        self._due: OperateKiosk | None = None  # kept and told: the new start follows
        self._patience = QTimer(self)
        self._patience.setObjectName("answer to a new start")
        self._patience.setSingleShot(True)
        self._patience.setInterval(_ANSWER)
        self._patience.timeout.connect(self._start_anew)
        self._night.wanted = over(own, keeper.kept.remote).night
        # Queued: what follows from a word is heard by the desk, which is not to be in the middle of showing.
        desk.changed.connect(self._look_again, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def hear(self, event: object) -> None:
        """An event of the line; in the GUI thread."""
        match event:
            case OperateKiosk():
                self._obey(event)
            case Answered() if self._telling and event.command == self._telling:
                self._start_anew()
            case _:
                return

    @Slot()
    def _look_again(self) -> None:
        for word in tuple(self._waiting.values()):
            if not is_busy(self._desk.scene, word):
                self._obey(word)
        if not self._telling:
            self._start_anew()

    def _obey(self, word: OperateKiosk) -> None:
        if word.operation in self._keeper.kept.restarts:
            self._tell(word, busy=False)
        elif is_busy(self._desk.scene, word):
            self._waiting[word.operation] = word
            self._tell(word, busy=True)
        elif word.restart:
            self._waiting.pop(word.operation, None)
            # Kept before it is told: whether the server heard it or not, it is one new start.
            known = (*self._keeper.kept.restarts, word.operation)[-_RESTARTS:]
            self._keeper.keep(replace(self._keeper.kept, restarts=known))
            self._due = self._due if self._due is not None and self._due.now else word
            self._telling = self._tell(word, busy=False)
            self._patience.start()
        else:
            self._waiting.pop(word.operation, None)
            self._set(word)

    def _set(self, word: OperateKiosk) -> None:
        kept = self._keeper.keep(replace(self._keeper.kept, remote=word.settings))
        now = over(self._own, word.settings)
        self._night.wanted = now.night
        self._speaks(now.voice)
        self._desk.hear(UsualChanged(ease=now.ease))
        self._tell(word, busy=not kept)  # in effect, and not done: it would be gone with a new start

    def _tell(self, word: OperateKiosk, *, busy: bool) -> str:
        name = str(uuid.uuid4())
        self._desk.ordered.emit(Ask(command=OperationDone(id=name, operation=word.operation, busy=busy)))
        return name

    @Slot()
    def _start_anew(self) -> None:
        """The server knows, or has not answered: then it says the word again, and hears that it is done."""
        self._telling = ""
        self._patience.stop()
        if self._due is not None and not is_busy(self._desk.scene, self._due):  # somebody may have come meanwhile
            self._due = None
            self._desk.ordered.emit(EndProgram(again=True))
