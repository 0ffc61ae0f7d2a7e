"""What is wrong with a photograph of a paper, in the resident's words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.messages import Flaw

translate: Final = QCoreApplication.translate


def words(flaw: Flaw) -> tuple[str, str]:
    """What it is, and how it gets better."""
    match flaw:
        case Flaw.EMPTY:
            return (
                translate("Phrases", "There is nothing in the picture"),
                translate("Phrases", "Please put it under the camera."),
            )
        case Flaw.CUT_OFF:
            return (
                translate("Phrases", "A part of it is missing"),
                translate("Phrases", "Please move it wholly into the picture."),
            )
        case Flaw.TOO_SMALL:
            return (
                translate("Phrases", "It is too small in the picture"),
                translate("Phrases", "Please hold it closer to the camera."),
            )
        case Flaw.NOT_FLAT:
            return translate("Phrases", "It does not lie flat"), translate("Phrases", "Please hold it flat.")
        case Flaw.DARK:
            return (
                translate("Phrases", "The picture is too dark"),
                translate("Phrases", "Please switch on a light, or move out of its way."),
            )
        case Flaw.BLURRED:
            return (
                translate("Phrases", "The picture is not clear"),
                translate("Phrases", "Please lay it flat and keep it still."),
            )
        case Flaw.GLARE:
            return (
                translate("Phrases", "Light shines on it"),
                translate("Phrases", "Please turn it away from the light."),
            )
        case _:
            return _of_the_code(other=flaw is Flaw.OTHER_PAPER)


def _of_the_code(*, other: bool) -> tuple[str, str]:
    if other:
        return (
            translate("Phrases", "This is another paper"),
            translate("Phrases", "Please lay down the form that was just printed."),
        )
    return (
        translate("Phrases", "The square code on the paper cannot be read"),
        translate("Phrases", "Please lay the paper flat, with nothing on the code."),
    )
