"""The conductor's part at the committee's own desk, which staff open after their PIN and before a visit. Pure."""

from msgspec.structs import replace

from kiosk_app import booking, proving, telling
from kiosk_app.booking import BookingsWanted
from kiosk_app.cards.asked import CardNotRead, CardRead
from kiosk_app.helping import HelpDesk, Step as At
from kiosk_app.proving import CodeRead, NoCode
from kiosk_app.scene import Ask, MatterChosen, PageTurned, Scene, Screen, Step, Touch, WentBack
from windowkit.helpdesk import AskNeeds, CaseTold, NoticesFound, PrintCopy, PrintNeeds, SheetMoved
from windowkit.messages import CloseStaffPapers, Command, MatterDefined


class HelpDeskWanted(Touch, frozen=True, kw_only=True):
    """From the matters to the committee's own desk."""


class NeedsWanted(Touch, frozen=True, kw_only=True):
    """What does a matter need?"""


class SheetTouched(Touch, frozen=True, kw_only=True):
    """Print what is shown: the list, or the notice."""


class NoticeChosen(Touch, frozen=True, kw_only=True):
    """This one of the notices that were found."""

    paper: str


def opened(scene: Scene) -> Scene:
    """From the matters to the desk's own page."""
    return replace(scene, screen=Screen.HELPDESK, helpdesk=HelpDesk(), page=0, refusal=None)


def told(scene: Scene, news: object) -> Scene:
    """What the server or the camera says; elsewhere than on the page it changes nothing."""
    desk = scene.helpdesk
    match news:
        case SheetMoved() if desk is not None and news.sheet == desk.sheet:
            return _at(scene, replace(desk, state=news.state, reasons=news.reasons))
        case NoticesFound() | CaseTold() if desk is not None:
            return _at(scene, proving.told(desk, news))
        case CodeRead() | NoCode():
            return proving.scanned(scene, news)
        case _:
            return scene


def read(scene: Scene, event: CardRead | CardNotRead, fresh: str) -> Step:
    """The card reader's word."""
    return proving.read(scene, event, fresh)


def defined(scene: Scene, news: MatterDefined) -> Scene:
    """A matter, whole: that of the visit, or the one that staff look at."""
    desk = scene.helpdesk
    if desk is None or desk.wanted != news.matter.code:
        return replace(scene, matter=news.matter)
    return _at(scene, replace(desk, matter=news.matter, step=At.NEEDS, page=0))


def touched(scene: Scene, touch: Touch, fresh: str) -> Step:
    """A control of the page."""
    desk = scene.helpdesk
    if desk is None:
        return scene, ()
    scene = replace(scene, refusal=None)
    match desk.step:
        case At.MENU:
            return _in_the_menu(scene, desk, touch), ()
        case At.MATTER:
            return _of_the_matters(scene, desk, touch, fresh)
        case step if step in proving.STEPS:
            return proving.touched(scene, desk, touch, fresh)
        case _:
            return _of_what_is_shown(scene, desk, touch, fresh)


def _in_the_menu(scene: Scene, desk: HelpDesk, touch: Touch) -> Scene:
    match touch:
        case NeedsWanted():
            return replace(_at(scene, replace(desk, step=At.MATTER)), page=0)
        case proving.PaperWanted():
            return _at(scene, proving.begun(desk, touch.task))
        case BookingsWanted():
            return booking.listed(scene)
        case WentBack():
            return replace(scene, screen=Screen.MATTERS, page=0)
        case _:
            return scene


def _of_the_matters(scene: Scene, desk: HelpDesk, touch: Touch, fresh: str) -> Step:
    match touch:
        case MatterChosen() if any(one.code == touch.code for one in scene.matters):
            return _ask(_at(scene, replace(desk, wanted=touch.code)), AskNeeds(id=fresh, matter=touch.code))
        case PageTurned():
            return replace(scene, page=min(telling.pages(scene) - 1, max(0, scene.page + touch.by))), ()
        case WentBack():
            return replace(_at(scene, HelpDesk()), page=0), ()
        case _:
            return scene, ()


def _of_what_is_shown(scene: Scene, desk: HelpDesk, touch: Touch, fresh: str) -> Step:
    """What a matter needs, the notices that were found, one of them, a case."""
    match touch:
        case SheetTouched() if desk.prints and may_print(scene):
            command: Command = PrintNeeds(id=fresh, matter=desk.wanted)
            if desk.step is At.NOTICE:
                command = PrintCopy(id=fresh, paper=desk.chosen)
            return _ask(_at(scene, replace(desk, sheet=fresh, state=None, reasons=())), command)
        case NoticeChosen() if any(one.paper == touch.paper for one in desk.found):
            return _at(scene, replace(desk, step=At.NOTICE, chosen=touch.paper, sheet="")), ()
        case PageTurned():
            return _at(scene, replace(desk, page=min(desk.pages - 1, max(0, desk.page + touch.by)))), ()
        case WentBack():
            return _at(scene, _one_back(desk)), ()
        case _:
            return scene, ()


def _one_back(desk: HelpDesk) -> HelpDesk:
    if desk.step is At.NEEDS:
        return HelpDesk(step=At.MATTER)
    if desk.step is At.NOTICE and len(desk.found) > 1:
        return replace(desk, step=At.FOUND, chosen="", sheet="", state=None, reasons=())
    return HelpDesk()


def refused(scene: Scene, command: str) -> Scene:
    """What was asked last was not done: no sheet comes of it.

    Where nothing was found staff begin anew: paper and card lie there still, and would ask by themselves, for ever.
    """
    desk = scene.helpdesk
    if desk is None:
        return scene
    if desk.step in (At.CARD, At.IDENTITY):
        return _at(scene, HelpDesk())
    return _at(scene, replace(desk, sheet="")) if desk.sheet == command else scene


def may_print(scene: Scene) -> bool:
    """Whether a sheet can be printed here now: none is on its way, and nothing is wrong with the printer."""
    return scene.helpdesk is not None and not scene.helpdesk.is_printing and not scene.printer.reasons


def is_paper_seen(scene: Scene) -> bool:
    """Whether the document camera's picture is shown to staff, and to nobody else."""
    return scene.helpdesk is not None and scene.helpdesk.step is At.PAPER


def left(before: Scene, step: Step, fresh: str) -> Step:
    """Whatever led away from the page, nothing of it is kept, and nothing that waits comes out later."""
    scene, orders = step
    if before.helpdesk is None and scene.helpdesk is None:
        return step
    if scene.screen is not Screen.HELPDESK:
        gone = Ask(command=CloseStaffPapers(id=f"{fresh}-closed"))
        scene, ended = proving.followed(before, replace(scene, helpdesk=None), fresh)
        return scene, (*ended, gone, *orders)
    scene, devices = proving.followed(before, scene, fresh)
    return scene, (*orders, *devices)


def _at(scene: Scene, desk: HelpDesk) -> Scene:
    return replace(scene, helpdesk=desk)


def _ask(scene: Scene, command: Command) -> Step:
    return replace(scene, asking=command.id, refusal=None), (Ask(command=command),)
