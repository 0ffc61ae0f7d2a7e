"""The conductor's part while a paper is photographed. Pure."""

from typing import Final

from msgspec.structs import replace

from kiosk_app import inking
from kiosk_app.scene import (
    Ask,
    Photo,
    Scene,
    Screen,
    SendStill,
    ShutterTouched,
    Step,
    StillAccepted,
    StillFailed,
    StillRejected,
    StillTaken,
    TakeStill,
    Touch,
    UploadEnded,
    UploadMoved,
)
from windowkit.messages import DocumentFailed, Flaw

TRIES: Final = 2  # poor stills before one is taken all the same: the clerk sees what is wrong with it, and decides


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """The shutter, and the word on what it took."""
    if scene.visit is None:
        return scene, ()
    match scene.photo, touch:
        case Photo.LIVE, ShutterTouched():
            return replace(scene, photo=Photo.TAKING, still=fresh, counted=0), (take(scene, fresh),)
        case Photo.SHOWN, StillAccepted() if usable(scene):
            sending = replace(scene, photo=Photo.SENDING, sent=0.0, sending_failed=False)
            visit, material = scene.visit.visit, scene.visit.wanted
            return sending, (
                SendStill(visit=visit, still=scene.still, material=material, flaws=scene.flaws, code=scene.code),
            )
        case Photo.SHOWN, StillRejected():
            return replace(scene, photo=Photo.LIVE, still="", flaws=(), code="", sending_failed=False), ()
        case _:
            return inking.beside(scene, touch, fresh)


def usable(scene: Scene) -> bool:
    """Whether the still may be sent: a poor one only after a second try, but then it may."""
    return not scene.flaws or (scene.poor >= TRIES and Flaw.OTHER_PAPER not in scene.flaws)


def take(scene: Scene, fresh: str) -> TakeStill:
    """Photograph what lies there; the form that was signed is known by its code."""
    return TakeStill(still=fresh, coded=inking.is_photographed(scene))


def reported(scene: Scene, report: StillTaken | StillFailed | UploadMoved | UploadEnded, fresh: str) -> Step:
    """What became of a still; one of an earlier paper changes nothing."""
    if scene.screen is not Screen.DOCUMENT or scene.visit is None or report.still != scene.still:
        return scene, ()
    match report:
        case StillTaken():
            flaws = inking.flaws(scene, report)
            poor = scene.poor + (1 if flaws else 0)
            return replace(scene, photo=Photo.SHOWN, flaws=flaws, code=report.code, poor=poor), ()
        case StillFailed():
            # The clerk is told and the form goes on; the server takes us back to it.
            failed = DocumentFailed(id=fresh, visit=scene.visit.visit)
            return replace(scene, no_document_camera=True, asking=fresh), (Ask(command=failed),)
        case UploadMoved():
            return replace(scene, sent=max(scene.sent, report.part)), ()
        case UploadEnded(arrived=True):
            return replace(scene, sent=1.0), ()  # the server's snapshot leads on
        case UploadEnded():
            return replace(scene, photo=Photo.SHOWN, sending_failed=True), ()
