"""Who could go on with a visit: looked for as it is typed, and anew while the dialog that asks is open."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from counter_app.models import DeskModel
from counter_app.panels.passing import PassingDialog
from windowkit.messages import ColleaguesFound

_AGAIN: Final = 2000  # ms; what colleagues are doing
_TYPING: Final = 150  # ms after the last letter


class Colleagues(QObject):
    """Lives and ends with its dialog."""

    def __init__(self, dialog: PassingDialog, model: DeskModel, visit: str) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._model = model
        self._visit = visit
        self._again = QTimer(self)
        self._again.setObjectName("colleagues")
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._look)
        dialog.looked.connect(self._typed)
        dialog.finished.connect(self._end)
        model.heard.connect(self._hear)
        self._look()

    @Slot(object)
    def _hear(self, news: object) -> None:
        if isinstance(news, ColleaguesFound) and news.visit == self._visit:
            self._dialog.show_found(news)
            if not self._again.isActive():
                self._again.start(_AGAIN)

    @Slot()
    def _typed(self) -> None:
        self._again.start(_TYPING)

    @Slot()
    def _look(self) -> None:
        self._model.find_colleagues(self._dialog.words, self._visit)

    @Slot()
    def _end(self) -> None:
        self._again.stop()
        self._model.heard.disconnect(self._hear)
