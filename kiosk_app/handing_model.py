"""What QML binds to on the notices page: rows of the list, the chosen paper, and its controls as slots."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import handing, handing_phrases as phrases
from kiosk_app.handouts import ROWS, Handouts, Tab
from kiosk_app.rows import Row, Rows
from kiosk_app.scene import Scene, Touch
from windowkit.messages import StaffPapers

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HandingModel(QObject):
    """`rows`: key, whose and which, where from."""

    changed = Signal()

    def __init__(self, touch: Callable[[Touch], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touch = touch
        self._handing = Handouts()
        self._matters: dict[str, str] = {}
        self._rows = Rows(self)

    def show(self, scene: Scene, *, chinese: bool) -> None:
        """Follow the scene."""
        self._handing = scene.handing or Handouts()
        self._matters = {one.code: one.name if chinese else one.name_en for one in scene.matters}
        self._rows.show(self._shown())
        self.changed.emit()

    @property
    def _news(self) -> StaffPapers:
        return self._handing.news or StaffPapers(seconds=0.0)

    def _shown(self) -> tuple[Row, ...]:
        start = self._handing.page * ROWS
        if self._handing.tab is Tab.REMINDERS:
            people = list(enumerate(self._news.reminders, 1))[start : start + ROWS]
            return tuple((str(at), f"{at}. {phrases.who(one)}", phrases.until(one)) for at, one in people)
        papers = list(enumerate(self._news.papers, 1))[start : start + ROWS]
        return tuple((one.id, f"{at}. {phrases.name(one)}", self._detail(one.id)) for at, one in papers)

    def _detail(self, paper: str) -> str:
        found = next((one for one in self._news.papers if one.id == paper), None)
        return "" if found is None else phrases.origin(found, self._matters.get(found.matter, ""))

    def _get_tab(self) -> str:
        return str(self._handing.tab)

    def _get_papers(self) -> int:
        return len(self._news.papers) + self._news.more

    def _get_reminders(self) -> int:
        return len(self._news.reminders)

    def _get_name(self) -> str:
        return phrases.name(self._handing.paper) if self._handing.paper is not None else ""

    def _get_origin(self) -> str:
        return self._detail(self._handing.chosen)

    def _get_rows(self) -> Rows:
        return self._rows

    def _get_page(self) -> int:
        return self._handing.page

    def _get_pages(self) -> int:
        return self._handing.pages

    def _get_discarding(self) -> bool:
        return self._handing.discarding

    def _get_may_print(self) -> bool:
        return handing.may_print(self._handing)

    def _get_asked(self) -> bool:
        return self._handing.is_asked

    def _get_may_discard(self) -> bool:
        return handing.may_discard(self._handing)

    def _get_may_print_list(self) -> bool:
        return handing.may_print_list(self._handing)

    tab = Property(str, _get_tab, notify=changed)
    rows = Property(Rows, _get_rows, constant=True)
    page = Property(int, _get_page, notify=changed)
    pages = Property(int, _get_pages, notify=changed)
    papers = Property(int, _get_papers, notify=changed)
    reminders = Property(int, _get_reminders, notify=changed)
    name = Property(str, _get_name, notify=changed)
    origin = Property(str, _get_origin, notify=changed)
    discarding = Property(bool, _get_discarding, notify=changed)
    mayPrint = Property(bool, _get_may_print, notify=changed)  # noqa: N815
    asked = Property(bool, _get_asked, notify=changed)
    mayDiscard = Property(bool, _get_may_discard, notify=changed)  # noqa: N815
    mayPrintList = Property(bool, _get_may_print_list, notify=changed)  # noqa: N815

    @Slot()
    def open(self) -> None:
        """Show what is to be handed out."""
        self._touch(handing.HandoutsWanted())

    @Slot(str)
    def choose(self, paper: str) -> None:
        """This paper alone."""
        self._touch(handing.PaperChosen(paper=paper))

    @Slot(str)
    def turnTo(self, tab: str) -> None:  # noqa: N802 - QML's spelling
        """The other list."""
        self._touch(handing.TabChosen(tab=Tab(tab)))

    @Slot()
    def print(self) -> None:
        """Print the chosen paper."""
        self._touch(handing.PaperWanted())

    @Slot(bool)
    def settle(self, came_out: bool) -> None:
        """The sheet came out, or it did not."""
        self._touch(handing.PaperSettled(came_out=came_out))

    @Slot()
    def discard(self) -> None:
        """Throw it away: asks first."""
        self._touch(handing.DiscardTouched())

    @Slot(bool)
    def meanDiscard(self, yes: bool) -> None:  # noqa: N802
        """Really."""
        self._touch(handing.DiscardMeant(yes=yes))

    @Slot()
    def printList(self) -> None:  # noqa: N802
        """The list of whom to remind."""
        self._touch(handing.ListWanted())
