"""What is asked after a poor face."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import rating
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences) -> Sentences:
    """What is said, unless reasons are asked for."""
    if not rating.is_asked(scene) or scene.ended_for_good is not None:
        return said
    return Sentences(
        translate("Phrases", "What was not good?"),
        translate("Phrases", "Touch what fits, or nothing at all. Nobody's name is written down with it."),
    )
