"""The conductor's part in the five faces: a poor one may be given reasons, by touch, and need not. Pure."""

from typing import Final

from msgspec.structs import replace

from kiosk_app.scene import Ask, FaceTouched, Scene, Screen, Step, Touch
from windowkit.residents import Rate, RateReason

_FINE: Final = 4  # from this face on nobody is asked why: one touch, and they may go


class WhyTouched(Touch, frozen=True, kw_only=True):
    """This is a reason; touched once more, it is none."""

    reason: RateReason


class WhyDone(Touch, frozen=True, kw_only=True):
    """Enough of reasons, or none."""


def is_asked(scene: Scene) -> bool:
    """Whether reasons are asked for now."""
    return scene.screen is Screen.RATING and scene.faces is not None and scene.faces < _FINE and not scene.asking


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A face, a reason, or enough of them."""
    match touch:
        case FaceTouched() if scene.faces is None and touch.faces is not None and touch.faces < _FINE:
            return replace(scene, faces=touch.faces, refusal=None), ()
        case FaceTouched() if scene.faces is None:
            return closed(replace(scene, faces=touch.faces), fresh)
        case WhyTouched() if is_asked(scene):
            others = tuple(one for one in scene.whys if one is not touch.reason)
            return replace(scene, whys=others if len(others) < len(scene.whys) else (*others, touch.reason)), ()
        case WhyDone() if is_asked(scene):
            return closed(scene, fresh)
        case _:
            return scene, ()


def closed(scene: Scene, fresh: str) -> Step:
    """What was said so far goes to the server, also if nothing was."""
    assert scene.visit is not None
    word = Rate(id=fresh, visit=scene.visit.visit, faces=scene.faces, reasons=scene.whys)
    return replace(scene, asking=fresh, refusal=None), (Ask(command=word),)
