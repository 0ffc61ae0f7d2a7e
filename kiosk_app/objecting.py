"""The conductor's part while the resident says that something is not right. Pure."""

from msgspec.structs import replace

from kiosk_app.scene import Ask, ObjectionDropped, ObjectionMade, ObjectionTouched, Scene, Step, Touch
from windowkit.messages import ObjectForm


def touched(scene: Scene, touch: Touch, fresh: str) -> Step | None:
    """What is not right is asked, said, or was nothing after all; None for every other touch."""
    match touch:
        case ObjectionTouched():
            return replace(scene, objecting=True), ()
        case ObjectionDropped():
            return replace(scene, objecting=False), ()
        case ObjectionMade() if scene.visit is not None:
            said = ObjectForm(id=fresh, visit=scene.visit.visit, field=touch.field)
            return replace(scene, asking=fresh, refusal=None), (Ask(command=said),)
        case _:
            return None
