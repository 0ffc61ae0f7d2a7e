"""What QML binds to where a matter is looked for: rows of offices or matters, what was typed, and its controls."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import search_phrases
from kiosk_app.models import Desk
from kiosk_app.rows import Row, Rows
from kiosk_app.search import KEYS, RESULTS, Search, chooses_office, found, here, offices, pages
from kiosk_app.searching import OfficeChosen, SearchWanted, lists, searches
from kiosk_app.telling import MATTERS_A_PAGE

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SearchModel(QObject):
    """Follows the desk. `rows`: key, name and what there is to know, of offices until something is typed."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows = Rows(self)
        desk.changed.connect(self._follow)

    @property
    def _search(self) -> Search:
        return self._desk.scene.search or Search()

    @Slot()
    def _follow(self) -> None:
        self._rows.show(self._listed() if self._get_open() else ())
        self.changed.emit()

    def _listed(self) -> tuple[Row, ...]:
        search, matters = self._search, self._desk.scene.matters
        chinese = bool(self._desk.property("language") == "zh_CN")
        page = here(search, matters)
        some = slice(page * RESULTS, (page + 1) * RESULTS)
        if chooses_office(search):
            named = {one.department: one.department if chinese else one.department_en for one in matters}
            counted = list(offices(matters).items())[some]
            return tuple((key, named[key], search_phrases.office(many)) for key, many in counted)
        return tuple(
            (one.code, one.name, one.department) if chinese else (one.code, one.name_en, one.department_en)
            for one in found(search, matters)[some]
        )

    def _get_open(self) -> bool:
        return searches(self._desk.scene)

    def _get_offered(self) -> bool:
        """Whether there are more than one page has."""
        return lists(self._desk.scene) and len(self._desk.scene.matters) > MATTERS_A_PAGE

    def _get_offices(self) -> bool:
        return chooses_office(self._search)

    def _get_typed(self) -> str:
        return self._search.typed.upper()

    def _get_rows(self) -> Rows:
        return self._rows

    def _get_page(self) -> int:
        return here(self._search, self._desk.scene.matters)

    def _get_pages(self) -> int:
        return pages(self._search, self._desk.scene.matters)

    def _get_keys(self) -> str:
        return KEYS

    shown = Property(bool, _get_open, notify=changed)
    offered = Property(bool, _get_offered, notify=changed)
    offices = Property(bool, _get_offices, notify=changed)
    typed = Property(str, _get_typed, notify=changed)
    rows = Property(Rows, _get_rows, constant=True)
    page = Property(int, _get_page, notify=changed)
    pages = Property(int, _get_pages, notify=changed)
    keys = Property(str, _get_keys, constant=True)

    @Slot()
    def open(self) -> None:
        """From a list of matters."""
        self._desk.hear(SearchWanted())

    @Slot(str)
    def choose(self, key: str) -> None:
        """An office, or the matter that was looked for."""
        if chooses_office(self._search):
            self._desk.hear(OfficeChosen(office=key))
        else:
            self._desk.chooseMatter(key)
