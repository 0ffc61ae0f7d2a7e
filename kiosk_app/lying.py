"""The conductor's part while a paper is photographed by itself: the count, and who would rather press. Pure."""

import msgspec
from msgspec.structs import replace

from kiosk_app import assenting, holding, papers, reading, recording
from kiosk_app.scene import Photo, Scene, Screen, Step, Touch


class PaperLies(msgspec.Struct, frozen=True):
    """The table's watcher: a good paper lies still. `count` 3, 2, 1; 0: now; None: it was moved, or was taken."""

    count: int | None


class HandChosen(Touch, frozen=True, kw_only=True):
    """The resident presses the shutter (`on`), or has the picture taken by itself."""

    on: bool


def reported(scene: Scene, event: PaperLies, fresh: str) -> Step:
    """Count, and take the picture at the end of it."""
    if not _may(scene):
        return replace(scene, counted=0), ()
    if event.count == 0:
        return replace(scene, photo=Photo.TAKING, still=fresh, counted=0), (papers.take(scene, fresh),)
    return replace(scene, counted=event.count or 0), ()


def touched(scene: Scene, touch: HandChosen) -> Scene:
    """By hand, or by itself."""
    return replace(scene, by_hand=touch.on, counted=0)


def count(scene: Scene) -> int:
    """What is shown of the count; 0: nothing."""
    return scene.counted if _may(scene) else 0


def _may(scene: Scene) -> bool:
    live = scene.screen is Screen.DOCUMENT and scene.photo is Photo.LIVE and not scene.no_document_camera
    return live and not scene.by_hand and not scene.asking and not scene.objecting and not _covered(scene)


def _covered(scene: Scene) -> bool:
    """Whether the resident looks at something else, or is being asked whether it may be photographed at all."""
    apart = scene.easing or scene.called_at is not None or holding.hold(scene) is not None
    return apart or assenting.asked(scene) is not None or recording.is_asked(scene) or reading.is_shown(scene)
