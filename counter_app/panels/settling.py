"""The question whether an uncertain sheet came out: asked until it is answered, one sheet at a time."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from counter_app import notice_phrases, phrases, sheet_phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import uncertain, why_not
from windowkit.messages import NoticeState


class SettleDialog(QDialog):
    """Did this sheet come out? `answered` carries the notice's id, the attempt and the clerk's word."""

    answered = Signal(str, int, bool)

    def __init__(self, notice: NoticeState, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setWindowTitle(self.tr("Did this sheet come out?"))
        self.setFixedWidth(600)
        name = notice_phrases.notice_name(notice.template)
        self._hint = QLabel()
        self._hint.setObjectName("problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        known = self.tr("At its foot stands: {0}").format(sheet_phrases.footer(notice))
        for words, kind in (
            (self.windowTitle(), "title"),
            (phrases.label(name, notice.number) if notice.number else name, ""),
            (known, "known"),
            (self.tr("The printer did not say whether it was printed. Ask the resident to look into the tray."), ""),
            (self.tr("If it did not come out it is printed again, marked as a reprint."), "soft"),
        ):
            label = QLabel(words)
            label.setObjectName(kind)
            label.setWordWrap(True)
            column.addWidget(label)
        self._hint.setWordWrap(True)
        column.addWidget(self._hint)
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self.setAccessibleDescription(known)

    def _buttons(self) -> QHBoxLayout:
        later = QPushButton(self.tr("Later"))
        self._yes = QPushButton(self.tr("It came out"))
        self._no = QPushButton(self.tr("It did not come out"))
        row = QHBoxLayout()
        row.addWidget(later)
        row.addStretch(1)
        for button, act in ((later, self.reject), (self._no, self._did_not), (self._yes, self._did)):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)  # it comes by itself: Enter, meant for the form, must not answer it
            button.clicked.connect(act)
        row.addWidget(self._no)
        row.addWidget(self._yes)
        later.setFocus()
        return row

    def allow(self, why: str) -> None:
        """Whether it can be answered now; `why` not, else empty."""
        self._hint.setText(why)
        self._yes.setEnabled(not why)
        self._no.setEnabled(not why)

    @Slot()
    def _did(self) -> None:
        self.answered.emit(self.notice.id, self.notice.attempt, True)

    @Slot()
    def _did_not(self) -> None:
        self.answered.emit(self.notice.id, self.notice.attempt, False)


class Settling(QObject):
    """Opens the question by itself, once a sheet; after "later" the notice's row opens it again."""

    answered = Signal(str, int, bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._desk = Desk()
        self._asked = set[tuple[str, str, int]]()  # visit, notice, attempt
        self._dialog: SettleDialog | None = None

    def show_desk(self, desk: Desk) -> None:
        """Ask what is new; a question that is answered, or whose visit left, goes."""
        self._desk = desk
        open_ = uncertain(desk)
        if self._dialog is not None:
            mine = self._dialog.notice
            if not any((one.id, one.attempt) == (mine.id, mine.attempt) for one in open_):
                self._dialog.close()
            else:
                self._dialog.allow(self._why())
        if desk.visit is None:
            self._asked.clear()
            return
        new = [one for one in open_ if (desk.visit.visit, one.id, one.attempt) not in self._asked]
        # Over another question it waits: the row shows it, and the next news opens it.
        if new and self._dialog is None and QApplication.activeModalWidget() is None:
            self._open(new[0])

    @Slot(str)
    def ask(self, notice: str) -> None:
        """The clerk wants to answer now."""
        found = next((one for one in uncertain(self._desk) if one.id == notice), None)
        if found is not None and self._dialog is None:
            self._open(found)

    def _open(self, notice: NoticeState) -> None:
        assert self._desk.visit is not None
        self._asked.add((self._desk.visit.visit, notice.id, notice.attempt))
        self._dialog = SettleDialog(notice, self._window)
        self._dialog.answered.connect(self.answered)
        self._dialog.finished.connect(self._closed)
        self._dialog.allow(self._why())
        self._dialog.open()

    def _why(self) -> str:
        reason = why_not(self._desk, Action.SETTLE)
        return "" if reason is None else phrases.why_not(reason)

    @Slot()
    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
