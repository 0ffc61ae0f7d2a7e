"""What QML binds to where a time is booked, and where who has booked one is called."""

from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk_app import booking, booking_phrases as words, callback
from kiosk_app.booking import COMING
from kiosk_app.bookings import DAYS, ROWS, TIMES, Booking
from kiosk_app.models import Desk
from kiosk_app.rows import Row, Rows
from kiosk_app.telling import MATTERS_A_PAGE
from windowkit.messages import AppointmentState

QML_IMPORT_NAME = "VirtualWindow.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_AGAIN: Final = 60_000  # ms between two calls of a number


@QmlElement
class BookingModel(QObject):
    """Follows the desk. `step` says what is asked now, "" where nothing is; `rows` are what is chosen from."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows, self._coming = Rows(self), Rows(self)
        self._timer = QTimer(self)
        self._timer.setObjectName("call who has booked")
        self._timer.setInterval(_AGAIN)
        self._timer.timeout.connect(self.call)
        desk.changed.connect(self._follow)

    @property
    def _booking(self) -> Booking:
        return self._desk.scene.booking or Booking()

    @property
    def _chinese(self) -> bool:
        return bool(self._desk.property("language") == "zh_CN")

    @Slot()
    def _follow(self) -> None:
        calls = self._get_state() != "" and callback.called(self._desk.scene) is None  # else that one's model calls
        if calls != self._timer.isActive():
            (self._timer.start if calls else self._timer.stop)()
        self._rows.show(self._shown())
        self._coming.show(self._buttons() if self._get_state() == AppointmentState.OPEN else ())
        self.changed.emit()

    def _buttons(self) -> tuple[Row, ...]:
        """Each their own number: whoever is called back has theirs beside those who booked."""
        one = callback.called(self._desk.scene)
        called = () if one is None else ((one.visit, one.ticket, ""),)
        return (*called, *((one.id, one.number, words.time(one.at)) for one in booking.due(self._desk.scene)))[:COMING]

    @Slot()
    def call(self) -> None:
        """Say it once more."""
        self._desk.said.emit(f"{self._desk.property('headline')} {self._desk.property('guide')}")

    def _shown(self) -> tuple[Row, ...]:
        known, scene = self._booking, self._desk.scene
        match self._get_step():
            case "day":
                every, each = tuple((one, words.day(one), "") for one in known.days), DAYS
            case "time":
                every, each = tuple((one, words.time(one), "") for one in known.times), TIMES
            case "matter":
                named = ((one.code, one.name if self._chinese else one.name_en, "") for one in booking.bookable(scene))
                every, each = tuple(named), MATTERS_A_PAGE
            case "list":
                every, each = tuple(words.row(one, chinese=self._chinese) for one in scene.appointments), ROWS
            case _:
                every, each = (), 1
        return every[known.page * each : (known.page + 1) * each]

    # -- properties --------------------------------------------------------------------------------------------

    def _get_step(self) -> str:
        return self._booking.step if booking.is_here(self._desk.scene) else ""

    def _get_rows(self) -> Rows:
        return self._rows

    def _get_page(self) -> int:
        return self._booking.page

    def _get_pages(self) -> int:
        return booking.pages(self._desk.scene)

    def _get_number(self) -> str:
        booked = self._booking.booked
        return "" if booked is None else booked.number

    def _get_staff(self) -> bool:
        return self._booking.listing

    def _get_may_book(self) -> bool:
        return bool(booking.bookable(self._desk.scene))

    def _get_cancelling(self) -> bool:
        return self._booking.cancelling

    def _get_may_change(self) -> bool:
        one = booking.chosen(self._desk.scene)
        return one is not None and booking.is_to_come(one)

    def _get_may_print(self) -> bool:
        return booking.may_print(self._desk.scene)

    def _get_slip(self) -> str:
        """How the slip is: "asked", "no printer", or "" where it can be printed."""
        if self._desk.scene.printer.reasons:
            return "no printer"
        return "" if self._get_may_print() else "asked"

    def _get_coming(self) -> Rows:
        return self._coming

    def _get_state(self) -> str:
        due = booking.calling(self._desk.scene)
        return str(due[0].state) if due else ""

    step = Property(str, _get_step, notify=changed)
    rows = Property(Rows, _get_rows, constant=True)
    page = Property(int, _get_page, notify=changed)
    pages = Property(int, _get_pages, notify=changed)
    number = Property(str, _get_number, notify=changed)
    staff = Property(bool, _get_staff, notify=changed)
    mayBook = Property(bool, _get_may_book, notify=changed)  # noqa: N815
    cancelling = Property(bool, _get_cancelling, notify=changed)
    mayChange = Property(bool, _get_may_change, notify=changed)  # noqa: N815
    mayPrint = Property(bool, _get_may_print, notify=changed)  # noqa: N815
    slip = Property(str, _get_slip, notify=changed)
    coming = Property(Rows, _get_coming, constant=True)  # who may come now, at the welcome
    state = Property(str, _get_state, notify=changed)  # of who is called at the welcome

    # -- touches -----------------------------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        """Staff: who has booked."""
        self._desk.hear(booking.BookingsWanted())

    @Slot()
    def bookAnew(self) -> None:  # noqa: N802 - QML's spelling
        """Staff book for somebody."""
        self._desk.hear(booking.BookAnew())

    @Slot(str)
    def choose(self, key: str) -> None:
        """One of the rows."""
        match self._get_step():
            case "day":
                self._desk.hear(booking.DayChosen(day=key))
            case "time":
                self._desk.hear(booking.TimeChosen(at=key))
            case "matter":
                self._desk.chooseMatter(key)
            case _:
                self._desk.hear(booking.AppointmentChosen(appointment=key))

    @Slot()
    def move(self) -> None:
        """Another time for the chosen one."""
        self._desk.hear(booking.MoveTouched())

    @Slot()
    def cancel(self) -> None:
        """Cancel the chosen one; asks first."""
        self._desk.hear(booking.CancelTouched())

    @Slot(bool)
    def meanCancel(self, yes: bool) -> None:  # noqa: N802
        """Really."""
        self._desk.hear(booking.CancelMeant(yes=yes))

    @Slot()
    def printSlip(self) -> None:  # noqa: N802
        """Print the slip."""
        self._desk.hear(booking.SlipTouched())

    @Slot(str)
    def come(self, appointment: str) -> None:
        """Whoever booked this is here, or whoever is called back."""
        called = callback.called(self._desk.scene)
        if called is not None and called.visit == appointment:
            self._desk.hear(callback.CameBack())
            return
        language = "zh" if self._chinese else "en"
        self._desk.hear(booking.AppointmentCame(appointment=appointment, language=language))
