"""The sentences around the ticket: who is called earlier, and whose clerk it is who then comes."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app.claiming import before
from kiosk_app.scene import Scene
from windowkit.prose import together

translate: Final = QCoreApplication.translate


def asked(scene: Scene) -> tuple[str, str]:
    """What is asked, and what to touch now."""
    headline = translate("Claims", "Are you 80 or older, or do you have a disability?")
    one = before(scene)
    if one is not None:
        words = translate("Claims", "Or did you have number {0} here, and it was not finished?")
        headline = together(headline, words.format(one.ticket))
    if scene.claims or scene.returning:
        return headline, translate("Claims", "You will be called earlier. Now press Take my number.")
    return headline, translate("Claims", "Then you are called earlier. Touch what is so; staff may do it for you.")


def look_up(served_from: str) -> str:
    """What to do while the clerk comes; who belongs to another centre than the resident's own says so."""
    look = translate("Phrases", "Please look at the screen above.")
    if not served_from:
        return look
    told = translate("Phrases", "Today a clerk of another centre serves you: {0}.").format(served_from)
    return together(told, look)
