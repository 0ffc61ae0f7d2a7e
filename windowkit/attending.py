"""A duty leader (值班班长) beside a running talk: who listens, whispers to its clerk, or has joined it."""

from enum import StrEnum, auto

from windowkit.ids import Id
from windowkit.parts import Command, Message, Value


class AttendMode(StrEnum):
    """Who hears the leader; the leader hears both in all of them."""

    LISTEN = auto()  # 旁听: nobody
    WHISPER = auto()  # 提示: the clerk alone
    JOIN = auto()  # 加入: clerk and resident


class Attendance(Value, frozen=True, kw_only=True):
    """A leader beside a visit, as clerk and resident are shown it. `call` names the sound's way between both counters.

    `epoch` is that of its latest peer.
    """

    call: str
    mode: AttendMode
    display: str
    service_number: str
    epoch: int = 0


class AttendVisit(Command, frozen=True, kw_only=True):
    """Counter, a duty leader's: be beside this visit of the own centre, or change how."""

    visit: Id
    mode: AttendMode


class LeaveVisit(Command, frozen=True, kw_only=True):
    """Counter, a duty leader's: not any more."""

    visit: Id


class AttendChanged(Message, frozen=True, kw_only=True):
    """Server to a duty leader's counter: beside which visit they are, and whose; without `attendance`: beside none."""

    visit: str = ""
    ticket: str = ""
    clerk: str = ""
    held: bool = False  # the resident is on hold, and nothing comes from there
    attendance: Attendance | None = None
