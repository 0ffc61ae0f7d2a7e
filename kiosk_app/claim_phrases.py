"""The sentences around the ticket: who is called earlier, and whose clerk it is who then comes."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from windowkit.messages import Claim

translate: Final = QCoreApplication.translate


def asked(claims: tuple[Claim, ...]) -> tuple[str, str]:
    """What is asked, and what to touch now."""
    headline = translate("Claims", "Are you 80 or older, or do you have a disability?")
    if claims:
        return headline, translate("Claims", "You will be called earlier. Now press Take my number.")
    return headline, translate("Claims", "Then you are called earlier. Touch what is so; staff may do it for you.")


def look_up(served_from: str) -> str:
    """What to do while the clerk comes; who belongs to another centre than the resident's own says so."""
    look = translate("Phrases", "Please look at the screen above.")
    if not served_from:
        return look
    told = translate("Phrases", "Today a clerk of another centre serves you: {0}.").format(served_from)
    return f"{told} {look}"
