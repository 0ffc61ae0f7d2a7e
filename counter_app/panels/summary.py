"""One tick as the visit ends: the resident takes home, in very large type, what was done and what comes next."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from counter_app import notice_phrases
from counter_app.desk import Desk, value
from windowkit.matters import MatterNotice, problem
from windowkit.visit import Outcome

_TEMPLATE: Final = "visit_summary"
_FIELDS: Final = ("done", "next")


def offered(desk: Desk) -> MatterNotice | None:
    """The summary, where this matter has one and the form says for whom it is."""
    matter, visit = desk.matter, desk.visit
    if matter is None or visit is None or not value(desk, matter.applicant_name).strip():
        return None
    for one in matter.written(filed=bool(visit.case)):
        others = [field for field in one.fields if field.key not in _FIELDS and field.required]
        if one.template == _TEMPLATE and not others and {field.key for field in one.fields} >= set(_FIELDS):
            return one
    return None


class SummaryChoice(QWidget):
    """Not there where there is no such notice."""

    changed = Signal()

    def __init__(self, notice: MatterNotice | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {field.key: field for field in notice.fields} if notice is not None else {}
        self._tick = QCheckBox(self.tr("Print a summary for the resident, in very large type"))
        self._tick.setAccessibleName(self._tick.text())
        self._label = QLabel(self.tr("What was done today"))
        self._done = QLineEdit()
        self._done.setAccessibleName(self._label.text())
        self._label.setBuddy(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        for part in (self._tick, self._label, self._done):
            column.addWidget(part)
        self._tick.toggled.connect(self._ticked)
        self._done.textChanged.connect(self.changed)
        self.setVisible(notice is not None)
        self._ticked()

    def ask(self, outcome: Outcome | None) -> None:
        """Words to begin with, until the clerk has written some."""
        if not self._done.isModified():
            self._done.setText("" if outcome is None else notice_phrases.done_today(outcome))

    @property
    def is_wanted(self) -> bool:
        """Whether it is to be printed."""
        return self._tick.isChecked()

    def missing(self, next_step: str) -> str:
        """What is wrong with it, in words; empty: nothing."""
        if not self.is_wanted:
            return ""
        words = self.data(next_step)
        if not words["next"]:
            return self.tr("Write what the resident should do next")
        wrong = any(problem(self._fields[key], text) is not None for key, text in words.items())
        return self.tr("Please write it shorter: it goes on paper in very large type") if wrong else ""

    def data(self, next_step: str) -> dict[str, str]:
        """Its fields, each in one line; empty: none is wanted."""
        if not self.is_wanted:
            return {}
        return {"done": " ".join(self._done.text().split()), "next": " ".join(next_step.split())}

    @Slot()
    def _ticked(self) -> None:
        for part in (self._label, self._done):
            part.setVisible(self.is_wanted)
        self.changed.emit()
