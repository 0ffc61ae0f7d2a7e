"""The counter's words for a duty leader beside a clerk's talk: as the clerk reads them, and as the leader does."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from counter_app.calling import Stage
from windowkit.messages import Attendance, AttendChanged, AttendMode

translate: Final = QCoreApplication.translate


def to_clerk(one: Attendance) -> str:
    """Who is there, and who hears them."""
    match one.mode:
        case AttendMode.LISTEN:
            words = translate("phrases", "Duty leader {0} (No. {1}) is listening. Nobody hears them.")
        case AttendMode.WHISPER:
            words = translate("phrases", "Duty leader {0} (No. {1}) talks to you. The resident does not hear it.")
        case AttendMode.JOIN:
            words = translate("phrases", "Duty leader {0} (No. {1}) has joined: the resident hears both of you.")
    return words.format(one.display, one.service_number)


def to_leader(beside: AttendChanged, stage: Stage, *, muted: bool) -> str:
    """Whose talk it is, who hears the leader, and how the sound is; "" beside none."""
    one = beside.attendance
    if one is None:
        return ""
    match one.mode:
        case AttendMode.LISTEN:
            words = translate("phrases", "You listen to {0} · {1}. Nobody hears you.")
        case AttendMode.WHISPER:
            words = translate("phrases", "You listen to {0} · {1}. Only the clerk hears you.")
        case AttendMode.JOIN:
            words = translate("phrases", "You talk with {0} · {1}. Clerk and resident hear you.")
    held = translate("phrases", "The resident is on hold: nothing goes to them or comes from them.")
    off = translate("phrases", "Your microphone is off.") if muted and one.mode is not AttendMode.LISTEN else ""
    parts = (words.format(beside.ticket, beside.clerk), off, sound(stage), held if beside.held else "")
    return "\n".join(part for part in parts if part)


def sound(stage: Stage) -> str:
    """What is wrong with the sound; "" where nothing is."""
    match stage:
        case Stage.BUILDING | Stage.IDLE:
            return translate("phrases", "The sound is being connected …")
        case Stage.NO_WAY:
            return translate("phrases", "No sound comes through yet; it is tried on.")
        case Stage.BROKEN:
            return translate("phrases", "The sound is interrupted; it is being restored.")
        case Stage.UP:
            return ""


def mode(one: AttendMode, key: str) -> str:
    """The button that begins this, or changes to it."""
    match one:
        case AttendMode.LISTEN:
            return translate("phrases", "Listen ({0})").format(key)
        case AttendMode.WHISPER:
            return translate("phrases", "Talk to the clerk ({0})").format(key)
        case AttendMode.JOIN:
            return translate("phrases", "Join ({0})").format(key)


def leave(key: str) -> str:
    """The button that ends it."""
    return translate("phrases", "Leave ({0})").format(key)


def shown() -> str:
    """What is known of it on the other side."""
    return translate("phrases", "Clerk and resident are shown that you are there, and how.")
