"""A sheet that may or may not have come out: the clerk has looked, and says so."""

from windowkit.ids import Id, Name
from windowkit.parts import Command


class SettleNotice(Command, frozen=True, kw_only=True):
    """Counter: the sheet of this uncertain attempt came out, or it did not and is printed as the next attempt.

    An attempt that was settled before stays as it was.
    """

    visit: Id
    notice: Name
    attempt: int
    came_out: bool
