"""Whether a camera of this kiosk is on and somebody sees what it films: the mark on both screens. Pure."""

from kiosk_app import holding
from kiosk_app.scene import Scene
from kiosk_app.visiting import WITH_CLERK, is_table_seen
from windowkit.media.devices import Device


def is_live(scene: Scene) -> bool:
    """From the moment a clerk is at the window until the talk is over; on hold, or where none works, nobody is."""
    visit = scene.visit
    if visit is None or visit.state not in WITH_CLERK or holding.hold(scene) is not None:
        return False
    table = is_table_seen(visit) and not scene.no_document_camera and Device.DOCUMENT_CAMERA not in scene.own_missing
    return table or Device.CAMERA not in scene.own_missing
