"""The clerk looks at a notice before it is printed, and may have the resident read it on the touch screen."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from counter_app import notice_phrases
from counter_app.actions import Action
from counter_app.desk import Desk
from counter_app.models import DeskModel
from counter_app.panels.reading import KEY
from counter_app.panels.viewer import Viewer
from counter_app.permits import why_not
from counter_app.previews import Previews


class Looking(QObject):
    """`came` carries why there is no page; None: it is on the screen."""

    came = Signal(object)

    def __init__(self, window: QWidget, model: DeskModel) -> None:
        super().__init__(window)
        self._window = window
        self._model = model
        self._viewer: Viewer | None = None
        self._wanted: tuple[str, str, bool] = ("", "", False)
        self.previews = Previews(self)
        self.previews.ready.connect(self._page_came)
        self.previews.failed.connect(self._no_page)
        self._key = QShortcut(QKeySequence(KEY), window)
        self._key.activated.connect(model.hide_notice)
        self._key.setEnabled(False)

    @Slot(str, bool)
    def ask(self, notice: str, large: bool) -> None:
        """The clerk wants to see this notice's page."""
        visit = self._model.desk.visit
        if visit is not None:
            self._wanted = (visit.visit, notice, large)
            self._model.preview_notice(notice, large)

    def show_desk(self, desk: Desk) -> None:
        """Nobody's papers stay on the screen."""
        self._key.setEnabled(desk.visit is not None and desk.visit.reading is not None)
        if self._viewer is None:
            return
        if desk.visit is None or desk.visit.visit != self._wanted[0]:
            self._viewer.close()
        else:
            self._viewer.allow(why_not(desk, Action.SHOW_NOTICE))

    @Slot(str, str, object)
    def _page_came(self, visit: str, notice: str, sheets: tuple[QImage, ...]) -> None:
        desk = self._model.desk
        if desk.visit is None or desk.visit.visit != visit or (visit, notice) != self._wanted[:2]:
            return
        self.came.emit(None)
        if self._viewer is not None:
            self._viewer.close()
        found = next((one for one in desk.visit.notices if one.id == notice), None)
        name = notice_phrases.notice_name(found.template, desk.matter) if found is not None else ""
        self._viewer = Viewer(sheets[0], name, self._window, sheets[1:], show=self.tr("Let the resident read it"))
        self._viewer.shown.connect(self._show_resident)
        self._viewer.finished.connect(self._closed)
        self._viewer.allow(why_not(desk, Action.SHOW_NOTICE))
        self._viewer.open()

    @Slot(str, str, str)
    def _no_page(self, visit: str, notice: str, reason: str) -> None:
        if (visit, notice) == self._wanted[:2]:
            self.came.emit(reason)

    @Slot()
    def _show_resident(self) -> None:
        _visit, notice, large = self._wanted
        self._model.show_notice(notice, large)

    @Slot()
    def _closed(self) -> None:
        if self._viewer is not None:
            self._viewer.deleteLater()
            self._viewer = None
