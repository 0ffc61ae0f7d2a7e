"""What is said where nobody could answer yet, and to who is called back."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import callback
from kiosk_app.phrases import Sentences, queue
from kiosk_app.scene import Scene
from windowkit.messages import WaitChoice
from windowkit.prose import together

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences) -> Sentences:
    """On screen and aloud; `said` where none of it matters."""
    if callback.is_asking(scene) and scene.visit is not None:
        return Sentences(
            translate("Phrases", "We are sorry: nobody is free yet"),
            together(queue(scene.visit), translate("Phrases", "What would you like?")),
        )
    if (one := callback.called(scene)) is not None:
        return Sentences(
            translate("Phrases", "Number {0}: it is your turn").format(one.ticket),
            translate("Phrases", "Please come to this machine and press the big button."),
        )
    if (gone := callback.missed(scene)) is not None:
        words = translate(
            "Phrases", "Number {0} was called and did not come. Take a new one and say so: you are served sooner."
        )
        return Sentences(said.headline, words.format(gone.ticket))
    return said


def farewell(ticket: str) -> Sentences:
    """As they go away."""
    return Sentences(
        translate("Phrases", "Number {0} keeps its place").format(ticket),
        translate("Phrases", "You may go now. This machine calls your number when it is your turn: please stay near."),
    )


def choice(which: WaitChoice) -> tuple[str, str]:
    """A big button's words, and what follows from it."""
    match which:
        case WaitChoice.KEEP:
            return translate("Phrases", "I go on waiting"), translate("Phrases", "here, with the same number")
        case WaitChoice.BOOK:
            return (
                translate("Phrases", "I come at another time"),
                translate("Phrases", "I choose a day and a time, and am served sooner then"),
            )
        case WaitChoice.CALL_BACK:
            return (
                translate("Phrases", "Call me back"),
                translate("Phrases", "I keep my place and come when my number is called"),
            )
