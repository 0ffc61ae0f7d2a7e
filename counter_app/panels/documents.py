"""What the resident brought: each material of the matter, a button to ask for it, and the stills that came."""

from typing import Final

import msgspec
from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from counter_app import phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.line import StillArrived, StillOpened
from counter_app.panels.viewer import Viewer
from counter_app.permits import WhyNot, why_not
from windowkit.matters import Material, Matter
from windowkit.messages import Document

_THUMBNAIL: Final = QSize(80, 50)  # pixels; the shape of an ID card


class _Still(msgspec.Struct, frozen=True):
    thumbnail: QIcon
    content: bytes


class DocumentsPanel(QFrame):
    """Asks for materials and shows the stills. `wanted` carries a material's code."""

    wanted = Signal(str)
    fetch = Signal(str, str)
    opened = Signal(str, object)
    shown = Signal(QImage)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        title = QLabel(self.tr("Documents"))
        title.setObjectName("title")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 4, 10)
        column.setSpacing(4)
        column.addWidget(title)
        column.addWidget(self._scroll, 1)
        self._rows: dict[str, _MaterialRow] = {}
        self._laid: tuple[str, str] | None = None
        self._asked_for: set[str] = set()
        self._stills: dict[str, _Still] = {}
        self._names: dict[str, str] = {}
        self._viewer: Viewer | None = None
        self._not_shown: WhyNot | None = None
        self.show_desk(Desk())

    def show_desk(self, desk: Desk) -> None:
        """Build the rows for a new visit; fetch stills not seen yet."""
        visit, matter = desk.visit, desk.matter
        laid = (visit.visit, matter.code) if visit and matter else ("", "")
        if laid != self._laid:
            self._laid = laid
            self._build(matter)
        documents = visit.documents if visit else ()
        for document in documents:
            if visit is not None and document.id not in self._asked_for:
                self._asked_for.add(document.id)
                self.fetch.emit(visit.visit, document.id)
        reason = why_not(desk, Action.REQUEST_DOCUMENT)
        tip = "" if reason is None else phrases.why_not(reason)
        self._not_shown = why_not(desk, Action.SHOW)
        if self._viewer is not None:
            self._viewer.allow(self._not_shown)
        for code, row in self._rows.items():
            of_it = tuple(document for document in documents if document.material == code)
            here = desk.coming.percent if desk.coming and desk.coming.material == code else None
            row.show_material(of_it, wanted=visit is not None and visit.wanted == code, here=here)
            row.allow(reason is None, tip)

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

    def _build(self, matter: Matter | None) -> None:
        self._rows, self._asked_for, self._stills, self._names = {}, set(), {}, {}
        if self._viewer is not None:
            self._viewer.close()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for material in matter.materials if matter else ():
            row = _MaterialRow(material)
            row.wanted.connect(self.wanted)
            row.open_still.connect(self._open)
            self._rows[material.code] = row
            column.addWidget(row)
        if matter is None:
            empty = QLabel(self.tr("The matter's materials appear here."))
            empty.setObjectName("soft")
            column.addWidget(empty)
        column.addStretch(1)
        self._scroll.setWidget(body)

    @Slot(str, str)
    def _open(self, document: str, name: str) -> None:
        still = self._stills.get(document)
        if still is not None and still.content:
            self._names[document] = name
            self.opened.emit(document, still.content)

    def _show_still(self, document: str, image: QImage) -> None:
        if document not in self._stills:
            return  # the visit it belonged to is gone
        if self._viewer is not None:
            self._viewer.close()
        self._viewer = Viewer(image, self._names.get(document, ""), self.window())
        self._viewer.finished.connect(self._viewed)
        self._viewer.shown.connect(self.shown)
        self._viewer.allow(self._not_shown)
        self._viewer.open()

    @Slot()
    def _viewed(self) -> None:
        if self._viewer is not None:
            self._viewer.deleteLater()
            self._viewer = None


class _MaterialRow(QWidget):
    wanted = Signal(str)
    open_still = Signal(str, str)

    def __init__(self, material: Material) -> None:
        super().__init__()
        self._material = material
        self._name = phrases.local(material.name, material.name_en)
        self._document = ""
        self._picture = QToolButton()
        self._picture.setObjectName("thumbnail")
        self._picture.setIconSize(_THUMBNAIL)
        self._picture.setFixedSize(_THUMBNAIL + QSize(6, 6))
        self._picture.setAccessibleName(phrases.label(self.tr("Enlarge"), self._name))
        self._picture.setToolTip(self.tr("Enlarge"))
        self._picture.clicked.connect(self._open)
        words = QLabel(f"{self._name} *" if material.required else self._name)
        words.setWordWrap(True)
        self._state = QLabel()
        self._state.setObjectName("soft")
        self._state.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setFormat(self.tr("%p % here"))
        self._bar.setAccessibleName(phrases.label(self.tr("On its way"), self._name))
        self._bar.hide()
        self._ask = QPushButton()
        self._ask.setObjectName("small")
        self._ask.clicked.connect(self._wanted)
        self._ask.setVisible(material.photograph)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        column.addWidget(self._state)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._picture)
        row.addLayout(column, 1)
        row.addWidget(self._ask)
        self.show_material((), wanted=False, here=None)

    def show_material(self, documents: tuple[Document, ...], *, wanted: bool, here: int | None) -> None:
        """`here` is how much of the next still has come, in percent."""
        newest = documents[-1].id if documents else ""
        if newest != self._document:
            self._document = newest
            self._picture.setIcon(QIcon())
        self._picture.setVisible(bool(newest))
        self._picture.setEnabled(bool(newest) and not self._picture.icon().isNull())
        words = self.tr("Ask again") if newest else self.tr("Ask for")
        self._ask.setText(words)
        self._ask.setAccessibleName(phrases.label(words, self._name))
        self._bar.setVisible(here is not None)
        self._bar.setValue(here or 0)
        self._state.setVisible(here is None)
        self._state.setText(self._words(documents, wanted))
        self._warn(bool(documents and documents[-1].flaws) and not wanted)

    def _warn(self, on: bool) -> None:
        name = "warn" if on else "soft"
        if self._state.objectName() != name:
            self._state.setObjectName(name)
            self._state.style().polish(self._state)

    def _words(self, documents: tuple[Document, ...], wanted: bool) -> str:
        if wanted:
            return self.tr("The resident is photographing it …")
        if documents:
            last = documents[-1]
            if last.flaws:
                return self.tr("Received, but: {0}").format(phrases.listed(phrases.flaw(each) for each in last.flaws))
            return self.tr("Received, {0} × {1} pixels").format(last.width, last.height)
        return self.tr("Not shown yet") if self._material.photograph else self.tr("Looked at, not photographed")

    def show_still(self, document: str, icon: QIcon) -> None:
        if document != self._document:
            return
        self._picture.setIcon(icon)
        self._picture.setEnabled(not icon.isNull())
        if icon.isNull():
            self._warn(True)
            self._state.setText(self.tr("The picture could not be fetched; ask for it again"))

    def allow(self, on: bool, why: str) -> None:
        self._ask.setEnabled(on)
        self._ask.setToolTip(why)

    @Slot()
    def _wanted(self) -> None:
        self.wanted.emit(self._material.code)

    @Slot()
    def _open(self) -> None:
        self.open_still.emit(self._document, self._name)
