"""The notices of a visit: where each sheet stands, in words, and the button that prints it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from counter_app import notice_phrases, phrases, sheet_phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.panels.printer import PrinterPanel
from counter_app.panels.reading import ReadingBar
from counter_app.permits import WhyNot, printable, why_not
from windowkit.matters import Matter
from windowkit.messages import JobState, NoticeState
from windowkit.printers import HANDED_ON


class NoticesPanel(QFrame):
    """Lists the notices. `wanted` carries a notice's id and whether in large type, `looked` those of one to look at.

    `asked` carries the id of one of which the clerk says whether its sheet came out, `all_wanted` those of all that
    nobody printed yet; `writing`: the clerk wants one more notice.
    """

    wanted = Signal(str, bool)
    all_wanted = Signal(object, bool)
    asked = Signal(str)
    looked = Signal(str, bool)
    writing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._printer = PrinterPanel()
        self._ready = QLabel(self.tr("A notice is ready: print it for the resident."))
        self._ready.setObjectName("good")
        self._ready.setWordWrap(True)
        self.reading = ReadingBar()
        self._problem = QLabel()
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        self._no_page = False
        self._empty = QLabel(self.tr("No notice yet."))
        self._empty.setObjectName("soft")
        body = QWidget()
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 8, 0)
        whole.addWidget(self._printer)  # several troubles in large letters are taller than their half of the window
        self._list = QVBoxLayout()
        whole.addLayout(self._list, 1)
        self._list.addWidget(self._empty)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has nothing to say to who tabs through
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 4, 10)
        column.setSpacing(4)
        for row in self._heads():
            column.addLayout(row)
        column.addWidget(self._ready)
        column.addWidget(self._problem)
        column.addWidget(self.reading)
        column.addWidget(scroll, 1)
        self._rows: dict[str, _NoticeRow] = {}
        self._unprinted: tuple[str, ...] = ()
        self.show_desk(Desk())

    def _heads(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        title = QLabel(self.tr("Notices"))
        title.setObjectName("title")
        self._new = QPushButton(self.tr("New notice"))
        self._new.clicked.connect(self.writing)
        self._all = QPushButton(self.tr("Print all"))
        self._all.clicked.connect(self._all_asked)
        self._large = QCheckBox(self.tr("Large type"))
        for part in (self._new, self._all):
            part.setObjectName("small")
            part.setAccessibleName(part.text())
        self._large.setAccessibleName(self._large.text())
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._large)
        acts = QHBoxLayout()
        acts.addWidget(self._new)
        acts.addStretch(1)
        acts.addWidget(self._all)
        return head, acts

    def show_desk(self, desk: Desk) -> None:
        """One row a notice, in the visit's order."""
        self.setVisible(desk.visit is not None)  # without a visit the queue has the room
        self._problem.setVisible(self._no_page and desk.visit is not None)
        notices = desk.visit.notices if desk.visit else ()
        self._printer.show_visit(desk.visit)
        self.reading.show_desk(desk)
        self._ready.setVisible(any(one.state is None for one in notices))
        self._empty.setVisible(not notices)
        if tuple(self._rows) != tuple(notice.id for notice in notices):
            self._build(notices, desk.matter)
        self._unprinted = tuple(notice.id for notice in notices if notice.state is None)
        self._all.setVisible(len(self._unprinted) > 1)
        self._offer(self._all, why_not(desk, Action.PRINT))
        self._new.setVisible(desk.matter is not None and bool(desk.matter.written(filed=True)))
        self._offer(self._new, why_not(desk, Action.WRITE))
        for notice in notices:
            action = Action.SETTLE if notice.state is JobState.UNCERTAIN else Action.PRINT
            reason = why_not(desk, action)
            self._rows[notice.id].show_notice(notice, reason is None, "" if reason is None else phrases.why_not(reason))

    @Slot(object)
    def tell_preview(self, reason: str | None) -> None:
        """Why the last page that was asked for did not come; None: it did."""
        self._no_page = reason is not None
        self._problem.setText("" if reason is None else notice_phrases.no_page(reason))
        self._problem.setVisible(self._no_page)

    def _offer(self, button: QPushButton, why: WhyNot | None) -> None:
        button.setEnabled(why is None)
        button.setToolTip("" if why is None else phrases.why_not(why))

    @Slot()
    def _all_asked(self) -> None:
        self.all_wanted.emit(self._unprinted, self._large.isChecked())

    @Slot(str)
    def _wanted(self, notice: str) -> None:
        self.wanted.emit(notice, self._large.isChecked())

    @Slot(str)
    def _looked(self, notice: str) -> None:
        self.looked.emit(notice, self._large.isChecked())

    def _build(self, notices: tuple[NoticeState, ...], matter: Matter | None) -> None:
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        for at, notice in enumerate(notices):
            row = _NoticeRow(notice, notice_phrases.notice_name(notice.template, matter))
            row.wanted.connect(self._wanted)
            row.asked.connect(self.asked)
            row.looked.connect(self._looked)
            self._rows[notice.id] = row
            self._list.insertWidget(at, row)


