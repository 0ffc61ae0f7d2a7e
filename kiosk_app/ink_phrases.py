"""What is said while a form is signed on paper."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from kiosk_app import holding, inking, recording
from kiosk_app.inking import Stand
from kiosk_app.phrases import Sentences
from kiosk_app.scene import Scene

translate: Final = QCoreApplication.translate


def paper() -> str:
    """What is to be laid under the camera."""
    return translate("Phrases", "the form you signed")


def sentences(scene: Scene, said: Sentences) -> Sentences:
    """What is said, unless a form is signed on paper and nothing lies over that page."""
    stand = inking.stand(scene)
    covered = scene.ended_for_good is not None or recording.is_asked(scene) or holding.hold(scene) is not None
    if stand is None or covered or scene.objecting:
        return said
    return Sentences(*_of(stand, may_go_back=inking.may_go_back(scene)))


def _of(stand: Stand, *, may_go_back: bool) -> tuple[str, str]:
    match stand:
        case Stand.PRINTING:
            return (
                translate("Phrases", "Your form is being printed"),
                translate("Phrases", "You sign it on paper. Please wait a moment."),
            )
        case Stand.STUCK:
            return translate("Phrases", "Your form cannot be printed now"), _way_on(may_go_back)
        case Stand.DOUBTFUL:
            return (
                translate("Phrases", "Did your form come out of the printer?"),
                translate("Phrases", "If it did, sign it and press I have signed it. If not, tell the clerk."),
            )
        case Stand.SIGN:
            return (
                translate("Phrases", "Please take the paper and sign in the frame"),
                translate("Phrases", "The screen shows where. Then press I have signed it."),
            )
        case Stand.AGAIN:
            return (
                translate("Phrases", "The clerk could not see your signature well"),
                translate("Phrases", "Sign in the frame, press I have signed it, and show the paper once more."),
            )
        case Stand.BLIND:
            return translate("Phrases", "The camera for papers does not work"), _without_camera(may_go_back)
        case Stand.SHOWN:
            return (
                translate("Phrases", "The clerk is looking at your signature"),
                translate("Phrases", "Please wait a moment."),
            )


def _way_on(may_go_back: bool) -> str:
    if may_go_back:
        return translate("Phrases", "The clerk knows. You can sign on the screen instead.")
    return translate("Phrases", "The clerk knows and will find another way. What you said so far is kept.")


def _without_camera(may_go_back: bool) -> str:
    if may_go_back:
        return translate("Phrases", "Call the staff to look at it and try again, or sign on the screen instead.")
    return translate("Phrases", "Call the staff to look at it, and try again. The clerk knows.")
