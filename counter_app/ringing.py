"""A visit that rings at this counter: heard again and again until it is taken, or rings elsewhere."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app import phrases
from counter_app.actions import Action
from counter_app.desk import Desk, rings
from counter_app.permits import why_not

_AGAIN: Final = 2500  # ms between two chimes, each 0.6 s long: heard as ringing, and still possible to talk over


class Ringing(QObject):
    """`sounds` fires once for each chime, `began` once for each visit.

    `announced` has the words for the clerk's desktop, a title and a line; empty ones: it rings no more.
    """

    sounds = Signal()
    began = Signal()
    announced = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = ""
        self._timer = QTimer(self)
        self._timer.setObjectName("ringing")
        self._timer.setInterval(_AGAIN)
        self._timer.timeout.connect(self.sounds)

    def show_desk(self, desk: Desk) -> None:
        """Begin, go on, or fall silent."""
        visit = rings(desk) if why_not(desk, Action.TAKE) is None else ""
        if visit == self._visit:
            return
        self._visit = visit
        if visit:
            self._timer.start()
            self.began.emit()
            self.sounds.emit()
            entry = next((one for one in desk.waiting if one.visit == visit), None)
            matter = phrases.local(entry.matter_name, entry.matter_name_en) if entry is not None else ""
            words = f"{entry.ticket}  ·  {matter}" if entry is not None else ""
            self.announced.emit(self.tr("A visit rings at your counter (F2 takes it)"), words)
        else:
            self._timer.stop()
            self.announced.emit("", "")
