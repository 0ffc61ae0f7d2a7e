"""What is said of an identity card on the reader."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import carding
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene
from windowkit.cards import CardTrouble

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences, whose: str) -> Sentences:
    """What is said, unless a card is asked for; `whose` is the person's part in the matter, such as the applicant."""
    if not carding.is_shown(scene):
        return said
    if scene.card.trouble is CardTrouble.UNREADABLE:
        return Sentences(
            translate("Phrases", "The card could not be read. Please take it up and lay it down once more"),
            translate("Phrases", "Flat on the card reader, and leave it there for a moment."),
        )
    return Sentences(
        translate("Phrases", "Please lay the identity card on the card reader: {0}").format(whose),
        translate("Phrases", "Name, number and address go into the form. No picture is taken from the card."),
    )
