"""The conductor's part of a call for the committee's staff: shown large, said until they are here. Pure."""

from typing import Final

import msgspec
from msgspec.structs import replace

from kiosk_app.scene import Ask, Scene, Screen, Step
from windowkit.staffing import CallStaff

AGAIN: Final = 20.0  # s between two callings
LONGEST: Final = 180.0  # s; whoever is still alone then may call anew


class StaffCalled(msgspec.Struct, frozen=True, kw_only=True):
    """Staff are called, or need not come any more; no touch of a page: it is heard whatever waits."""

    on: bool


def heard(scene: Scene, event: StaffCalled, now: float, fresh: str) -> Step:
    """The call begins or ends; in a visit the clerk is told."""
    if event.on == (scene.called_at is not None):
        return scene, ()
    scene = replace(scene, called_at=now if event.on else None, called=1 if event.on else 0, easing=False)
    return scene, _told(scene, fresh)


def ticked(scene: Scene, now: float, fresh: str) -> Step:
    """Time went by."""
    if scene.called_at is None:
        return scene, ()
    if now >= scene.called_at + LONGEST:
        return heard(scene, StaffCalled(on=False), now, fresh)
    return replace(scene, called=1 + int((now - scene.called_at) // AGAIN)), ()


def followed(before: Scene, after: Scene, now: float) -> Scene:
    """The scene after any event: a visit's end or its wipe does not send staff away, nor does a new start."""
    if before.visit is None and after.visit is not None and after.visit.staff_called and after.called_at is None:
        return replace(after, called_at=now, called=1)
    if before.called_at is None or after.called_at is not None or after.screen is before.screen:
        return after
    return replace(after, called_at=before.called_at, called=before.called)


def _told(scene: Scene, fresh: str) -> tuple[Ask, ...]:
    if scene.visit is None or scene.screen is Screen.GOODBYE:
        return ()
    return (Ask(command=CallStaff(id=fresh, visit=scene.visit.visit, on=scene.called_at is not None)),)
