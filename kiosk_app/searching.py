"""The conductor's part where a matter is looked for, wherever matters are listed behind the staff's PIN. Pure."""

from msgspec.structs import replace

from kiosk_app.helping import Step as HelpStep
from kiosk_app.scene import DigitErased, DigitTouched, MatterChosen, PageTurned, Scene, Screen, Touch, WentBack
from kiosk_app.search import KEYS, LONGEST, Search, here, offices, pages


class SearchWanted(Touch, frozen=True, kw_only=True):
    """There are more matters than one likes to turn pages for."""


class OfficeChosen(Touch, frozen=True, kw_only=True):
    """Only those of this department."""

    office: str


def lists(scene: Scene) -> bool:
    """Whether matters are to be chosen from now."""
    if scene.screen is Screen.HELPDESK:
        return scene.helpdesk is not None and scene.helpdesk.step is HelpStep.MATTER
    return scene.screen is Screen.MATTERS or (scene.screen is Screen.TELLING and not scene.wanted)


def searches(scene: Scene) -> bool:
    """Whether one is looked for: a visit that begins meanwhile has the screen."""
    return scene.search is not None and lists(scene)


def touched(scene: Scene, touch: Touch) -> Scene | None:
    """The scene after a touch of the search; None for what is the page's own."""
    if isinstance(touch, SearchWanted):
        return replace(scene, search=Search(), refusal=None) if lists(scene) else scene
    if scene.search is None or isinstance(touch, MatterChosen):
        return None
    return replace(scene, search=_changed(scene.search, scene, touch))


def _changed(search: Search, scene: Scene, touch: Touch) -> Search | None:
    match touch:
        case DigitTouched() if touch.digit in tuple(KEYS) and len(search.typed) < LONGEST:
            return replace(search, typed=search.typed + touch.digit.lower(), page=0)
        case DigitErased():
            return replace(search, typed=search.typed[:-1], page=0)
        case OfficeChosen() if touch.office in offices(scene.matters):
            return replace(search, office=touch.office, page=0)
        case PageTurned():
            last = pages(search, scene.matters) - 1
            return replace(search, page=min(last, max(0, here(search, scene.matters) + touch.by)))
        case WentBack() if search.office or search.typed:
            return Search()
        case WentBack():
            return None
        case _:
            return search


def chosen(scene: Scene, touch: Touch) -> Scene:
    """What was looked for is found."""
    return replace(scene, search=None) if isinstance(touch, MatterChosen) else scene
