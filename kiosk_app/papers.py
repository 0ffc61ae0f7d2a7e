"""The conductor's part while a paper is photographed. Pure."""

from typing import Final

from msgspec.structs import replace

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
from windowkit.messages import DocumentFailed

TRIES: Final = 2  # poor stills before one is taken all the same: the clerk sees what is wrong with it, and decides


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """The shutter, and the word on what it took."""
    if scene.visit is None:
        return scene, ()
    match scene.photo, touch:
        case Photo.LIVE, ShutterTouched():
            return replace(scene, photo=Photo.TAKING, still=fresh), (TakeStill(still=fresh),)
        case Photo.SHOWN, StillAccepted() if usable(scene):
            sending = replace(scene, photo=Photo.SENDING, sent=0.0, sending_failed=False)
            visit, material = scene.visit.visit, scene.visit.wanted
            return sending, (SendStill(visit=visit, still=scene.still, material=material, flaws=scene.flaws),)
        case Photo.SHOWN, StillRejected():
            return replace(scene, photo=Photo.LIVE, still="", flaws=(), sending_failed=False), ()
        case _:
            return scene, ()


def usable(scene: Scene) -> bool:
    """Whether the still may be sent: a poor one only after a second try, but then it may."""
    return not scene.flaws or scene.poor >= TRIES


def reported(scene: Scene, report: StillTaken | StillFailed | UploadMoved | UploadEnded, fresh: str) -> Step:
    """What became of a still; one of an earlier paper changes nothing."""
    if scene.screen is not Screen.DOCUMENT or scene.visit is None or report.still != scene.still:
        return scene, ()
    match report:
        case StillTaken():
            poor = scene.poor + (1 if report.flaws else 0)
            return replace(scene, photo=Photo.SHOWN, flaws=report.flaws, poor=poor), ()
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
