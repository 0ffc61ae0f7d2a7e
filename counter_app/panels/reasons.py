"""Why a visit does not bring what its resident came for: asked where the outcome needs a reason."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from counter_app import ending_phrases
from windowkit.ending import REASONS, Reason
from windowkit.visit import Outcome


class ReasonChoice(QWidget):
    """Shows itself for an outcome that has reasons. `changed`: another one, or none yet."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(self.tr("Why?"))
        self._box = QComboBox()
        self._box.setAccessibleName(label.text())
        label.setBuddy(self._box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(label)
        column.addWidget(self._box)
        self._tell = QCheckBox(self.tr("Tell the duty leader: the resident is answered within days"))
        self._tell.setAccessibleName(self._tell.text())
        column.addWidget(self._tell)
        self._reasons: tuple[Reason, ...] = ()
        self._box.currentIndexChanged.connect(self._chosen)
        self.ask(None)

    @property
    def reason(self) -> Reason | None:
        """The one chosen."""
        at = self._box.currentIndex() - 1
        return self._reasons[at] if 0 <= at < len(self._reasons) else None

    @property
    def is_told(self) -> bool:
        """Whether the duty leader is to hear of it."""
        return bool(self._reasons) and self._tell.isChecked()

    @property
    def missing(self) -> bool:
        """Whether one is asked for and none is chosen."""
        return bool(self._reasons) and self.reason is None

    def ask(self, outcome: Outcome | None) -> bool:
        """Offer this outcome's reasons, and say whether they are others; the same ones keep what was chosen."""
        reasons = REASONS.get(outcome, ()) if outcome is not None else ()
        self.setVisible(bool(reasons))
        if reasons == self._reasons:
            return False
        self._reasons = reasons
        self._box.blockSignals(True)  # whoever asks knows it
        self._box.clear()
        self._box.addItem(self.tr("Please choose"))
        for one in reasons:
            self._box.addItem(ending_phrases.reason(one))
        self._box.blockSignals(False)
        return True

    @Slot()
    def _chosen(self) -> None:
        self.changed.emit()
