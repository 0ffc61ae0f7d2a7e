"""What is said once the resident has pointed at something that is wrong."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import pointing
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene, Screen

translate: Final = QCoreApplication.translate


def sentences(scene: Scene, said: Sentences, labels: tuple[str, ...]) -> Sentences:
    """What is said, unless fields are marked; `labels` names them."""
    if not labels or scene.screen not in (Screen.SERVING, Screen.REVIEW) or scene.objecting:
        return said
    headline = translate("Phrases", "Marked as not right: {0}").format(translate("Phrases", ", ").join(labels))
    if scene.line and not scene.pointed:
        guide = translate("Phrases", "The clerk sees it. Touch it once more if it is right after all.")
    else:
        guide = translate("Phrases", "The clerk will see it in a moment.")
    return Sentences(headline, guide)


def marked(scene: Scene) -> tuple[str, ...]:
    """The marked fields, where the form is seen."""
    return pointing.marks(scene) if scene.screen in (Screen.SERVING, Screen.REVIEW) else ()
