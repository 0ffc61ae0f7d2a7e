"""The guide: what is done, what to say and ask now; one key for each answer."""

import re
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from counter_app import phrases
from counter_app.look import wrapped
from counter_app.script import Row, current, last
from windowkit.guides import Guide, Step

ANSWER_KEY: Final = "Alt+{0}"
BACK_KEY: Final = "Alt+0"  # a field takes Alt+Backspace for itself: undo
_WIDE: Final = 200  # pixels of an answer's words
_PIECES: Final = re.compile(r"\([^)]*\)|[\u0021-\u0027\u0029-\u02ff]+ ?|.")  # a key stays whole
_MOST: Final = 8  # answers with a key


class GuidePanel(QFrame):
    """`ticked` carries a step and its answer ("" where nothing was asked), `untaken` a step that is not done."""

    ticked = Signal(str, str)
    untaken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = wrapped("title")
        self._told = wrapped("warn")
        self._told.hide()
        self._back = QPushButton()
        self._back.setObjectName("small")
        self._back.clicked.connect(self._undo)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown: tuple[object, ...] | None = None
        self._rows: tuple[Row, ...] = ()
        self._answers: list[QPushButton] = []
        self._keys = [self._key(number) for number in range(_MOST)]
        back = QShortcut(QKeySequence(BACK_KEY), self)
        back.activated.connect(self._undo)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._to_the_end)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 4, 10)
        column.setSpacing(6)
        for part in (self._title, self._told):
            column.addWidget(part)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._back)

    def _key(self, number: int) -> QShortcut:
        key = QShortcut(QKeySequence(ANSWER_KEY.format(number + 1)), self)
        key.activated.connect(lambda: self._press(number))
        return key

    def show_guide(self, guide: Guide | None, rows: tuple[Row, ...], told: str, *, allowed: bool, why: str) -> None:
        """`told`: what came of the last answer; `why` nothing may be ticked now."""
        self._title.setText(
            phrases.local(guide.title, guide.title_en) if guide is not None else self.tr("No guide yet")
        )
        self._told.setText(told)
        self._told.setVisible(bool(told))
        shown = (guide.matter if guide is not None else None, rows)
        if shown != self._shown:
            self._shown, self._rows = shown, rows
            self._build()
        for button in self._answers:
            button.setEnabled(allowed)
            button.setToolTip(why)
        done = last(rows)
        self._back.setVisible(done is not None)
        self._back.setEnabled(allowed)
        words = self.tr("One step back")
        self._back.setText(f"{words} ({BACK_KEY})")
        self._back.setAccessibleName(words)

    @Slot(int, int)
    def _to_the_end(self, _low: int, high: int) -> None:
        """What comes next is at the bottom."""
        self._scroll.verticalScrollBar().setValue(high)

    def _build(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(6)
        self._answers = []
        now = current(self._rows)
        for row in self._rows:
            if row.done:
                column.addWidget(_done(row))
        if now is not None:
            self._lay_step(column, now.step)
        elif self._rows:
            end = wrapped("good")
            end.setText(self.tr("The guide is at its end."))
            column.addWidget(end)
        column.addStretch(1)
        self._scroll.setWidget(body)

    def _lay_step(self, column: QVBoxLayout, step: Step) -> None:
        title = wrapped("section")
        title.setIndent(0)
        title.setText(phrases.local(step.title, step.title_en))
        column.addWidget(title)
        for words, words_en in zip(step.say, step.say_en, strict=True):
            said = QLabel(f"“{phrases.local(words, words_en)}”")
            said.setWordWrap(True)
            column.addWidget(said)
        if step.ask:
            asked = wrapped("asked")
            asked.setText(phrases.local(step.ask, step.ask_en))
            column.addWidget(asked)
        if not step.answers:
            self._add(column, self.tr("Said"), step.key, "")
        for answer in step.answers:
            self._add(column, phrases.local(answer.label, answer.label_en), step.key, answer.code)

    def _add(self, column: QVBoxLayout, words: str, step: str, answer: str) -> None:
        key = ANSWER_KEY.format(len(self._answers) + 1) if len(self._answers) < _MOST else ""
        button = QPushButton()
        button.setObjectName("answer")
        button.setAccessibleName(words)
        button.clicked.connect(lambda: self.ticked.emit(step, answer))
        button.ensurePolished()
        button.setText(in_lines(f"{words} ({key})" if key else words, button.fontMetrics(), _WIDE))
        self._answers.append(button)
        column.addWidget(button)

    def _press(self, number: int) -> None:
        if number < len(self._answers):
            self._answers[number].click()

    @Slot()
    def _undo(self) -> None:
        done = last(self._rows)
        if done is not None and self._back.isEnabled():
            self.untaken.emit(done.step.key)


def in_lines(words: str, metrics: QFontMetrics, width: int) -> str:
    """A button's text does not wrap by itself: broken at blanks, or between Chinese letters."""
    lines = [""]
    for piece in _PIECES.findall(words):
        if lines[-1] and metrics.horizontalAdvance(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.strip() for line in lines)


def _done(row: Row) -> QLabel:
    given = row.step.answer(row.answer)
    title = phrases.local(row.step.title, row.step.title_en)
    words = QLabel(
        f"✓ {phrases.label(title, phrases.local(given.label, given.label_en)) if given is not None else title}"
    )
    words.setObjectName("soft")
    words.setWordWrap(True)
    return words
