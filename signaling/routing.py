"""Who may serve whom, and in which order. Pure; every number in it is a site's rule."""

from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

from signaling.paper_tickets import PaperTicket
from signaling.records import Clerk, VisitRecord
from windowkit.matters import Matter
from windowkit.visit import Event
from windowkit.waiting import Claim

_Seconds = Annotated[float, msgspec.Meta(ge=0)]
_Limit = Annotated[float, msgspec.Meta(gt=0)]
HEAD: Final = 2  # times a visit that was being served goes back to the very head; after that it waits as others do
MANDARIN: Final = "zh"  # what a clerk speaks of whom nothing else is known


class Strategy(StrEnum):
    """Which of several free clerks with the same penalty is asked."""

    LONGEST_IDLE = auto()
    FEWEST_TODAY = auto()
    ROUND_ROBIN = auto()


class HeadStarts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a claim is worth, in seconds of waiting; of several the greatest counts.

    Because it is a head start and no class of its own, whoever came that much earlier still goes first: nobody starves.
    """

    aged: _Seconds = 600.0
    disabled: _Seconds = 600.0
    appointment: _Seconds = 900.0
    returning: _Seconds = 600.0

    def of(self, claims: tuple[Claim, ...]) -> float:
        """The head start of a visit with these claims."""
        worth = {
            Claim.AGED: self.aged,
            Claim.DISABLED: self.disabled,
            Claim.APPOINTMENT: self.appointment,
            Claim.RETURNING: self.returning,
        }
        return max((worth[claim] for claim in claims), default=0.0)


class QueueRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a centre's queue is served. Times in seconds; see assets/signaling.example.toml."""

    strategy: Strategy = Strategy.LONGEST_IDLE
    overflow_after: _Seconds = 300.0
    ring_for: _Limit = 20.0
    wrap_up: _Seconds = 30.0
    same_clerk: _Seconds = 1800.0
    offer_after: _Limit = 300.0
    away_for: _Limit = 14_400.0
    call_for: _Limit = 900.0
    transfer_for: _Limit = 120.0  # only those it was passed on to are asked for so long
    hold_for: _Limit = 120.0  # then the counter is reminded that somebody is on hold, and again each time
    long_wait: _Seconds = 600.0  # after which a resident who still waits may tell the duty leader so
    paper_away: _Limit = 30.0  # a ticket system that says nothing for so long is away, and its paper holds nobody
    paper_call: _Limit = 60.0  # a paper ticket that was called is waited for so long
    no_language: _Seconds = 5.0  # the penalty of a clerk who does not speak what the resident speaks
    head_starts: HeadStarts = HeadStarts()


class Free(msgspec.Struct, frozen=True):
    """A clerk nobody rings for: since when, how many visits today, and the number of their last turn."""

    clerk: Clerk
    since: float
    today: int
    turn: int


def order(record: VisitRecord, rules: QueueRules) -> tuple[bool, float, str, str]:
    """The smaller goes first: who was already being served, then by waiting time with its head start."""
    head = record.returned and max(record.returns, record.transfers) <= HEAD
    return not head, record.since - rules.head_starts.of(record.claims), record.ticket, record.visit.id


def overflows_at(record: VisitRecord, matter: Matter, rules: QueueRules) -> float | None:
    """When clerks of other centres may see it (UNIX seconds); None: it is its own centre's alone."""
    if record.transfer is not None:
        return record.transfer.at  # whom it was passed on to may be anywhere
    return record.since + rules.overflow_after if matter.citywide else None


def may_serve(clerk: Clerk, record: VisitRecord, matter: Matter, *, overflowed: bool) -> bool:
    """Whether this clerk can be asked at all; who has no matter groups serves every one."""
    if is_narrow(record):
        return is_meant(clerk, record, matter)
    near = clerk.centre == record.centre.code
    return (near or (overflowed and matter.citywide)) and (not clerk.groups or matter.group in clerk.groups)


def is_narrow(record: VisitRecord) -> bool:
    """Whether only those it was passed on to are asked."""
    return record.transfer is not None and not record.transfer.widened


def is_meant(clerk: Clerk, record: VisitRecord, matter: Matter) -> bool:
    """Whether the visit was passed on to this clerk, alone or among others."""
    if record.transfer is None or clerk.name == record.transfer.by:
        return False
    to = record.transfer.to
    if to.clerk:
        return clerk.name == to.clerk
    here = clerk.centre == to.centre if to.centre else matter.citywide or clerk.centre == record.centre.code
    spoken = clerk.languages or {MANDARIN: 0}
    able = not clerk.groups or (to.group or matter.group) in clerk.groups
    return here and able and (not to.language or to.language in spoken)


