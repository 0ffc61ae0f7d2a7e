"""The window as its clerk wants it: light or dark, larger letters, all where they left it. Applies and keeps it."""

from collections.abc import Callable
from typing import Final, override

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QPushButton, QSplitter

from counter_app import look
from counter_app.desk import Desk
from counter_app.panels.call import CallPanel
from counter_app.panels.picture_window import PictureWindow
from counter_app.workplace import SCALES, Letters, Tone, Workplace, stepped, turned
from counter_app.workplaces import Workplaces
from windowkit.qt.theme import Theme

KEY: Final = "Ctrl+L"
_ROOMY: Final = 1600  # pixels of a window's height: a 4K screen that the desktop does not enlarge
_FINE: Final = (
    1.75  # its pixels are so much finer: letters are as high as on one of 1080 lines, and a little room is won
)
_AFTER: Final = 400  # ms: a frame that is dragged is kept once, where it comes to rest


class Appearance(QObject):
    """`repaint` hears of new colours and of how much larger letters are: what is painted by hand follows."""

    def __init__(
        self,
        window: QMainWindow,
        theme: Theme,
        kept: Workplaces,
        call: CallPanel,
        repaint: Callable[[dict[str, str], float], None],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._kept, self._call, self._repaint = window, theme, kept, call, repaint
        self._clerk = ""
        self._fine = False
        self.workplace = Workplace()
        self._splitters: dict[str, tuple[QSplitter, list[int]]] = {}
        self._picture: PictureWindow | None = None
        self.words = look.wrapped("warn")
        self.words.hide()
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.clicked.connect(self._open)
        self._menu = QMenu(window)
        self._tones, self._sizes = QActionGroup(self), QActionGroup(self)
        self._actions()
        self._rest = QTimer(self)
        self._rest.setObjectName("workplace comes to rest")
        self._rest.setSingleShot(True)
        self._rest.setInterval(_AFTER)
        self._rest.timeout.connect(self._keep)
        window.installEventFilter(self)
        self._apply()

    def split(self, name: str, splitter: QSplitter, first: list[int]) -> QSplitter:
        """Keep where this splitter stands; `first`: as at first."""
        splitter.setObjectName(name)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(10)
        splitter.setSizes(first)
        splitter.splitterMoved.connect(self._moved)
        self._splitters[name] = (splitter, first)
        return splitter

    def show_desk(self, desk: Desk) -> None:
        """Each clerk finds the window as they left it at this counter."""
        self.button.setVisible(desk.signed_in)
        if desk.signed_in and desk.service_number != self._clerk:
            self._settle()
            self._clerk = desk.service_number
            before = self.workplace
            self.workplace, broken = self._kept.load(self._clerk)
            self.words.setText(self.tr("How you had this window could not be read; it is as at first."))
            self.words.setVisible(broken)
            if (before.tone, before.letters) != (self.workplace.tone, self.workplace.letters):
                self._apply()
            self._arrange()

    def leave(self) -> None:
        """The program ends; what was changed just now is kept, too."""
        self._settle()
        self._bring_back()
        self._rest.stop()

    # -- the menu ----------------------------------------------------------------------------------------------------

    def _actions(self) -> None:
        self._tone_actions = {
            Tone.LIGHT: self._choice(self._tones, self.tr("Light"), lambda: self._set_tone(Tone.LIGHT)),
            Tone.DARK: self._choice(self._tones, self.tr("Dark"), lambda: self._set_tone(Tone.DARK)),
        }
        self._action(self.tr("Light or dark"), "Ctrl+Shift+L", self._turn)
        self._menu.addSeparator()
        names = {
            Letters.NORMAL: self.tr("Letters as usual"),
            Letters.LARGE: self.tr("Larger letters"),
            Letters.LARGEST: self.tr("Largest letters"),
        }
        self._letter_actions = {
            one: self._choice(self._sizes, name, lambda one=one: self._set_letters(one)) for one, name in names.items()
        }
        self._action(self.tr("One step larger"), "Ctrl++", lambda: self._step(1))
        self._action(self.tr("One step smaller"), "Ctrl+-", lambda: self._step(-1))
        self._menu.addSeparator()
        self._action(self.tr("The resident's picture in its own window, or back"), "Ctrl+P", self._turn_picture)
        self._action(self.tr("Everything where it was at first"), "", self._as_at_first)

    def _action(self, name: str, key: str, act: Callable[[], None]) -> QAction:
        action = QAction(name, self)
        action.triggered.connect(lambda _checked=False: act())
        if key:
            action.setShortcuts([QKeySequence(key), *([QKeySequence("Ctrl+=")] if key == "Ctrl++" else [])])
        self._menu.addAction(action)
        self._window.addAction(action)
        return action

    def _choice(self, group: QActionGroup, name: str, act: Callable[[], None]) -> QAction:
        action = self._action(name, "", act)
        action.setCheckable(True)
        group.addAction(action)
        return action

    @Slot()
    def _open(self) -> None:
        self._menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    # -- what is changed ---------------------------------------------------------------------------------------------

    def _set_tone(self, tone: Tone) -> None:
        self._change(replace(self.workplace, tone=tone))

    def _set_letters(self, letters: Letters) -> None:
        self._change(replace(self.workplace, letters=letters))

    def _turn(self) -> None:
        self._change(turned(self.workplace))

    def _step(self, steps: int) -> None:
        self._change(stepped(self.workplace, steps))

    def _change(self, new: Workplace) -> None:
        self.words.hide()
        if new != self.workplace:
            self.workplace = new
            self._apply()
            if not new.splits:
                for splitter, first in self._splitters.values():
                    splitter.setSizes(self._wide(first))
            self._rest.start()

    def _apply(self) -> None:
        now, self._fine = self.workplace, self._is_fine()
        theme = self._theme if now.tone is Tone.LIGHT else look.dark(self._theme)
        scale = self._scale()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(look.palette(theme))
        self._window.setStyleSheet(look.style_sheet(theme, scale, dark=now.tone is Tone.DARK))
        self._repaint(theme.colour, scale)
        self._tone_actions[now.tone].setChecked(True)
        self._letter_actions[now.letters].setChecked(True)
        self.button.setText(f"Aa ({KEY})")
        self.button.setAccessibleName(self.tr("How the window looks ({0})").format(KEY))
        self.button.setToolTip(self.button.accessibleName())
        self.button.setShortcut(KEY)

    # -- where everything stands ---------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        now = self.workplace
        if now.place:
            self._window.restoreGeometry(QByteArray.fromBase64(now.place.encode()))
        self._arrange_splits()
        if now.picture_out and self._picture is None:
            self._turn_picture()

    def _arrange_splits(self) -> None:
        for name, (splitter, first) in self._splitters.items():
            sizes = self.workplace.splits.get(name, ())
            splitter.setSizes(list(sizes) if len(sizes) == splitter.count() else self._wide(first))

    def _is_fine(self) -> bool:
        return self._window.height() >= _ROOMY

    def _scale(self) -> float:
        """How much larger letters are than the style says."""
        return SCALES[self.workplace.letters] * (_FINE if self._fine else 1)

    def _wide(self, first: list[int]) -> list[int]:
        """As at first, for letters of this size: what is narrow gets more, the widest part gives it."""
        more = (self._scale() - 1) / 2 + 1  # half of what the letters grow: the form has to stay whole
        return [one if one == max(first) else round(one * more) for one in first]

    def _as_at_first(self) -> None:
        self._bring_back()
        for splitter, first in self._splitters.values():
            splitter.setSizes(self._wide(first))
        self.workplace = replace(self.workplace, splits={}, picture_out=False)
        self._rest.start()

    @Slot()
    def _moved(self) -> None:
        splits = {name: tuple(splitter.sizes()) for name, (splitter, _) in self._splitters.items()}
        self.workplace = replace(self.workplace, splits=splits)
        self._rest.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """The window is moved or sized by its frame; where it comes to rest is kept."""
        if event.type() == QEvent.Type.Resize and self._fine != self._is_fine():
            self._apply()
            self._arrange_splits()
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange) and self._clerk:
            self._rest.start()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """Keep at once what would be kept in a moment: it is this clerk's."""
        if self._rest.isActive():
            self._rest.stop()
            self._keep()

    @Slot()
    def _keep(self) -> None:
        place = bytes(self._window.saveGeometry().toBase64().data()).decode()
        self.workplace = replace(self.workplace, place=place)
        self._kept.save(self._clerk, self.workplace)

    # -- the picture ---------------------------------------------------------------------------------------------------

    def _turn_picture(self) -> None:
        if self._picture is not None:
            self._picture.close()
            return
        self._picture = PictureWindow(
            self._window, self._call.lend(self.tr("The picture is in its own window; Ctrl+P"))
        )
        self._picture.closed.connect(self._bring_back)
        self._picture.open()
        self.workplace = replace(self.workplace, picture_out=True)
        self._rest.start()

    @Slot()
    def _bring_back(self) -> None:
        window, self._picture = self._picture, None
        if window is None:
            return
        self._call.take_back()
        window.hide()
        window.deleteLater()
        self.workplace = replace(self.workplace, picture_out=False)
        self._rest.start()
