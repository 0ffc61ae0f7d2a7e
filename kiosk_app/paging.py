"""The conductor's part once a page of a paper is kept that may have more. Pure."""

from msgspec.structs import replace

from kiosk_app.scene import Ask, Scene, Screen, Step, Touch
from windowkit.documents import AnotherPage
from windowkit.messages import VisitSnapshot
from windowkit.visit import State


class PageAnswered(Touch, frozen=True, kw_only=True):
    """There is another page, or there is none."""

    yes: bool


def screen(visit: VisitSnapshot) -> Screen | None:
    """The question's screen, while it is asked."""
    return Screen.MORE if visit.state is State.SERVING and visit.more else None


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """The answer; the server leads on."""
    visit = scene.visit
    if visit is None or not visit.more or not isinstance(touch, PageAnswered):
        return scene, ()
    said = AnotherPage(id=fresh, visit=visit.visit, material=visit.more, yes=touch.yes)
    return replace(scene, asking=fresh, refusal=None), (Ask(command=said),)
