"""What a centre's own ticket system (叫号) hears of the tickets that are drawn at kiosks. Pure."""

from enum import StrEnum, auto

import msgspec

from signaling.records import VisitRecord
from windowkit.visit import State


class TicketState(StrEnum):
    """Where a ticket is: in the line, with a clerk, or over."""

    WAITING = auto()
    CALLED = auto()
    ENDED = auto()


class TicketChange(msgspec.Struct, frozen=True, kw_only=True):
    """A kiosk's ticket is somewhere else now; nothing of its resident.

    `id` names this change: one that comes twice is the same. `visit` names the ticket, whose number comes again every
    day. `since` (UNIX seconds) is the time it waits from, `window` the service number of the clerk who has it, and
    `office` that clerk's centre.
    """

    id: str
    centre: str
    visit: str
    ticket: str
    state: TicketState
    since: float
    window: str = ""
    office: str = ""


def changes(before: VisitRecord | None, record: VisitRecord) -> list[TicketChange]:
    """What is to be said of this step; nothing where the ticket is where it was."""
    state = _state(record)
    if before is not None and _seen(before) == _seen(record):
        return []
    called = state is TicketState.CALLED
    told = TicketChange(
        id=f"{record.visit.id}-{record.changes}",
        centre=record.centre.code,
        visit=record.visit.id,
        ticket=record.ticket,
        state=state,
        since=record.since,
        window=record.service_number if called else "",
        office=record.office.code if called else "",
    )
    return [told]


def _seen(record: VisitRecord) -> tuple[TicketState, str, float]:
    """What of a visit a change is about; the time it waits from only while it waits."""
    state = _state(record)
    return state, record.clerk, record.since if state is TicketState.WAITING else 0.0


def _state(record: VisitRecord) -> TicketState:
    if record.visit.state is State.ENDED:
        return TicketState.ENDED
    return TicketState.WAITING if record.visit.state is State.WAITING else TicketState.CALLED
