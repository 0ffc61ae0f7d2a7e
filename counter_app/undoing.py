"""Takes changes of the form back and brings them again, by a key, and marks whose words stand in which field."""

from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from counter_app import phrases, words_of
from counter_app.actions import Action
from counter_app.desk import Desk, value
from counter_app.models import DeskModel
from counter_app.panels.form import FormPanel
from counter_app.permits import why_not
from counter_app.words_of import Source, Words

UNDO_KEY: Final = "Ctrl+Z"
REDO_KEY: Final = "Ctrl+Shift+Z"


class Undoing(QObject):
    """Two buttons at the form's foot, there where something can be taken back or brought again. Gone with its visit."""

    def __init__(self, window: QWidget, model: DeskModel, form: FormPanel) -> None:
        super().__init__(window)
        self._model = model
        self._form = form
        self._words = Words()
        self._own = False  # it is us who write
        self._desk = Desk()
        self.undo, self.redo = QPushButton(), QPushButton()
        row = QHBoxLayout(form.foot)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        for button, key, act in ((self.redo, REDO_KEY, self._redo), (self.undo, UNDO_KEY, self._undo)):
            button.setObjectName("small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in its field
            button.clicked.connect(act)
            QShortcut(QKeySequence(key), window, act)
            row.addWidget(button)
        model.wrote.connect(self._wrote)

    def show_desk(self, desk: Desk) -> None:
        """A continued draft's answers are a step, too."""
        before, self._desk = self._desk, desk
        if before.visit is None or desk.visit is None or before.visit.visit != desk.visit.visit:
            self._words = Words()
        elif _continued(desk) and not _continued(before) and desk.matter is not None:
            keys = [field.key for field in desk.matter.fields]
            got = {key: (value(before, key), value(desk, key)) for key in keys}
            self._words = words_of.wrote(self._words, got, Source.DRAFT)
        self._show()

    @Slot(object, object)
    def _wrote(self, values: dict[str, tuple[str, str]], source: Source) -> None:
        if not self._own:
            self._words = words_of.wrote(self._words, values, source)
            self._show()

    @Slot()
    def _undo(self) -> None:
        if why_not(self._model.desk, Action.EDIT) is None:
            self._set(*words_of.undone(self._words, self._now()))

    @Slot()
    def _redo(self) -> None:
        if why_not(self._model.desk, Action.EDIT) is None:
            self._set(*words_of.redone(self._words, self._now()))

    def _set(self, words: Words, values: dict[str, str]) -> None:
        self._words, self._own = words, True
        self._model.fill(values, Source.TYPED)
        self._own = False
        self._show()

    def _now(self) -> dict[str, str]:
        desk = self._model.desk
        return {field.key: value(desk, field.key) for field in desk.matter.fields} if desk.matter is not None else {}

    def _show(self) -> None:
        words, desk = self._words, self._model.desk
        can = why_not(desk, Action.EDIT) is None
        for button, steps, key, name in (
            (self.undo, words.done, UNDO_KEY, self.tr("Undo: {0} ({1})")),
            (self.redo, words.undone, REDO_KEY, self.tr("Redo: {0} ({1})")),
        ):
            button.setVisible(can and bool(steps))
            text = name.format(self._named(steps[-1]), key) if steps else ""
            if button.text() != text:
                button.setText(text)
                button.setAccessibleName(text)
        self._form.foot.setVisible(can and bool(words.done or words.undone))
        self._form.show_sources(words.sources if desk.visit is not None else {})

    def _named(self, step: words_of.Step) -> str:
        """The field, or how many."""
        field = self._model.desk.matter.field(step.changes[0].field) if self._model.desk.matter is not None else None
        if len(step.changes) > 1 or field is None:
            return self.tr("{0} answers").format(len(step.changes))
        return phrases.local(field.label, field.label_en)


def _continued(desk: Desk) -> bool:
    return desk.visit is not None and desk.visit.earlier is not None and desk.visit.earlier.continued
