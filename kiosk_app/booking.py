"""The conductor's part where a time is booked: for who waits, or where it is closed, and by staff for others. Pure."""

from typing import Final

from msgspec.structs import replace

from kiosk_app import informing
from kiosk_app.bookings import DAYS, ROWS, TIMES, Booking
from kiosk_app.scene import Ask, MatterChosen, PageTurned, Scene, Screen, Step, Touch, WentBack
from kiosk_app.telling import MATTERS_A_PAGE
from windowkit.messages import (
    Appointment,
    AppointmentsChanged,
    AppointmentState,
    AskSlots,
    BookSlot,
    CallbackState,
    CancelAppointment,
    Command,
    MatterEntry,
    MoveAppointment,
    OpenVisit,
    PrintAppointment,
    SlotBooked,
    SlotsFound,
)

SHOWN: Final = 90.0  # s the booked time stands there
WARNING: Final = 25.0  # s of these in which the seconds are counted
COMING: Final = 3  # people who can be called at the welcome at once

type News = AppointmentsChanged | SlotsFound | SlotBooked


class BookingsWanted(Touch, frozen=True, kw_only=True):
    """From the notices page: who has booked."""


class BookAnew(Touch, frozen=True, kw_only=True):
    """Staff book for somebody."""


class DayChosen(Touch, frozen=True, kw_only=True):
    """This day (YYYY-MM-DD)."""

    day: str


class TimeChosen(Touch, frozen=True, kw_only=True):
    """This time (YYYY-MM-DDTHH:MM): that books it."""

    at: str


class AppointmentChosen(Touch, frozen=True, kw_only=True):
    """Look at this one alone."""

    appointment: str


class MoveTouched(Touch, frozen=True, kw_only=True):
    """Another time for the chosen one."""


class CancelTouched(Touch, frozen=True, kw_only=True):
    """Cancel the chosen one: asks first."""


class CancelMeant(Touch, frozen=True, kw_only=True):
    """The answer to "really cancel it?"."""

    yes: bool


class SlipTouched(Touch, frozen=True, kw_only=True):
    """Print the slip of the chosen one, or of what was just booked."""


class AppointmentCame(Touch, frozen=True, kw_only=True):
    """At the welcome: whoever booked this is here; `language` is that of the screen (BCP 47)."""

    appointment: str
    language: str = ""


# -- how it begins -----------------------------------------------------------------------------------------------


def is_offered(scene: Scene, matter: str) -> bool:
    """Whether a matter leads to the times instead of a number: nobody takes it in now."""
    shut = not scene.hours.open and not scene.hours.elsewhere
    return shut and any(one.code == matter for one in bookable(scene))


def bookable(scene: Scene) -> tuple[MatterEntry, ...]:
    """The matters that the centre gives times for."""
    return tuple(one for one in scene.matters if one.bookable)


def opened(scene: Scene, matter: str, fresh: str) -> Step:
    """Ask when this matter can be booked; who waits stays where they are meanwhile."""
    screen = Screen.WAITING if scene.visit is not None else Screen.BOOKING
    known = scene.booking or Booking()
    booking = replace(known, matter=matter, slots=None, day="", page=0)
    return _ask(replace(scene, screen=screen, booking=booking), AskSlots(id=fresh, matter=matter))


def listed(scene: Scene) -> Scene:
    """Staff look at who has booked."""
    return replace(scene, screen=Screen.BOOKING, booking=Booking(listing=True), refusal=None)


# -- what the server says ----------------------------------------------------------------------------------------


def told(scene: Scene, news: News) -> Scene:
    """Who has booked, what is free, or what was booked."""
    booking = scene.booking
    match news:
        case AppointmentsChanged():
            known = {one.id for one in news.appointments}
            if booking is not None and booking.chosen and not booking.moving and booking.chosen not in known:
                booking = Booking(listing=True)
            return replace(scene, appointments=news.appointments, booking=booking)
        case SlotsFound() if booking is not None and booking.matter == news.matter:
            day = booking.day if any(one.startswith(booking.day) for one in news.slots) else ""
            return replace(scene, booking=replace(booking, slots=news.slots, day=day, page=0))
        case SlotBooked() if booking is not None:
            return replace(scene, booking=Booking(booked=news.appointment, listing=booking.listing))
        case _:
            return scene


