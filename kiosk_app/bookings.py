"""How far a time is booked: frozen values, gone with the page."""

from typing import Final

import msgspec

from windowkit.messages import Appointment

DAYS: Final = 6  # on a page, large enough for an unsure hand
TIMES: Final = 12
ROWS: Final = 3  # of the staff's list


class Booking(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen so far. `slots` None: the server was asked when it is free.

    `listing`: staff came by their list; `chosen` is the appointment they look at alone, `moving` one that gets
    another time, `cancelling`: "really cancel it?". `booked` is what came of it, `printed`: its slip was asked for.
    """

    matter: str = ""
    slots: tuple[str, ...] | None = None
    day: str = ""
    listing: bool = False
    anew: bool = False
    chosen: str = ""
    moving: str = ""
    cancelling: bool = False
    booked: Appointment | None = None
    printed: bool = False
    page: int = 0

    @property
    def step(self) -> str:
        """What is asked now: one thing at a time."""
        if self.booked is not None:
            return "booked"
        if not self.matter:
            return "matter" if self.anew else "one" if self.chosen else "list"
        if not self.slots:
            return "looking" if self.slots is None else "none"
        return "time" if self.day else "day"

    @property
    def days(self) -> tuple[str, ...]:
        """The days (YYYY-MM-DD) that have free times."""
        return tuple(dict.fromkeys(slot[:10] for slot in self.slots or ()))

    @property
    def times(self) -> tuple[str, ...]:
        """The free times of the chosen day."""
        return tuple(slot for slot in self.slots or () if slot.startswith(self.day))
