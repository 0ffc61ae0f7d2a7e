"""What is said of a hold, and of a visit that is passed on."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.prose import together

translate: Final = QCoreApplication.translate


def held(reminders: int) -> tuple[str, str]:
    """The headline and what to do; once it has lasted too long the kiosk is sorry."""
    nobody = translate("Phrases", "Nobody sees or hears you meanwhile.")
    if reminders:
        return (
            translate("Phrases", "Sorry, it takes a little longer. Please wait a moment"),
            translate("Phrases", "The clerk has been reminded of you. {0}").format(nobody),
        )
    return translate("Phrases", "The clerk looks something up for you. Please wait a moment"), nobody


def again() -> str:
    """Said as the clerk is back."""
    return translate("Phrases", "The clerk is back.")


def passed_on(queue: str) -> tuple[str, str]:
    """A colleague goes on; `queue` says how long it takes."""
    kept = translate("Phrases", "Your answers and papers are kept.")
    return translate("Phrases", "A colleague of the clerk will go on with you"), together(kept, queue)
