"""What the centre's clerks do, for its duty leader, and the button that takes a visit over."""

from typing import Final

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app import beside_phrases, leading_phrases as words
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.look import wrapped
from counter_app.models import DeskModel
from counter_app.panels.beside import ModeButtons, bind
from counter_app.permits import why_not
from counter_app.phrases import why_not as why
from windowkit.consent import TALKING
from windowkit.messages import AttendMode, LedClerk
from windowkit.visit import Event, allowed

TAKE_KEY: Final = "Ctrl+T"
_NAME: Final = Qt.ItemDataRole.UserRole


class LeadingDialog(QDialog):
    """`taken_over` carries a visit's id, `attending` that and how."""

    taken_over = Signal(str)
    attending = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the centre's clerks do"))
        self.resize(980, 560)
        self._desk = Desk()
        self._list = QListWidget()
        self._list.setAccessibleName(self.windowTitle())
        self._list.setObjectName("leading")
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.currentItemChanged.connect(self._show_chosen)
        self._more = wrapped("soft")
        self._away = wrapped("problem")
        self._about = wrapped("")
        self._afterwards = wrapped("soft")
        self._hint = wrapped("problem")
        self._take = QPushButton()
        self._take.setObjectName("primary")
        self._take.setAutoDefault(False)
        self._take.clicked.connect(self._taken)
        bind(TAKE_KEY, self, self._take)
        self._modes = ModeButtons(self, below=True)
        self._modes.chosen.connect(self._attended)
        self._seen = wrapped("soft")
        self._seen.setText(beside_phrases.shown())
        left = QVBoxLayout()
        left.addWidget(self._away)
        left.addWidget(self._list, 1)
        left.addWidget(self._more)
        side = QVBoxLayout()
        side.addWidget(self._about)
        side.addStretch(1)
        for part in (self._modes, self._seen, self._afterwards, self._hint, self._take):
            side.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addLayout(left, 3)
        row.addLayout(side, 2)

    def show_desk(self, desk: Desk) -> None:
        """The clerks as they are now; who is chosen stays so."""
        before, self._desk = self._desk, desk
        if before.led_clerks != desk.led_clerks:
            self._fill(self._name())
        self._more.setText(self.tr("and {0} more").format(desk.more_led) if desk.more_led else "")
        self._away.setVisible(desk.tickets_away is not None)
        if desk.tickets_away is not None:
            self._away.setText(words.tickets_away(desk.tickets_away))
        self._show_chosen()

    def _fill(self, chosen: str) -> None:
        with QSignalBlocker(self._list):  # one word at the end
            self._list.clear()
            for one in self._desk.led_clerks:
                item = QListWidgetItem(words.row(one))
                item.setData(_NAME, one.name)
                if not one.present:
                    item.setForeground(Qt.GlobalColor.darkRed)
                self._list.addItem(item)
                if one.name == chosen:
                    self._list.setCurrentItem(item)
            if self._list.currentRow() < 0 and not chosen:
                self._list.setCurrentRow(0)

    def _name(self) -> str:
        return str(self._list.currentItem().data(_NAME)) if self._list.currentRow() >= 0 else ""

    def _clerk(self) -> LedClerk | None:
        return next((one for one in self._desk.led_clerks if one.name == self._name()), None)

    @Slot()
    def _show_chosen(self) -> None:
        found = self._clerk()
        self._about.setText(words.about(found) if found is not None else "")
        mine = found is None or found.service_number == self._desk.service_number
        visit = None if found is None or mine else found.visit
        for part in (self._modes, self._seen, self._afterwards, self._hint, self._take):
            part.setVisible(visit is not None)
        if found is None or visit is None:
            return
        beside = self._desk.beside
        mode = beside.attendance.mode if beside.attendance is not None and beside.visit == visit.visit else None
        free = beside.attendance is None or mode is not None  # one talk at a time
        talks = visit.state in TALKING and free and why_not(self._desk, Action.ATTEND) is None
        self._modes.show_mode(mode, possible=talks)
        self._take.setText(words.take_over(found, TAKE_KEY))
        self._take.setAccessibleName(self._take.text())
        reason, possible = why_not(self._desk, Action.TAKE_OVER), allowed(visit.state, Event.TRANSFER)
        self._take.setEnabled(possible and reason is None)
        self._hint.setText(words.not_now() if not possible else why(reason) if reason else "")
        self._afterwards.setText(words.afterwards())

    @Slot(object)
    def _attended(self, mode: AttendMode) -> None:
        found = self._clerk()
        if found is not None and found.visit is not None:
            self.attending.emit(found.visit.visit, mode)

    @Slot()
    def _taken(self) -> None:
        found = self._clerk()
        if found is not None and found.visit is not None:
            self.taken_over.emit(found.visit.visit)


class Leading(QObject):
    """The button in the window's head, there for duty leaders alone, and its dialog."""

    def __init__(self, window: QWidget, model: DeskModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._dialog: LeadingDialog | None = None
        self._visit = ""
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.clicked.connect(self._open)
        self.button.hide()

    def show_desk(self, desk: Desk) -> None:
        """How many visits run; a visit that lies on the desk now needs the eyes that were on the list."""
        leads = desk.leader and desk.signed_in
        self.button.setVisible(leads)
        in_visits = sum(one.visit is not None for one in desk.led_clerks)
        self.button.setText(words.head(in_visits, tickets_away=desk.tickets_away is not None))
        self.button.setAccessibleName(self.button.text())
        before, self._visit = self._visit, desk.visit.visit if desk.visit is not None else ""
        if self._dialog is None:
            return
        if leads and (not self._visit or self._visit == before):
            self._dialog.show_desk(desk)
        else:
            self._dialog.close()

    @Slot()
    def _open(self) -> None:
        if self._dialog is None:
            self._dialog = LeadingDialog(self._window)
            self._dialog.taken_over.connect(self._model.take_over)
            self._dialog.attending.connect(self._model.attend)
            self._dialog.finished.connect(self._shut)
            self._dialog.show_desk(self._model.desk)
        self._dialog.show()  # beside the desk: a visit goes on meanwhile
        self._dialog.activateWindow()

    @Slot()
    def _shut(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
