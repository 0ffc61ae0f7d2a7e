"""The conductor's part while a paper is photographed. Pure."""

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


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """The shutter, and the word on what it took."""
    if scene.visit is None:
        return scene, ()
    match scene.photo, touch:
        case Photo.LIVE, ShutterTouched():
            return replace(scene, photo=Photo.TAKING, still=fresh), (TakeStill(still=fresh),)
        case Photo.SHOWN, StillAccepted():
            sending = replace(scene, photo=Photo.SENDING, sent=0.0, sending_failed=False)
            return sending, (SendStill(visit=scene.visit.visit, still=scene.still, material=scene.visit.wanted),)
        case Photo.SHOWN, StillRejected():
            return replace(scene, photo=Photo.LIVE, still="", sending_failed=False), ()
        case _:
            return scene, ()


def reported(scene: Scene, report: StillTaken | StillFailed | UploadMoved | UploadEnded, fresh: str) -> Step:
    """What became of a still; one of an earlier paper changes nothing."""
    if scene.screen is not Screen.DOCUMENT or scene.visit is None or report.still != scene.still:
        return scene, ()
    match report:
        case StillTaken():
            return replace(scene, photo=Photo.SHOWN), ()
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
