"""The conductor's part on the page before the ticket: who comes with a head start says so, or nobody does. Pure."""

from msgspec.structs import replace

from kiosk_app import informing
from kiosk_app.scene import MatterChosen, Scene, Screen, Step, Touch, WentBack
from windowkit.messages import Callback, Claim, OpenVisit


class ClaimTouched(Touch, frozen=True, kw_only=True):
    """This is so, or it is not after all."""

    claim: Claim


class ReturnTouched(Touch, frozen=True, kw_only=True):
    """They had the number that is shown, or did not after all."""


class StaffStay(Touch, frozen=True, kw_only=True):
    """The committee's staff stay beside the resident, or leave them to it after all."""


class TicketWanted(Touch, frozen=True, kw_only=True):
    """A number, please, with the claims as they stand; `language` is that of the screen (BCP 47)."""

    language: str = ""


def opened(scene: Scene, touch: MatterChosen) -> Scene:
    """From the matters to the page."""
    return replace(
        scene, screen=Screen.CLAIMS, wanted=touch.code, claims=(), returning="", accompanied=False, refusal=None
    )


def before(scene: Scene) -> Callback | None:
    """The latest number here whose resident goes ahead with the matter that is wanted, where they take a new one."""
    return next((one for one in reversed(scene.callbacks) if one.matter and one.matter == scene.wanted), None)


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page."""
    match touch:
        case ClaimTouched():
            others = tuple(claim for claim in scene.claims if claim is not touch.claim)
            return replace(scene, claims=others if touch.claim in scene.claims else (*others, touch.claim)), ()
        case ReturnTouched():
            one = before(scene)
            return replace(scene, returning="" if one is None or scene.returning else one.visit), ()
        case StaffStay():
            return replace(scene, accompanied=not scene.accompanied), ()
        case TicketWanted():
            asked = OpenVisit(
                id=fresh,
                visit=fresh,
                matter=scene.wanted,
                claims=scene.claims,
                language=touch.language,
                returning=scene.returning,
                accompanied=scene.accompanied,
            )
            return informing.told(scene, asked), ()
        case WentBack():
            return replace(
                scene, screen=Screen.MATTERS, wanted="", claims=(), returning="", accompanied=False, refusal=None
            ), ()
        case _:
            return scene, ()
