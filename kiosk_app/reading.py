"""The conductor's part about a notice that the clerk shows: on the touch screen until it was read. Pure."""

from msgspec.structs import replace

from kiosk_app.scene import Ask, Scene, Step, Touch
from windowkit.messages import HideNotice, Reading, ReadingStage
from windowkit.reading import FREE


class NoticeClosed(Touch, frozen=True, kw_only=True):
    """The resident has read it; `read` False: no picture can be made of it."""

    read: bool = True


def wanted(scene: Scene) -> Reading | None:
    """The one whose page comes, or is there."""
    visit = scene.visit
    if visit is None or visit.reading is None or not (visit.state in FREE or is_to_sign(scene)):
        return None
    going_on = visit.reading.stage in {ReadingStage.COMING, ReadingStage.SHOWN}
    return visit.reading if going_on and visit.reading.id != scene.notice_closed else None


def is_shown(scene: Scene) -> bool:
    """Whether it is on the screen: from its page's last piece on."""
    reading = wanted(scene)
    return reading is not None and reading.stage is ReadingStage.SHOWN and not is_to_sign(scene)


def is_to_sign(scene: Scene) -> bool:
    """Whether the page is that of the form to sign, which has a screen of its own."""
    visit = scene.visit
    reading, ink = (visit.reading, visit.ink) if visit is not None else (None, None)
    return reading is not None and ink is not None and reading.notice == ink.notice


def closed(scene: Scene, touch: NoticeClosed, fresh: str) -> Step:
    """Off the screen at once, whatever the line does; the server hears why."""
    reading = wanted(scene)
    if reading is None or scene.visit is None:
        return scene, ()
    word = HideNotice(id=fresh, visit=scene.visit.visit, reading=reading.id, read=touch.read)
    return replace(scene, notice_closed=reading.id), (Ask(command=word),)
