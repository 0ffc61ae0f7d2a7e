"""What residents could not get done: the duty leader's list, and the reply to each."""

from typing import Final

from PySide6.QtCore import QDate, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app import concern_phrases as words
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.look import wrapped
from counter_app.models import DeskModel
from counter_app.permits import why_not
from counter_app.phrases import why_not as why
from windowkit.concerns import Concern, ConcernState

_LONGEST: Final = 500  # characters of a reply
_ID: Final = Qt.ItemDataRole.UserRole


class ConcernsDialog(QDialog):
    """`replied` carries a concern's id and the reply, `closed` the id."""

    replied = Signal(str, str)
    closed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What could not be done"))
        self.resize(980, 560)
        self._desk = Desk()
        self._list = QListWidget()
        self._list.setAccessibleName(self.windowTitle())
        self._list.setObjectName("concerns")
        self._list.setWordWrap(True)
        self._list.setFixedWidth(360)
        self._list.currentItemChanged.connect(self._chosen)
        self._more = wrapped("soft")
        self._about = wrapped("")
        self._about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._reply = QPlainTextEdit()
        self._reply.setTabChangesFocus(True)
        self._reply.setAccessibleName(self.tr("Reply to the resident"))
        self._reply.textChanged.connect(self._check)
        self._hint = wrapped("problem")
        self._send, self._close = QPushButton(self.tr("Send the reply")), QPushButton(self.tr("Nothing more to do"))
        self._send.setObjectName("primary")
        self._send.clicked.connect(self._sent)
        self._close.clicked.connect(self._ended)
        left = QVBoxLayout()
        left.addWidget(self._list, 1)
        left.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        row.addLayout(left)
        row.addLayout(self._side(), 1)

    def _side(self) -> QVBoxLayout:
        title = QLabel(self._reply.accessibleName())
        title.setBuddy(self._reply)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self._close, self._send):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            buttons.addWidget(button)
        side = QVBoxLayout()
        side.addWidget(self._about)
        side.addStretch(1)
        side.addWidget(title)
        side.addWidget(self._reply, 1)
        side.addWidget(self._hint)
        side.addLayout(buttons)
        return side

    def show_desk(self, desk: Desk) -> None:
        """The list as it is now; what is chosen and half written stays."""
        before, self._desk = self._desk, desk
        if before.concerns != desk.concerns:
            self._fill(self._id())
        self._more.setText(self.tr("and {0} more").format(desk.more_concerns) if desk.more_concerns else "")
        self._check()

    def _fill(self, chosen: str) -> None:
        self._list.blockSignals(True)  # one word at the end
        self._list.clear()
        for one in self._desk.concerns:
            item = QListWidgetItem(words.row(one, _today()))
            item.setData(_ID, one.id)
            if words.is_overdue(one, _today()):
                font = item.font()
                font.setBold(True)
                item.setFont(font)
                item.setForeground(Qt.GlobalColor.darkRed)
            self._list.addItem(item)
            if one.id == chosen:
                self._list.setCurrentItem(item)
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        if self._id() != chosen:
            self._reply.setPlainText("")
        self._show_chosen()

    def _id(self) -> str:
        return str(self._list.currentItem().data(_ID)) if self._list.currentRow() >= 0 else ""

    def _concern(self) -> Concern | None:
        return next((one for one in self._desk.concerns if one.id == self._id()), None)

    @Slot()
    def _chosen(self) -> None:
        self._reply.setPlainText("")
        self._show_chosen()

    def _show_chosen(self) -> None:
        found = self._concern()
        self._about.setText(words.about(found) if found is not None else self.tr("There is nothing to answer"))
        self._check()

    @Slot()
    def _check(self) -> None:
        found, text = self._concern(), self._reply.toPlainText().strip()
        is_open = found is not None and found.state is ConcernState.OPEN
        no_reply, no_close = why_not(self._desk, Action.ANSWER_CONCERN), why_not(self._desk, Action.CLOSE_CONCERN)
        self._reply.setEnabled(is_open)
        self._send.setEnabled(is_open and no_reply is None and 0 < len(text) <= _LONGEST)
        self._close.setEnabled(found is not None and not is_open and no_close is None)
        reason = no_reply if is_open else no_close
        self._hint.setText(self.tr("Please write less") if len(text) > _LONGEST else why(reason) if reason else "")

    @Slot()
    def _sent(self) -> None:
        self.replied.emit(self._id(), self._reply.toPlainText().strip())

    @Slot()
    def _ended(self) -> None:
        self.closed.emit(self._id())


class Concerns(QObject):
    """The button in the window's head, there for duty leaders alone, and its dialog."""

    def __init__(self, window: QWidget, model: DeskModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._dialog: ConcernsDialog | None = None
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.clicked.connect(self._open)
        self.button.hide()

    def show_desk(self, desk: Desk) -> None:
        """How many there are, and how many are late."""
        self.button.setVisible(desk.leader and desk.signed_in)
        waiting = [one for one in desk.concerns if one.state is ConcernState.OPEN]
        late = sum(words.is_overdue(one, _today()) for one in waiting)
        self.button.setText(words.head(len(waiting), late))
        self.button.setAccessibleName(self.button.text())
        name = "late" if late else "small"
        if name != self.button.objectName():
            self.button.setObjectName(name)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)
        if self._dialog is not None:
            if desk.leader and desk.signed_in:
                self._dialog.show_desk(desk)
            else:
                self._dialog.close()  # another clerk is at this counter now

    @Slot()
    def _open(self) -> None:
        if self._dialog is None:
            self._dialog = ConcernsDialog(self._window)
            self._dialog.replied.connect(self._model.answer_concern)
            self._dialog.closed.connect(self._model.close_concern)
            self._dialog.finished.connect(self._shut)
            self._dialog.show_desk(self._model.desk)
        self._dialog.show()  # beside the desk: a visit goes on meanwhile
        self._dialog.activateWindow()

    @Slot()
    def _shut(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _today() -> str:
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)
