"""What is said of a duty leader who is beside the talk."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.messages import Attendance, AttendMode

translate: Final = QCoreApplication.translate


def beside(one: Attendance) -> str:
    """Who is there and what they do, on the screens for as long as they are there, and aloud."""
    match one.mode:
        case AttendMode.LISTEN:
            words = translate("Phrases", "Duty leader {0} (No. {1}) hears and sees you, too")
        case AttendMode.WHISPER:
            words = translate("Phrases", "Duty leader {0} (No. {1}) hears and sees you, and helps the clerk")
        case AttendMode.JOIN:
            words = translate("Phrases", "Duty leader {0} (No. {1}) talks with you, too")
    return words.format(one.display, one.service_number)


def gone() -> str:
    """Said as they leave."""
    return translate("Phrases", "The duty leader is no longer there.")
