"""What is said of a picture that is taken by itself."""

from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from kiosk_app import lying
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Photo, Scene, Screen

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences) -> Sentences:
    """What is said, unless a paper is waited for or lies still already."""
    live = scene.screen is Screen.DOCUMENT and scene.photo is Photo.LIVE and not scene.no_document_camera
    live = live and not scene.objecting
    if not live or scene.by_hand or scene.ended_for_good is not None:
        return said
    if lying.count(scene):
        return Sentences(
            translate("Phrases", "Please leave it as it lies"),
            translate("Phrases", "The picture is taken in a moment."),
        )
    guide = translate("Phrases", "Lay it inside the corners. The picture is taken by itself, or press the button.")
    return replace(said, guide=guide)
