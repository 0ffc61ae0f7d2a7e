"""Asks the server for the clerk's day and for cases, and turns the window's middle between the form and that."""

from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from counter_app import day_phrases as words
from counter_app.desk import Desk
from counter_app.models import DeskModel, LookFailed
from counter_app.panels.day import DayPanel
from windowkit.past import AskDay, AskHistory, CasesFound, DayTold, FindCases, HistoryTold, LookReason

KEY: Final = "F11"


class Days(QObject):
    """The button in the window's head, and the stack in its middle. What was found goes when a visit comes."""

    def __init__(self, window: QWidget, model: DeskModel, form: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._form = form
        self._who = ""
        self._visit = ""
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.setCheckable(True)
        self.button.clicked.connect(self._turn)
        self.button.hide()
        self.panel = DayPanel()
        self.panel.searched.connect(self._search)
        self.panel.looked.connect(self._look)
        self.panel.left.connect(self.close)
        self.stack = QStackedWidget()
        for page in (form, self.panel):
            self.stack.addWidget(page)

    def show_desk(self, desk: Desk) -> None:
        """A visit that is taken turns the form up; another clerk finds nothing of the last one's."""
        self.button.setVisible(desk.signed_in)
        self.button.setEnabled(desk.line_up or self.stack.currentWidget() is self.panel)
        name = self.tr("My day ({0})").format(KEY)
        if self.button.text() != name:
            self.button.setText(name)
            self.button.setAccessibleName(name)
            self.button.setShortcut(KEY)
        visit = desk.visit.visit if desk.visit is not None else ""
        if desk.service_number != self._who or not desk.signed_in:
            self._who = desk.service_number
            self.panel.forget()
            self.close()
        elif visit != self._visit and visit:
            self.close()
        self._visit = visit

    def hear(self, news: object) -> None:
        """What the server found, or that it did not; only here while somebody looks."""
        if self.stack.currentWidget() is not self.panel:
            return
        match news:
            case LookFailed():
                self.panel.refused(words.failed(news.code))
            case DayTold() | CasesFound() | HistoryTold():
                self.panel.hear(news)
            case _:
                pass

    @Slot()
    def close(self) -> None:
        """Back to the form."""
        self.button.setChecked(False)
        self.stack.setCurrentWidget(self._form)

    @Slot()
    def _turn(self) -> None:
        if self.stack.currentWidget() is self.panel:
            self.close()
            return
        self.button.setChecked(True)
        self.stack.setCurrentWidget(self.panel)
        self.panel.begin(leader=self._model.desk.leader)

    @Slot(str, int, object)
    def _search(self, said: str, page: int, why: LookReason | None) -> None:
        name = str(uuid4())
        command = FindCases(id=name, words=said, page=page, reason=why) if said else AskDay(id=name)
        self._model.look_up(command)

    @Slot(str, object)
    def _look(self, visit: str, reason: LookReason) -> None:
        self._model.look_up(AskHistory(id=str(uuid4()), visit=visit, reason=reason))
