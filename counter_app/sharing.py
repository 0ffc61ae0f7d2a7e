"""The clerk's sharing: what was chosen is shown while the server says so, and ends when it ends, goes or is ended."""

from PySide6.QtCore import QObject, Qt, Signal, Slot

from counter_app.views import View
from windowkit.media.second import SecondPicture
from windowkit.messages import Shown


class Sharer(QObject):
    """Frames of a view go to `second` while the server says so: the kiosk knows what it shows before it sees it.

    `ended`: it was ended here, and the server does not know it yet; True where what was shown has gone by itself.
    `changed`: what is shown from here now.
    """

    ended = Signal(bool)
    changed = Signal(object)
    _lost = Signal(int)

    def __init__(self, second: SecondPicture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._second = second
        self._kind = Shown.NOTHING
        self._view: View | None = None
        self._asked = False  # prepared, and not yet confirmed by the server
        self._number = 0  # of the view: a word of an earlier one may come late, from its thread
        self._lost.connect(self._ended_by_itself, Qt.ConnectionType.QueuedConnection)

    def prepare(self, kind: Shown, view: View) -> None:
        """What is shown once the server has said so."""
        self.stop()
        self._kind, self._view, self._asked = kind, view, True
        self._number += 1
        if isinstance(view, QObject):
            view.setParent(self)  # it ends with the window at the latest

    def follow(self, shown: Shown) -> bool:
        """Show what was prepared, or nothing. False: the server believes in something that we have not got."""
        if shown is Shown.NOTHING:
            if self._second.on:  # not what was prepared and is only being asked for
                self.stop()
            return True
        if shown is not self._kind or self._view is None:
            if self._asked:
                return True  # it still believes in what was shown before
            self.stop()
            return False
        self._asked = False
        if not self._second.on:
            self._begin(self._view)
        return True

    def refused(self) -> None:
        """The server does not want what was prepared to be shown."""
        self._asked = False

    @Slot()
    def stop(self) -> None:
        """Show nothing, from now on."""
        view, self._view = self._view, None
        began, self._second.on = self._second.on, False
        self._kind, self._asked = Shown.NOTHING, False
        if view is not None:
            view.end()
        if isinstance(view, QObject):
            view.deleteLater()
        if began:
            self.changed.emit(Shown.NOTHING)

    @Slot()
    def end(self) -> None:
        """The clerk wants to show nothing any more."""
        self.stop()
        self.ended.emit(False)

    def _begin(self, view: View) -> None:
        self._second.on = True
        number = self._number
        self.changed.emit(self._kind)  # first: the key that ends it works, and its mark stands, before anybody sees it
        view.begin(self._second.show, lambda: self._lost.emit(number))

    @Slot(int)
    def _ended_by_itself(self, number: int) -> None:
        if number == self._number and self._second.on:
            self.stop()
            self.ended.emit(True)
