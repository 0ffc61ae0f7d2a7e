"""The resident signs: by finger, or on the printed form, whose photograph the clerk looks at."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from counter_app import look, phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.permits import why_not
from windowkit.inking import Ink, InkStage
from windowkit.messages import JobState
from windowkit.signing import Signing
from windowkit.visit import State

PAPER_KEY: Final = "Alt+P"
GOOD_KEY: Final = "Alt+G"
AGAIN_KEY: Final = "Alt+N"
_STUCK: Final = frozenset({JobState.WAITING, JobState.ABORTED, JobState.CANCELED, JobState.REFUSED})
_SEEN: Final = QSize(72, 96)  # pixels of the photograph in the bar; a touch of it opens it


class InkBar(QFrame):
    """There while the resident signs. `wanted`: on paper or not; `judged`: the photograph, and whether it will do."""

    wanted = Signal(bool)
    judged = Signal(str, bool)
    looked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = Desk()
        self._ink: Ink | None = None
        self._icons: dict[str, QIcon] = {}
        self._words = look.wrapped("soft")
        self._picture = QPushButton()
        self._picture.setIconSize(_SEEN)
        self._picture.clicked.connect(self._look)
        self._change, self._good, self._again = QPushButton(), QPushButton(), QPushButton()
        self._good.setObjectName("primary")
        self._change.clicked.connect(self._changed)
        self._good.clicked.connect(lambda: self._judge(good=True))
        self._again.clicked.connect(lambda: self._judge(good=False))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._picture)
        beside = QGridLayout()  # two rows: in the largest letters three buttons are wider than the form
        beside.setColumnStretch(0, 1)
        beside.addWidget(self._words, 0, 0)
        beside.addWidget(self._change, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        beside.addWidget(self._good, 1, 0, Qt.AlignmentFlag.AlignRight)
        beside.addWidget(self._again, 1, 1)
        row.addLayout(beside, 1)
        for button in (self._good, self._again, self._change):
            button.setMinimumHeight(36)
        self.show_desk(Desk())

    def show_desk(self, desk: Desk) -> None:
        """How far it is, and what the clerk may do."""
        self._desk, visit = desk, desk.visit
        signing = visit is not None and visit.state is State.SIGNING
        self._ink = visit.ink if visit is not None else None
        still = self._ink.still if self._ink is not None else ""
        self._icons = {key: icon for key, icon in self._icons.items() if key == still}
        self.setVisible(signing)
        if not signing:
            return
        shown = self._ink is not None and self._ink.stage is InkStage.SHOWN
        self._words.setText(self._said(self._ink))
        self._picture.setVisible(shown)
        self._picture.setIcon(self._icons.get(still, QIcon()))
        self._picture.setAccessibleName(self.tr("The photograph of the signed form"))
        on_paper = self._ink is not None
        only = desk.matter is not None and desk.matter.signature is Signing.INK
        screen, paper = self.tr("On the screen"), self.tr("On paper")
        self._name(self._change, screen if on_paper else paper, PAPER_KEY)
        if on_paper:
            self._change.setAccessibleName(self.tr("On the screen after all"))
        self._change.setVisible(not only)
        self._name(self._good, self.tr("Accept"), GOOD_KEY)
        self._good.setAccessibleName(self.tr("Accept the signature"))
        self._name(self._again, self.tr("Ask again"), AGAIN_KEY)
        for button, action in (
            (self._change, Action.SIGN_ON_PAPER),
            (self._good, Action.JUDGE_PAPER),
            (self._again, Action.JUDGE_PAPER),
        ):
            reason = why_not(desk, action)
            button.setEnabled(reason is None)
            button.setToolTip("" if reason is None else phrases.why_not(reason))
        if not self._is_here():  # nobody accepts what they cannot have seen
            self._good.setEnabled(False)
            self._good.setToolTip(self.tr("Its photograph is not here yet."))
        self._good.setVisible(shown)
        self._again.setVisible(shown)

    @Slot(str, QIcon)
    def show_still(self, document: str, icon: QIcon) -> None:
        """The photograph is here."""
        if self._ink is not None and document == self._ink.still:
            self._icons[document] = icon
            self.show_desk(self._desk)

    def _is_here(self) -> bool:
        icon = self._icons.get(self._ink.still) if self._ink is not None else None
        return icon is not None and not icon.isNull()

    def _sheet(self) -> JobState | None:
        notices = self._desk.visit.notices if self._desk.visit is not None else ()
        return next((one.state for one in notices if self._ink is not None and one.id == self._ink.notice), None)

    def _said(self, ink: Ink | None) -> str:
        if ink is None:
            return self.tr("The resident signs on the screen.")
        match ink.stage:
            case InkStage.PAPER if ink.blind:
                return self.tr("The camera for papers does not work. The staff there can look at it: call them.")
            case InkStage.PAPER if not ink.out and self._sheet() in _STUCK:
                return self.tr("The form {0} does not come out: see why on the left.").format(ink.number)
            case InkStage.PAPER:
                return self.tr("The form {0} is printed and signed on paper.").format(ink.number)
            case InkStage.PHOTO:
                return self.tr("The resident photographs the signed form.")
            case _ if not ink.read:
                return self.tr("Its code could not be read. Compare the number: {0}.").format(ink.number)
            case _:
                return self.tr("It is the form that was read, number {0}. Is it signed?").format(ink.number)

    @staticmethod
    def _name(button: QPushButton, words: str, key: str) -> None:
        button.setText(f"{words} ({key})")
        button.setAccessibleName(words)
        button.setShortcut(key)

    @Slot()
    def _changed(self) -> None:
        self.wanted.emit(self._ink is None)

    @Slot()
    def _look(self) -> None:
        if self._ink is not None:
            self.looked.emit(self._ink.still, self.tr("Signed form"))

    def _judge(self, *, good: bool) -> None:
        if self._ink is not None and self._ink.still:
            self.judged.emit(self._ink.still, good)
