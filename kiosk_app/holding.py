"""The conductor's part of a hold: the clerk looks something up, and neither side sees or hears the other. Pure."""

from kiosk_app.scene import Scene
from windowkit.consent import TALKING
from windowkit.messages import Hold


def hold(scene: Scene) -> Hold | None:
    """The hold that stands."""
    visit = scene.visit
    return visit.hold if visit is not None and visit.state in TALKING else None


def reminders(scene: Scene) -> int:
    """How often it has lasted too long."""
    standing = hold(scene)
    return 0 if standing is None else standing.reminders
