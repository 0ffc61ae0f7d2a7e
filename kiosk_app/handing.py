"""The conductor's part on the notices page, which staff open after their PIN and before a visit. Pure."""

from msgspec.structs import replace

from kiosk_app import booking, telling
from kiosk_app.booking import BookingsWanted
from kiosk_app.handouts import Handouts, Tab, is_moving
from kiosk_app.scene import Ask, PageTurned, Scene, Screen, Step, Touch, WentBack
from kiosk_app.telling import TellingWanted
from windowkit.messages import (
    AskStaffPapers,
    CloseStaffPapers,
    Command,
    DiscardLeft,
    PrintLeft,
    PrintReminders,
    SettleLeft,
    StaffPapers,
)


class HandoutsWanted(Touch, frozen=True, kw_only=True):
    """Show what is to be handed out."""


class TabChosen(Touch, frozen=True, kw_only=True):
    """The other list."""

    tab: Tab


class PaperChosen(Touch, frozen=True, kw_only=True):
    """This paper alone; "" is back to the list."""

    paper: str


class PaperWanted(Touch, frozen=True, kw_only=True):
    """Print the chosen paper."""


class DiscardTouched(Touch, frozen=True, kw_only=True):
    """Throw the chosen paper away: asks first."""


class DiscardMeant(Touch, frozen=True, kw_only=True):
    """The answer to "really throw it away?"."""

    yes: bool


class PaperSettled(Touch, frozen=True, kw_only=True):
    """The answer to "did this sheet come out?", of the chosen paper."""

    came_out: bool


class ListWanted(Touch, frozen=True, kw_only=True):
    """Print the list of whom to remind."""


def opened(scene: Scene, fresh: str) -> Step:
    """From the matters to the page."""
    return _ask(replace(scene, screen=Screen.NOTICES, handing=Handouts(), page=0), AskStaffPapers(id=fresh))


def told(scene: Scene, news: StaffPapers, now: float) -> Scene:
    """What is there now; elsewhere than on the page it changes nothing."""
    known = scene.handing
    if known is None:
        return scene
    handing = replace(known, news=news, ends_at=now + news.seconds)
    if known.chosen and handing.paper is None:
        came_out = known.paper is not None and is_moving(known.paper.state)
        by_queue = scene.printer.detail.indirect
        handing = replace(handing, chosen="", discarding=False, handed=came_out, by_queue=by_queue)
    return replace(scene, handing=replace(handing, page=min(handing.page, handing.pages - 1)))


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page."""
    handing = scene.handing
    if handing is None:
        return scene, ()
    handing = replace(handing, handed=False)
    scene = replace(scene, handing=handing, refusal=None)
    if isinstance(touch, TellingWanted | BookingsWanted):
        return (telling.opened(scene) if isinstance(touch, TellingWanted) else booking.listed(scene)), ()
    if handing.chosen:
        return _alone(scene, handing, touch, fresh)
    match touch:
        case TabChosen():
            return replace(scene, handing=replace(handing, tab=touch.tab, page=0)), ()
        case PaperChosen():
            return replace(scene, handing=replace(handing, chosen=touch.paper)), ()
        case PageTurned():
            page = min(handing.pages - 1, max(0, handing.page + touch.by))
            return replace(scene, handing=replace(handing, page=page)), ()
        case ListWanted() if may_print_list(handing):
            return _ask(scene, PrintReminders(id=fresh))
        case _:
            return (replace(scene, screen=Screen.MATTERS) if isinstance(touch, WentBack) else scene), ()


def _alone(scene: Scene, handing: Handouts, touch: Touch, fresh: str) -> Step:
    """One paper is looked at."""
    match touch:
        case PaperWanted() if may_print(handing):
            return _ask(scene, PrintLeft(id=fresh, paper=handing.chosen))
        case PaperSettled() if handing.paper is not None and handing.is_asked:
            attempt = handing.paper.attempt
            return _ask(scene, SettleLeft(id=fresh, paper=handing.chosen, attempt=attempt, came_out=touch.came_out))
        case DiscardTouched() if may_discard(handing):
            return replace(scene, handing=replace(handing, discarding=True)), ()
        case DiscardMeant(yes=True) if handing.discarding:
            gone = replace(scene, handing=replace(handing, discarding=False))
            return _ask(gone, DiscardLeft(id=fresh, paper=handing.chosen))
        case DiscardMeant():
            return replace(scene, handing=replace(handing, discarding=False)), ()
        case PaperChosen() | WentBack():
            return replace(scene, handing=replace(handing, chosen="", discarding=False)), ()
        case _:
            return scene, ()


def may_print(handing: Handouts) -> bool:
    """Whether the chosen paper is there, not on its way, and nobody is to look first."""
    return handing.paper is not None and not is_moving(handing.paper.state) and not handing.is_asked


def may_discard(handing: Handouts) -> bool:
    """Whether it may be thrown away: a sheet left, not a result that nobody was given yet."""
    return may_print(handing) and handing.paper is not None and bool(handing.paper.ticket)


def may_print_list(handing: Handouts) -> bool:
    """Whether there is somebody to remind and no list on its way."""
    return handing.news is not None and bool(handing.news.reminders) and not is_moving(handing.news.sheet)


def is_over(scene: Scene, now: float) -> bool:
    """Whether the PIN that opened the page does not count any more."""
    return scene.handing is not None and scene.handing.ends_at is not None and now >= scene.handing.ends_at


def left(before: Scene, step: Step, fresh: str) -> Step:
    """Whatever led away from the page, nothing of it is kept, and nothing that waits comes out later."""
    scene, orders = step
    if before.screen is not Screen.NOTICES or scene.screen is Screen.NOTICES:
        return step
    return replace(scene, handing=None), (Ask(command=CloseStaffPapers(id=f"{fresh}-closed")), *orders)


def _ask(scene: Scene, command: Command) -> Step:
    return replace(scene, asking=command.id, refusal=None), (Ask(command=command),)
