"""The bar that shows residents that they are heard; it moves ten times a second and is no part of the scene."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtQuick import QQuickItem

from windowkit.media.hearing import SoundLevels


class VoiceMeter(QObject):
    """In the GUI thread; `item` is VoiceMeter.qml."""

    def __init__(self, item: QQuickItem) -> None:
        super().__init__(item)
        self._item = item

    @Slot(object)
    def hear(self, news: object) -> None:
        """What the bridge brings; only levels are of interest."""
        if isinstance(news, SoundLevels):
            self._item.setProperty("level", news.ours)