class _NoticeRow(QWidget):
    wanted = Signal(str)
    asked = Signal(str)
    looked = Signal(str)

    def __init__(self, notice: NoticeState, name: str) -> None:
        super().__init__()
        self._id = notice.id
        self._uncertain = False
        self._name = name
        title = QLabel(self._name)
        title.setWordWrap(True)
        self._state = QLabel()
        self._state.setWordWrap(True)
        self._print = QPushButton()
        self._print.setObjectName("small")
        self._print.clicked.connect(self._wanted)
        self._look = QPushButton(self.tr("Look at it"))
        self._look.setObjectName("small")
        self._look.setAccessibleName(phrases.label(self._look.text(), self._name))
        self._look.clicked.connect(self._looked)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._look)
        buttons.addWidget(self._print)
        words = QVBoxLayout(self)
        words.setContentsMargins(0, 0, 0, 6)
        words.setSpacing(2)
        for part in (title, self._state):
            words.addWidget(part)
        words.addLayout(buttons)

    def show_notice(self, notice: NoticeState, allowed: bool, why: str) -> None:
        """Where its sheet stands, and whether it can be printed now."""
        words = sheet_phrases.job_state(notice)
        if notice.attempt > 1:
            words = self.tr("{0} (sheet {1})").format(words, notice.attempt)
        told = phrases.printer_reasons(tuple(one for one in notice.reasons if one != HANDED_ON))  # said already
        words = phrases.label(words, told) if told else words
        self._state.setText(f"{words}  ·  {notice.number}" if notice.number else words)
        face = _face(notice)
        if face != self._state.objectName():
            self._state.setObjectName(face)
            self._state.style().polish(self._state)
        self._uncertain = notice.state is JobState.UNCERTAIN
        act = self.tr("Print") if notice.state is None else self.tr("Print again")
        act = self.tr("Did it come out?") if self._uncertain else act
        self._print.setText(act)
        self._print.setAccessibleName(phrases.label(act, self._name))
        self._print.setEnabled(allowed and (self._uncertain or printable(notice)))
        self._print.setToolTip(why)

    @Slot()
    def _looked(self) -> None:
        self.looked.emit(self._id)

    @Slot()
    def _wanted(self) -> None:
        (self.asked if self._uncertain else self.wanted).emit(self._id)


def _face(notice: NoticeState) -> str:
    match notice.state:
        case JobState.DONE if HANDED_ON in notice.reasons:
            return "soft"
        case JobState.WAITING | JobState.UNCERTAIN | JobState.ABORTED | JobState.CANCELED | JobState.REFUSED:
            return "sheetBad"
        case JobState.DONE:
            return "sheetGood"
        case None | JobState.QUEUED | JobState.ACCEPTED | JobState.PRINTING | JobState.SEEN:
            return "soft"
