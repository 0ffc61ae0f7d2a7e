"""The desk's day in the middle of the window: the clerk's own visits, cases found again, a resident's history."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app import day_phrases as words, look
from counter_app.panels.why import WhyBar
from windowkit.past import (
    SAID,
    CasesFound,
    DayTold,
    HistoryTold,
    LookReason,
    PastVisit,
    Unfinished,
    is_case_number,
)

HISTORY_KEY: Final = "Shift+F11"
_LONGEST: Final = 70


class DayPanel(QFrame):
    """`searched`: words, page and reason; no words for the day itself. `looked`: a visit, and the reason."""

    searched = Signal(str, int, object)
    looked = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._title = look.wrapped("title")
        self._figures = look.wrapped("soft")
        self._words = look.wrapped("refusal")
        self._search = QLineEdit()
        self._search.setMaxLength(_LONGEST)
        self._search.setClearButtonEnabled(False)
        self._search.returnPressed.connect(self._find)
        self._search.textEdited.connect(self._other_words)
        self._find_button = _button(self._find)
        self._why = WhyBar()
        self._why.chosen.connect(self._because)
        self._searched_why: LookReason | None = None  # for the words that stand there
        self._found_why: LookReason | None = None  # for what was found: other words may be typed by now
        self._back = _button(self._leave)
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._list.setObjectName("day")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._chosen)
        self._list.itemActivated.connect(self._look)
        self._more = _button(self._next)
        self._reason = QComboBox()
        self._look_button = _button(self._look)
        self._look_button.setShortcut(HISTORY_KEY)
        self._audited = look.wrapped("soft")
        self._day: DayTold | None = None
        self._found: CasesFound | None = None
        self._history: HistoryTold | None = None
        self._leader = False
        self._lay()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head, find, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        find.addWidget(self._search, 1)
        find.addWidget(self._find_button)
        foot.addWidget(self._reason, 1)
        foot.addWidget(self._look_button)
        column.addLayout(head)
        column.addLayout(find)
        for part in (self._why, self._figures, self._words):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(foot)
        column.addWidget(self._audited)
        self._words.hide()

    # -- what is shown ------------------------------------------------------------------------------------------------

    def begin(self, *, leader: bool) -> None:
        """Opened: the day, fresh; the cursor where words are typed."""
        self._leader = leader
        self._found = self._history = None
        self._search.clear()
        self._name()
        self._other_words()
        self._search.setFocus()
        self.searched.emit("", 0, None)

    def hear(self, news: DayTold | CasesFound | HistoryTold) -> None:
        """What the server found."""
        self._words.hide()
        match news:
            case DayTold():
                self._day = news
            case CasesFound():
                before = self._found if news.page else None
                found = (*before.found, *news.found) if before is not None else news.found
                self._found = CasesFound(words=news.words, page=news.page, found=found, more=news.more)
            case HistoryTold():
                self._history = news
        self._show()

    def forget(self) -> None:
        """Somebody else signs in: nothing of what was found stays."""
        self._day = self._found = self._history = None
        self._search.clear()
        self._list.clear()

    def refused(self, why: str) -> None:
        """Nothing was found out, and why."""
        self._words.setText(why)
        self._words.show()

    def _name(self) -> None:
        self._search.setPlaceholderText(self.tr("Case number, name, or the whole ID number"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._list.setAccessibleName(self.tr("My day"))
        self._reason.setAccessibleName(self.tr("Why you look"))
        self._set(self._find_button, self.tr("Find (Enter)"))
        self._set(self._more, self.tr("More"))
        self._set(self._look_button, self.tr("History of this resident ({0})").format(HISTORY_KEY))
        self._look_button.setShortcut(HISTORY_KEY)  # setText takes it away
        self._audited.setText(self.tr("Each search and each look at a history is kept with its reason and your name."))
        self._reason.clear()
        self._reason.addItem(self.tr("Why do you look? Please choose"), None)
        reasons = [one for one in SAID if self._leader or one is not LookReason.OVERSIGHT]
        self._why.offer(reasons)
        for one in reasons:
            self._reason.addItem(words.reason(one), one)
        self._reason.currentIndexChanged.connect(self._chosen, Qt.ConnectionType.UniqueConnection)
        self._show()

    def _set(self, button: QPushButton, name: str) -> None:
        button.setText(name)
        button.setAccessibleName(name)

    def _show(self) -> None:
        back = self.tr("Back (Esc)") if self._history is not None or self._found is not None else self.tr("Close (Esc)")
        self._set(self._back, back)
        self._list.clear()
        history, found, day = self._history, self._found, self._day
        self._figures.setVisible(history is None and found is None and day is not None)
        self._more.setVisible(history is None and found is not None and found.more)
        if history is not None:
            self._title.setText(self.tr("History of {0} {1}").format(history.name, history.id_number))
            self._put(self.tr("Left to go on with"), history.unfinished, day=True)
            self._put(self.tr("Visits"), history.visits, day=True)
        elif found is not None:
            self._title.setText(self.tr("Found for “{0}”").format(found.words))
            self._put(self.tr("Filed cases"), found.found, day=True)
        else:
            self._title.setText(self.tr("My day"))
            if day is not None:
                mine, centre = words.figures(self.tr("I"), day.mine), words.figures(self.tr("The centre"), day.centre)
                self._figures.setText(f"{mine}\n{centre}")
                self._put(self.tr("Not finished"), day.unfinished, day=True)
                self._put(self.tr("My visits today"), day.visits, day=False)
        self._list.setCurrentRow(next((at for at in range(self._list.count()) if self._visit(at)), -1))
        self._chosen()

    def _put(self, title: str, entries: tuple[PastVisit | Unfinished, ...], *, day: bool) -> None:
        head = QListWidgetItem(f"{title} ({len(entries)})")
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setForeground(self.palette().text())
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        self._list.addItem(head)
        for one in entries:
            item = QListWidgetItem(words.unfinished(one) if isinstance(one, Unfinished) else words.past(one, day=day))
            item.setData(Qt.ItemDataRole.UserRole, one.visit)
            self._list.addItem(item)

    def _visit(self, row: int) -> str:
        item = self._list.item(row) if row >= 0 else None
        return str(item.data(Qt.ItemDataRole.UserRole) or "") if item is not None else ""

    # -- what the clerk does ------------------------------------------------------------------------------------------

    @Slot()
    def _chosen(self) -> None:
        visit = self._visit(self._list.currentRow())
        here = self._history is None
        for part in (self._reason, self._look_button, self._audited):
            part.setVisible(here)
        self._look_button.setEnabled(bool(visit) and self._reason.currentData() is not None)
        self._look_button.setToolTip("" if self._look_button.isEnabled() else self.tr("Choose a visit and a reason"))

    @Slot()
    def _other_words(self) -> None:
        """Whoever is looked for now, a reason was given for somebody else."""
        self._searched_why = None
        self._reason.setCurrentIndex(0)
        self._why.hide()

    @Slot()
    def _find(self) -> None:
        said = self._search.text().strip()
        if said and not is_case_number(said) and self._searched_why is None:
            self._why.ask()
            return
        self._history = self._found = None
        self._found_why = self._searched_why
        self.searched.emit(said, 0, self._found_why)

    @Slot(object)
    def _because(self, why: LookReason) -> None:
        self._searched_why = why
        self._reason.setCurrentIndex(self._reason.findData(why))  # a look at who is found is for the same
        self._search.setFocus()
        self._find()

    @Slot()
    def _next(self) -> None:
        if self._found is not None and self._found.more:
            self.searched.emit(self._found.words, self._found.page + 1, self._found_why)

    @Slot()
    def _look(self) -> None:
        visit = self._visit(self._list.currentRow())
        if visit and self._history is None and self._reason.currentData() is not None:
            self.looked.emit(visit, self._reason.currentData())

    @Slot()
    def _leave(self) -> None:
        """One step back: from the history to what was found, from there to the day, and then to the form."""
        if self._why.isVisible():
            self._why.hide()
        elif self._history is not None:
            self._history = None
        elif self._found is not None:
            self._found = None
            self._search.clear()
            self._other_words()
        else:
            self.left.emit()
            return
        self._words.hide()
        self._show()
        self._search.setFocus()


def _button(act: object) -> QPushButton:
    button = QPushButton()
    button.setObjectName("small")
    button.setMinimumSize(QSize(0, 34))
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button
