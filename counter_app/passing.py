"""A visit is passed on: opens the dialog, asks who is there, and closes it once the visit has left the desk."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.models import DeskModel
from counter_app.panels.handed import HandedBar
from counter_app.panels.passing import PassingDialog
from counter_app.panels.talk import TalkBar
from counter_app.permits import why_not
from windowkit.messages import ColleaguesFound
from windowkit.visit import State

_AGAIN: Final = 2000  # ms; what colleagues are doing is looked up anew while the dialog is open
_TYPING: Final = 150  # ms after the last letter until it is looked for


class Passing(QObject):
    """The talk's bar, the dialog, and the notes of who had the visit before. `reminded`: a hold lasts too long."""

    reminded = Signal()

    def __init__(self, window: QWidget, model: DeskModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._dialog: PassingDialog | None = None
        self._visit = ""
        self.bar = TalkBar()
        self.notes = HandedBar()
        self.bar.held.connect(model.hold)
        self.bar.passing.connect(self._open)
        self.bar.reminded.connect(self.reminded)
        self._again = QTimer(self)
        self._again.setObjectName("colleagues")
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look)

    def show_desk(self, desk: Desk) -> None:
        """What may be done; the dialog goes with its visit."""
        self.bar.show_desk(desk)
        self.notes.show_desk(desk)
        if self._dialog is None:
            return
        over = desk.visit is None or desk.visit.visit != self._visit or desk.visit.state in {State.RATING, State.ENDED}
        if over or not desk.signed_in:
            self._dialog.close()
        else:
            self._dialog.show_desk(desk)

    def hear(self, found: ColleaguesFound) -> None:
        """Who is there."""
        if self._dialog is not None and found.visit == self._visit:
            self._dialog.show_found(found)
            if not self._again.isActive():
                self._again.start(_AGAIN)

    @Slot()
    def _open(self) -> None:
        visit = self._model.desk.visit
        if self._dialog is not None or visit is None or why_not(self._model.desk, Action.TRANSFER) is not None:
            return
        self._visit = visit.visit
        self._dialog = PassingDialog(self._window)
        self._dialog.looked.connect(self._typed)
        self._dialog.chosen.connect(self._model.pass_on)
        self._dialog.finished.connect(self._shut)
        self._dialog.show_desk(self._model.desk)
        self._dialog.open()
        self._look()

    @Slot()
    def _typed(self) -> None:
        self._again.start(_TYPING)

    @Slot()
    def _look(self) -> None:
        if self._dialog is not None:
            self._model.find_colleagues(self._dialog.words)

    @Slot()
    def _shut(self) -> None:
        self._again.stop()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
