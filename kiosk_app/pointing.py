"""The conductor's part in pointing at a field: marked at once here, at the server as soon as it hears. Pure.

What was touched here and is not yet answered goes before the snapshot; after a cut the line says it again by itself.
"""

from msgspec.structs import replace

from kiosk_app.scene import Answered, Ask, Scene, Screen, Step, Touch
from windowkit.pointing import MarkField

_MOST = 20  # unanswered words: a hand that taps on while the line is cut


class FieldTouched(Touch, frozen=True, kw_only=True):
    """This field is wrong; touched once more, it is not."""

    field: str


def marks(scene: Scene) -> tuple[str, ...]:
    """The fields that the resident says are wrong, the latest last."""
    shown = list(scene.visit.marks) if scene.visit is not None else []
    for one in scene.pointed:
        shown = [field for field in shown if field != one.field] + ([one.field] if one.on else [])
    return tuple(shown)


def touched(scene: Scene, touch: FieldTouched, fresh: str) -> Step:
    """Mark it, or take its mark away."""
    visit = scene.visit
    seen = scene.screen in (Screen.SERVING, Screen.REVIEW) and not scene.objecting
    known = scene.matter is not None and scene.matter.field(touch.field) is not None
    if visit is None or not seen or not known or len(scene.pointed) >= _MOST:
        return scene, ()
    said = MarkField(id=fresh, visit=visit.visit, field=touch.field, on=touch.field not in marks(scene))
    return replace(scene, pointed=(*scene.pointed, said)), (Ask(command=said),)


def answered(scene: Scene, event: Answered) -> Scene:
    """The server has it, or will not have it: the snapshot says what stands."""
    left = tuple(one for one in scene.pointed if one.id != event.command)
    return scene if len(left) == len(scene.pointed) else replace(scene, pointed=left)
