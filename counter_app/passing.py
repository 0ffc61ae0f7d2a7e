"""A visit is passed on: opens the dialog, asks who is there, and closes it once the visit has left the desk."""

from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from counter_app.actions import Action
from counter_app.colleagues import Colleagues
from counter_app.desk import Desk
from counter_app.models import DeskModel
from counter_app.panels.handed import HandedBar
from counter_app.panels.passing import PassingDialog
from counter_app.panels.talk import TalkBar
from counter_app.permits import why_not
from windowkit.staffing import AskLeader
from windowkit.visit import State


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
        self.bar.leader_wanted.connect(self._ask_leader)
        self.bar.passing.connect(self._open)
        self.bar.reminded.connect(self.reminded)

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

    @Slot(bool)
    def _ask_leader(self, on: bool) -> None:
        self._model.act(Action.ASK_LEADER, lambda visit: AskLeader(id=str(uuid4()), visit=visit, on=on))

    @Slot()
    def _open(self) -> None:
        visit = self._model.desk.visit
        if self._dialog is not None or visit is None or why_not(self._model.desk, Action.TRANSFER) is not None:
            return
        self._visit = visit.visit
        self._dialog = PassingDialog(self._window)
        self._dialog.chosen.connect(self._model.pass_on)
        self._dialog.finished.connect(self._shut)
        self._dialog.show_desk(self._model.desk)
        self._dialog.open()
        Colleagues(self._dialog, self._model, self._visit)

    @Slot()
    def _shut(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
