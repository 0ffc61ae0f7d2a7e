"""To whom a visit is passed on: a few letters, an arrow, a note, Return; no mouse is needed."""

from typing import Final, override

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app import look, phrases, talk_phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.panels.answers import answers
from counter_app.permits import why_not
from windowkit.messages import ColleaguesFound, Target
from windowkit.transfer import LONGEST

_TARGET: Final = Qt.ItemDataRole.UserRole
_MOVES: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class PassingDialog(QDialog):
    """`looked` carries what is typed, `chosen` the target and the note. Stays open until the visit has gone."""

    looked = Signal(str)
    chosen = Signal(object, str)

    def __init__(self, parent: QWidget, action: Action = Action.TRANSFER, heading: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(heading or self.tr("Pass the visit on"))
        self._heading = look.wrapped("title")
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._refused = look.wrapped("problem")
        self._refused.hide()
        self.resize(620, 520)
        self._action = action
        self._desk = Desk()
        self._found: ColleaguesFound | None = None
        self._words = QLineEdit()
        self._words.setMaxLength(64)
        self._words.setPlaceholderText(self.tr("Name, number, centre, language …"))
        self._words.installEventFilter(self)
        self._words.textChanged.connect(self._look)
        self._list = QListWidget()
        self._list.setObjectName("concerns")
        self._list.setAccessibleName(self.tr("Colleagues, centres and skills"))
        self._list.currentItemChanged.connect(self._check)
        self._list.itemActivated.connect(self._to_note)
        self._more = QLabel()
        self._more.setObjectName("soft")
        self._note = QLineEdit()
        self._note.setMaxLength(LONGEST)
        self._note.setPlaceholderText(self.tr("What is done, and what is still to do"))
        self._hint = QLabel()
        self._hint.setObjectName("problem")
        self._hint.setWordWrap(True)
        self._lay()
        self._check()

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self._heading)
        column.addWidget(_label(self.tr("Who is to go on?"), self._words))
        for part in (self._words, self._list, self._more):
            column.addWidget(part)
        column.addWidget(_label(self.tr("Note for your colleague (the resident does not see it)"), self._note))
        column.addWidget(self._note)
        column.addWidget(self._refused)
        column.addWidget(self._hint)
        back, self._confirm = QPushButton(self.tr("Back")), QPushButton(self.tr("Pass on"))
        back.clicked.connect(self.reject)
        self._confirm.clicked.connect(self._done)
        column.addLayout(answers(back, self._confirm))
        back.setAutoDefault(False)
        self._confirm.setDefault(False)
        self._confirm.setAutoDefault(False)  # Return in the search goes to the note first
        self._note.returnPressed.connect(self._done)

    def show_desk(self, desk: Desk) -> None:
        """What may be done now."""
        self._desk = desk
        self._check()

    def show_refusal(self, words: str) -> None:
        """Why it was not done; "": it is asked anew."""
        self._refused.setText(words)
        self._refused.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What is typed."""
        return self._words.text().strip()

    def show_found(self, found: ColleaguesFound) -> None:
        """An answer; one to what is not typed any more is passed over. What is chosen stays chosen."""
        if found.words != self.words or found == self._found:
            return
        before, self._found = self._target(), found
        self._list.blockSignals(True)
        self._list.clear()
        for words, target in _rows(found):
            item = QListWidgetItem(words)
            item.setData(_TARGET, target)
            self._list.addItem(item)
            if target == before:
                self._list.setCurrentItem(item)
        if self._list.currentRow() < 0 and self._list.count():
            self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        self._more.setText(talk_phrases.more(found.more))
        self._more.setVisible(found.more > 0)
        self._check()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search the arrows move in the list, and Return goes on to the note."""
        if watched is self._words and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if Qt.Key(event.key()) in _MOVES:
                self._list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._to_note()
                return True
        return super().eventFilter(watched, event)

    def _target(self) -> Target | None:
        item = self._list.currentItem() if self._list.currentRow() >= 0 else None
        return None if item is None else item.data(_TARGET)

    @Slot()
    def _look(self) -> None:
        self.looked.emit(self.words)

    @Slot()
    def _to_note(self) -> None:
        if self._target() is not None:
            self._note.setFocus()

    @Slot()
    def _check(self) -> None:
        reason = why_not(self._desk, self._action)
        nobody = self._found is not None and not self._list.count()
        words = self.tr("Nobody like that is signed in") if nobody else ""
        self._hint.setText(phrases.why_not(reason) if reason is not None else words)
        self._hint.setVisible(bool(self._hint.text()))
        self._confirm.setEnabled(reason is None and self._target() is not None)

    @Slot()
    def _done(self) -> None:
        target = self._target()
        if target is not None and self._confirm.isEnabled():
            self.chosen.emit(target, self._note.text().strip())


def _rows(found: ColleaguesFound) -> list[tuple[str, Target]]:
    """Colleagues as the server found them; of centres and skills those that have what is typed."""
    people = [(talk_phrases.colleague(one), Target(clerk=one.name)) for one in found.clerks]
    others = [
        *((talk_phrases.centre(one), Target(centre=one.code)) for one in found.centres),
        *((talk_phrases.language(code), Target(language=code)) for code in found.languages),
        *((talk_phrases.group(code), Target(group=code)) for code in found.groups),
    ]
    typed = found.words.casefold().split()
    return people + [(words, target) for words, target in others if all(one in words.casefold() for one in typed)]


def _label(words: str, of: QWidget) -> QLabel:
    label = QLabel(words)
    label.setObjectName("title")
    label.setBuddy(of)
    of.setAccessibleName(words)
    return label
