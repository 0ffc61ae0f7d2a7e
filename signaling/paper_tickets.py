"""A centre's paper tickets (纸质号) as its own ticket system reports them, and what that is told back. Pure."""

from enum import StrEnum, auto
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from windowkit.ids import Id

_MOST_TICKETS = 500
_MOST_WINDOWS = 100
_NUMBER = r"^[0-9A-Za-z\u4e00-\u9fff-]{1,12}\Z"
_WINDOW = r"^[0-9A-Za-z\u4e00-\u9fff-]{1,16}\Z"

Window = Annotated[str, msgspec.Meta(pattern=_WINDOW)]


class PaperState(StrEnum):
    """Where a paper ticket is; one that is over is not reported any more."""

    WAITING = auto()
    CALLED = auto()  # to its window, and nobody has come yet
    SERVING = auto()  # at its window


class PaperTicket(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paper ticket. `since` (UNIX seconds) is when it was drawn, or queued again after it was missed.

    `number` is as on the paper, `group` the matter group that it is for ("": any clerk). `window` is there exactly
    while it is called or served: the window's number, which is its clerk's service number.
    """

    id: Id
    number: Annotated[str, msgspec.Meta(pattern=_NUMBER)]
    since: float
    state: PaperState = PaperState.WAITING
    window: Window | Literal[""] = ""
    group: Annotated[str, msgspec.Meta(max_length=32)] = ""
    claims: Annotated[tuple[Literal["aged", "disabled", "appointment"], ...], msgspec.Meta(max_length=3)] = ()


class PaperReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole of a centre's paper line at one moment: what is not in it is over.

    The higher `revision` stands: milliseconds since 1970 do. `windows` are those that are open for paper tickets,
    by the service number of their clerk.
    """

    revision: Annotated[int, msgspec.Meta(ge=0, le=2**53)]
    windows: Annotated[tuple[Window, ...], msgspec.Meta(max_length=_MOST_WINDOWS)]
    tickets: Annotated[tuple[PaperTicket, ...], msgspec.Meta(max_length=_MOST_TICKETS)]


class PaperStep(StrEnum):
    """What the hall decided of a paper ticket."""

    CALLED = auto()  # it is next at this window: call it there
    WAITING = auto()  # not there after all: it waits at its place again
    MISSED = auto()  # it did not come: it waits no more, until its `since` is another
    ENDED = auto()  # its clerk says that it is served


class PaperChange(msgspec.Struct, frozen=True, kw_only=True):
    """The hall decided something of a paper ticket. `id` names the decision: one that comes twice is the same."""

    id: str
    centre: str
    paper: str
    number: str
    state: PaperStep
    window: str


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket that is called to a window; `clerk` (sign-in name) where the hall called it.

    `heard`: the ticket system has said so too.
    """

    window: str
    at: float
    clerk: str = ""
    heard: bool = False


class Aside(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket that is not in the line any more though it is reported; `over`: it was served. Else it did not come."""

    since: float
    over: bool


class PaperLine(msgspec.Struct, frozen=True, kw_only=True):
    """A centre's paper line as the hall keeps it. `heard`: when the ticket system last said anything.

    Until `quiet_until` nothing is called: the ticket system did not take the latest call. `calls`, `aside`
    and `began` (since when it is served) are by the ticket's id, `steps` counts what was decided.
    """

    centre: str
    report: PaperReport
    heard: float
    calls: dict[str, Call] = {}
    aside: dict[str, Aside] = {}
    began: dict[str, float] = {}
    quiet_until: float = 0.0
    steps: int = 0


class AtWindow(msgspec.Struct, frozen=True, kw_only=True):
    """The paper ticket at a window; `until` (UNIX seconds) it is waited for, None where it is there."""

    ticket: PaperTicket
    until: float | None


# -- a line, and what becomes of it -----------------------------------------------------------------------------------


def heard(known: PaperLine | None, centre: str, report: PaperReport, now: float) -> PaperLine:
    """The line after this report: what was decided stands until the ticket system has taken it up."""
    if known is None:
        known = PaperLine(centre=centre, report=report, heard=now)
    aside: dict[str, Aside] = {}
    calls: dict[str, Call] = {}
    began: dict[str, float] = {}
    for one in report.tickets:
        call, left = known.calls.get(one.id), known.aside.get(one.id)
        came = one.state is PaperState.SERVING and left is not None and not left.over  # late, and served all the same
        if left is not None and left.since == one.since and not came:
            aside[one.id] = left
        elif one.state is PaperState.CALLED:
            same = call is not None and call.window == one.window
            calls[one.id] = replace(call, heard=True) if call and same else Call(window=one.window, at=now, heard=True)
        elif one.state is PaperState.WAITING and call is not None and not call.heard:
            calls[one.id] = call  # said before it heard of the call
        elif one.state is PaperState.SERVING:
            began[one.id] = known.began.get(one.id, now)
    return replace(known, report=report, heard=now, calls=calls, aside=aside, began=began)


def waiting(line: PaperLine) -> list[PaperTicket]:
    """Who stands in the line."""
    return [
        one
        for one in line.report.tickets
        if one.state is PaperState.WAITING and one.id not in line.aside and one.id not in line.calls
    ]


def served(before: PaperLine, after: PaperLine) -> list[tuple[str, float]]:
    """The windows at which somebody is not served any more, and since when they were."""
    windows = {one.id: one.window for one in before.report.tickets}
    return [(windows[key], at) for key, at in before.began.items() if key not in after.began]


def at_windows(line: PaperLine, limit: float) -> dict[str, AtWindow]:
    """Who is at which window, or called there and waited for `limit` seconds."""
    tickets = {one.id: one for one in line.report.tickets}
    found: dict[str, AtWindow] = {}
    for id_, call in line.calls.items():
        found[call.window] = AtWindow(ticket=tickets[id_], until=call.at + limit)
    for one in line.report.tickets:
        if one.state is PaperState.SERVING and one.id not in line.aside:
            found[one.window] = AtWindow(ticket=one, until=None)
    return found


def set_aside(line: PaperLine, ticket: PaperTicket, *, over: bool) -> PaperLine:
    """Not in the line any more, whatever is reported of it meanwhile."""
    calls = {key: one for key, one in line.calls.items() if key != ticket.id}
    return replace(line, calls=calls, aside=line.aside | {ticket.id: Aside(since=ticket.since, over=over)})


class Papers:
    """What the hall knows of paper tickets; all of it but `lines` is looked up anew with every decision."""

    def __init__(self) -> None:
        self.lines: dict[str, PaperLine] = {}  # by centre, and what the store holds
        self.waiting: dict[str, tuple[PaperTicket, ...]] = {}  # by centre: who stands in the hall's line
        self.at_window: dict[str, AtWindow] = {}  # by clerk: the ticket at their window, or called there
        self.away: dict[str, float] = {}  # centres whose ticket system is away, and since when
        self.news: set[str] = set()  # centres of which that has changed: their duty leaders have to hear so
