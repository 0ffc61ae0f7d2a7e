"""The conductor's part where the resident is asked for a separate yes to sensitive data, and may change it. Pure."""

from typing import Final

from msgspec.structs import replace

from kiosk_app import holding, reading, recording
from kiosk_app.scene import Answered, Ask, Scene, Screen, Step, Touch
from windowkit import assents
from windowkit.assents import AnswerAssent, Assent
from windowkit.consent import TALKING
from windowkit.messages import Consent, VisitSnapshot
from windowkit.sensitive import Sensitive

_SAID: Final = frozenset({Consent.GIVEN, Consent.REFUSED, Consent.WITHDRAWN})


class AssentAnswered(Touch, frozen=True, kw_only=True):
    """Yes or no to what is asked, or the other word than before."""

    kind: Sensitive
    yes: bool


class AssentsWanted(Touch, frozen=True, kw_only=True):
    """Look at what one has agreed to, or not any more."""

    on: bool


def is_asking(visit: VisitSnapshot) -> bool:
    """Whether something of this visit waits for the resident's word."""
    return assents.asked(visit.assents) is not None and visit.state in TALKING


def asked(scene: Scene) -> Sensitive | None:
    """What the question on the screen is about; the one about the recording goes before, a notice is read first."""
    visit = scene.visit
    if visit is None or not is_asking(visit) or holding.hold(scene) is not None:
        return None
    if scene.leaving or recording.is_asked(scene) or reading.is_shown(scene):
        return None
    return assents.asked(visit.assents)


def may_say_yes(scene: Scene) -> bool:
    """Whether no word waits for its answer."""
    return not scene.assenting


def may_say_no(scene: Scene) -> bool:
    """A yes that waits, as it does while the line is down, can be taken back; the server hears both, the no last."""
    return not scene.assenting or scene.assenting_yes


def said(scene: Scene) -> tuple[Assent, ...]:
    """What the resident has said yes or no to in this visit."""
    visit = scene.visit
    return () if visit is None else tuple(one for one in visit.assents if one.consent in _SAID)


def is_offered(scene: Scene) -> bool:
    """Whether the page with their words can be opened: while the form is filled in, and nothing else is asked."""
    return scene.screen is Screen.SERVING and bool(said(scene))


def is_open(scene: Scene) -> bool:
    """Whether that page is shown."""
    return scene.assents_open and is_offered(scene) and asked(scene) is None


def touched(scene: Scene, touch: AssentAnswered | AssentsWanted, fresh: str) -> Step:
    """A control of the question, or of the page."""
    visit = scene.visit
    if isinstance(touch, AssentsWanted):
        return replace(scene, assents_open=touch.on and is_offered(scene)), ()
    known = () if visit is None else visit.assents
    fits = asked(scene) is touch.kind or (is_open(scene) and any(one.kind is touch.kind for one in known))
    may = may_say_yes(scene) if touch.yes else may_say_no(scene)
    if visit is None or not fits or not may:
        return scene, ()
    word = AnswerAssent(id=fresh, visit=visit.visit, kind=touch.kind, yes=touch.yes)
    return replace(scene, assenting=fresh, assenting_yes=touch.yes), (Ask(command=word),)


def answered(scene: Scene, event: Answered) -> Scene:
    """The server heard the word, or would not."""
    return replace(scene, assenting="") if event.command == scene.assenting else scene
