"""Those who live with the resident answered before: the clerk asks, and takes over one answer at a time."""

from uuid import uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton

from counter_app import phrases
from counter_app.actions import Action
from counter_app.desk import Desk, value
from counter_app.household import Asked, Choice, asked, choices, is_seen, may_ask, still
from counter_app.models import DeskModel, LookFailed
from counter_app.panels.household import KEY, HouseholdBar
from counter_app.permits import why_not
from counter_app.words_of import Source
from windowkit.past import AskHousehold, HouseholdFound


class Householding(QObject):
    """Holds what was told no longer than the form says the same person and address, and never while it is shown."""

    def __init__(self, parent: QObject, model: DeskModel) -> None:
        super().__init__(parent)
        self._model = model
        self._visit = ""
        self._of: Asked | None = None  # whose household was asked for
        self._command = ""  # that asked, until it is answered
        self._choices: tuple[Choice, ...] = ()
        self._words = ""
        self.bar = HouseholdBar()
        self.bar.taken.connect(self._take)
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.clicked.connect(self._ask)

    def show_desk(self, desk: Desk) -> bool:
        """Whether it may be asked for now."""
        visit = desk.visit.visit if desk.visit is not None else ""
        other = self._of is not None and not still(desk, self._of, self._choices)
        if visit != self._visit or other or is_seen(desk):
            self._visit, self._of, self._command, self._choices, self._words = visit, None, "", (), ""
        name = self.tr("Household ({0})").format(KEY)
        if self.button.text() != name:
            self.button.setText(name)
            self.button.setAccessibleName(name)
            self.button.setShortcut(KEY)
        fixed, line = why_not(desk, Action.EDIT), why_not(desk, Action.SHOW)
        may = fixed is None and line is None and may_ask(desk) and not is_seen(desk)
        self.button.setVisible(may)
        self.button.setEnabled(may and not self._command)
        taken = frozenset(one for one in self._choices if value(desk, one.field) == one.value)
        reason = "" if fixed is None else phrases.why_not(fixed)
        self.bar.show_choices(self._words, self._choices, desk.matter, taken=taken, fixed=reason)
        return may

    def hear(self, news: object) -> None:
        """What they answered, or why nobody says."""
        match news:
            case HouseholdFound() if self._command and news.visit == self._visit:
                self._choices = choices(self._model.desk, news)
                self._words = self._said(news)
            case LookFailed() if news.command == self._command:
                self._words = phrases.refusal(news.code)
            case _:
                return
        self._command = ""
        self.show_desk(self._model.desk)

    def _said(self, found: HouseholdFound) -> str:
        if found.crowded:
            return self.tr("Many people have this address: it names no single household.")
        if not self._choices:
            return self.tr("Nobody who lives there has said anything that is not in the form.")
        return self.tr("Please ask whether they live together, and whether this still holds.")

    @Slot()
    def _ask(self) -> None:
        self._model.flush()  # who it is and where they live must be at the server first
        self._of, self._choices, self._words = asked(self._model.desk), (), ""
        self._command = str(uuid4())
        self._model.look_up(AskHousehold(id=self._command, visit=self._visit))
        self.show_desk(self._model.desk)

    @Slot(object)
    def _take(self, choice: Choice) -> None:
        if why_not(self._model.desk, Action.EDIT) is None:
            self._model.fill({choice.field: choice.value}, Source.HOUSEHOLD)
        self.show_desk(self._model.desk)
