"""What is kept of what a committee's staff did at their help desk: frozen values. Pure."""

from enum import StrEnum, auto
from typing import Final

import msgspec

HOUR: Final = 3600.0  # s in which searches in vain are counted


class Act(StrEnum):
    """What they did."""

    NEEDS_PRINTED = auto()  # the list of what a matter needs
    NOTICE_FOUND = auto()  # an old notice of this resident's
    COPY_PRINTED = auto()  # it was asked to be printed once more
    CASE_TOLD = auto()  # where a case of this resident's stands
    NOT_FOUND = auto()  # a notice or a case was asked for, and there is none of this resident's


class ActRecord(msgspec.Struct, frozen=True, kw_only=True):
    """For an audit; nothing of a resident is in it. `at` and `session` (their PIN was entered) are UNIX seconds.

    `proof` says how the resident's number came: "card" from the reader, "typed" by staff, "" where none was asked
    for. `what` is a matter's code, a notice's or a case's number; `copy` says which reprint it was, 0 none. The `id` is
    the server's own: what a kiosk says twice never writes over what it said before.
    """

    id: str
    at: float
    act: Act
    kiosk: str
    committee: str
    session: float
    proof: str = ""
    template: str = ""
    what: str = ""
    copy: int = 0
