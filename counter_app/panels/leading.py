"""What the centre's clerks do and who waits, for its duty leader, and what may become of a visit."""

from typing import Final

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
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
from counter_app.panels.beside import ModeButtons, bind
from counter_app.panels.led_queues import LedQueues
from counter_app.permits import why_not
from counter_app.phrases import why_not as why
from windowkit.consent import TALKING
from windowkit.leading import LedWaiting
from windowkit.messages import AttendMode, LedClerk
from windowkit.visit import Event, allowed

TAKE_KEY: Final = "Ctrl+T"
GIVE_KEY: Final = "Ctrl+R"
_NAME: Final = Qt.ItemDataRole.UserRole


class Theirs(msgspec.Struct, frozen=True, kw_only=True):
    """A visit to be given away, as the leader sees it; `clerk` (sign-in name) and `display` are "" while it waits."""

    visit: str
    ticket: str
    clerk: str = ""
    display: str = ""


class LeadingDialog(QDialog):
    """`taken_over` carries a visit's id and whose it is, `reassigning` a Theirs, `attending` a visit's id and how."""

    taken_over = Signal(str, str)
    reassigning = Signal(object)
    attending = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the centre's clerks do"))
        self.resize(980, 640)
        self._desk = Desk()
        self._list = QListWidget()
        self._list.setAccessibleName(self.windowTitle())
        self._list.setObjectName("leading")
        self._list.setWordWrap(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.currentItemChanged.connect(self._show_chosen)
        self._more = wrapped("soft")
        self._away = wrapped("problem")
        self._refused = wrapped("problem")
        self._about = wrapped("")
        self._afterwards = wrapped("soft")
        self._hint = wrapped("problem")
        self._take = QPushButton()
        self._take.setObjectName("primary")
        self._take.setAutoDefault(False)
        self._take.clicked.connect(self._taken)
        bind(TAKE_KEY, self, self._take)
        self._give = QPushButton()
        self._give.setAutoDefault(False)
        self._give.clicked.connect(self._given)
        bind(GIVE_KEY, self, self._give)
        self._queues = LedQueues()
        self._modes = ModeButtons(self, below=True)
        self._modes.chosen.connect(self._attended)
        self._seen = wrapped("soft")
        self._seen.setText(beside_phrases.shown())
        self._lay()

    def _lay(self) -> None:
        """The lists at the left, whoever is chosen at the right."""
        left = QVBoxLayout()
        left.addWidget(self._refused)
        left.addWidget(self._away)
        left.addWidget(self._list, 1)
        left.addWidget(self._more)
        left.addWidget(self._queues)
        side = QVBoxLayout()
        side.addWidget(self._about)
        side.addStretch(1)
        for part in (self._modes, self._seen, self._afterwards, self._hint, self._take, self._give):
            side.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addLayout(left, 3)
        row.addLayout(side, 2)

    def show_desk(self, desk: Desk) -> None:
        """The clerks as they are now; who is chosen stays so."""
        before, self._desk = self._desk, desk
        if before.led != desk.led:
            self._fill(self._name())
        self._queues.show_queues(desk.led_queues)
        self._more.setText(words.more(desk.led.more, desk.led.more_waiting))
        self._more.setVisible(bool(self._more.text()))
        away = desk.led.tickets_away
        self._away.setVisible(away is not None)
        if away is not None:
            self._away.setText(words.tickets_away(away))
        refusal = desk.refusal
        self._refused.setVisible(refusal is not None)
        self._refused.setText("" if refusal is None else words.refusal(refusal))
        self._show_chosen()

    def _fill(self, chosen: str) -> None:
        with QSignalBlocker(self._list):  # one word at the end
            self._list.clear()
            for one in self._desk.led.clerks:
                item = QListWidgetItem(words.row(one))
                item.setData(_NAME, one.name)
                if not one.present:
                    item.setForeground(Qt.GlobalColor.darkRed)
                self._list.addItem(item)
                if one.name == chosen:
                    self._list.setCurrentItem(item)
            for entry in self._desk.led.waiting:
                item = QListWidgetItem(words.waits(entry))
                item.setData(_NAME, entry.visit)
                self._list.addItem(item)
                if entry.visit == chosen:
                    self._list.setCurrentItem(item)
            if self._list.currentRow() < 0 and not chosen:
                self._list.setCurrentRow(self._first())

    def _name(self) -> str:
        return str(self._list.currentItem().data(_NAME)) if self._list.currentRow() >= 0 else ""

    def _first(self) -> int:
        """Whoever asks for the leader, or else the longest visit."""
        asking = (row for row, one in enumerate(self._desk.led.clerks) if one.visit is not None and one.visit.asks)
        return next(asking, 0)

    def _clerk(self) -> LedClerk | None:
        return next((one for one in self._desk.led.clerks if one.name == self._name()), None)

    def _waits(self) -> LedWaiting | None:
        return next((one for one in self._desk.led.waiting if one.visit == self._name()), None)

    @Slot()
    def _show_chosen(self) -> None:
        found, waits = self._clerk(), self._waits()
        self._about.setText(words.about(found) if found is not None else words.about_waiting(waits) if waits else "")
        self._show_give(found, waits)
        mine = found is None or found.service_number == self._desk.service_number
        visit = None if found is None or mine else found.visit
        for part in (self._modes, self._seen, self._afterwards, self._hint, self._take):
            part.setVisible(visit is not None)
        if found is None or visit is None:
            self._modes.show_mode(None, possible=False)  # the keys find what is hidden, too
            self._take.setEnabled(False)
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

    def _show_give(self, found: LedClerk | None, waits: LedWaiting | None) -> None:
        """Also a visit of the leader's own centre that nobody has yet."""
        mine = found is not None and found.service_number == self._desk.service_number
        visit = found.visit if found is not None and not mine else None
        there = visit is not None or waits is not None
        self._give.setVisible(there)
        self._give.setText(words.give(GIVE_KEY))
        self._give.setAccessibleName(self._give.text())
        possible = visit is None or allowed(visit.state, Event.TRANSFER)
        self._give.setEnabled(there and possible and why_not(self._desk, Action.REASSIGN) is None)

    @Slot()
    def _given(self) -> None:
        found, waits = self._clerk(), self._waits()
        if waits is not None:
            self.reassigning.emit(Theirs(visit=waits.visit, ticket=waits.ticket))
        elif found is not None and found.visit is not None:
            visit, ticket = found.visit.visit, found.visit.ticket
            self.reassigning.emit(Theirs(visit=visit, ticket=ticket, clerk=found.name, display=found.display))

    @Slot(object)
    def _attended(self, mode: AttendMode) -> None:
        found = self._clerk()
        if found is not None and found.visit is not None:
            self.attending.emit(found.visit.visit, mode)

    @Slot()
    def _taken(self) -> None:
        found = self._clerk()
        if found is not None and found.visit is not None:
            self.taken_over.emit(found.visit.visit, found.name)
