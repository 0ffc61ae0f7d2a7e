"""The conductor's part while a form is signed on paper. Pure."""

from enum import StrEnum, auto
from typing import Final

from msgspec.structs import replace

from kiosk_app import objecting
from kiosk_app.scene import Ask, OwnDeviceChanged, Photo, Scene, Screen, Step, StillTaken, Touch
from windowkit.inking import MATERIAL, Ink, InkStage, PaperSigned, SignOnPaper, check_of
from windowkit.media.devices import Device
from windowkit.messages import DocumentFailed, JobState, VisitSnapshot
from windowkit.parts import Command, Flaw
from windowkit.signing import Signing
from windowkit.visit import State

_OUT: Final = frozenset({JobState.DONE, JobState.SEEN})
_COMING: Final = frozenset({JobState.QUEUED, JobState.ACCEPTED, JobState.PRINTING})


class PaperWanted(Touch, frozen=True, kw_only=True):
    """The resident would rather sign on paper (`on`), or on the screen after all."""

    on: bool


class PaperDone(Touch, frozen=True, kw_only=True):
    """The paper is signed."""


class Stand(StrEnum):
    """What the resident does now about the paper."""

    PRINTING = auto()
    STUCK = auto()  # the printer does not print it
    DOUBTFUL = auto()  # it may have come out
    SIGN = auto()
    AGAIN = auto()  # the clerk could not see the signature
    BLIND = auto()  # there is no camera for papers
    SHOWN = auto()  # the clerk looks at it


def screen(visit: VisitSnapshot) -> Screen | None:
    """The screen of a form that is signed on paper; None for another one's."""
    if visit.state is not State.SIGNING or visit.ink is None:
        return None
    return Screen.DOCUMENT if visit.ink.stage is InkStage.PHOTO else Screen.INK


def ink(scene: Scene) -> Ink | None:
    """Where the signature stands, while there is one to give."""
    visit = scene.visit
    return visit.ink if visit is not None and visit.state is State.SIGNING else None


def is_photographed(scene: Scene) -> bool:
    """Whether it is the signed form that lies under the camera."""
    return scene.visit is not None and scene.visit.wanted == MATERIAL


def stand(scene: Scene) -> Stand | None:
    """What the page is about; None where nothing is signed on paper."""
    now = ink(scene)
    if now is None or scene.visit is None or now.stage is InkStage.PHOTO:
        return None
    if now.stage is not InkStage.PAPER:
        return Stand.SHOWN
    state = next((one.state for one in scene.visit.notices if one.id == now.notice), None)
    if state in _COMING:
        return Stand.PRINTING
    if state is JobState.UNCERTAIN:
        return Stand.DOUBTFUL
    if state not in _OUT and not now.out:
        return Stand.STUCK
    if now.blind:
        return Stand.BLIND
    return Stand.AGAIN if now.again else Stand.SIGN


def may_choose(scene: Scene) -> bool:
    """Whether the resident may sign on paper if they like."""
    return scene.matter is not None and scene.matter.signature is Signing.EITHER


def may_go_back(scene: Scene) -> bool:
    """Whether a finger's signature would do."""
    return scene.matter is None or scene.matter.signature is not Signing.INK


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """To paper, back to the screen, or signed."""
    command: Command | None = None
    if scene.visit is None:
        return scene, ()
    visit, now = scene.visit.visit, stand(scene)
    match touch:
        case PaperWanted(on=True) if scene.screen is Screen.SIGN and may_choose(scene):
            command = SignOnPaper(id=fresh, visit=visit, on=True)
        case PaperWanted(on=False) if scene.screen in {Screen.INK, Screen.DOCUMENT} and may_go_back(scene):
            command = SignOnPaper(id=fresh, visit=visit, on=False)
        case PaperDone() if now in {Stand.SIGN, Stand.AGAIN, Stand.DOUBTFUL, Stand.BLIND}:
            command = PaperSigned(id=fresh, visit=visit)
        case _:
            return scene, ()
    return replace(scene, asking=fresh, refusal=None), (Ask(command=command),)


def beside(scene: Scene, touch: Touch, fresh: str) -> Step:
    """While it is photographed something may be found wrong, too, or a finger preferred."""
    if not is_photographed(scene):
        return scene, ()
    return objecting.touched(scene, touch, fresh) or touched(scene, touch, fresh)


def seen(scene: Scene, event: object, fresh: str) -> Step:
    """The camera for papers is gone before it took the signed form: the clerk hears so, and the resident what to do."""
    gone = isinstance(event, OwnDeviceChanged) and event.device is Device.DOCUMENT_CAMERA and not event.present
    waits = scene.screen is Screen.DOCUMENT and scene.photo is Photo.LIVE and not scene.asking
    if not (gone and waits and is_photographed(scene)) or scene.visit is None:
        return scene, ()
    failed = DocumentFailed(id=fresh, visit=scene.visit.visit)
    return replace(scene, no_document_camera=True, asking=fresh), (Ask(command=failed),)


def flaws(scene: Scene, taken: StillTaken) -> tuple[Flaw, ...]:
    """What is wrong with the still, also that it is of another paper."""
    now = ink(scene)
    if now is None or not is_photographed(scene):
        return taken.flaws
    if taken.code and check_of(taken.code) != now.check:
        return (Flaw.OTHER_PAPER, *taken.flaws)
    return taken.flaws if taken.code else (*taken.flaws, Flaw.NO_CODE)
