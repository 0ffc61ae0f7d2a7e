"""What is said at the help desk where an old paper and its resident's card are asked for."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app.helping import HelpDesk, Step
from kiosk_app.phrases import Sentences

translate: Final = QCoreApplication.translate


def sentences(desk: HelpDesk) -> Sentences:
    """What to do now."""
    match desk.step:
        case Step.PAPER if desk.blind:
            return Sentences(
                translate("HelpDesk", "Which number does the paper have?"),
                translate("HelpDesk", "There is no camera now: type the number at the top of the paper."),
            )
        case Step.PAPER:
            return Sentences(
                translate("HelpDesk", "Lay the old paper under the camera"),
                translate("HelpDesk", "Its square code is read by itself. Or type the number at the top of the paper."),
            )
        case Step.CARD if desk.unreadable:
            return Sentences(
                translate("HelpDesk", "The card cannot be read"),
                translate("HelpDesk", "Lay it flat on the reader, alone, and leave it there."),
            )
        case Step.CARD:
            return Sentences(
                translate("HelpDesk", "Lay the resident's identity card on the reader"),
                translate("HelpDesk", "Only the card of whoever the paper is for opens it."),
            )
        case _:
            return Sentences(
                translate("HelpDesk", "Which number does the resident's identity card have?"),
                translate("HelpDesk", "There is no card reader here: look at the card itself, and type its number."),
            )
