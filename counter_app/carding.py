"""An identity card is read at the kiosk: asks for it, and lets the form take up what it says."""

from datetime import UTC, datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from counter_app import phrases
from counter_app.actions import Action
from counter_app.cards import is_over, taken
from counter_app.desk import Desk
from counter_app.models import DeskModel
from counter_app.panels.card import CardBar
from windowkit.cards import AskCard, CardGiven, CardNotGiven, CardTrouble


class Carding(QObject):
    """Holds nothing of a card but where the form says otherwise, and that no longer than the visit is on the desk."""

    def __init__(self, window: QWidget, model: DeskModel) -> None:
        super().__init__(window)
        self._model = model
        self._visit = ""
        self._words = ""
        self._differs: dict[str, str] = {}
        self.bar = CardBar()
        self.bar.asked.connect(self._ask)
        self.bar.overwritten.connect(self._overwrite)

    def show_desk(self, desk: Desk) -> None:
        """What may be asked for; what came of a card goes with its visit."""
        visit = desk.visit.visit if desk.visit is not None else ""
        if visit != self._visit:
            self._visit, self._words, self._differs = visit, "", {}
        wanted = desk.visit is not None and bool(desk.visit.card)
        words = self._words
        if wanted and not words:
            words = self.tr("The resident is asked to lay the card on the reader …")
        self.bar.show_desk(desk, words, differs=bool(self._differs))

    def hear(self, news: CardGiven | CardNotGiven) -> None:
        """The card, or why none came."""
        if not self._visit or news.visit != self._visit:
            return
        self._differs = {}
        self._words = self._trouble(news.trouble) if isinstance(news, CardNotGiven) else self._take(news)
        self.show_desk(self._model.desk)

    def _take(self, given: CardGiven) -> str:
        desk = self._model.desk
        found = taken(desk, given.whose, given.card)
        for key, says in found.fill.items():
            self._model.edit(key, says)
        self._differs = found.differs
        words = [self.tr("The card was read: {0} answers filled in.").format(len(found.fill))]
        if found.differs and desk.matter is not None:
            fields = (desk.matter.field(key) for key in found.differs)
            names = phrases.listed(phrases.local(one.label, one.label_en) for one in fields if one is not None)
            words.append(self.tr("The form says otherwise: {0}.").format(names))
        if is_over(given.card, datetime.now(UTC).astimezone().date()):
            words.append(self.tr("The card is no longer valid (until {0}).").format(given.card.valid_to))
        return " ".join(words)

    @Slot(str)
    def _ask(self, whose: str) -> None:
        self._words, self._differs = "", {}
        self._model.act(Action.ASK_CARD, lambda visit: AskCard(id=str(uuid4()), visit=visit, whose=whose))
        self.show_desk(self._model.desk)

    @Slot()
    def _overwrite(self) -> None:
        for key, says in self._differs.items():
            self._model.edit(key, says)
        self._words, self._differs = "", {}
        self.show_desk(self._model.desk)

    def _trouble(self, trouble: CardTrouble) -> str:
        match trouble:
            case CardTrouble.NO_READER:
                return self.tr("This kiosk has no card reader, or it is unplugged. Please photograph the card.")
            case CardTrouble.NOT_HERE:
                return self.tr("The resident has no card with them.")
            case CardTrouble.UNREADABLE:
                return self.tr("The card could not be read; the resident tries once more.")
