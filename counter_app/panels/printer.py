"""The kiosk's printer as the clerk sees it: a picture and words of what is wrong or foreseen, and its counter."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from counter_app import printer_phrases as phrases
from windowkit.faults import blocking, empty_tray, foreseen
from windowkit.messages import PrinterDetail, VisitSnapshot
from windowkit.prose import together

_ICONS: Final = Path(__file__).resolve().parents[2] / "assets" / "icons"
_SIDE: Final = 56  # px


class PrinterPanel(QFrame):
    """Takes no room where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._picture.setFixedSize(_SIDE, _SIDE)
        self._trouble = QLabel()
        self._trouble.setObjectName("warn")
        self._queue = QLabel(phrases.queue())
        self._queue.setObjectName("warn")
        self._account = QLabel()
        self._account.setObjectName("soft")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._trouble, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        column.addLayout(row)
        for label in (self._queue, self._account):
            column.addWidget(label)
        for label in (self._trouble, self._queue, self._account):
            label.setWordWrap(True)
        self.show_visit(None)

    def show_visit(self, visit: VisitSnapshot | None) -> None:
        """The visit's kiosk's printer."""
        reasons = visit.printer if visit is not None else ()
        detail = visit.printer_detail if visit is not None else PrinterDetail()
        stops = blocking(reasons)
        fault = stops or foreseen(detail.notes)
        words = "" if fault is None else phrases.what_to_ask(fault, empty_tray(detail))
        self._trouble.setText(together(words, phrases.waits()) if stops is not None else words)
        if fault is not None:
            self._picture.setPixmap(QIcon(str(_ICONS / f"printer-{fault}.svg")).pixmap(_SIDE, _SIDE))
            self._picture.setAccessibleName(words)
        for part in (self._picture, self._trouble):
            part.setVisible(fault is not None)
        self._queue.setVisible(detail.indirect)
        self._account.setText(phrases.account(detail))
        self._account.setVisible(bool(self._account.text()))
        self.setVisible(fault is not None or detail.indirect or bool(self._account.text()))
