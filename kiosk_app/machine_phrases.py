"""What is wrong with the machine itself, said to staff."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import phrases
from kiosk_app.scene import Scene

translate: Final = QCoreApplication.translate


def trouble(scene: Scene) -> str:
    """What is not as it should be: of the visit first, then of the machine; empty when all is well."""
    if words := phrases.trouble(scene):
        return words
    if scene.upper_lost:
        return translate("Machine", "The upper screen is off. Staff: please look at its plug and its cable.")
    return ""
