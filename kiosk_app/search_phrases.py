"""The sentences of looking for a matter, on screen and aloud."""

from PySide6.QtCore import QCoreApplication

from kiosk_app.phrases import Sentences
from kiosk_app.search import Search, chooses_office, found
from windowkit.messages import MatterEntry

translate = QCoreApplication.translate


def sentences(search: Search, matters: tuple[MatterEntry, ...]) -> Sentences:
    """What the page says."""
    headline = translate("Search", "Find a matter")
    if chooses_office(search):
        return Sentences(
            headline, translate("Search", "Type the first letter of each word, or touch the office it belongs to.")
        )
    if not (there := len(found(search, matters))):
        return Sentences(headline, translate("Search", "Nothing begins like that. Delete a letter, or go back."))
    return Sentences(headline, translate("Search", "Found: {0}. Touch the right one.").format(there))


def office(matters: int) -> str:
    """Beneath an office's name."""
    return translate("Search", "Matters: {0}").format(matters)
