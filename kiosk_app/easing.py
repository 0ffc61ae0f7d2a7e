"""The conductor's part of what makes the kiosk easier: in effect at once, gone for the next resident. Pure."""

from typing import Final

import msgspec
from msgspec.structs import replace

from kiosk_app import assenting, carding, holding, idling, reading, recording
from kiosk_app.ease import Chosen, Ease
from kiosk_app.scene import Scene, Screen

PATIENCE: Final = 2.0  # whoever takes their time has this much more of it
_LAST: Final = 20  # s; who rates sees them count down


class EaseChosen(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody chose; no touch of a page: it is heard whatever waits."""

    ease: Ease


class EaseShown(msgspec.Struct, frozen=True, kw_only=True):
    """The page of these choices is wanted, or done with."""

    shown: bool


class EaseRestored(msgspec.Struct, frozen=True, kw_only=True):
    """As the site has it, please."""


class UsualChanged(msgspec.Struct, frozen=True, kw_only=True):
    """An operator set how a visit begins; whoever stands here keeps what they chose."""

    ease: Ease


type EaseEvent = EaseChosen | EaseShown | EaseRestored | UsualChanged
EVENTS: Final = (EaseChosen, EaseShown, EaseRestored, UsualChanged)


def heard(scene: Scene, event: EaseEvent, now: float) -> Scene:
    """The scene after a choice. On the welcome screen, where nothing else ends, it goes as an idle page does."""
    match event:
        case EaseChosen():
            scene = replace(scene, ease=event.ease)
        case EaseShown():
            scene = replace(scene, easing=event.shown)
        case EaseRestored():
            scene = replace(scene, ease=scene.usual)
        case UsualChanged():
            chosen = scene.ease != scene.usual or scene.screen is not Screen.WELCOME
            return replace(scene, usual=event.ease, ease=scene.ease if chosen else event.ease)
    return _for_a_while(scene, now)


def stayed(scene: Scene, now: float) -> Scene:
    """Somebody touched the screen: a choice on the welcome screen stays a while longer."""
    return _for_a_while(scene, now)


def chosen(scene: Scene) -> Chosen | None:
    """What to keep over a new start of the program: nothing beyond the visit, nor what the site has anyway."""
    if scene.visit is None:
        return scene.chosen
    return None if scene.ease == scene.usual else Chosen(visit=scene.visit.visit, ease=scene.ease)


def followed(before: Scene, after: Scene, now: float) -> Scene:
    """The scene after any event: the page goes with its screen, the choice with its person; the slow have time."""
    after = _as_before(after)
    if _warned(before, after) or _asked(after) != _asked(before):
        after = replace(after, easing=False)
    back = after.screen is Screen.WELCOME and before.screen is not Screen.WELCOME
    alone = after.screen is Screen.WELCOME and before.ends_at is not None and after.ends_at is None
    if back or alone:
        return replace(after, ease=after.usual, easing=False)
    return _patient(before, after, now)


def _warned(before: Scene, after: Scene) -> bool:
    """Whether what lies beneath is about to close, which must be seen; on the welcome screen this page says so."""
    if after.screen is Screen.WELCOME or after.seconds_left is None:
        return False
    if after.screen is Screen.RATING:  # it counts from its beginning
        return before.seconds_left is None or before.seconds_left > _LAST >= after.seconds_left
    return before.seconds_left is None


def _as_before(scene: Scene) -> Scene:
    """The visit of before the program's start is back, or another one; whoever chose anew meanwhile keeps that."""
    if scene.chosen is None or scene.visit is None:
        return scene
    back = scene.chosen.visit == scene.visit.visit and scene.ease == scene.usual
    return replace(scene, chosen=None, ease=scene.chosen.ease if back else scene.ease)


def _asked(scene: Scene) -> tuple[object, ...]:
    """What wants to be seen now: nobody looks at choices while the clerk asks for something else."""
    held, asked, read = holding.hold(scene) is not None, recording.is_asked(scene), reading.is_shown(scene)
    return scene.screen, held, asked, read, carding.wanted(scene), assenting.asked(scene)


def _for_a_while(scene: Scene, now: float) -> Scene:
    if scene.screen is not Screen.WELCOME:
        return scene
    if scene.ease != scene.usual or scene.easing:
        return idling.begun(scene, now)
    return replace(scene, ends_at=None, seconds_left=None)


def _patient(before: Scene, after: Scene, now: float) -> Scene:
    """Whatever ends by itself takes twice as long to do so, counted from where it was set."""
    begun = after.ends_at != before.ends_at or not before.ease.slow
    if not after.ease.slow or after.ends_at is None or not begun:
        return after
    ends = now + (after.ends_at - now) * PATIENCE
    warns = now + max(0.0, after.warns_at - now) * PATIENCE
    left = None if after.seconds_left is None else int(ends - now)
    return replace(after, ends_at=ends, warns_at=warns, seconds_left=left)