def passed_alike(one: VisitRecord, other: VisitRecord) -> bool:
    """Whether both wait for the same colleagues alone."""
    ours, theirs = one.transfer, other.transfer
    if ours is None or theirs is None or ours.widened or theirs.widened:
        return False
    return ours.to == theirs.to


def penalty(clerk: Clerk, record: VisitRecord, matter: Matter, rules: QueueRules) -> float:
    """How ill this clerk fits; 0 is best."""
    spoken = clerk.languages or {MANDARIN: 0}
    language = spoken.get(record.language, rules.no_language) if record.language else 0
    return clerk.groups.get(matter.group, 0) + language


def best(free: list[Free], record: VisitRecord, matter: Matter, rules: QueueRules, now: float) -> Free | None:
    """Of these clerks, all of whom may serve it, the one to ask; their visit's own centre comes first."""

    def rank(one: Free) -> tuple[bool, bool, bool, float, float, float, str]:
        same = one.clerk.name == record.last_clerk and now < record.last_until
        far = one.clerk.centre != record.centre.code
        again = record.transfer is not None and one.clerk.name == record.transfer.by
        return again, not same, far, penalty(one.clerk, record, matter, rules), *_turn(one, rules), one.clerk.name

    return min(free, key=rank, default=None)


def _turn(one: Free, rules: QueueRules) -> tuple[float, float]:
    """By the centre's strategy; the smaller is asked first."""
    return {
        Strategy.LONGEST_IDLE: (one.since, 0.0),
        Strategy.FEWEST_TODAY: (float(one.today), one.since),
        Strategy.ROUND_ROBIN: (float(one.turn), 0.0),
    }[rules.strategy]


def paper_order(ticket: PaperTicket, rules: QueueRules) -> tuple[bool, float, str, str]:
    """A paper ticket's place among the visits (`order`): by the same time and the same head starts."""
    return True, ticket.since - rules.head_starts.of(tuple(map(Claim, ticket.claims))), ticket.number, ticket.id


def may_serve_paper(clerk: Clerk, group: str) -> bool:
    """Whether this clerk has the skill; one without groups serves all, and a ticket without a group is anybody's."""
    return not group or not clerk.groups or group in clerk.groups


def best_for_paper(free: list[Free], ticket: PaperTicket, rules: QueueRules) -> Free | None:
    """Of these clerks, all of whom may serve it, the one at whose window it is called."""

    def rank(one: Free) -> tuple[float, float, float, str]:
        return one.clerk.groups.get(ticket.group, 0), *_turn(one, rules), one.clerk.name

    return min(free, key=rank, default=None)


def back(record: VisitRecord, rules: QueueRules, now: float, *, clerk_lost: bool) -> VisitRecord:
    """The visit as it waits again: at the head, and first for its lost clerk.

    One that comes back for the third time waits as others do from now on: a kiosk whose calls fail, or a resident
    whom nobody can serve, must not hold a clerk for ever.
    """
    returns = record.returns + 1
    return msgspec.structs.replace(
        record,
        returned=True,
        returns=returns,
        since=record.since if returns <= HEAD else now,
        last_clerk=record.clerk if clerk_lost else "",
        last_until=now + rules.same_clerk if clerk_lost else 0.0,
        offered=False,
        received_at=None,
        clerk="",
        clerk_display="",
        service_number="",
        form_hash="",
        signature=None,
        hold=None,
    )


def waits_again(record: VisitRecord, rules: QueueRules, now: float, event: Event) -> VisitRecord:
    """The visit as it waits again after this event."""
    if event is Event.TRANSFER:
        return _passed_on(record, rules, now)
    return back(record, rules, now, clerk_lost=event is Event.CLERK_LOST)


def _passed_on(record: VisitRecord, rules: QueueRules, now: float) -> VisitRecord:
    """The visit as it waits for whom it was passed on to: at the head, unless it goes from one to the next."""
    transfers = record.transfers + 1
    waits = back(record, rules, now, clerk_lost=False)
    since = record.since if transfers <= HEAD else now
    return msgspec.structs.replace(waits, transfers=transfers, returns=record.returns, since=since)
