"""What the resident is reading on the touch screen, or has read, and the button that takes it off."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app import notice_phrases
from counter_app.desk import Desk
from windowkit.messages import ReadingStage

KEY: Final = "F8"  # shows a notice and takes it off again; F9, beside it, ends what is shown above

_FACES: Final = {ReadingStage.READ: "good", ReadingStage.FAILED: "warn"}


class ReadingBar(QFrame):
    """Not there where nothing is to be read."""

    over = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._button = QPushButton()
        self._button.setObjectName("small")
        self._button.clicked.connect(self.over)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 4)
        column.setSpacing(4)
        column.addWidget(self._words)
        column.addWidget(self._button)
        self.show_desk(Desk())

    def show_desk(self, desk: Desk) -> None:
        """Follow the visit."""
        reading = desk.visit.reading if desk.visit is not None else None
        self.setVisible(reading is not None)
        if desk.visit is None or reading is None:
            return
        found = next((one for one in desk.visit.notices if one.id == reading.notice), None)
        name = notice_phrases.notice_name(found.template, desk.matter) if found is not None else ""
        self._words.setText(notice_phrases.reading(reading, name))
        face = _FACES.get(reading.stage, "soft")
        if face != self._words.objectName():
            self._words.setObjectName(face)
            self._words.style().unpolish(self._words)
            self._words.style().polish(self._words)
        going_on = reading.stage in {ReadingStage.COMING, ReadingStage.SHOWN}
        words = self.tr("Take it off") if going_on else self.tr("All right")
        self._button.setText(f"{words} ({KEY})")
        self._button.setAccessibleName(words)
