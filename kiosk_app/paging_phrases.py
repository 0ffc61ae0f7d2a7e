"""What is said once a page of a paper is kept that may have more."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import holding, recording
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene, Screen

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences, material: str) -> Sentences:
    """What is said, unless the resident is asked for another page and nothing lies over that page."""
    covered = scene.ended_for_good is not None or recording.is_asked(scene) or holding.hold(scene) is not None
    if scene.screen is not Screen.MORE or covered:
        return said
    return Sentences(
        translate("Phrases", "Is there another page, or the back?"),
        translate("Phrases", "This page is kept: {0}. Look whether there is something on its back, too.").format(
            material
        ),
    )
