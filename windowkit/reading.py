"""A notice's page on the kiosk's touch screen before it is printed: the clerk shows it, the resident reads it."""

from enum import StrEnum, auto
from typing import Final

from windowkit.ids import Id, Name
from windowkit.parts import Command, Message, Value
from windowkit.visit import State

# Where the resident has nothing else to do on the touch screen.
FREE: Final = frozenset({State.SERVING, State.SIGNED, State.SUBMITTED})


class ReadingStage(StrEnum):
    """How far the resident's reading of a notice is."""

    COMING = auto()  # the print service makes the page
    SHOWN = auto()  # it is on the touch screen
    READ = auto()  # the resident says so, and it is off the screen
    FAILED = auto()  # there is no page: see the reason


class Reading(Value, frozen=True, kw_only=True):
    """The notice that the resident is to read now, or has read last. `id` is that of the command that asked for it.

    `reason`, where it failed, is a keyword as in `PreviewPart`, or UNREADABLE.
    """

    id: str
    notice: str
    large: bool = False
    stage: ReadingStage = ReadingStage.COMING
    reason: str = ""


UNREADABLE: Final = "unreadable-page"  # the kiosk can make no picture of it


class ShowNotice(Command, frozen=True, kw_only=True):
    """Counter: the resident reads this notice as it would be printed next. Another one takes its place."""

    visit: Id
    notice: Name
    large: bool = False


class HideNotice(Command, frozen=True, kw_only=True):
    """Counter: not any more. Kiosk: the resident has read it; `read` False: no picture can be made of its page."""

    visit: Id
    reading: Id
    read: bool = True


class NoticePage(Message, frozen=True, kw_only=True):
    """Server to kiosk: the `part`th of `parts` pieces of the page (PDF) that the resident is to read."""

    visit: str
    reading: str
    part: int
    parts: int
    content: bytes
