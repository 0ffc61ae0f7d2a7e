"""What a resident chose to see, hear and read by outlives a new start of the program, for their visit alone."""

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from kiosk_app import easing
from kiosk_app.kept import Keeper
from kiosk_app.models import Desk

_SPOKEN: Final = {"zh": "zh_CN", "en": "en"}  # by what the opening says (BCP 47)


class ChoiceKeeper(QObject):
    """Follows the desk: what is written, or gone, is so before anybody touches the screen again."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk)
        self._desk = desk
        self._keeper = keeper
        self._visit = ""
        self._chosen = False  # a language, by a touch here
        desk.languageWanted.connect(self._was_chosen)
        desk.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self._speak()
        chosen = easing.chosen(self._desk.scene)
        if chosen != self._keeper.kept.chosen:
            self._keeper.keep(replace(self._keeper.kept, chosen=chosen))

    @Slot()
    def _was_chosen(self) -> None:
        self._chosen = True

    def _speak(self) -> None:
        """The language that the visit was begun in: the server knows it, this program may have started since."""
        visit = self._desk.scene.visit
        begun = visit is not None and visit.visit != self._visit
        self._visit = "" if visit is None else visit.visit
        spoken = _SPOKEN.get(visit.language) if visit is not None and begun and not self._chosen else None
        if spoken is not None and spoken != self._desk.property("language"):
            self._desk.switchLanguage()
