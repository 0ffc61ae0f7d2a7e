"""A resident on hold: the clerk looks something up, and neither side sees or hears the other meanwhile."""

from windowkit.ids import Id
from windowkit.parts import Command, Value


class Hold(Value, frozen=True, kw_only=True):
    """Since when (UNIX seconds), and how often the limit of the settings has passed since."""

    since: float
    reminders: int = 0


class HoldVisit(Command, frozen=True, kw_only=True):
    """The clerk puts the resident on hold, or is back."""

    visit: Id
    on: bool
