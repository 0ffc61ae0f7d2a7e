"""What is done to the kiosk's cable, and what both sides then saw."""

import time
from collections.abc import Callable
from typing import Final

import msgspec

from demo.network import ANYWHERE, Network
from demo.two_rooms import End, Event, TwoRooms
from windowkit.errors import Failure

NOTICED: Final = 1.2  # s; target
SAME_PATH: Final = 0.5  # s from the path's return to a fresh picture; target
REBUILT: Final = 1.5  # s, where the peer must be built anew; target
_STEADY: Final = 2.0  # s of a call without trouble before each case
_WAIT: Final = 10.0  # s for what should take 1.5
_APART: Final = 5.0  # s between pulling the one plug and having the other's address


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """`breaks` and `mends` do it; `lasts` seconds lie between. `noticed` is false where there is nothing to notice."""

    name: str
    lasts: float
    target: float
    breaks: Callable[[Network], object]
    mends: Callable[[Network], object]
    noticed: bool = True


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """One side of one case, in seconds; None: it did not happen in time."""

    noticed: float | None
    seen_again: float | None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Both sides; `line_back` is the kiosk's line to the server, None where it was never down."""

    case: str
    target: float
    kiosk: Seen
    counter: Seen
    line_back: float | None
    visit_untouched: bool
    met: bool


def _silent(seconds: float, target: float) -> Case:
    return Case(
        name=f"{seconds:g} s",
        lasts=seconds,
        target=target,
        breaks=lambda rooms: rooms.cut("kiosk"),
        mends=lambda rooms: rooms.mend("kiosk"),
    )


CASES: Final = (
    _silent(2, SAME_PATH),
    _silent(10, SAME_PATH),
    _silent(25, SAME_PATH),
    _silent(30, REBUILT),
    _silent(120, REBUILT),
    Case(
        name="address",
        lasts=0,
        target=REBUILT,
        breaks=lambda _: None,
        mends=lambda rooms: rooms.move("kiosk"),
        noticed=False,  # mended before a second of silence has passed
    ),
    Case(
        name="address after 5 s",
        lasts=_APART,
        target=REBUILT,
        breaks=lambda rooms: rooms.unplug("kiosk"),
        mends=lambda rooms: rooms.move("kiosk"),
    ),
    Case(
        name="plug out and in",
        lasts=_APART,
        target=SAME_PATH,
        breaks=lambda rooms: rooms.unplug("kiosk"),
        mends=lambda rooms: rooms.plug("kiosk"),
    ),
    Case(
        name="from the kiosk only",
        lasts=8,
        target=SAME_PATH,
        breaks=lambda rooms: rooms.cut("kiosk", ANYWHERE, one_way=True),
        mends=lambda rooms: rooms.mend("kiosk", ANYWHERE),
    ),
    Case(
        name="to the kiosk only",
        lasts=8,
        target=SAME_PATH,
        breaks=lambda rooms: rooms.cut(ANYWHERE, "kiosk", one_way=True),
        mends=lambda rooms: rooms.mend(ANYWHERE, "kiosk"),
    ),
    Case(
        name="between them only, 35 s",
        lasts=35,
        target=REBUILT,
        breaks=lambda rooms: rooms.cut("kiosk", "counter"),
        mends=lambda rooms: rooms.mend("kiosk", "counter"),
    ),
)


def run(case: Case, rooms: TwoRooms, lasts: float | None = None) -> Outcome:
    """Do it, for another time than the case's where `lasts` is given. Raises Failure where there was no call."""
    told = f"{time.monotonic_ns()}"
    visit = _steady(rooms, told)
    broken = time.monotonic()
    case.breaks(rooms.network)
    left = broken + (case.lasts if lasts is None else lasts) - time.monotonic()
    if left > 0:
        time.sleep(left)  # the cut is what is measured
    mending = time.monotonic()
    case.mends(rooms.network)
    # A plug that is put in takes the machine a moment; a rule that is taken away is gone when the command returns.
    mended = time.monotonic() if case.noticed is False or "address" in case.name else mending
    again = [end.sees(since=mended, seconds=_WAIT) for end in rooms.ends]
    kiosk, counter = (
        Seen(noticed=_noticed(end, broken, mended), seen_again=None if seen is None else seen - mended)
        for end, seen in zip(rooms.ends, again, strict=True)
    )
    line_back = _line_back(rooms.kiosk, broken, mended)
    untouched = _untouched(rooms, visit, told, broken)
    met = untouched and all(
        (not case.noticed or (side.noticed is not None and side.noticed <= NOTICED))
        and side.seen_again is not None
        and side.seen_again <= case.target
        for side in (kiosk, counter)
    )
    return Outcome(
        case=case.name,
        target=case.target,
        kiosk=kiosk,
        counter=counter,
        line_back=line_back,
        visit_untouched=untouched,
        met=met,
    )


def _steady(rooms: TwoRooms, told: str) -> str:
    """Wait for a call that has gone well for a while, and for what the clerk types; the visit."""
    for end in rooms.ends:
        begun = time.monotonic()
        if end.sees(since=begun + _STEADY, seconds=30) is None:
            raise Failure(f"the {end.role} sees nothing. {end.last_words()}")
    rooms.counter.tell(told)
    if rooms.kiosk.first("field", lambda one: one["value"] == told, since=0, seconds=_WAIT) is None:
        raise Failure(f"what the clerk typed did not reach the kiosk. {rooms.kiosk.last_words()}")
    return _visits(rooms)[-1]


def _visits(rooms: TwoRooms) -> list[str]:
    """The visit and its clerk, as the kiosk was told, in order."""
    return [f"{one['id']} {one['clerk']}" for one in rooms.kiosk.events if one["what"] == "visit" and one["clerk"]]


def _noticed(end: End, broken: float, mended: float) -> float | None:
    found = end.first("call", lambda one: one["state"] == "broken", since=broken, seconds=0)
    return None if found is None or found["t"] > max(mended, broken + _WAIT) else found["t"] - broken


def _line_back(kiosk: End, broken: float, mended: float) -> float | None:
    """Of a line that was down when the path came back, or went down for it."""
    lost = kiosk.first("line", lambda one: not one["up"], since=broken, seconds=0)
    if lost is None:
        return None
    back = kiosk.first("line", lambda one: one["up"], since=lost["t"], seconds=_WAIT)
    return None if back is None else max(0.0, back["t"] - mended)


def _untouched(rooms: TwoRooms, visit: str, told: str, broken: float) -> bool:
    """The visit is the same one with its clerk, it holds what was typed, and what is typed now arrives, too."""
    last = next(one for one in reversed(rooms.kiosk.events) if one["what"] == "visit")
    kept = last["t"] < broken or told in last["fields"].values()
    rooms.counter.tell(f"{told} again")
    arrived = rooms.kiosk.until(lambda one: _holds(one, f"{told} again"), seconds=_WAIT)
    return kept and arrived and set(_visits(rooms)) == {visit}


def _holds(event: Event, value: str) -> bool:
    """As it was typed, or in the snapshot after the kiosk's line was away for a moment."""
    return event.get("value") == value or value in event.get("fields", {}).values()
