"""What a centre's ticket system hears, and that it hears it with the step itself and nothing of the resident."""

from collections.abc import Sequence

import msgspec

from signaling.effects import Effect, Save
from signaling.tickets import TicketChange
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from windowkit import messages as m
from windowkit.visit import Outcome

KIOSK, NEIGHBOUR, FAR = KIOSKS
CLERK, COLLEAGUE, FAR_CLERK = CLERKS


class Told(HallCast):
    """A hall of two centres, of which the first has a ticket system: what that is told."""

    ticketed = frozenset({"one"})

    def __init__(self) -> None:
        self.told: list[TicketChange] = []
        super().__init__()
        self.arrive(*EVERYBODY)

    def perform(self, effects: Sequence[Effect]) -> Sequence[Effect]:
        said = [one.record for one in effects if isinstance(one, Save) and isinstance(one.record, TicketChange)]
        self.told += said
        return super().perform(effects)


def test_a_ticket_is_told_as_it_waits_is_called_and_ends() -> None:
    cast = Told()
    visit = cast.submitted(KIOSK, CLERK)
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED) is None
    assert [one.state for one in cast.told] == ["waiting", "called"], "while it is rated it is with its clerk"
    assert cast.ask(KIOSK, m.Rate, visit=visit, faces=5) is None
    drawn, called, ended = cast.told
    assert (drawn.state, drawn.ticket, drawn.window, drawn.since) == ("waiting", "A001", "", cast.now)
    assert (called.state, called.window, called.office) == ("called", "0312", "one")
    assert (ended.state, ended.window, ended.visit) == ("ended", "", visit)
    assert len({one.id for one in cast.told}) == 3


def test_one_whose_clerk_is_lost_waits_again_and_one_that_is_given_up_ends() -> None:
    cast = Told()
    visit = cast.opened(KIOSK)
    since = cast.now
    cast.ask(CLERK, m.TakeVisit, visit=visit)
    cast.leave(CLERK)
    cast.pass_time(61)
    cast.ask(COLLEAGUE, m.TakeVisit, visit=visit)
    cast.leave(COLLEAGUE)
    cast.pass_time(61)
    cast.ask(KIOSK, m.CancelVisit, visit=visit)
    assert [one.state for one in cast.told] == ["waiting", "called", "waiting", "called", "waiting", "ended"]
    assert {one.since for one in cast.told} == {since}, "its place in the line is what it was"


def test_nothing_is_told_of_a_centre_without_such_a_system_and_nothing_of_a_resident() -> None:
    cast = Told()
    visit = cast.opened(FAR)
    cast.ask(FAR_CLERK, m.TakeVisit, visit=visit)
    assert cast.told == []
    cast.submitted(KIOSK, CLERK)
    words = {field.name for field in msgspec.structs.fields(TicketChange)}
    assert words == {"id", "centre", "visit", "ticket", "state", "since", "window", "office"}
    assert (
        "310" not in msgspec.json.encode([msgspec.structs.replace(one, id="", visit="") for one in cast.told]).decode()
    )


def test_a_restart_tells_nothing_again() -> None:
    cast = Told()
    cast.opened(KIOSK)
    cast.restart()
    cast.arrive(*EVERYBODY)
    cast.pass_time(10)
    assert len(cast.told) == 1
