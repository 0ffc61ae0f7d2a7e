"""The words about passing a visit on and about a hold."""

import time
from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app import phrases
from counter_app.duty_phrases import doing
from windowkit.messages import Colleague, Note, OtherCentre

translate: Final = QCoreApplication.translate


def colleague(one: Colleague) -> str:
    """A colleague, what they do, and where."""
    words = translate("talk", "{0} · No. {1} · {2}").format(one.display, one.service_number, doing(one.state))
    where = phrases.local(one.centre, one.centre_en)
    return f"{words} · {where}" if where else words


def centre(one: OtherCentre) -> str:
    """Another centre and how many take visits there."""
    name = phrases.local(one.name, one.name_en)
    return translate("talk", "{0} · {1} clerks at work").format(name, one.at_work)


def group(code: str) -> str:
    """Whoever knows this kind of matter; a site's own kind is named as in its settings."""
    known = {
        "medical": translate("talk", "medical insurance"),
        "care": translate("talk", "care for the elderly"),
    }
    return translate("talk", "Whoever knows about {0}").format(known.get(code, code))


def language(code: str) -> str:
    """Whoever speaks this."""
    known = {
        "wuu": translate("talk", "Shanghainese"),
        "yue": translate("talk", "Cantonese"),
        "en": translate("talk", "English"),
    }
    return translate("talk", "Whoever speaks {0}").format(known.get(code, code))


def note(one: Note) -> str:
    """A colleague's words, whose and when."""
    at = time.strftime("%H:%M", time.localtime(one.at))
    return translate("talk", "{0} No. {1}, {2}: {3}").format(one.by, one.service_number, at, one.words)


def on_hold(seconds: int) -> str:
    """For how long; neither side sees or hears the other meanwhile."""
    lasted = f"{seconds // 60}:{seconds % 60:02}"
    return translate("talk", "On hold {0}: you neither see nor hear each other").format(lasted)


def too_long(seconds: int) -> str:
    """The same, once the limit has passed."""
    return translate("talk", "{0}. Please go back to the resident.").format(on_hold(seconds))


def more(count: int) -> str:
    """Who does not stand in the list."""
    return translate("talk", "and {0} more: type a part of the name").format(count) if count else ""
