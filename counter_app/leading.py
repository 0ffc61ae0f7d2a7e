"""The duty leader at the counter: the button in the window's head, what it opens, and clerks who ask to come."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from counter_app import leading_phrases as words
from counter_app.desk import Desk
from counter_app.models import DeskModel
from counter_app.panels.leading import LeadingDialog, Theirs
from counter_app.reassigning import Reassigning
from windowkit.messages import LedClerk


class Leading(QObject):
    """There for duty leaders alone. `sounds` fires as a clerk asks; `announced` has words for the desktop, or none."""

    sounds = Signal()
    announced = Signal(str, str)

    def __init__(self, window: QWidget, model: DeskModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._dialog: LeadingDialog | None = None
        self._visit = ""
        self._asking: frozenset[str] = frozenset()  # the visits whose clerks ask
        self._shown = ""  # of these, the one that the desktop shows
        self._reassigning = Reassigning(self, model)
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.clicked.connect(self._open)
        self.button.hide()

    def show_desk(self, desk: Desk) -> None:
        """How many visits run; a visit that lies on the desk now needs the eyes that were on the list."""
        leads = desk.leader and desk.signed_in
        self.button.setVisible(leads)
        self._show_button(desk)
        self._tell(_asking(desk) if leads else {})
        before, self._visit = self._visit, desk.visit.visit if desk.visit is not None else ""
        self._reassigning.show_desk(desk)
        if self._dialog is None:
            return
        if leads and (not self._visit or self._visit == before):
            self._dialog.show_desk(desk)
        else:
            self._dialog.close()

    def _show_button(self, desk: Desk) -> None:
        asking = next(iter(_asking(desk).values()), None)
        in_visits = sum(one.visit is not None for one in desk.led.clerks)
        usual = words.head(in_visits, tickets_away=desk.led.tickets_away is not None)
        text = usual if asking is None else words.asks(asking)
        name = "small" if asking is None else "primary"
        self.button.setText(text)
        self.button.setAccessibleName(text)
        if self.button.objectName() != name:
            self.button.setObjectName(name)
            self.button.style().polish(self.button)

    def _tell(self, asking: dict[str, LedClerk]) -> None:
        """Each clerk who asks is heard once, also where the leader is in a visit of their own.

        Whoever signs in hears those who ask already.
        """
        new = [visit for visit in asking if visit not in self._asking]
        self._asking = frozenset(asking)
        if new:
            self.sounds.emit()
        shown = new[0] if new else self._shown if self._shown in asking else next(iter(asking), "")
        if shown != self._shown:
            self._shown = shown
            one = asking.get(shown)
            self.announced.emit("" if one is None else words.asks(one), "" if one is None else words.where(one))

    @Slot()
    def _open(self) -> None:
        if self._dialog is None:
            self._dialog = LeadingDialog(self._window)
            self._dialog.taken_over.connect(self._model.take_over)
            self._dialog.attending.connect(self._model.attend)
            self._dialog.reassigning.connect(self._reassign)
            self._dialog.finished.connect(self._shut)
            self._dialog.show_desk(self._model.desk)
        self._dialog.show()  # beside the desk: a visit goes on meanwhile
        self._dialog.activateWindow()

    @Slot(object)
    def _reassign(self, theirs: Theirs) -> None:
        if self._dialog is not None:
            self._reassigning.open(self._dialog, theirs)

    @Slot()
    def _shut(self) -> None:
        self._reassigning.close()
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _asking(desk: Desk) -> dict[str, LedClerk]:
    """By visit, the clerks who ask for the leader."""
    having = ((one, one.visit) for one in desk.led.clerks)
    return {visit.visit: one for one, visit in having if visit is not None and visit.asks is not None}
