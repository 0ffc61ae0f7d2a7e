"""What is asked, and said, of sensitive data."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import assenting
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene
from windowkit.assents import Assent
from windowkit.messages import Consent
from windowkit.prose import together
from windowkit.sensitive import Sensitive

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences) -> Sentences:
    """What is said, unless the resident is asked, or looks at what they have said."""
    if scene.ended_for_good is not None:
        return said
    kind = assenting.asked(scene)
    if kind is not None:
        return Sentences(question(kind), f"{_why(kind)}\n{_free()}")
    if assenting.is_open(scene):
        return Sentences(
            translate("Assents", "What you have agreed to"),
            translate("Assents", "You can change your word. What you take back is deleted here."),
        )
    return said


def question(kind: Sensitive) -> str:
    """May we?"""
    if kind is Sensitive.IDENTITY:
        return translate("Assents", "May we read or photograph your identity card?")
    return translate("Assents", "May we see and photograph your health papers?")


def _why(kind: Sensitive) -> str:
    kept = translate("Assents", "Only those who handle this case see it; it is kept with the case.")
    if kind is Sensitive.IDENTITY:
        why = translate("Assents", "To check that it is you, and to fill in name and number.")
    else:
        why = translate("Assents", "This matter is decided by such papers: an assessment, a medical record.")
    return together(why, kept)


def _free() -> str:
    return translate(
        "Assents", "You may say no: the clerk goes on without, or you bring a copy to the centre another day."
    )


def standing(one: Assent) -> str:
    """What was said, in a row of the page."""
    yes = one.consent is Consent.GIVEN
    if one.kind is Sensitive.IDENTITY:
        agreed = translate("Assents", "Your identity card: you agreed")
        return agreed if yes else translate("Assents", "Your identity card: you did not agree")
    agreed = translate("Assents", "Your health papers: you agreed")
    return agreed if yes else translate("Assents", "Your health papers: you did not agree")


def change(one: Assent) -> str:
    """The row's button."""
    if one.consent is Consent.GIVEN:
        return translate("Assents", "Take it back")
    return translate("Assents", "Now I agree")
