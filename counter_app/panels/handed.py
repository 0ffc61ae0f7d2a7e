"""What the clerks before wrote for whoever serves the visit now."""

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from counter_app import talk_phrases
from counter_app.desk import Desk


class HandedBar(QFrame):
    """Not there where nobody wrote anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        title = QLabel(self.tr("From your colleague"))
        title.setObjectName("section")
        self._words = QLabel()
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 10)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self._words)
        self.hide()

    def show_desk(self, desk: Desk) -> None:
        """The notes, the latest first."""
        notes = () if desk.visit is None else desk.visit.notes
        self.setVisible(bool(notes))
        self._words.setText("\n".join(talk_phrases.note(one) for one in reversed(notes)))
        self._words.setAccessibleName(self._words.text())
