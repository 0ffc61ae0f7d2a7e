"""What is asked, and said, of an identity card that is read before the number (PIPL, art. 29 and 30)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import card_ahead
from kiosk_app.cards.ahead import Step
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene, Screen
from windowkit.cards import CardTrouble

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences, *, chinese: bool) -> Sentences:
    """What is said, unless its page is shown; who waits then for the clerk is not to forget the card."""
    if not scene.line or scene.ended_for_good is not None:
        return said
    if scene.screen is Screen.WAITING and scene.ahead.held is not None:
        kept = translate("CardAhead", "Your identity card has been read: please take it back.")
        return Sentences(said.headline, "\n".join(part for part in (said.guide, kept) if part))
    if scene.screen is not Screen.CARD_AHEAD:
        return said
    return _asked(scene, chinese=chinese)


def _asked(scene: Scene, *, chinese: bool) -> Sentences:
    match scene.ahead.step:
        case Step.WHOSE:
            return Sentences(
                translate("CardAhead", "Whose identity card is to be read now?"),
                translate("CardAhead", "Then its answers need not be typed. You may also go on without."),
            )
        case Step.LAY:
            return _laid(scene, whose(scene, chinese=chinese))
        case _:
            return Sentences(
                translate("CardAhead", "May we read this identity card now: {0}?").format(
                    whose(scene, chinese=chinese)
                ),
                f"{_what()}\n{_where()}\n{_also()}\n{_free()}",
            )


def whose(scene: Scene, *, chinese: bool) -> str:
    """The person's part in the matter."""
    one = card_ahead.named(scene)
    return "" if one is None else (one.label if chinese else one.label_en)


def _what() -> str:
    return translate("CardAhead", "For the form: name, number, sex, birth, address, validity. No picture.")


def _where() -> str:
    return translate("CardAhead", "It waits in this machine alone. Once the clerk is there, it goes into the form.")


def _also() -> str:
    return translate(
        "CardAhead", "Your yes is for this visit, also if the clerk asks to photograph the card. You can take it back."
    )


def _free() -> str:
    return translate(
        "CardAhead", "If you go away, nothing of it is kept. You may say no: you are served just the same."
    )


def _laid(scene: Scene, person: str) -> Sentences:
    if scene.ahead.held is not None:
        return Sentences(
            translate("CardAhead", "The card has been read. Please take it back"),
            translate("CardAhead", "Your number is coming."),
        )
    match scene.ahead.trouble:
        case CardTrouble.UNREADABLE:
            return Sentences(
                translate("Phrases", "The card could not be read. Please take it up and lay it down once more"),
                translate("Phrases", "Flat on the card reader, and leave it there for a moment."),
            )
        case CardTrouble.NO_READER:
            return Sentences(
                translate("CardAhead", "The card reader does not answer just now"),
                translate("CardAhead", "Please go on without the card: the clerk reads it later."),
            )
        case _:
            return Sentences(
                translate("Phrases", "Please lay the identity card on the card reader: {0}").format(person),
                translate("CardAhead", "Leave it there for a moment. Then you get your number."),
            )
