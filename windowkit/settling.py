"""A sheet that may or may not have come out: the clerk has looked, and says so."""

from windowkit.ids import Id, Name
from windowkit.parts import Command


def which_sheet(attempt: int) -> str:
    """Which sheet of a notice it is, as its foot says it on paper, in Chinese: it is known by that."""
    return f"第{attempt}次打印（补打）" if attempt > 1 else "第1次打印"


class SettleNotice(Command, frozen=True, kw_only=True):
    """Counter: the sheet of this uncertain attempt came out, or it did not and is printed as the next attempt.

    An attempt that was settled before stays as it was.
    """

    visit: Id
    notice: Name
    attempt: int
    came_out: bool
