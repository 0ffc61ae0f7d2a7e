"""The sign-in page: name, password, and plain words when it fails."""

from typing import Final, override

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from counter_app import phrases
from windowkit.errors import Code

_WIDTH: Final = 420  # pixels


class SignInPage(QWidget):
    """Asks for name and password."""

    entered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signInPage")
        self._name = _edit(self.tr("Name"))
        self._password = _edit(self.tr("Password"))
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._words = QLabel()
        self._words.setObjectName("refusal")
        self._words.setWordWrap(True)
        self._words.hide()
        self._go = QPushButton(self.tr("Sign in"))
        self._go.setObjectName("primary")
        self._go.setAccessibleName(self._go.text())
        self._go.setMinimumHeight(44)
        self._go.clicked.connect(self._enter)
        self._name.returnPressed.connect(self._password.setFocus)
        self._password.returnPressed.connect(self._enter)
        outer = QVBoxLayout(self)
        outer.addWidget(self._card(), 0, Qt.AlignmentFlag.AlignCenter)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(_WIDTH)
        title = QLabel(self.tr("Virtual Window · Counter"))
        title.setObjectName("big")
        title.setWordWrap(True)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(32, 28, 32, 32)
        inner.setSpacing(8)
        inner.addWidget(title)
        inner.addSpacing(12)
        for edit in (self._name, self._password):
            label = QLabel(edit.accessibleName())
            label.setBuddy(edit)
            inner.addWidget(label)
            inner.addWidget(edit)
        inner.addSpacing(4)
        inner.addWidget(self._words)
        inner.addSpacing(8)
        inner.addWidget(self._go)
        return card

    def refused(self, code: Code | None) -> None:
        """Say why nobody is signed in; None means that nobody answers at the server's address."""
        self._ready(True)
        nobody = self.tr("The server does not answer. Check the network; your entry is kept.")
        self._words.setText(nobody if code is None else phrases.refusal(code))
        self._words.show()
        if code is Code.BAD_CREDENTIALS:
            self._password.clear()
            self._password.setFocus()

    def welcomed(self) -> None:
        """Signed in: the password does not stay in the window."""
        self._ready(True)
        self._password.clear()
        self._words.hide()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self._password if self._name.text() else self._name).setFocus()

    @Slot()
    def _enter(self) -> None:
        name, password = self._name.text().strip(), self._password.text()
        if not name or not password:
            self._words.setText(self.tr("Please enter name and password."))
            self._words.show()
            (self._password if name else self._name).setFocus()
            return
        self._words.hide()
        self._ready(False)
        self.entered.emit(name, password)

    def _ready(self, ready: bool) -> None:
        self._go.setEnabled(ready)
        self._go.setText(self.tr("Sign in") if ready else self.tr("Signing in …"))


def _edit(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setMinimumHeight(40)
    return edit
