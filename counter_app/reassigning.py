"""A duty leader gives somebody else's visit, or one that waits, to another clerk: the dialog of passing one on."""

from uuid import uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from counter_app.actions import Action
from counter_app.colleagues import Colleagues
from counter_app.desk import Desk, Refusal
from counter_app.leading_phrases import giving, refusal
from counter_app.models import DeskModel
from counter_app.panels.leading import Theirs
from counter_app.panels.passing import PassingDialog
from windowkit.messages import Target
from windowkit.transfer import Reassign


class Reassigning(QObject):
    """Closes its dialog once the server has done it; what it refuses is said there, and nothing typed is lost."""

    def __init__(self, parent: QObject, model: DeskModel) -> None:
        super().__init__(parent)
        self._model = model
        self._dialog: PassingDialog | None = None
        self._theirs = Theirs(visit="", ticket="")
        self._said = False  # chosen, and not answered yet
        self._refusal: Refusal | None = None  # what stood before the answer

    def open(self, parent: QWidget, theirs: Theirs) -> None:
        """Ask to whom that visit goes."""
        if self._dialog is not None:
            return
        self._theirs, self._said = theirs, False
        self._dialog = PassingDialog(parent, Action.REASSIGN, giving(theirs.ticket, theirs.display))
        self._dialog.chosen.connect(self._chosen)
        self._dialog.finished.connect(self._shut)
        self._dialog.show_desk(self._model.desk)
        self._dialog.open()
        Colleagues(self._dialog, self._model, theirs.visit)

    def close(self) -> None:
        """The leader looks at something else."""
        if self._dialog is not None:
            self._dialog.close()

    def show_desk(self, desk: Desk) -> None:
        """Whether it may be done, and was."""
        if self._dialog is None:
            return
        asked = any(one.action is Action.REASSIGN for one in desk.asked.values())
        before, self._refusal = self._refusal, desk.refusal
        answered = self._said and not asked
        refused = desk.refusal if answered and desk.refusal != before else None
        if not desk.signed_in or (answered and refused is None):
            self._dialog.close()
            return
        self._dialog.show_desk(desk)
        if refused is not None:
            self._said = False
            self._dialog.show_refusal(refusal(refused))

    @Slot(object, str)
    def _chosen(self, to: Target, note: str) -> None:
        visit = self._theirs.visit
        command = Reassign(id=str(uuid4()), visit=visit, clerk=self._theirs.clerk, to=to, note=note)
        self._said = self._model.act(Action.REASSIGN, lambda _: command, visit) or self._said
        if self._dialog is not None and self._said:
            self._dialog.show_refusal("")
        self.show_desk(self._model.desk)

    @Slot()
    def _shut(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
