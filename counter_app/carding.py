"""An identity card is read, at the kiosk or from its photograph: lets the form take up what it says."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from counter_app import phrases
from counter_app.actions import Action
from counter_app.card_phrases import awaited, back_read, over, trouble, unread
from counter_app.cards import Taken, ahead, back_taken, compared, is_over, may_have_more, taken
from counter_app.desk import Desk
from counter_app.householding import Householding
from counter_app.models import DeskModel, LookFailed
from counter_app.panels.card import CardBar
from counter_app.permits import why_not
from counter_app.photographed.back import CardBack
from counter_app.photographed.reader import PhotographReader
from counter_app.photographed.words import CardWords, Unread
from counter_app.words_of import Source
from windowkit.cards import AskCard, CardGiven, CardNotGiven, IdCard
from windowkit.past import AnswersFound, AskAnswers
from windowkit.prose import together

_SIDES: Final = 2  # of a card
_PAGES: Final = 4  # photographs that are read at most: each takes two seconds


class Carding(QObject):
    """Holds nothing of a card but where the form says otherwise, and that no longer than the visit is on the desk.

    `stills` are the photographs of a material as they came, the newest first: a card may lie there with both its sides.
    """

    _waits = Signal(str)  # this person's card was read before the visit; asked for once everybody has seen the desk

    def __init__(
        self,
        window: QWidget,
        model: DeskModel,
        stills: Callable[[str], tuple[bytes, ...]],
        reader: PhotographReader | None = None,
    ) -> None:
        super().__init__(window)
        self._model = model
        self._stills = stills
        self._reader = PhotographReader(parent=self) if reader is None else reader
        self._visit = ""
        self._fetched = ""  # the visit whose card was asked for by itself
        self._words = ""
        self._differs: dict[str, str] = {}
        self._source = Source.TYPED  # whose words differ
        self._looking = ""  # whose photograph is being read
        self._pages: tuple[bytes, ...] = ()  # of it, what is read after this one
        self._sides: set[type] = set()  # of the card, what was read so far
        self._asked = ""  # the command that asked for an earlier case's answers; "-": they are here
        self.household = Householding(self, model)
        self.bar = CardBar(self.household.button)
        self.bar.asked.connect(self._ask)
        self.bar.looked.connect(self._look)
        self.bar.earlier.connect(self._ask_answers)
        self.bar.overwritten.connect(self._overwrite)
        self._reader.came.connect(self._came)
        self._waits.connect(self._fetch, Qt.ConnectionType.QueuedConnection)

    def leave(self) -> None:
        """The program ends."""
        self._reader.close()

    def show_desk(self, desk: Desk) -> None:
        """What may be asked for; what came of a card goes with its visit."""
        visit = desk.visit.visit if desk.visit is not None else ""
        if visit != self._visit:
            self._visit, self._words, self._differs, self._asked = visit, "", {}, ""
            self._look_away()
        words = self._words or awaited(desk)
        if ahead(desk) and visit != self._fetched:
            self._waits.emit(visit)
        cards = desk.matter.cards if desk.matter is not None and desk.visit is not None and self._reader.there else ()
        asked = desk.visit.wanted if desk.visit is not None else ""
        if any(card.material and card.material == asked for card in cards):
            self._reader.warm()
        pictures = frozenset(card.whose for card in cards if card.material and self._stills(card.material))
        more = not self._asked and may_have_more(desk)
        shared = self.household.show_desk(desk)
        self.bar.show_desk(desk, words, differs=bool(self._differs), pictures=pictures, earlier=more, household=shared)

    def hear(self, news: object) -> None:
        """The card, or why none came; an earlier case's answers, and the household's."""
        self.household.hear(news)
        match news:
            case CardGiven() | CardNotGiven() | AnswersFound() if self._visit and news.visit == self._visit:
                self._differs = {}
                self._look_away()
                self._words = self._heard(news)
            case LookFailed() if news.command == self._asked:
                self._asked = ""
                self._words = phrases.refusal(news.code)
            case _:
                return
        self.show_desk(self._model.desk)

    def _heard(self, news: CardGiven | CardNotGiven | AnswersFound) -> str:
        if isinstance(news, CardNotGiven):
            return trouble(news.trouble)
        if isinstance(news, CardGiven):
            said = self.tr("The card was read: {0} answers filled in.")
            return self._take(news.whose, news.card, said, Source.CARD)
        if not news.case:
            return self.tr("This resident has no earlier case.")
        if why_not(self._model.desk, Action.EDIT) is not None:
            return ""
        matter = phrases.local(news.matter_name, news.matter_name_en)
        said = self.tr("From {0} of {1}, {2}: {{0}} answers filled in. Please ask whether they still hold.")
        return self._fill(
            compared(self._model.desk, news.fields), said.format(news.case, news.day, matter), Source.CASE
        )

    def _take(self, whose: str, card: IdCard, said: str, source: Source) -> str:
        return together(self._fill(taken(self._model.desk, whose, card), said, source), _over(card))

    def _fill(self, found: Taken, said: str, source: Source) -> str:
        desk = self._model.desk
        self._model.fill(found.fill, source)
        self._differs, self._source = found.differs, source
        words = [said.format(len(found.fill))]
        if found.differs and desk.matter is not None:
            fields = (desk.matter.field(key) for key in found.differs)
            names = phrases.listed(phrases.local(one.label, one.label_en) for one in fields if one is not None)
            words.append(self.tr("The form says otherwise: {0}.").format(names))
        return together(*words)

    @Slot()
    def _ask_answers(self) -> None:
        self._words, self._differs = "", {}
        self._look_away()
        self._asked = str(uuid4())
        self._model.flush()  # whose they are must be at the server first
        self._model.look_up(AskAnswers(id=self._asked, visit=self._visit))
        self.show_desk(self._model.desk)

    @Slot(str)
    def _look(self, whose: str) -> None:
        """Read that person's photograph; nobody waits for it, and what was asked before does not count any more."""
        matter = self._model.desk.matter
        card = matter.card(whose) if matter is not None else None
        stills = self._stills(card.material)[:_PAGES] if card is not None else ()
        if not stills or why_not(self._model.desk, Action.EDIT) is not None:
            return
        self._differs, self._looking, self._sides = {}, whose, set()
        self._words = self.tr("The photograph is being read …")
        self._pages = stills[1:]
        self._reader.read(f"{self._visit} {whose}", stills[0])
        self.show_desk(self._model.desk)

    @Slot(str, object)
    def _came(self, ask: str, what: CardWords | CardBack | Unread) -> None:
        whose, self._looking = self._looking, ""
        if not whose or ask != f"{self._visit} {whose}":
            return  # of a visit that is gone, or the card came from the reader meanwhile
        if why_not(self._model.desk, Action.EDIT) is not None:
            self._words = ""
            self._look_away()
            self.show_desk(self._model.desk)
            return
        before, differed, first = self._words, self._differs, not self._sides
        known = type(what) in self._sides  # an older photograph of the same side
        if not known and (first or not isinstance(what, Unread)):
            words = self._said(whose, what)
            self._words = words if first else together(before, words)
            self._differs = differed | self._differs
        if not isinstance(what, Unread):
            self._sides.add(type(what))
        if self._pages and len(self._sides) < _SIDES and what is not Unread.NO_ENGINE:
            self._looking, (still, *rest) = whose, self._pages
            self._pages = tuple(rest)
            self._reader.read(ask, still)
        else:
            self._look_away()
        self.show_desk(self._model.desk)

    def _look_away(self) -> None:
        """No photograph is read any more, and none is kept here."""
        self._looking, self._pages, self._sides = "", (), set()

    def _said(self, whose: str, what: CardWords | CardBack | Unread) -> str:
        """What one photograph says goes into the form; in words, what came of it."""
        if isinstance(what, Unread):
            return unread(what)
        if isinstance(what, CardWords):
            said = self.tr("The photograph was read: {0} answers filled in. Please compare name and address.")
            return self._take(whose, what.card, said, Source.PHOTOGRAPH)
        if what.valid_from > _today().isoformat():
            return unread(Unread.BACK)  # from a day to come: misread
        found = back_taken(self._model.desk, whose, what)
        return f"{self._fill(found, back_read(what), Source.PHOTOGRAPH)} {_over(what)}".rstrip()

    @Slot(str)
    def _fetch(self, visit: str) -> None:
        """What was read before the visit is asked for by itself as the form opens, once; then it is the clerk's key."""
        whose = ahead(self._model.desk)
        if whose and visit == self._visit != self._fetched:
            self._fetched = visit
            self._ask(whose)

    @Slot(str)
    def _ask(self, whose: str) -> None:
        self._words, self._differs = "", {}
        self._look_away()
        self._model.act(Action.ASK_CARD, lambda visit: AskCard(id=str(uuid4()), visit=visit, whose=whose))
        self.show_desk(self._model.desk)

    @Slot()
    def _overwrite(self) -> None:
        self._model.fill(self._differs, self._source)
        self._words, self._differs = "", {}
        self.show_desk(self._model.desk)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _over(card: IdCard | CardBack) -> str:
    return over(card.valid_to) if is_over(card, _today()) else ""
