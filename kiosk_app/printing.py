"""When the kiosk speaks of its printer, and of what. Pure."""

from typing import Final

from kiosk_app.scene import Scene, Screen
from windowkit import faults
from windowkit.faults import Fault
from windowkit.messages import JobState

_AWAITED: Final = frozenset({JobState.QUEUED, JobState.ACCEPTED, JobState.WAITING, JobState.PRINTING})


def trouble(scene: Scene) -> Fault | None:
    """What somebody at the kiosk should do about the printer now.

    Staff see all of it on their device page, what is foreseen, too; a resident only what keeps their sheet.
    """
    if scene.screen is Screen.HELPDESK:
        return faults.blocking(scene.printer.reasons) if scene.helpdesk and scene.helpdesk.prints else None
    if scene.screen is Screen.CHECK:
        return faults.blocking(scene.printer.reasons) or faults.foreseen(scene.printer.detail.notes)
    if scene.visit is None or not any(one.state in _AWAITED for one in scene.visit.notices):
        return None
    return faults.blocking(scene.printer.reasons)
