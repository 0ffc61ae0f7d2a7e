"""From the clerk's choice of what to show to a view that is ready to be shown."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from counter_app import views
from counter_app.end_key import EndKey
from counter_app.panels.part import PartChooser, PartFrame
from counter_app.panels.picker import WindowPicker
from counter_app.pointer import Where, nowhere
from counter_app.sharing import Sharer
from counter_app.xwindows import Other
from windowkit.messages import Shown

_REPAINT: Final = 200  # ms for the programs below a closed menu to draw what it had covered


class Choosing(QObject):
    """`ask` tells the server what is to be shown; False where that cannot be asked now: then nothing changes."""

    def __init__(self, window: QWidget, form: QWidget, sharer: Sharer, ask: Callable[[Shown], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._form = form
        self._sharer = sharer
        self._ask = ask
        self._choosers: list[PartChooser] = []
        self._part: tuple[QScreen, QRect] | None = None
        self._frame: PartFrame | None = None
        self._key = EndKey(window)
        self._key.pressed.connect(sharer.end)
        sharer.changed.connect(self._changed)

    @Slot(object)
    def choose(self, shown: Shown) -> None:
        """The clerk wants to show this."""
        match shown:
            case Shown.FORM:
                self._prepare(shown, views.of_widget(self._form))
            case Shown.WINDOW:
                self._prepare(shown, views.of_widget(self._window))
            case Shown.APPLICATION:
                own = frozenset(int(each.winId()) for each in QApplication.topLevelWidgets() if each.isWindow())
                picker = WindowPicker(own, self._window)
                picker.chosen.connect(self._window_chosen)
                picker.open()
            case Shown.REGION:
                QTimer.singleShot(_REPAINT, self._cover_screens)
            case Shown.DOCUMENT | Shown.NOTHING:
                pass  # comes as a picture

    @Slot(QImage, object)
    def show_document(self, image: QImage, where: Where = nowhere) -> None:
        """A paper that the clerk has before him, too, and may point at."""
        self._prepare(Shown.DOCUMENT, views.of_image(image, where))

    def _prepare(self, shown: Shown, view: views.View) -> None:
        if self._ask(shown):  # what is shown now goes on until then
            self._sharer.prepare(shown, view)

    @Slot(object)
    def _window_chosen(self, window: Other) -> None:
        self._prepare(Shown.APPLICATION, views.Watched(window))

    @Slot()
    def _cover_screens(self) -> None:
        for screen in QGuiApplication.screens():
            chooser = PartChooser(screen)
            chooser.chosen.connect(self._part_chosen)
            chooser.left.connect(self._uncover_screens)
            self._choosers.append(chooser)
        for chooser in self._choosers:  # each has seen its screen before the first one covers any
            chooser.show()
            chooser.activateWindow()

    @Slot()
    def _uncover_screens(self) -> None:
        choosers, self._choosers = self._choosers, []
        for chooser in choosers:
            chooser.close()

    @Slot(QScreen, QRect)
    def _part_chosen(self, screen: QScreen, part: QRect) -> None:
        self._part = (screen, part)
        self._prepare(Shown.REGION, views.of_part(screen, part))

    @Slot(object)
    def _changed(self, shown: Shown) -> None:
        self._key.listen(shown is not Shown.NOTHING)
        if self._frame is not None:
            self._frame.close()
            self._frame.deleteLater()
            self._frame = None
        if shown is Shown.REGION and self._part is not None:
            self._frame = PartFrame(*self._part)
            self._frame.show()
