"""The conductor's part where staff tell the duty leader what a resident could not get done, without a visit. Pure."""

from typing import Final

from msgspec.structs import replace

from kiosk_app.scene import Ask, MatterChosen, PageTurned, Scene, Screen, Step, Touch, WentBack
from windowkit.ending import Reason
from windowkit.messages import TellConcern

MATTERS_A_PAGE: Final = 6  # tiles; where there are more matters, the last of them looks for one


class TellingWanted(Touch, frozen=True, kw_only=True):
    """From the notices page: a resident could not get something done."""


class WhyTouched(Touch, frozen=True, kw_only=True):
    """Why: that tells it."""

    reason: Reason


def opened(scene: Scene) -> Scene:
    """From the notices page to this one."""
    return replace(scene, screen=Screen.TELLING, wanted="", concern="", concern_number="", page=0, refusal=None)


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page: which matter, then why; one step back each."""
    match touch:
        case MatterChosen() if not scene.wanted and any(one.code == touch.code for one in scene.matters):
            return replace(scene, wanted=touch.code, refusal=None), ()
        case WhyTouched() if scene.wanted and not scene.concern:
            asked = TellConcern(id=fresh, matter=scene.wanted, reasons=(touch.reason,))
            return replace(scene, asking=fresh, refusal=None), (Ask(command=asked),)
        case PageTurned() if not scene.wanted:
            last = pages(scene) - 1
            return replace(scene, page=min(last, max(0, scene.page + touch.by))), ()
        case WentBack() if scene.wanted and not scene.concern:
            return replace(scene, wanted="", refusal=None), ()
        case WentBack():
            return left(scene), ()
        case _:
            return scene, ()


def left(scene: Scene) -> Scene:
    """Back to the matters; nothing of it is kept."""
    return replace(scene, screen=Screen.MATTERS, wanted="", concern="", concern_number="", page=0, refusal=None)


def pages(scene: Scene) -> int:
    """How many pages of matters there are to turn."""
    return max(1, -(-len(scene.matters) // a_page(scene)))


def a_page(scene: Scene) -> int:
    """How many matters a page has."""
    return MATTERS_A_PAGE if len(scene.matters) <= MATTERS_A_PAGE else MATTERS_A_PAGE - 1
