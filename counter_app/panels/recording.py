"""Whether this talk is recorded, for how long it has been, and the button that asks or ends it."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from counter_app import phrases
from counter_app.actions import Action
from counter_app.calling import RecordingStatus
from counter_app.desk import Desk
from counter_app.permits import WhyNot, why_not
from windowkit.messages import Consent

_TICK: Final = 1000  # ms


class RecordingBar(QFrame):
    """Not there where nothing is ever recorded."""

    ask = Signal()
    end = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._button = QPushButton()
        self._button.setObjectName("small")
        self._button.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._button)
        self._since = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setObjectName("recording time")
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._show)
        self._desk, self._status = Desk(), RecordingStatus()
        self._show()

    def show_desk(self, desk: Desk) -> None:
        """Where the resident's word stands."""
        self._desk = desk
        self._show()

    @Slot(object)
    def hear(self, status: RecordingStatus) -> None:
        """How the writing goes."""
        if status.on and not self._status.on:
            self._since.start()
        (self._tick.start if status.on else self._tick.stop)()
        self._status = status
        self._show()

    @Slot()
    def _clicked(self) -> None:
        (self.end if self._ends() else self.ask).emit()

    def _ends(self) -> bool:
        return self._consent() in (Consent.ASKED, Consent.GIVEN)

    def _consent(self) -> Consent | None:
        visit = self._desk.visit
        return None if visit is None or visit.recording is None else visit.recording.consent

    @Slot()
    def _show(self) -> None:
        action = Action.END_RECORDING if self._ends() else Action.ASK_RECORDING
        reason = why_not(self._desk, action)
        self.setVisible(reason not in (WhyNot.NO_RECORDER, WhyNot.NEVER_RECORDED, WhyNot.NO_VISIT, WhyNot.SIGNED_OUT))
        consent = self._consent()
        words = self.tr("Take the question back") if consent is Consent.ASKED else self.tr("Stop recording")
        self._button.setText(words if self._ends() else self.tr("Ask to record"))
        self._button.setAccessibleName(self._button.text())
        self._button.setEnabled(reason is None)
        self._button.setToolTip("" if reason is None else phrases.why_not(reason))
        if consent is Consent.GIVEN and self._status.refused:
            consent = Consent.WITHDRAWN  # the server will know it soon
        recorded = consent is Consent.GIVEN
        self._words.setText(self._recorded() if recorded else phrases.recording(consent))
        _face(self._words, "recording" if recorded else "problem" if consent is Consent.FAILED else "soft")

    def _recorded(self) -> str:
        if self._desk.visit is not None and self._desk.visit.hold is not None:
            return self.tr("Recording rests while the resident is on hold")
        if self._status.paused:
            return self.tr("Recording rests until the line is back")
        seconds = self._since.elapsed() // 1000 if self._status.on else 0
        return self.tr("● Recording {0}").format(f"{seconds // 60:02}:{seconds % 60:02}")


def _face(label: QLabel, name: str) -> None:
    if label.objectName() != name:
        label.setObjectName(name)
        label.style().unpolish(label)
        label.style().polish(label)
