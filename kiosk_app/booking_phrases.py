"""What is said where a time is booked, and to who has booked one."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from kiosk_app import booking, callback
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene, Screen
from windowkit.messages import Appointment, AppointmentState
from windowkit.prose import together

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences, *, chinese: bool) -> Sentences:
    """On screen and aloud; `said` where none of it matters."""
    if scene.ended_for_good is not None or (not scene.line and scene.visit is None):
        return said
    if booking.is_here(scene):
        return _page(scene, chinese=chinese)
    if scene.screen is Screen.MATTERS and any(booking.is_offered(scene, one.code) for one in scene.matters):
        book = translate("Phrases", "You can book a time: touch what it is about.")
        return Sentences(said.headline, together(said.guide, book))
    coming = booking.calling(scene)
    if not coming:
        return said
    called = callback.called(scene)
    welcome = _welcome(coming, () if called is None else (called.ticket,))
    if callback.missed(scene) is None:
        return welcome
    return Sentences(welcome.headline, together(welcome.guide, said.guide))  # who did not come is told so all the same


def _welcome(coming: tuple[Appointment, ...], called: tuple[str, ...]) -> Sentences:
    every = (*called, *(one.number for one in coming))[: booking.COMING]
    numbers = translate("Phrases", ", ").join(every)
    if coming[0].state is AppointmentState.SOON:
        return Sentences(
            translate("Phrases", "Number {0}: your appointment is at {1}").format(numbers, time(coming[0].at)),
            translate("Phrases", "Please stay near: this machine tells you when it is time."),
        )
    return Sentences(
        translate("Phrases", "{0}: it is your time now").format(numbers),
        translate("Phrases", "Please press the button with your number."),
    )


def _page(scene: Scene, *, chinese: bool) -> Sentences:
    known = scene.booking
    assert known is not None
    match known.step:
        case "looking":
            return Sentences(translate("Phrases", "We look for free times"), translate("Phrases", "Just a moment."))
        case "none":
            return Sentences(
                translate("Phrases", "No time can be booked at the moment"),
                translate("Phrases", "Please ask the committee's staff."),
            )
        case "day":
            return Sentences(translate("Phrases", "Which day suits you?"), translate("Phrases", "Please touch a day."))
        case "time":
            asked = translate("Phrases", "{0}: at what time?").format(day(known.day))
            return Sentences(asked, translate("Phrases", "Please touch a time."))
        case "booked" if known.booked is not None:
            return _booked(known.booked)
        case _:
            return _staff(scene, chinese=chinese)


def _booked(one: Appointment) -> Sentences:
    come = translate("Phrases", "Your number is {0}. Come here at that time and touch your number on this screen.")
    return Sentences(translate("Phrases", "It is booked: {0}").format(when(one.at)), come.format(one.number))


def _staff(scene: Scene, *, chinese: bool) -> Sentences:
    one = booking.chosen(scene)
    if one is not None:
        matter, booked = one.matter_name if chinese else one.matter_name_en, f"{one.number} · {when(one.at)}"
        if scene.booking is not None and scene.booking.cancelling:
            return Sentences(translate("Phrases", "Cancel this booked time?"), f"{booked} · {matter}")
        return Sentences(booked, matter)
    if scene.booking is not None and scene.booking.anew:
        return Sentences(
            translate("Phrases", "What is the appointment for?"), translate("Phrases", "Please touch a matter.")
        )
    if not scene.appointments:
        return Sentences(translate("Phrases", "Booked times"), translate("Phrases", "Nobody has booked a time."))
    touch = translate("Phrases", "At {0}. Touch one to print, to move or to cancel it.")
    return Sentences(translate("Phrases", "Booked times"), touch.format(scene.centre if chinese else scene.centre_en))


def row(one: Appointment, *, chinese: bool) -> tuple[str, str, str]:
    """One of the staff's list: its id, and two lines of words."""
    matter = one.matter_name if chinese else one.matter_name_en
    return one.id, f"{one.number} · {when(one.at)}", f"{matter} · {state(one)}"


def state(one: Appointment) -> str:
    """Where it stands."""
    match one.state:
        case AppointmentState.BOOKED | AppointmentState.SOON:
            return translate("Phrases", "comes later")
        case AppointmentState.OPEN:
            return translate("Phrases", "may come now")
        case AppointmentState.COME:
            return translate("Phrases", "has come")
        case AppointmentState.MISSED:
            return translate("Phrases", "did not come")


def when(at: str) -> str:
    """Day and time, as people say it."""
    return translate("Phrases", "{0} at {1}").format(day(at[:10]), time(at))


def day(date: str) -> str:
    """A day (YYYY-MM-DD)."""
    found = QDateTime.fromString(date, Qt.DateFormat.ISODate).date()
    return _locale().toString(found, translate("Hours", "dddd, MMMM d"))


def time(at: str) -> str:
    """The time of a moment (YYYY-MM-DDTHH:MM)."""
    found = QDateTime.fromString(at, Qt.DateFormat.ISODate).time()
    return _locale().toString(found, translate("Hours", "h:mm AP")).replace(" ", "\N{NO-BREAK SPACE}")


def _locale() -> QLocale:
    return QLocale(translate("Hours", "en_GB"))  # translated: the language that is spoken
