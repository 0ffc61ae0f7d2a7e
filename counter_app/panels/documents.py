"""What the resident brought: the matter's list in one look, a button to ask for each, and the stills that came."""

from typing import Final

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from counter_app import assent_phrases, paper_phrases, phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.line import StillArrived, StillOpened
from counter_app.panels.material import MaterialRow
from counter_app.panels.page import PageViewer
from counter_app.papers import edits, open_ones, papers, work
from counter_app.permits import WhyNot, why_not
from windowkit.assents import stands
from windowkit.matters import Matter
from windowkit.messages import VisitSnapshot

LIST_KEY: Final = "F5"
INCOMPLETE_KEY: Final = "F12"


class _Still(msgspec.Struct, frozen=True):
    thumbnail: QIcon
    content: bytes


class DocumentsPanel(QFrame):
    """Asks for materials and shows the stills. `wanted` carries a material's code; `again` that and the page that is to
    be taken once more; `marked` that and the clerk's word; `used`: the earlier case's. `edited` carries a page and an
    edit, `undone` a page. `incomplete`: the resident is to be told what is missing.
    """

    wanted = Signal(str)
    again = Signal(str, str)
    marked = Signal(str, object)
    used = Signal(str)
    incomplete = Signal()
    edited = Signal(str, object)
    undone = Signal(str)
    fetch = Signal(str, str)
    opened = Signal(str, object)
    shown = Signal(QImage, object)  # and where on it the clerk points, by then
    came = Signal(str, QIcon)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it has nothing to say to who tabs through
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 4, 8)
        column.setSpacing(2)
        column.addLayout(self._head())
        self._assents = QLabel()
        self._assents.setWordWrap(True)
        column.addWidget(self._assents)
        column.addWidget(self._scroll, 1)
        self._rows: dict[str, MaterialRow] = {}
        self._current = ""
        self._laid: tuple[str, str] | None = None
        self._asked_for: set[str] = set()
        self._stills: dict[str, _Still] = {}
        self._names: dict[str, str] = {}
        self._viewer: PageViewer | None = None
        self._not_shown: WhyNot | None = None
        self._desk = Desk()
        self._settled = QTimer(self)
        self._settled.setObjectName("row is laid out")
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._bring_to_sight)
        key = QShortcut(QKeySequence(LIST_KEY), self)
        key.activated.connect(self._go_to)
        told = QShortcut(QKeySequence(INCOMPLETE_KEY), self)
        told.activated.connect(self._lacking.click)
        self.show_desk(Desk())

    def _head(self) -> QHBoxLayout:
        words, lacking = self.tr("Documents"), self.tr("Not complete")
        title = QLabel(f"{words} ({LIST_KEY})")
        title.setObjectName("title")
        self._whole = QLabel()
        self._whole.setObjectName("soft")
        self._lacking = QPushButton(f"{lacking} ({INCOMPLETE_KEY})")
        self._lacking.setObjectName("small")
        self._lacking.setAccessibleName(lacking)
        self._lacking.clicked.connect(self.incomplete)
        self._whole.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addWidget(self._whole, 1)
        head.addWidget(self._lacking)
        return head

    def show_desk(self, desk: Desk) -> None:
        """Build the rows for a new visit; fetch stills not seen yet."""
        self._desk = desk
        visit, matter = desk.visit, desk.matter
        laid = (visit.visit, matter.code) if visit and matter else ("", "")
        if laid != self._laid:
            self._laid = laid
            self._build(matter)
        self._show_assents(desk)
        self._keep_only({document.id for document in visit.documents} | {_signed(visit)} if visit else set())
        self._fetch_new(desk)
        self._not_shown = why_not(desk, Action.SHOW)
        self._show_rows()
        self._show_viewer()

    def _show_rows(self) -> None:
        desk, found = self._desk, papers(self._desk)
        ask, mark = _words(why_not(desk, Action.REQUEST_DOCUMENT)), _words(why_not(desk, Action.MARK))
        words = work(desk).papers
        for paper in found:
            code = paper.material.code
            here = desk.coming.percent if desk.coming and desk.coming.material == code else None
            row = self._rows[code]
            row.show_paper(paper, words.get(code), here, chosen=code == self._current)
            row.allow(ask, mark)
            still = self._stills.get(row.document)
            if still is not None:
                row.show_still(row.document, still.thumbnail)
        self._whole.setText(paper_phrases.whole(found, len(open_ones(desk))) if found else "")
        self._whole.setVisible(bool(found))
        listed = any(one.template == "one_time" for one in desk.matter.written(filed=False)) if desk.matter else False
        self._lacking.setVisible(listed and desk.visit is not None and not desk.visit.case)
        why = why_not(desk, Action.WRITE)
        self._lacking.setEnabled(why is None)
        self._lacking.setToolTip(_words(why) or "")

    def _show_viewer(self) -> None:
        if self._viewer is None:
            return
        self._viewer.allow(self._not_shown, why_not(self._desk, Action.EDIT_PAGE))
        self._viewer.show_edits(edits(self._desk, self._viewer.document))
        self._viewer.show_pages(self._pages(self._viewer.document))
        if self._desk.visit is not None and self._viewer.document == _signed(self._desk.visit):
            self._viewer.only_look()

    def _fetch_new(self, desk: Desk) -> None:
        """What came, as soon as the resident lets it be seen."""
        visit, matter = desk.visit, desk.matter
        if visit is None or matter is None:
            return
        for document in visit.documents:
            if document.id not in self._asked_for and stands(visit.assents, matter.sensitive(document.material)):
                self._asked_for.add(document.id)
                self.fetch.emit(visit.visit, document.id)
        if _signed(visit) and _signed(visit) not in self._asked_for:
            self._asked_for.add(_signed(visit))
            self.fetch.emit(visit.visit, _signed(visit))

    def _show_assents(self, desk: Desk) -> None:
        """What the resident is asked, or said no to, before all papers."""
        assents = desk.visit.assents if desk.visit is not None else ()
        words = assent_phrases.standing(assents)
        self._assents.setVisible(bool(words))
        self._assents.setText(words)
        name = "warn" if assent_phrases.refuses(assents) else "soft"
        if self._assents.objectName() != name:
            self._assents.setObjectName(name)
            self._assents.style().polish(self._assents)

    def _keep_only(self, documents: set[str]) -> None:
        """What the resident took back is not here any more either."""
        gone = self._stills.keys() - documents
        for document in gone:
            del self._stills[document]
        if self._viewer is not None and self._viewer.document in gone:
            self._viewer.close()

    def stills_of(self, material: str) -> tuple[bytes, ...]:
        """Its photographs that are here, the newest first, without those that were taken again."""
        found = next((one for one in papers(self._desk) if one.material.code == material), None)
        pages = [one.id for one in found.pages] if found is not None else []
        return tuple(self._stills[one].content for one in reversed(pages) if one in self._stills)

    @Slot(object)
    def hear(self, news: object) -> None:
        """Stills as they come."""
        match news:
            case StillArrived() if self._laid and news.visit == self._laid[0]:
                self._arrived(news)
            case StillOpened():
                self._show_still(news.document, news.image)
            case _:
                pass

    def _arrived(self, news: StillArrived) -> None:
        icon = QIcon(QPixmap.fromImage(news.thumbnail)) if news.thumbnail else QIcon()
        self._stills[news.document] = _Still(icon, news.content)
        for row in self._rows.values():
            row.show_still(news.document, icon)
        self.came.emit(news.document, icon)

    def _build(self, matter: Matter | None) -> None:
        self._rows, self._asked_for, self._stills, self._names, self._current = {}, set(), {}, {}, ""
        if self._viewer is not None:
            self._viewer.close()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(2)
        for material in matter.materials if matter else ():
            row = MaterialRow(material)
            row.wanted.connect(self.wanted)
            row.again.connect(self.again)
            row.marked.connect(self.marked)
            row.used.connect(self.used)
            row.open_still.connect(self._open)
            row.moved.connect(self._move)
            row.current.connect(self._choose)
            self._rows[material.code] = row
            column.addWidget(row)
        if matter is None:
            empty = QLabel(self.tr("The matter's materials appear here."))
            empty.setObjectName("soft")
            column.addWidget(empty)
        column.addStretch(1)
        self._scroll.setWidget(body)

    # -- the chosen row ----------------------------------------------------------------------------------------

    @Slot(str)
    def _choose(self, material: str) -> None:
        if material != self._current:
            self._current = material
            self._show_rows()
        self._settled.start()

    @Slot()
    def _bring_to_sight(self) -> None:
        """The chosen row with its actions, once they have their place."""
        row = self._rows.get(self._current)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, 0)

    @Slot(int)
    def _move(self, by: int) -> None:
        codes = list(self._rows)
        at = codes.index(self._current) + by if self._current in codes else 0
        if 0 <= at < len(codes):
            self._rows[codes[at]].setFocus()

    @Slot()
    def _go_to(self) -> None:
        """The chosen row, else the first that is missing."""
        open_ones = [one.material.code for one in papers(self._desk) if not one.pages and one.material.photograph]
        code = self._current or next(iter([*open_ones, *self._rows]), "")
        if code:
            self._rows[code].setFocus()

    # -- a page, large -------------------------------------------------------------------------------------------

    @Slot(str, str)
    def look_at(self, document: str, name: str) -> None:
        """Open this photograph, large, if it is here."""
        self._open(document, name)

    @Slot(str, str)
    def _open(self, document: str, name: str) -> None:
        still = self._stills.get(document)
        if still is not None and still.content:
            self._names[document] = name
            self.opened.emit(document, still.content)

    def _pages(self, document: str) -> tuple[str, ...]:
        """The pages of the paper that this one is of."""
        of_it = next((one for one in papers(self._desk) if document in {page.id for page in one.pages}), None)
        return tuple(page.id for page in of_it.pages) if of_it is not None else ()

    def _show_still(self, document: str, image: QImage) -> None:
        if document not in self._stills:
            return  # the visit it belonged to is gone
        if self._viewer is not None:
            self._viewer.close()
        viewer = self._viewer = PageViewer(image, document, self._names.get(document, ""), self.window())
        viewer.finished.connect(self._viewed)
        viewer.shown.connect(self.shown)
        viewer.edited.connect(self.edited)
        viewer.undone.connect(self.undone)
        viewer.again.connect(self._taken_again)
        viewer.other.connect(self._open_other)
        self._show_viewer()
        viewer.show()  # beside the desk: what is shown to the resident can be ended meanwhile
        viewer.activateWindow()

    @Slot(str)
    def _open_other(self, document: str) -> None:
        """The next page of the paper that is open."""
        if self._viewer is not None:
            self._open(document, self._names.get(self._viewer.document, ""))

    @Slot(str)
    def _taken_again(self, document: str) -> None:
        of_it = next((one for one in papers(self._desk) if document in {page.id for page in one.pages}), None)
        if of_it is not None:
            self.again.emit(of_it.material.code, document)

    @Slot()
    def _viewed(self) -> None:
        if self._viewer is not None:
            self._viewer.deleteLater()
            self._viewer = None


def _signed(visit: VisitSnapshot) -> str:
    """The photograph of the form that was signed on paper; "" where there is none."""
    return visit.ink.still if visit.ink is not None else ""


def _words(why: WhyNot | None) -> str | None:
    return None if why is None else phrases.why_not(why)
