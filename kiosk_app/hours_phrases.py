"""What is said outside the opening hours: that it is closed, and when it opens again."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene, Screen
from windowkit.errors import Code
from windowkit.prose import together

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences) -> Sentences:
    """What this screen says, on it and aloud, where `said` is what it says while it is open."""
    hours = scene.hours
    if hours.open or not scene.line or scene.ended_for_good is not None:
        return said
    match scene.screen:
        case Screen.WELCOME if hours.elsewhere:
            return Sentences(closed(), together(opens(hours.opens), _elsewhere()))
        case Screen.WELCOME:
            return Sentences(closed(), opens(hours.opens) or _ask())
        case Screen.MATTERS | Screen.CLAIMS if scene.refusal is Code.CLOSED or not hours.elsewhere:
            return Sentences(closed(), opens(hours.opens) or _ask())
        case Screen.MATTERS:
            return Sentences(translate("Phrases", "What would you like to do?"), _elsewhere())
        case Screen.WAITING if not hours.elsewhere:
            closing = translate("Phrases", "The centre is closing: please stay, whoever is still there serves you.")
            return Sentences(said.headline, together(said.guide, closing))
        case _:
            return said


def closed() -> str:
    """That it is closed."""
    return translate("Phrases", "The service centre is closed now")


def opens(moment: str) -> str:
    """When it opens again, as people say it; "" where nobody knows."""
    found = QDateTime.fromString(moment, Qt.DateFormat.ISODate)
    if not found.isValid():
        return ""
    locale = QLocale(translate("Hours", "en_GB"))  # translated: the language that is spoken
    day = locale.toString(found.date(), translate("Hours", "dddd, MMMM d"))
    time = locale.toString(found.time(), translate("Hours", "h:mm AP")).replace(" ", "\N{NO-BREAK SPACE}")
    return translate("Phrases", "It opens again on {0} at {1}.").format(day, time)


def _elsewhere() -> str:
    return translate("Phrases", "For some matters other centres are open: please touch one.")


def _ask() -> str:
    return translate("Phrases", "Please ask the committee's staff.")
