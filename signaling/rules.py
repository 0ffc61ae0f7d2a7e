"""What a site sets of the hall. Pure."""

import msgspec

from signaling.hours import Opening
from signaling.routing import QueueRules
from signaling.slots import AppointmentRules
from windowkit.guides import Guide


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What a site sets. Times in seconds; `base` is the public address that a notice's QR code leads to.
    `ticketed` are the centres with a ticket system of their own.

    `notice_key` (base64, 32 bytes) signs those codes. `left_days` is how long a sheet is kept whose resident left
    without it, `reminder_days` how long before an assessment runs out staff remind its resident, `draft_days` how long
    an unfinished form and its photographs are kept for their resident to go on with. `queues` says by centre how its
    queue is served. What a resident could not get done is answered within `concern_days` that are worked by
    the calendar of `opening`, which says when who is open; `appointments` which centres give which times.
    `guides` are by matter.
    """

    kiosk_grace: float = 180.0
    clerk_grace: float = 60.0
    printing_grace: float = 60.0
    base: str = ""
    notice_key: str
    ticketed: frozenset[str] = frozenset()
    left_days: int = 30
    reminder_days: int = 30
    draft_days: int = 30
    queues: dict[str, QueueRules] = {}
    concern_days: int = 5
    opening: Opening = Opening()
    appointments: dict[str, AppointmentRules] = {}
    guides: dict[str, Guide] = {}

    def gives_times(self, centre: str, group: str) -> bool:
        """Whether matters of this group can be booked at that centre."""
        return group in self.appointments.get(centre, AppointmentRules()).groups
