"""The clerk writes a notice: which one, and the few lines that only the clerk knows."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from counter_app import look, notice_phrases, paper_phrases, phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.models import DeskModel
from counter_app.panels.answers import answers
from counter_app.panels.editors import FieldRow
from counter_app.papers import open_ones
from counter_app.permits import why_not
from windowkit.errors import Code
from windowkit.matters import MatterNotice, problem

ONE_TIME: Final = "one_time"
PRINT_KEY: Final = "Ctrl+Return"


class WritingDialog(QDialog):
    """Asks which notice and its fields; `written` carries template and values. Stays open until it was taken in.

    `prints`: it is to be printed at once.
    """

    written = Signal(str, object)

    def __init__(self, notices: tuple[MatterNotice, ...], parent: QWidget, told: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New notice"))
        self.setMinimumSize(560, 640)
        self._notices = notices
        self._values: dict[str, str] = {}
        self._rows: dict[str, FieldRow] = {}
        self._insist = self.prints = False
        title = QLabel(
            self.tr("What is missing, told at once") if told else self.tr("Which notice does the resident need?")
        )
        title.setObjectName("title")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(title)
        if told:
            says = look.wrapped("")
            says.setText(told)
            column.addWidget(says)
        self._group = QButtonGroup(self)
        for number, notice in enumerate(self._notices):
            button = QRadioButton(notice_phrases.written_name(notice))
            button.setAccessibleName(button.text())
            self._group.addButton(button, number)
            column.addWidget(button)
        self._group.idClicked.connect(self._chosen)
        column.addSpacing(8)
        column.addWidget(self._fields(), 1)
        self._hint = QLabel()
        self._hint.setObjectName("problem")
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)
        column.addLayout(self._buttons(at_once=bool(told)))
        if len(self._notices) == 1:
            self._group.button(0).setChecked(True)
            self._group.button(0).setVisible(not told)
            self._chosen(0)
        if told:
            self._confirm.setFocus()  # Enter writes it; whoever adds something goes there by Tab
        self._check()

    def _fields(self) -> QScrollArea:
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(0, 0, 8, 0)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        return scroll

    def _buttons(self, *, at_once: bool) -> QHBoxLayout:
        back, self._confirm = QPushButton(self.tr("Back")), QPushButton(self.tr("Write the notice"))
        back.clicked.connect(self.reject)
        self._confirm.clicked.connect(self._done)
        row = answers(back, self._confirm)
        if at_once:
            words = self.tr("Write and print")
            printing = QPushButton(f"{words} (Ctrl+Enter)")
            printing.setAccessibleName(words)
            printing.setAutoDefault(False)
            printing.clicked.connect(self._printed)
            QShortcut(QKeySequence(PRINT_KEY), self).activated.connect(printing.click)
            row.insertWidget(row.count() - 1, printing)
        return row

    @Slot()
    def _printed(self) -> None:
        self.prints = True
        self._done()
        self.prints = not self._confirm.isEnabled()  # else something is to be looked at first

    def refused(self, why: str) -> None:
        """Say why it cannot be written now; nothing typed is lost."""
        self._hint.setText(why)
        self._confirm.setEnabled(True)
        self.prints = False

    def _notice(self) -> MatterNotice | None:
        chosen = self._group.checkedId()
        return self._notices[chosen] if chosen >= 0 else None

    @Slot(int)
    def _chosen(self, number: int) -> None:
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows = {}
        self._insist = False
        for at, field in enumerate(self._notices[number].fields):
            row = FieldRow(field)
            row.edited.connect(self._edited)
            self._rows[field.key] = row
            self._list.insertWidget(at, row)
            row.show_value(self._values.get(field.key, ""), None, insist=False)  # what both notices ask for stays
        self._check()

    @Slot(str, str)
    def _edited(self, key: str, value: str) -> None:
        self._values[key] = value
        self._check()

    @Slot()
    def _check(self) -> None:
        notice = self._notice()
        self._confirm.setEnabled(notice is not None)
        self._hint.setText("" if notice is not None else self.tr("Choose a notice"))
        for field in notice.fields if notice is not None else ():
            value = self._values.get(field.key, "")
            self._rows[field.key].show_value(value, problem(field, value), insist=self._insist)

    @Slot()
    def _done(self) -> None:
        notice = self._notice()
        if notice is None:
            return
        values = {field.key: self._values.get(field.key, "").strip() for field in notice.fields}
        wrong = [field for field in notice.fields if problem(field, values[field.key]) is not None]
        if wrong:
            self._insist = True
            self._check()
            self._hint.setText(phrases.label(self.tr("Please look at this again"), notice_phrases.field_name(wrong[0])))
            self._rows[wrong[0].key].focus()
            return
        self._hint.setText("")
        self._confirm.setEnabled(False)
        self.written.emit(notice.template, values)


class Writing(QObject):
    """Opens the dialog and closes it once the notice is among the visit's, or the visit is not on the desk any more."""

    def __init__(self, window: QWidget, model: DeskModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._dialog: WritingDialog | None = None
        self._visit = ""
        self._sent = False

    @Slot()
    def ask(self) -> None:
        """The clerk wants one more notice."""
        self._ask(guides=False)

    @Slot()
    def ask_missing(self) -> None:
        """What is missing is to be told, all at once: the list says it, the clerk adds what else there is."""
        self._ask(guides=False, template=ONE_TIME)

    @Slot()
    def ask_way(self) -> None:
        """The clerk is to write where to go."""
        self._ask(guides=True)

    def _ask(self, *, guides: bool, template: str = "") -> None:
        desk = self._model.desk
        if self._dialog is not None or desk.matter is None or desk.visit is None:
            return
        self._visit, self._sent = desk.visit.visit, False
        possible = desk.matter.written(filed=bool(desk.visit.case))
        fit = tuple(one for one in possible if (one.guides or not guides) and template in ("", one.template))
        if not fit:
            return
        told = paper_phrases.told(desk.matter, open_ones(desk)) if template == ONE_TIME else ""
        self._dialog = WritingDialog(fit, self._window, told)
        self._dialog.written.connect(self._written)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def show_desk(self, desk: Desk) -> None:
        """Follow what becomes of it."""
        if self._dialog is None:
            return
        if desk.visit is None or desk.visit.visit != self._visit:
            self._dialog.close()
            return
        if not self._sent or any(asked.action is Action.WRITE for asked in desk.asked.values()):
            return
        self._sent = False
        if desk.refusal is None:
            if self._dialog.prints:
                self._print(desk)
            self._dialog.close()
        else:
            lacking = desk.refusal.detail if desk.refusal.code is Code.INCOMPLETE else ""
            self._dialog.refused(notice_phrases.lacking(lacking) if lacking else phrases.refusal(desk.refusal.code))

    def _print(self, desk: Desk) -> None:
        """What was just written."""
        notices = desk.visit.notices if desk.visit is not None else ()
        fresh = next((one for one in reversed(notices) if one.template == ONE_TIME and one.state is None), None)
        if fresh is not None:
            self._model.print_notice(fresh.id, large=False)

    @Slot(str, object)
    def _written(self, template: str, values: dict[str, str]) -> None:
        reason = why_not(self._model.desk, Action.WRITE)
        if reason is not None:
            if self._dialog is not None:
                self._dialog.refused(phrases.why_not(reason))  # the words stay; try again in a moment
            return
        self._sent = True
        self._model.write_notice(template, values)

    @Slot()
    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
