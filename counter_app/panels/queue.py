"""Who waits: ticket, matter, committee, waiting time, and the button that takes one."""

import time
from typing import Final, override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from counter_app import duty_phrases, phrases
from counter_app.actions import Action
from counter_app.desk import Desk, rings
from counter_app.panels.duty import DutyBar
from counter_app.permits import WhyNot, why_not
from counter_app.queue_model import ENTRY, QueueModel
from windowkit.messages import QueueEntry

_ROW: Final = 92  # pixels
WIDTH: Final = 270  # pixels, with letters as usual
KEY: Final = "F2"  # takes what rings; F9 ends what is shown, the form has no use for either
_REPAINT: Final = 10_000  # ms; waiting times are shown in minutes
_IN_VISIT: Final = 200  # pixels: how many wait, the first of them, and the pause; the notices need the rest
_WHOLE: Final = 16_777_215  # pixels: Qt's own QWIDGETSIZE_MAX


class QueuePanel(QFrame):
    """The centre's queue. The chosen row, or else the first, is taken."""

    taken = Signal(str)
    arrived = Signal()

    def __init__(self, colours: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.colours, self.scale = colours, 1.0
        self._in_visit = False
        self._rings = ""  # the visit that rings here
        self._reason: WhyNot | None = None
        self._ahead = 0.0  # s, the server's clock against ours
        self._server_time = 0.0
        self._title = QLabel()
        self._title.setObjectName("title")
        self._title.setWordWrap(True)
        self._model = QueueModel(self._row_words, self)
        self._model.arrived.connect(self.arrived)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(self))
        self._list.setAccessibleName(self.tr("Waiting visits"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.activated.connect(self._take)  # Enter, or a double click
        self._list.selectionModel().currentChanged.connect(self._show_button)
        self._empty = QLabel(self.tr("Nobody is waiting"))
        self._empty.setObjectName("soft")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = self._taking()
        self.duty = DutyBar()
        self._timer = QTimer(self)
        self._timer.setObjectName("waiting-times")
        self._timer.timeout.connect(self._list.viewport().update)
        self._timer.start(_REPAINT)
        self.setFocusProxy(self._list)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(12, 12, 12, 12)
        inner.addWidget(self.duty)
        inner.addWidget(self._title)
        inner.addWidget(self._list, 1)
        inner.addWidget(self._empty, 1)
        inner.addWidget(self._button)

    def _taking(self) -> QPushButton:
        """The one button, and its key."""
        button = QPushButton()
        button.setObjectName("take")
        button.setAccessibleName(self.tr("Take"))
        button.clicked.connect(self._take)
        key = QShortcut(QKeySequence(KEY), self)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(self._take)
        return button

    def dress(self, colours: dict[str, str], scale: float) -> None:
        """Paint with these colours, and letters so many times as large, from now on."""
        self.colours, self.scale = colours, scale
        self.setMinimumWidth(round(WIDTH * (1 + scale) / 2))
        self._list.doItemsLayout()
        self._list.viewport().update()
        self._leave_room()

    def _leave_room(self) -> None:
        """In a visit the others' first card is whole, and the notices have the rest."""
        self.setMaximumHeight(round(_IN_VISIT * self.scale) if self._in_visit else _WHOLE)

    def show_desk(self, desk: Desk) -> None:
        """Lay out the queue."""
        if desk.server_time != self._server_time:
            self._server_time = desk.server_time
            self._ahead = desk.server_time - time.time()
        self._model.show(desk.waiting)
        self._title.setText(duty_phrases.waiting(len(desk.waiting), desk.paper))
        self._list.setVisible(bool(desk.waiting))
        self._empty.setVisible(not desk.waiting)
        if desk.waiting and not self._list.selectionModel().hasSelection():
            self._list.setCurrentIndex(self._model.index(0))
        self._rings = rings(desk)
        if self._rings:
            self._choose_ringing()
        self.duty.show_desk(desk)
        self._reason = why_not(desk, Action.TAKE)
        self._show_button()
        self._button.setVisible(desk.visit is None)
        self._in_visit = desk.visit is not None
        self._leave_room()

    @property
    def ringing(self) -> str:
        """The visit that rings here."""
        return self._rings

    def waited(self, entry: QueueEntry) -> str:
        """How long that visit has waited, in words."""
        words = phrases.waited(time.time() + self._ahead - entry.since)
        words = self.tr("again · {0}").format(words) if entry.returned else words
        return " · ".join((*(duty_phrases.claim(one) for one in entry.claims), words))

    def place(self, entry: QueueEntry) -> str:
        """Its committee, and the centre it comes from where that is another one."""
        committee = phrases.local(entry.committee, entry.committee_en)
        return f"{committee} ({phrases.local(entry.centre, entry.centre_en)})" if entry.centre else committee

    def _row_words(self, entry: QueueEntry) -> str:
        matter = phrases.local(entry.matter_name, entry.matter_name_en)
        committee = self.place(entry)
        return f"{entry.ticket} {matter} {committee}"

    def _target(self) -> QueueEntry | None:
        """What the button and its key take: whoever rings, else the chosen row, else the first."""
        rings = next((one for one in self._model.entries() if one.visit == self._rings), None)
        return rings or self._model.entry(max(0, self._list.currentIndex().row()))

    def _choose_ringing(self) -> None:
        """What rings is what the key takes, whatever row was chosen before."""
        for row, entry in enumerate(self._model.entries()):
            if entry.visit == self._rings:
                self._list.setCurrentIndex(self._model.index(row))

    @Slot()
    def _show_button(self) -> None:
        entry = self._target()
        elsewhere = entry is not None and entry.ringing and entry.visit != self._rings
        words = self.tr("Answer {0} · {1}") if self._rings else self.tr("Take {0} · {1}")
        self._button.setText(self.tr("Take") if entry is None else words.format(entry.ticket, KEY))
        self._button.setEnabled(self._reason is None and entry is not None and not elsewhere)
        why = self.tr("It rings at another counter at this moment") if elsewhere else ""
        self._button.setToolTip(why if self._reason is None else phrases.why_not(self._reason))
        _face(self._button, "ringing" if self._rings else "take")

    @Slot()
    def _take(self) -> None:
        entry = self._target()
        if entry is not None and self._button.isEnabled():
            self.taken.emit(entry.visit)


class _Row(QStyledItemDelegate):
    def __init__(self, panel: QueuePanel) -> None:
        super().__init__(panel)
        self._panel = panel

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, round(_ROW * self._panel.scale))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, QueueEntry):
            return
        rect: QRect = option.rect.adjusted(0, 3, 0, -3)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - PySide6's stubs lack QStyleOption's members
        rings = entry.visit == self._panel.ringing
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] - as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._panel.colours
        painter.setPen(QColor(colours["warm" if rings else "accent" if chosen else "hair"]))
        painter.setBrush(QColor(colours["warm_wash" if rings else "wash" if chosen else "paper"]))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 6, 6)
        inner = rect.adjusted(10, 6, -10, -6)
        self._words(painter, inner, entry)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, entry: QueueEntry) -> None:
        line = rect.height() // 3
        time_words = self._panel.waited(entry)
        ink, soft = self._panel.colours["ink"], self._panel.colours["soft"]
        rows = (
            (entry.ticket, 18, QFont.Weight.Bold, ink),
            (phrases.local(entry.matter_name, entry.matter_name_en), 15, QFont.Weight.Normal, ink),
            (self._panel.place(entry), 14, QFont.Weight.Normal, soft),
        )
        for number, (text, size, weight, colour) in enumerate(rows):
            row = QRect(rect.left(), rect.top() + number * line, rect.width(), line)
            _write(painter, row, text, (self._size(size), weight, colour), Qt.AlignmentFlag.AlignLeft)
        ticket = self._size(60)
        first = QRect(rect.left() + ticket, rect.top(), rect.width() - ticket, line)
        _write(painter, first, time_words, (self._size(14), QFont.Weight.Normal, soft), Qt.AlignmentFlag.AlignRight)

    def _size(self, pixels: int) -> int:
        return round(pixels * self._panel.scale)


def _face(button: QPushButton, name: str) -> None:
    if button.objectName() != name:
        button.setObjectName(name)
        button.style().unpolish(button)
        button.style().polish(button)


def _write(
    painter: QPainter, rect: QRect, text: str, face: tuple[int, QFont.Weight, str], align: Qt.AlignmentFlag
) -> None:
    size, weight, colour = face
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(weight)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, shown)
