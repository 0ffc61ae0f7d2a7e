"""A visit's notices: what the clerk has written and printed."""

from typing import Annotated, Final

import msgspec

from windowkit.ids import Id, Name
from windowkit.parts import Command

MOST: Final = 30  # notices of one visit, and so in one go
LETTERS: Final = 20_000  # of all that a notice says: ten full pages

Names = Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=MOST)]
Written = Annotated[dict[str, Annotated[str, msgspec.Meta(max_length=2000)]], msgspec.Meta(max_length=32)]


class IssueNotice(Command, frozen=True, kw_only=True):
    """The visit gets one more notice, not printed yet; one of the same template that nobody printed is written anew.

    `data` are the fields that the matter has the clerk fill in for this template; what the visit knows is added.
    """

    visit: Id
    template: Name
    data: Written


class PrintNotice(Command, frozen=True, kw_only=True):
    """Print a notice of this visit, or print it once more (a new attempt, marked on the sheet)."""

    visit: Id
    notice: Name
    large: bool = False  # in large type, whatever the kiosk's sheets usually are


class PrintNotices(Command, frozen=True, kw_only=True):
    """Print these, in this order; all of them or, where one cannot be printed now, none."""

    visit: Id
    notices: Names
    large: bool = False
