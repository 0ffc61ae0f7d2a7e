"""What the store keeps of booked times: frozen values, and nothing of a resident."""

import msgspec

from signaling.places import Place


class AppointmentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A booked time. `at` is when it begins, as a clock in Shanghai says it (YYYY-MM-DDTHH:MM).

    `place` is which of the slot's places it has: the store takes each once. None: cancelled, and nobody's. `visit`:
    the visit its resident came in; `served`: a clerk took that. `over`: too old, forgotten.
    """

    id: str
    number: str
    at: str
    group: str
    matter: str
    centre: Place
    committee: Place
    kiosk: str
    place: int | None
    visit: str = ""
    served: bool = False
    over: bool = False
    check: str = ""  # of its slip
    issued: str = ""  # the day (YYYY-MM-DD) that says
    sheets: int = 0  # of the slip
    asked: str = ""  # the command that printed its latest sheet: said again it prints none

    @property
    def cancelled(self) -> bool:
        """Whether nobody comes."""
        return self.place is None
