"""The conductor's part before a number is drawn: who will see what, for what, how long it is kept. Told once. Pure."""

from msgspec.structs import replace

from kiosk_app.cards.ahead import Ahead
from kiosk_app.scene import Ask, Scene, Screen, Step, Touch, WentBack
from windowkit.errors import Code
from windowkit.messages import OpenVisit


class Understood(Touch, frozen=True, kw_only=True):
    """Read or heard; now the number."""


def told(scene: Scene, opening: OpenVisit) -> Scene:
    """The page, with the opening that waits for the resident's word."""
    return replace(scene, screen=Screen.INFORM, informing=replace(opening, told=True), refusal=None)


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page. Whoever goes back has no card waiting for the clerk any more."""
    match touch:
        case Understood():
            return numbered(scene, fresh)
        case WentBack():
            return replace(left(scene), ahead=Ahead()), ()
        case _:
            return scene, ()


def numbered(scene: Scene, fresh: str) -> Step:
    """The number is asked for, under ids of its own, with the yes to a card that was read for it."""
    if scene.informing is None:
        return scene, ()
    asked = scene.ahead.said_with(replace(scene.informing, id=fresh, visit=fresh))
    ahead = replace(scene.ahead, visit=fresh if asked.card_ahead else "")
    return replace(scene, asking=fresh, opening=fresh, ahead=ahead, refusal=None), (Ask(command=asked),)


def refused(scene: Scene, code: Code) -> Scene:
    """No number was to be had: back to where it was asked for, which says why."""
    return replace(left(scene), opening="", refusal=code)


def left(scene: Scene) -> Scene:
    """One step back: to the page before the number, or to the welcome for who came to a booked time."""
    if scene.wanted:
        return replace(scene, screen=Screen.CLAIMS, informing=None, refusal=None)
    return replace(scene, screen=Screen.WELCOME, informing=None, ends_at=None, seconds_left=None, refusal=None)
