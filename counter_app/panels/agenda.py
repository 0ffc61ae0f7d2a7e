"""Who comes today at a booked time: when, number, matter, committee; nothing personal before a visit is taken."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from counter_app import agenda_phrases as words
from counter_app.desk import Desk
from windowkit.messages import Appointment, AppointmentState


class AgendaDialog(QDialog):
    """A list to read, beside the desk."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Booked for today"))
        self.resize(560, 520)
        self._shown: tuple[Appointment, ...] | None = None
        self._list = QListWidget()
        self._list.setAccessibleName(self.windowTitle())
        self._list.setWordWrap(True)
        self._list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._list.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.addWidget(self._list)

    def show_desk(self, desk: Desk) -> None:
        """The list as it is now."""
        if desk.booked == self._shown:
            return
        self._shown = desk.booked
        row = max(0, self._list.currentRow())
        self._list.clear()
        for one in desk.booked:
            item = QListWidgetItem(words.row(one))
            font = item.font()
            font.setBold(one.state is AppointmentState.OPEN)
            item.setFont(font)
            if one.state not in words.TO_COME:
                item.setForeground(Qt.GlobalColor.darkGray)
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, self._list.count() - 1))


class Agenda(QObject):
    """The button in the window's head, there where somebody comes today, and its dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._desk = Desk()
        self._dialog: AgendaDialog | None = None
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.clicked.connect(self._open)
        self.button.hide()

    def show_desk(self, desk: Desk) -> None:
        """How many are still to come, and who is next."""
        self._desk = desk
        text = words.head(desk.booked) if desk.signed_in else ""
        self.button.setVisible(bool(text))
        self.button.setText(text)
        self.button.setAccessibleName(text)
        if self._dialog is not None:
            if text:
                self._dialog.show_desk(desk)
            else:
                self._dialog.close()

    @Slot()
    def _open(self) -> None:
        if self._dialog is None:
            self._dialog = AgendaDialog(self._window)
            self._dialog.finished.connect(self._shut)
            self._dialog.show_desk(self._desk)
        self._dialog.show()  # beside the desk: a visit goes on meanwhile
        self._dialog.activateWindow()

    @Slot()
    def _shut(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
