"""The conductor's part of "I could not get it done": one touch, after a long wait or at the farewell. Pure."""

from msgspec.structs import replace

from kiosk_app.parting import GOODBYE
from kiosk_app.scene import Ask, Scene, Screen, Step, Touch
from windowkit.messages import ConcernRaised, RaiseConcern


class ConcernTouched(Touch, frozen=True, kw_only=True):
    """I could not get it done: tell the duty leader."""


def raised(scene: Scene, fresh: str) -> Step:
    """The touch, where it may be."""
    if not may_raise(scene):
        return scene, ()
    asked = RaiseConcern(id=fresh, visit=visit_of(scene))
    return replace(scene, asking=fresh, refusal=None), (Ask(command=asked),)


def told(scene: Scene, news: ConcernRaised, now: float) -> Scene:
    """The duty leader has it; a farewell stays for as long as it takes to read that."""
    if news.visit != visit_of(scene) or (not news.visit and scene.screen is not Screen.TELLING):
        return scene
    if scene.screen is Screen.GOODBYE and scene.ends_at is not None:
        ends = max(scene.ends_at, now + GOODBYE)
        scene = replace(scene, ends_at=ends, warns_at=ends)
    return replace(scene, concern=news.due, concern_number=news.number)


def may_raise(scene: Scene) -> bool:
    """Whether the button is there: after a long wait, and where it ended without what the resident came for."""
    waited = scene.screen is Screen.WAITING and scene.visit is not None and scene.visit.waited_long
    there = waited or (scene.screen is Screen.GOODBYE and scene.broken_off)
    return there and scene.line and not scene.concern and bool(visit_of(scene))


def visit_of(scene: Scene) -> str:
    """The visit that runs, or has just ended here; "" for none."""
    if scene.visit is not None:
        return scene.visit.visit
    return scene.parting.visit if scene.parting is not None else ""
