"""The clerk's work beside the form: list of materials, pages, guide, what can be looked up; joins panels and desk."""

from collections.abc import Callable
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from counter_app import phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.line import Learnt
from counter_app.looking_up import LookingUp
from counter_app.models import DeskModel
from counter_app.panels.documents import DocumentsPanel
from counter_app.panels.guide import GuidePanel
from counter_app.panels.ink import InkBar
from counter_app.panels.notices import NoticesPanel
from counter_app.papers import work
from counter_app.permits import why_not
from counter_app.script import fills, rows
from counter_app.words_of import Source
from windowkit.deskwork import Edit, EditPage, MarkMaterial, PaperWord, TickStep, UndoEdit, UseEarlier
from windowkit.guides import Guide, guide_for
from windowkit.inking import JudgePaper, SignOnPaper
from windowkit.messages import Command, RequestDocument

GUIDE_KEY: Final = "F10"


class Deskwork(QObject):
    """`place` stands where the notices stood: notices or guide, by one key."""

    def __init__(self, window: QWidget, model: DeskModel, documents: DocumentsPanel, notices: NoticesPanel) -> None:
        super().__init__(window)
        self._model = model
        self._guides: dict[str, Guide] = {}
        self._told: tuple[str, str] = ("", "")  # the visit, and what came of its last answer
        self._guided = False
        self.looking_up = LookingUp(window, model)
        self.guide = GuidePanel()
        self.ink = InkBar()
        self.ink.wanted.connect(self._sign_on_paper)
        self.ink.judged.connect(self._judge)
        self.ink.looked.connect(documents.look_at)
        documents.came.connect(self.ink.show_still)
        self.place = self._laid(notices)
        documents.marked.connect(self._mark)
        documents.again.connect(self._again)
        documents.used.connect(self._use)
        documents.edited.connect(self._edit)
        documents.undone.connect(self._undo)
        model.heard.connect(self.hear)
        self.guide.ticked.connect(self._tick)
        self.guide.untaken.connect(self._untick)

    def _laid(self, notices: NoticesPanel) -> QWidget:
        self._switch = QPushButton()
        self._switch.setObjectName("small")
        self._switch.clicked.connect(self._turn)
        self._bar, self._notices = QWidget(), QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self._switch, 1)
        inner = QVBoxLayout(self._notices)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(notices)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part, stretch in ((self._bar, 0), (self._notices, 1), (self.guide, 1)):
            column.addWidget(part, stretch)
        key = QShortcut(QKeySequence(GUIDE_KEY), place)
        key.activated.connect(self._switch.click)
        return place

    @Slot(object)
    def hear(self, learnt: object) -> None:
        """What the server's files say; nothing else is heard."""
        if not isinstance(learnt, Learnt):
            return
        self._guides = {one.matter: one for one in learnt.knowledge.guides}
        self.looking_up.hear(learnt)
        self.show_desk(self._model.desk)

    def show_desk(self, desk: Desk) -> None:
        """The guide as far as it is done; it goes with its visit."""
        visit = desk.visit.visit if desk.visit is not None else ""
        if visit != self._told[0]:
            self._told = (visit, "")
        self.place.setVisible(bool(visit))
        self.ink.show_desk(desk)
        self._notices.setVisible(not self._guided)
        self.guide.setVisible(self._guided)
        ready = sum(one.state is None for one in desk.visit.notices) if desk.visit is not None else 0
        words = self.tr("Notices") if self._guided else self.tr("Guide")
        if self._guided and ready:
            words = self.tr("Notices: {0} to print").format(ready)
        self._switch.setText(f"{words} ({GUIDE_KEY})")
        self._switch.setAccessibleName(words)
        guide = guide_for(self._guides, desk.visit.matter) if desk.visit is not None else None
        reason = why_not(desk, Action.TICK)
        self.guide.show_guide(
            guide,
            rows(guide, desk) if guide is not None else (),
            self._told[1],
            allowed=reason is None,
            why="" if reason is None else phrases.why_not(reason),
        )

    # -- what the clerk does -----------------------------------------------------------------------------------

    @Slot()
    def _turn(self) -> None:
        self._guided = not self._guided
        self.show_desk(self._model.desk)

    def _say(self, action: Action, make: Callable[[str], Command], subject: str = "") -> bool:
        return self._model.act(action, make, subject)

    @Slot(str, object)
    def _mark(self, material: str, word: PaperWord | None) -> None:
        self._say(
            Action.MARK,
            lambda visit: MarkMaterial(id=str(uuid4()), visit=visit, material=material, word=word),
            material,
        )

    @Slot(str, str)
    def _again(self, material: str, instead: str) -> None:
        self._say(
            Action.REQUEST_DOCUMENT,
            lambda visit: RequestDocument(id=str(uuid4()), visit=visit, material=material, instead=instead),
            material,
        )

    @Slot(str)
    def _use(self, material: str) -> None:
        self._say(
            Action.USE_EARLIER, lambda visit: UseEarlier(id=str(uuid4()), visit=visit, material=material), material
        )

    @Slot(str, object)
    def _edit(self, document: str, edit: Edit) -> None:
        self._say(Action.EDIT_PAGE, lambda visit: EditPage(id=str(uuid4()), visit=visit, document=document, edit=edit))

    @Slot(str)
    def _undo(self, document: str) -> None:
        if work(self._model.desk).edits.get(document):
            self._say(Action.EDIT_PAGE, lambda visit: UndoEdit(id=str(uuid4()), visit=visit, document=document))

    @Slot(bool)
    def _sign_on_paper(self, on: bool) -> None:
        self._say(Action.SIGN_ON_PAPER, lambda visit: SignOnPaper(id=str(uuid4()), visit=visit, on=on))

    @Slot(str, bool)
    def _judge(self, still: str, good: bool) -> None:
        self._say(
            Action.JUDGE_PAPER, lambda visit: JudgePaper(id=str(uuid4()), visit=visit, still=still, good=good), still
        )

    @Slot(str, str)
    def _tick(self, step: str, answer: str) -> None:
        desk = self._model.desk
        said = self._say(
            Action.TICK, lambda visit: TickStep(id=str(uuid4()), visit=visit, step=step, answer=answer), step
        )
        guide = guide_for(self._guides, desk.visit.matter) if desk.visit is not None else None
        asked = guide.step(step) if guide is not None else None
        given = asked.answer(answer) if asked is not None else None
        if said and asked is not None and given is not None and desk.visit is not None:
            found = fills(desk, asked, given)
            if why_not(self._model.desk, Action.EDIT) is None:
                self._model.fill(found.fill, Source.GUIDE)
            self._told = (desk.visit.visit, self._otherwise(desk, found.differs))
            self.show_desk(self._model.desk)

    def _otherwise(self, desk: Desk, keys: tuple[str, ...]) -> str:
        """The fields that say otherwise than the answer: they stay, the clerk asks."""
        fields = [desk.matter.field(key) for key in keys] if desk.matter is not None else []
        names = phrases.listed(phrases.local(one.label, one.label_en) for one in fields if one is not None)
        return self.tr("The form says otherwise: {0}.").format(names) if names else ""

    @Slot(str)
    def _untick(self, step: str) -> None:
        self._told = (self._told[0], "")
        self._say(Action.TICK, lambda visit: TickStep(id=str(uuid4()), visit=visit, step=step, done=False), step)
