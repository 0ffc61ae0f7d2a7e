"""How far staff are at the committee's own desk: frozen values, gone with the page."""

from enum import StrEnum, auto
from typing import Final

import msgspec

from kiosk_app.handouts import is_moving
from windowkit.helpdesk import CaseTold, OldNotice
from windowkit.matters import Matter
from windowkit.messages import JobState

ROWS: Final = 3  # on a page, each with its picture
LONGEST: Final = 40  # characters of a number that is typed
IDENTITY: Final = 18  # of an identity number


class Task(StrEnum):
    """What an old paper and a card are asked for."""

    COPY = auto()  # print a notice again
    CASE = auto()  # where does a case stand?


class Step(StrEnum):
    """What is asked or shown now: one thing at a time."""

    MENU = auto()
    MATTER = auto()  # of which matter?
    NEEDS = auto()  # what it needs
    PAPER = auto()  # lay the old paper under the camera, or type its number
    CARD = auto()  # lay the resident's card on the reader
    IDENTITY = auto()  # there is no reader: type the number on the card
    FOUND = auto()  # which of these notices?
    NOTICE = auto()  # this one
    CASE = auto()  # where it stands


class HelpDesk(msgspec.Struct, frozen=True, kw_only=True):
    """`sheet` is the command that asked for the latest sheet, `state` where that is; None: not said yet.

    `token` names what the camera or the reader looks for now. `code` is what the paper's QR code says, `typed` a number
    as far as it is typed, `identity` the card's. Nothing that a card says but that number is ever here, and a number
    that was read never.
    """

    step: Step = Step.MENU
    task: Task = Task.COPY
    wanted: str = ""  # the matter's code
    matter: Matter | None = None
    page: int = 0
    token: str = ""
    blind: bool = False  # there is no camera for papers
    unreadable: bool = False  # what lies on the reader cannot be read
    code: str = ""
    typed: str = ""
    identity: str = ""
    found: tuple[OldNotice, ...] = ()
    chosen: str = ""
    case: CaseTold | None = None
    sheet: str = ""
    state: JobState | None = None
    reasons: tuple[str, ...] = ()

    @property
    def is_printing(self) -> bool:
        """Whether a sheet is on its way."""
        return bool(self.sheet) and (self.state is None or is_moving(self.state))

    @property
    def prints(self) -> bool:
        """Whether what is shown can be put on paper."""
        return self.step in (Step.NEEDS, Step.NOTICE)

    @property
    def notice(self) -> OldNotice | None:
        """The notice that is looked at alone."""
        return next((one for one in self.found if one.paper == self.chosen), None)

    @property
    def pages(self) -> int:
        """How many pages what is shown has."""
        many = 0
        if self.step is Step.NEEDS and self.matter is not None:
            many = len(self.matter.materials)
        elif self.step is Step.FOUND:
            many = len(self.found)
        return max(1, -(-many // ROWS))
