"""The conductor's part where nobody could answer yet: go on waiting, or go away and be called back. Pure."""

from msgspec.structs import replace

from kiosk_app import booking, visiting
from kiosk_app.parting import GOODBYE, Parting
from kiosk_app.scene import Ask, CloseTable, EndCall, Scene, Screen, Step, Touch, Wipe
from windowkit.messages import Callback, CallbacksChanged, CallbackState, ChooseWait, ComeBack, WaitChoice


class WaitChosen(Touch, frozen=True, kw_only=True):
    """One of the big buttons."""

    choice: WaitChoice


class CameBack(Touch, frozen=True, kw_only=True):
    """Whoever is called is here."""


def told(scene: Scene, news: CallbacksChanged, now: float) -> Step:
    """Which tickets' residents went away; where ours is among them, nothing of the visit stays here."""
    scene = replace(scene, callbacks=news.callbacks)
    went = [one for one in news.callbacks if one.state is not CallbackState.BROKEN]
    mine = next((one for one in went if scene.visit is not None and one.visit == scene.visit.visit), None)
    if mine is None:
        return scene, ()
    ends = now + GOODBYE
    away = replace(
        visiting.cleared(scene),
        screen=Screen.GOODBYE,
        ends_at=ends,
        warns_at=ends,
        parting=Parting(away=mine.ticket),
    )
    return away, (EndCall(), CloseTable(), Wipe())


def touched(scene: Scene, touch: WaitChosen | CameBack, fresh: str) -> Step:
    """A choice while waiting, or an answer to the call at the welcome."""
    if scene.asking or scene.ended_for_good is not None:
        return scene, ()
    visit = scene.visit
    match touch:
        case WaitChosen() if visit is not None and touch.choice in visit.choices:
            if touch.choice is WaitChoice.BOOK:
                return booking.opened(scene, visit.matter, fresh)
            command = ChooseWait(id=fresh, visit=visit.visit, choice=touch.choice)
        case CameBack() if (one := called(scene)) is not None:
            command = ComeBack(id=fresh, visit=one.visit)
        case _:
            return scene, ()
    return replace(scene, asking=fresh, refusal=None), (Ask(command=command),)


def is_asking(scene: Scene) -> bool:
    """Whether the choice is shown."""
    return scene.screen is Screen.WAITING and scene.visit is not None and bool(scene.visit.choices)


def called(scene: Scene) -> Callback | None:
    """Who is called to this kiosk now; one at a time."""
    if scene.screen is not Screen.WELCOME or not scene.line:
        return None
    return next((one for one in scene.callbacks if one.state is CallbackState.CALLED), None)


def missed(scene: Scene) -> Callback | None:
    """Who was called and did not come, where nobody is called now."""
    if scene.screen is not Screen.WELCOME or called(scene) is not None:
        return None
    return next((one for one in reversed(scene.callbacks) if one.state is CallbackState.MISSED), None)
