"""Whether a kiosk's doors are open."""

from windowkit.parts import Message


class HoursChanged(Message, frozen=True, kw_only=True):
    """Server to a kiosk: whether its committee and its centre are open; unsaid they are.

    `elsewhere`: other centres take citywide matters meanwhile. `opens` is when both are open again, in Shanghai's time
    (YYYY-MM-DDTHH:MM); "" where nobody knows.
    """

    open: bool = True
    elsewhere: bool = False
    opens: str = ""