def refused(scene: Scene) -> Scene:
    """What was asked last was not done: no slip comes."""
    return replace(scene, booking=None if scene.booking is None else replace(scene.booking, printed=False))


# -- what is touched ---------------------------------------------------------------------------------------------


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the pages."""
    booking = scene.booking
    if booking is None:
        return scene, ()
    scene = replace(scene, refusal=None)
    match booking.step:
        case "booked":
            return _of_the_booked(scene, booking, touch, fresh)
        case "list" | "one":
            return _of_the_list(scene, booking, touch, fresh)
        case "matter" if isinstance(touch, MatterChosen) and any(one.code == touch.code for one in bookable(scene)):
            return opened(scene, touch.code, fresh)
        case _:
            return _of_the_times(scene, booking, touch, fresh)


def _of_the_times(scene: Scene, booking: Booking, touch: Touch, fresh: str) -> Step:
    match touch:
        case DayChosen() if touch.day in booking.days:
            return _at(scene, replace(booking, day=touch.day, page=0)), ()
        case TimeChosen() if touch.at in booking.times:
            command: Command = BookSlot(id=fresh, appointment=fresh, matter=booking.matter, at=touch.at)
            if booking.moving:
                command = MoveAppointment(id=fresh, appointment=booking.moving, at=touch.at)
            return _ask(scene, command)
        case PageTurned():
            page = min(pages(scene) - 1, max(0, booking.page + touch.by))
            return _at(scene, replace(booking, page=page)), ()
        case WentBack() if booking.day:
            return _at(scene, replace(booking, day="", page=0)), ()
        case WentBack():
            return _one_back(scene, booking), ()
        case _:
            return scene, ()


def _one_back(scene: Scene, booking: Booking) -> Scene:
    """From the days or the matters: to the wait, to the list, or to the matters one came from."""
    if scene.visit is not None:
        return replace(scene, booking=None)
    if booking.listing:
        return _at(scene, Booking(listing=True, chosen=booking.moving, anew=booking.anew and bool(booking.matter)))
    return replace(scene, screen=Screen.MATTERS, booking=None, page=0)


def _of_the_list(scene: Scene, booking: Booking, touch: Touch, fresh: str) -> Step:
    one = chosen(scene)
    if one is not None:
        return _alone(scene, booking, one, touch, fresh)
    match touch:
        case AppointmentChosen():
            return _at(scene, replace(booking, chosen=touch.appointment)), ()
        case BookAnew() if bookable(scene):
            return _at(scene, Booking(listing=True, anew=True)), ()
        case PageTurned():
            page = min(pages(scene) - 1, max(0, booking.page + touch.by))
            return _at(scene, replace(booking, page=page)), ()
        case WentBack():
            return replace(scene, screen=Screen.MATTERS, booking=None, page=0), ()
        case _:
            return scene, ()


def _alone(scene: Scene, booking: Booking, one: Appointment, touch: Touch, fresh: str) -> Step:
    match touch:
        case MoveTouched() if is_to_come(one):
            return opened(_at(scene, replace(booking, moving=one.id)), one.matter, fresh)
        case CancelTouched() if is_to_come(one):
            return _at(scene, replace(booking, cancelling=True)), ()
        case CancelMeant(yes=True) if booking.cancelling:
            kept = _at(scene, replace(booking, cancelling=False))
            return _ask(kept, CancelAppointment(id=fresh, appointment=one.id))
        case SlipTouched() if may_print(scene):
            kept = _at(scene, replace(booking, printed=True))
            return _ask(kept, PrintAppointment(id=fresh, appointment=one.id))
        case CancelMeant():
            return _at(scene, replace(booking, cancelling=False)), ()
        case WentBack():
            return _at(scene, Booking(listing=True, page=booking.page)), ()
        case _:
            return scene, ()


def _of_the_booked(scene: Scene, booking: Booking, touch: Touch, fresh: str) -> Step:
    assert booking.booked is not None
    match touch:
        case SlipTouched() if may_print(scene):
            kept = _at(scene, replace(booking, printed=True))
            return _ask(kept, PrintAppointment(id=fresh, appointment=booking.booked.id))
        case WentBack() if booking.listing:
            return listed(scene), ()
        case WentBack():
            return replace(scene, screen=Screen.WELCOME, booking=None, ends_at=None, seconds_left=None), ()
        case _:
            return scene, ()


def came(scene: Scene, touch: AppointmentCame, fresh: str) -> Step:
    """Whoever booked is here: they wait from now on, ahead of others."""
    if scene.asking or scene.ended_for_good is not None:
        return scene, ()
    one = next((one for one in due(scene) if one.id == touch.appointment), None)
    if one is None or one.state is not AppointmentState.OPEN:
        return scene, ()
    language, name = touch.language, touch.appointment
    asked = OpenVisit(id=fresh, visit=fresh, matter=one.matter, language=language, appointment=name)
    return informing.told(scene, asked), ()


# -- what is shown -----------------------------------------------------------------------------------------------


def due(scene: Scene) -> tuple[Appointment, ...]:
    """At the welcome: who may come now; else who comes soon."""
    if scene.screen is not Screen.WELCOME or not scene.line:
        return ()
    now = tuple(one for one in scene.appointments if one.state is AppointmentState.OPEN)
    return now[:COMING] or tuple(one for one in scene.appointments if one.state is AppointmentState.SOON)[:1]


def calling(scene: Scene) -> tuple[Appointment, ...]:
    """Of those, whom the welcome speaks of: whose turn it is to be called back goes before a mere reminder."""
    now = due(scene)
    reminds = any(one.state is AppointmentState.SOON for one in now)
    turn = any(one.state is CallbackState.CALLED for one in scene.callbacks)
    return () if reminds and turn else now


def is_here(scene: Scene) -> bool:
    """Whether one of these pages is shown."""
    return scene.booking is not None and scene.screen in (Screen.WAITING, Screen.BOOKING)


def chosen(scene: Scene) -> Appointment | None:
    """The one that staff look at alone."""
    name = scene.booking.chosen if scene.booking is not None else ""
    return next((one for one in scene.appointments if one.id == name), None)


def is_to_come(one: Appointment) -> bool:
    """Whether it can still be moved or cancelled."""
    return one.state is not AppointmentState.COME


def may_print(scene: Scene) -> bool:
    """Whether the slip can be printed here, and was not yet."""
    booking = scene.booking
    return booking is not None and not booking.printed and not scene.printer.reasons


def pages(scene: Scene) -> int:
    """How many pages there are to turn."""
    booking = scene.booking or Booking()
    counts = {
        "list": (len(scene.appointments), ROWS),
        "matter": (len(bookable(scene)), MATTERS_A_PAGE),
        "day": (len(booking.days), DAYS),
        "time": (len(booking.times), TIMES),
    }
    many, each = counts.get(booking.step, (1, 1))
    return max(1, -(-many // each))


def stays(scene: Scene, left: Scene, now: float) -> Scene | None:
    """The booked time, after its visit ended or behind the PIN: `left` is the scene without anything else."""
    booking = scene.booking
    if booking is None or booking.booked is None:
        return None
    ends = now + SHOWN
    page = replace(left, screen=Screen.BOOKING, booking=booking)
    return replace(page, ends_at=ends, warns_at=ends - WARNING)


def _at(scene: Scene, booking: Booking) -> Scene:
    return replace(scene, booking=booking)


def _ask(scene: Scene, command: Command) -> Step:
    return replace(scene, asking=command.id, refusal=None), (Ask(command=command),)
