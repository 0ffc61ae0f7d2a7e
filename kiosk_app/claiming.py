"""The conductor's part on the page before the ticket: who comes with a head start says so, or nobody does. Pure."""

from msgspec.structs import replace

from kiosk_app.scene import Ask, MatterChosen, Scene, Screen, Step, Touch, WentBack
from windowkit.messages import Claim, OpenVisit


class ClaimTouched(Touch, frozen=True, kw_only=True):
    """This is so, or it is not after all."""

    claim: Claim


class TicketWanted(Touch, frozen=True, kw_only=True):
    """A number, please, with the claims as they stand; `language` is that of the screen (BCP 47)."""

    language: str = ""


def opened(scene: Scene, touch: MatterChosen) -> Scene:
    """From the matters to the page."""
    return replace(scene, screen=Screen.CLAIMS, wanted=touch.code, claims=(), refusal=None)


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page."""
    match touch:
        case ClaimTouched():
            others = tuple(claim for claim in scene.claims if claim is not touch.claim)
            return replace(scene, claims=others if touch.claim in scene.claims else (*others, touch.claim)), ()
        case TicketWanted():
            asked = OpenVisit(id=fresh, visit=fresh, matter=scene.wanted, claims=scene.claims, language=touch.language)
            return replace(scene, asking=fresh, opening=fresh, refusal=None), (Ask(command=asked),)
        case WentBack():
            return replace(scene, screen=Screen.MATTERS, wanted="", claims=(), refusal=None), ()
        case _:
            return scene, ()
