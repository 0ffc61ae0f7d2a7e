"""What QML binds to at the committee's own desk: how far staff are, rows of papers, and its controls as slots."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import case_phrases, helpdesk, helpdesk_phrases as phrases, proving
from kiosk_app.helping import ROWS, HelpDesk, Step, Task
from kiosk_app.models import Desk
from kiosk_app.rows import Row, Rows
from windowkit.matters import Material, Shape

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_BRIEF: Final = 120  # letters of one answer
_ICONS: Final = Path(__file__).resolve().parents[1] / "assets" / "icons"


@QmlElement
class HelpDeskModel(QObject):
    """Follows the desk. `rows`: key, name and what there is to know."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = Rows(self)
        desk.changed.connect(self._follow)

    @property
    def _shown(self) -> HelpDesk:
        return self._desk.scene.helpdesk or HelpDesk()

    @property
    def _chinese(self) -> bool:
        return bool(self._desk.property("language") == "zh_CN")

    @Slot()
    def _follow(self) -> None:
        self._rows.show(self._listed())
        self.changed.emit()

    def _listed(self) -> tuple[Row, ...]:
        shown = self._shown
        match shown.step:
            case Step.NEEDS:
                return self._papers()
            case Step.FOUND:
                some = shown.found[shown.page * ROWS : (shown.page + 1) * ROWS]
                return tuple((one.paper, *phrases.notice(one)) for one in some)
            case Step.CASE if shown.case is not None:
                return case_phrases.facts(shown.case, chinese=self._chinese)
            case _:
                return ()

    def _materials(self) -> tuple[Material, ...]:
        return self._shown.matter.materials if self._shown.matter is not None else ()

    def _papers(self) -> tuple[Row, ...]:
        start, matter = self._shown.page * ROWS, self._shown.matter
        assert matter is not None
        return tuple(
            (
                one.code,
                phrases.paper(one, chinese=self._chinese),
                phrases.about(one, matter, chinese=self._chinese),
            )
            for one in matter.materials[start : start + ROWS]
        )

    def _get_step(self) -> str:
        return str(self._shown.step) if self._desk.scene.helpdesk is not None else ""

    def _get_rows(self) -> Rows:
        return self._rows

    def _get_page(self) -> int:
        return self._shown.page if self._shown.step is not Step.MATTER else self._desk.scene.page

    def _get_pages(self) -> int:
        return self._shown.pages if self._shown.step is not Step.MATTER else int(self._desk.property("pages"))

    def _get_name(self) -> str:
        """Of the notice, or of the case's matter."""
        shown = self._shown
        if shown.case is not None:
            return shown.case.matter_name if self._chinese else shown.case.matter_name_en
        return phrases.notice(shown.notice)[0] if shown.notice is not None else ""

    def _get_detail(self) -> str:
        return phrases.notice(self._shown.notice)[1] if self._shown.notice is not None else ""

    def _get_brief(self) -> bool:
        """Whether there is room to say all of a notice or a case in larger letters: a clerk's own words may be many."""
        return all(len(value) <= _BRIEF for _, _, value in self._listed())

    def _get_typed(self) -> str:
        return self._shown.identity if self._shown.step is Step.IDENTITY else self._shown.typed

    def _get_proving(self) -> bool:
        """Whether an old paper or a card is asked for."""
        return self._shown.step in proving.STEPS and self._desk.scene.helpdesk is not None

    def _get_blind(self) -> bool:
        return self._shown.blind

    def _get_may_print(self) -> bool:
        return helpdesk.may_print(self._desk.scene)

    name = Property(str, _get_name, notify=changed)
    detail = Property(str, _get_detail, notify=changed)
    brief = Property(bool, _get_brief, notify=changed)
    typed = Property(str, _get_typed, notify=changed)
    proving = Property(bool, _get_proving, notify=changed)
    blind = Property(bool, _get_blind, notify=changed)
    step = Property(str, _get_step, notify=changed)
    rows = Property(Rows, _get_rows, constant=True)
    page = Property(int, _get_page, notify=changed)
    pages = Property(int, _get_pages, notify=changed)
    mayPrint = Property(bool, _get_may_print, notify=changed)  # noqa: N815

    @Slot(str, result=QUrl)
    def picture(self, paper: str) -> QUrl:
        """What that paper looks like."""
        shape = next((one.shape for one in self._materials() if one.code == paper), Shape.SHEET)
        return QUrl.fromLocalFile(str(_ICONS / f"paper-{shape}.svg"))

    @Slot()
    def open(self) -> None:
        """To the desk."""
        self._desk.hear(helpdesk.HelpDeskWanted())

    @Slot()
    def askNeeds(self) -> None:  # noqa: N802 - QML's spelling
        """What does a matter need?"""
        self._desk.hear(helpdesk.NeedsWanted())

    @Slot(str)
    def read(self, paper: str) -> None:
        """Say this one aloud."""
        for _, name, about in (row for row in self._papers() if row[0] == paper):
            self._desk.said.emit(f"{name} {about}".strip())

    @Slot()
    def print(self) -> None:
        """Print what is shown: the list, or the notice."""
        self._desk.hear(helpdesk.SheetTouched())

    @Slot(str)
    def ask(self, task: str) -> None:
        """An old paper is here: "copy" it, or say where its "case" stands."""
        self._desk.hear(proving.PaperWanted(task=Task(task)))

    @Slot()
    def typedAll(self) -> None:  # noqa: N802
        """The number is complete."""
        self._desk.hear(proving.NumberTyped())

    @Slot(str)
    def choose(self, paper: str) -> None:
        """This one of the notices that were found."""
        self._desk.hear(helpdesk.NoticeChosen(paper=paper))
