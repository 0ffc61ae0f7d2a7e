"""The application as a form, built from the matter's definition."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, override

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from counter_app import leading_phrases, phrases, pointing_phrases
from counter_app.actions import Action
from counter_app.desk import Desk, form_problems, unsaved, value
from counter_app.panels.editors import FieldRow
from counter_app.permits import why_not
from counter_app.source_phrases import source
from counter_app.words_of import Source
from windowkit.matters import Field, Kind, Matter
from windowkit.visit import State

_PICTURE_FIRST: Final = 300  # ms a form waits at most: building it takes 30, just while the call is being made
_NARROW: Final = 420  # pixels: no form is narrower
_WHOLE: Final = 37  # letters wide: a heading has room for buttons beside it
_MARGIN: Final = 60  # pixels kept visible around the field with the focus
_WIDE: Final = frozenset({Kind.ADDRESS})


class FormPanel(QFrame):
    """The form of the visit on the desk; `beside` stands at its heading, `beneath` under it."""

    edited = Signal(str, str)

    def __init__(
        self, beside: QWidget | None = None, beneath: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = _words("title")
        self._about = _words("soft")
        self._case = _words("case")
        self._case.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._signed = _words("good")
        self._signed.setText(self.tr("Signed by the resident"))
        self._objected = _words("objected")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty = QLabel()
        self._rows: dict[str, FieldRow] = {}
        self._laid: tuple[str, str] | None = None  # visit and matter the rows are for
        self._insist = False
        self._begun = False  # whether the cursor was put into this form once
        self._desk = Desk()
        self._waits = QTimer(self)
        self._waits.setObjectName("form after the picture")
        self._waits.setSingleShot(True)
        self._waits.setInterval(_PICTURE_FIRST)
        self._waits.timeout.connect(self.build)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        self._heading = self._head(beside)
        column.addLayout(self._heading)
        for part in beneath:
            column.addWidget(part)
        for part in (self._case, self._signed, self._objected):
            column.addWidget(part)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._feet())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self.show_desk(Desk())

    def _feet(self) -> QBoxLayout:
        """Whether all is saved, and what takes changes back."""
        self._saved, self.foot = _words("soft"), QWidget()
        self.foot.hide()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addWidget(self._saved, 1)
        row.addWidget(self.foot)
        return row

    @override
    def minimumSizeHint(self) -> QSize:
        """What stands at the heading goes below it where the form is narrow."""
        return QSize(_NARROW, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._heading.setDirection(across if self.width() >= _WHOLE * self.fontInfo().pixelSize() else down)
        super().resizeEvent(event)

    def _head(self, beside: QWidget | None) -> QBoxLayout:
        head, heading = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout()
        for part in (self._title, self._about):
            heading.addWidget(part)
        heading.addStretch(1)  # beside many buttons, too, they stand together
        head.addLayout(heading, 3)
        if beside is not None:
            head.addWidget(beside, 2, Qt.AlignmentFlag.AlignTop)
        return head

    def show_desk(self, desk: Desk) -> None:
        """Build the rows for a new visit; then values, faults, objections."""
        self._desk = desk
        visit, matter = desk.visit, desk.matter
        self._lay(at_once=visit is None or visit.state is not State.JOINING)
        self._title.setText(phrases.local(matter.name, matter.name_en) if matter else "")
        self._about.setText(_about(desk))
        self._about.setVisible(visit is not None)
        self._case.setVisible(visit is not None and bool(visit.case))
        self._case.setText(self.tr("Case number {0}").format(visit.case) if visit else "")
        self._signed.setVisible(visit is not None and visit.signed)
        said = pointing_phrases.pointed_at(visit, matter) if visit is not None else ""
        self._objected.setText(said)
        self._objected.setVisible(bool(said))
        if not self._rows:
            self._empty.setText(self._empty_words(desk))
        self._show_values(desk)

    @Slot()
    def build(self) -> None:
        """The resident's picture is there: now the form that waited for it."""
        self._lay(at_once=True)
        self._show_values(self._desk)

    def _lay(self, *, at_once: bool) -> None:
        """Rows for the desk's visit, or none until the picture is there: a face is looked for before a form."""
        visit, matter = self._desk.visit, self._desk.matter
        laid = (visit.visit, matter.code) if visit and matter else ("", "")
        if laid == self._laid:
            return
        if at_once:
            self._waits.stop()
            self._laid = laid
            self._build(matter)
        elif not self._waits.isActive():
            self._waits.start()
            self._laid = ("", "")
            self._build(None)

    def _empty_words(self, desk: Desk) -> str:
        if desk.visit is not None:
            return self.tr("The form is coming …")
        words = self.tr("Take a visit from the queue; its form opens here.")
        return f"{leading_phrases.closed(desk.closed)}\n\n{words}" if desk.closed else words

    def _show_values(self, desk: Desk) -> None:
        faults = form_problems(desk)
        can = why_not(desk, Action.EDIT) is None
        wrong = {desk.visit.objected, *desk.visit.marks} if desk.visit else set[str]()
        for key, row in self._rows.items():
            row.show_value(value(desk, key), faults.get(key), self._insist)
            row.show_objected(key in wrong)
            row.editor.enable(can)
        if can and not self._begun and self._rows:
            self._begun = True
            next(iter(self._rows.values())).focus()
        left = unsaved(desk)
        self._saved.setVisible(bool(desk.drafts))
        self._saved.setText(self.tr("Saving …") if left else self.tr("Everything is saved"))

    def show_sources(self, sources: dict[str, Source]) -> None:
        """Mark the fields whose words are not the clerk's own."""
        for key, row in self._rows.items():
            row.show_source(source(sources.get(key, Source.TYPED)))

    def show_first_problem(self, desk: Desk) -> None:
        """Blame every unfinished field from now on, and go to the first."""
        self._insist = True
        self._show_values(desk)
        first = next((key for key in self._rows if key in form_problems(desk)), None)
        if first is not None:
            self._rows[first].focus()

    def _build(self, matter: Matter | None) -> None:
        self._insist = self._begun = False
        self._rows = {}
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 12, 12)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        if matter is None:
            self._empty = _words("soft")
            self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(self._empty, 0, 0, 1, 2)
        else:
            self._fill(grid, matter)
        self._scroll.setWidget(body)
        self._chain()

    def _fill(self, grid: QGridLayout, matter: Matter) -> None:
        at = 0
        for section in matter.sections:
            title = QLabel(phrases.local(section.title, section.title_en))
            title.setObjectName("section")
            title.setIndent(0)
            grid.addWidget(title, at, 0, 1, 2)
            at, column = at + 1, 0
            for field in section.fields:
                row = FieldRow(field)
                row.edited.connect(self.edited)
                self._rows[field.key] = row
                wide = _is_wide(field)
                if wide and column:
                    at, column = at + 1, 0
                grid.addWidget(row, at, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
                at, column = (at + 1, 0) if wide or column else (at, 1)
            at += bool(column)
        grid.setRowStretch(at, 1)

    def _chain(self) -> None:
        stops = [stop for row in self._rows.values() for stop in row.editor.stops]
        for stop in stops:
            stop.installEventFilter(self)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """A field's own undo knows nothing of the other fields, nor of words that were filled in: the form's has it."""
        keys = QKeySequence.StandardKey
        stroke = event if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) else None
        if stroke is not None and (stroke.matches(keys.Undo) or stroke.matches(keys.Redo)):
            stroke.ignore()
            return True
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next()
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        rows = list(self._rows.values())
        here = QApplication.focusWidget()
        at = next((number for number, row in enumerate(rows) if here is not None and row.isAncestorOf(here)), None)
        if at is not None and at + 1 < len(rows):
            rows[at + 1].focus()

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        body = self._scroll.widget()
        if now is not None and body is not None and body.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, _MARGIN)


def _is_wide(field: Field) -> bool:
    return field.kind in _WIDE or (field.kind is Kind.CHOICE and len(field.choices) > 2) or field.max_length > 150


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setIndent(0)
    return label


def _about(desk: Desk) -> str:
    if desk.visit is None:
        return ""
    parts = [desk.visit.ticket, phrases.local(desk.visit.committee, desk.visit.committee_en)]
    if desk.matter is not None:
        parts.append(phrases.local(desk.matter.department, desk.matter.department_en))
    if desk.visit.accompanied:
        parts.append(QCoreApplication.translate("FormPanel", "committee staff are there"))
    return "  ·  ".join(part for part in parts if part)
