"""The sentences about what could not be done: what is asked, and what becomes of it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from kiosk_app.scene import Scene
from windowkit.errors import Code

translate: Final = QCoreApplication.translate


def sentences(scene: Scene) -> tuple[str, str]:
    """What is asked, or what became of it."""
    if scene.concern:
        headline = translate("Telling", "Told to the duty leader: number {0}").format(scene.concern_number)
        return headline, concern(scene.concern)
    if scene.wanted:
        return translate("Telling", "Why could it not be done?"), translate("Telling", "A touch tells the duty leader.")
    return (
        translate("Telling", "What could the resident not get done?"),
        translate("Telling", "For staff: without a visit, or after one."),
    )


def concern(due: str) -> str:
    """What becomes of "I could not get it done"; empty where nobody said so."""
    if not due:
        return ""
    day = QLocale.c().toString(QDate.fromString(due, "yyyy-MM-dd"), translate("Handing", "MMMM d"))
    told = translate("Phrases", "The duty leader knows. The answer is at your committee by {0}: please ask the staff.")
    return told.format(day)


def waited_long() -> str:
    """Said once the button for it is there."""
    return translate("Phrases", "We are sorry that you wait so long. If you like, tell the duty leader by the button.")


def not_to_be_had(code: Code) -> str:
    """A time or a paper that cannot be had, and what to do."""
    if code is Code.UNKNOWN_NOTICE:
        return translate("Phrases", "Nothing was found for this number and this person. Please check both.")
    quicker = translate("Phrases", "Somebody was quicker: please choose another time.")
    return quicker if code is Code.TAKEN else translate("Phrases", "It is not the time of this appointment.")
