"""A centre's ticket system in random trouble, beside the district's hall: its line, what it heard, what it says."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest
from msgspec.structs import replace

from signaling.effects import Effect, Record
from signaling.hall import Hall
from signaling.paper_tickets import PaperChange, PaperLine, PaperReport, PaperState, PaperStep, PaperTicket
from signaling.records import VisitRecord
from signaling.routing import may_serve_paper, paper_order
from signaling.tickets import TicketChange
from windowkit import messages as m
from windowkit.errors import Refused

type RingsAt = Callable[[str, VisitRecord], bool]

_CLAIMS = ((), (), ("aged",), ("aged", "disabled"))
_GROUPS = ("", "medical", "care")


class PaperOffice:
    """One centre's. `deaf`: it takes no calls; `silent`: it says nothing; `windows` are its clerks'."""

    def __init__(self, windows: tuple[str, ...]) -> None:
        self.windows = windows
        self.line: dict[str, PaperTicket] = {}
        self.deaf = self.silent = False
        self.told: dict[str, PaperChange] = {}  # by ticket: what it heard last
        self.ids: set[str] = set()
        self.steps: list[PaperStep] = []
        self._revision = 0
        self.last = self.late = PaperReport(revision=0, windows=windows, tickets=())  # and the one before
        self.drawn = 0

    def report(self) -> PaperReport:
        """Its line, as a newer one than the last."""
        self.late, self._revision = self.last, self._revision + 1
        tickets = tuple(self.line.values())
        self.last = PaperReport(revision=self._revision, windows=self.windows, tickets=tickets)
        return self.last

    def draw(self, one: int, two: int, now: float) -> None:
        """Somebody comes."""
        self.drawn += 1
        name = f"B{self.drawn:03}"
        self.line[name] = PaperTicket(
            id=name, number=name, since=now, group=_GROUPS[one % len(_GROUPS)], claims=_CLAIMS[two % len(_CLAIMS)]
        )

    def goes_on(self, one: int, two: int) -> None:
        """One that is called comes, one that is served is over; or a window calls somebody by itself."""
        tickets = list(self.line.values())
        if not tickets:
            return
        ticket = tickets[one % len(tickets)]
        if ticket.state is PaperState.CALLED:
            self.line[ticket.id] = replace(ticket, state=PaperState.SERVING)
        elif ticket.state is PaperState.SERVING or two % 4 == 0:
            del self.line[ticket.id]
        elif two % 4 == 1:
            state = (PaperState.CALLED, PaperState.SERVING)[two % 8 > 3]
            self.line[ticket.id] = replace(ticket, state=state, window=self.windows[one % len(self.windows)])

    def hear(self, change: PaperChange, now: float) -> None:
        """The webhook; each decision once."""
        assert change.id not in self.ids
        self.ids.add(change.id)
        self.told[change.paper] = change
        self.steps.append(change.state)
        ticket = self.line.get(change.paper)
        if ticket is None or self.deaf:
            return
        match change.state:
            case PaperStep.CALLED:
                self.line[ticket.id] = replace(ticket, state=PaperState.CALLED, window=change.window)
            case PaperStep.WAITING:
                self.line[ticket.id] = replace(ticket, state=PaperState.WAITING, window="")
            case PaperStep.MISSED if len(self.ids) % 2:
                self.line[ticket.id] = replace(ticket, state=PaperState.WAITING, window="", since=now)
            case _:
                del self.line[ticket.id]


class PaperSide:
    """All the district's ticket systems, what a store holds of their lines, and what must hold of them in the hall."""

    def __init__(self, windows: dict[str, tuple[str, ...]]) -> None:
        self.offices = {centre: PaperOffice(names) for centre, names in windows.items()}
        self.heard: dict[str, TicketChange] = {}  # by visit: what they heard last of the kiosks' tickets
        self.stored: dict[str, PaperLine] = {}
        self._calls: set[tuple[str, str, float]] = set()  # the hall's own, as they stood last

    def keep(self, record: Record, now: float) -> None:
        """What was decided is stored, and told."""
        match record:
            case TicketChange():
                assert self.heard.get(record.visit) != record
                self.heard[record.visit] = record
            case PaperLine():
                self.stored[record.centre] = record
            case PaperChange():
                self.offices[record.centre].hear(record, now)
            case _:
                pass

    # -- what happens ------------------------------------------------------------------------------------------

    def step(self, one: int, two: int, now: float) -> None:
        """Somebody draws a paper, or goes on with one, at one of the centres."""
        office = self.offices[sorted(self.offices)[two % len(self.offices)]]
        if one % 8 == 7:
            office.silent = not office.silent
        elif one % 16 == 6:
            office.deaf = not office.deaf
        elif one % 2:
            office.draw(one, two, now)
        else:
            office.goes_on(one, two)

    def say(self, hall: Callable[[], Hall], now: float, *, again: bool) -> Iterator[Sequence[Effect]]:
        """Each says its line; `again`: the one before too, late, and this one twice. A crash makes another hall."""
        for centre, office in self.offices.items():
            if office.silent:
                continue
            report = office.report()
            yield hall().paper_reported(centre, report, now)
            known = hall().floor.paper
            if again and known.lines[centre].report == report:  # else it was not stored
                with pytest.raises(Refused):
                    hall().paper_reported(centre, office.late, now)
                before = known.waiting.get(centre)
                yield hall().paper_reported(centre, report, now)
                assert known.waiting.get(centre) == before

    # -- what must hold ------------------------------------------------------------------------------------------

    def check(self, hall: Hall, now: float) -> None:
        """After every step that was not lost."""
        floor = hall.floor
        assert floor.paper.lines == self.stored
        for centre, line in floor.paper.lines.items():
            self._nobody_with_a_paper_is_lost(hall, centre, line, now)
        for name, duty in floor.duties.items():
            at = floor.paper.at_window.get(name)
            if at is None:
                assert duty.state is not m.ClerkState.AT_WINDOW
                continue
            assert duty.state not in {m.ClerkState.RINGING, m.ClerkState.READY}, "nothing rings beside a paper"
            assert at.until is None or now < at.until <= now + floor.queue.rules(floor.clerks[name].centre).paper_call
        for name, duty in floor.duties.items():
            if duty.state is m.ClerkState.READY:
                assert not list(callable_at(hall, name)), "nobody with a paper waits beside a free clerk"

    def _nobody_with_a_paper_is_lost(self, hall: Hall, centre: str, line: PaperLine, now: float) -> None:
        rules = hall.floor.queue.rules(centre)
        away = now >= line.heard + rules.paper_away
        assert away == (centre in hall.floor.paper.away)
        for key, call in line.calls.items():
            assert not away
            assert now < call.at + rules.paper_call, "a call holds nobody for longer"
            if call.clerk:
                told = self.offices[centre].told[key]
                assert (told.state, told.window) == (PaperStep.CALLED, call.window)
                at = hall.floor.duty(call.clerk).paper
                assert at is not None, "nobody is called to a clerk who is not there"
                assert at.ticket == key
        if not away and not line.quiet_until:
            waits = {one.id for one in line.report.tickets if one.state is PaperState.WAITING}
            assert {one.id for one in hall.floor.paper.waiting[centre]} == waits - line.calls.keys() - line.aside.keys()
        assert not line.quiet_until or now < line.quiet_until <= now + 5 * rules.paper_call

    def follows_the_order(self, hall: Hall, unoffered: Iterable[VisitRecord], rings_at: RingsAt) -> None:
        """Whoever is called with a paper came first of all who could be served there, at a kiosk or with a paper."""
        calls = {
            (centre, key, call.at): call
            for centre, line in hall.floor.paper.lines.items()
            for key, call in line.calls.items()
            if call.clerk
        }
        new, self._calls = {key: call for key, call in calls.items() if key not in self._calls}, set(calls)
        visits = list(unoffered) if new else []
        for (centre, key, _), call in new.items():
            rules = hall.floor.queue.rules(centre)
            ticket = next(one for one in hall.floor.paper.lines[centre].report.tickets if one.id == key)
            ours = paper_order(ticket, rules)
            for visit in visits:
                assert not rings_at(call.clerk, visit) or ours < hall.floor.queue.order(visit)
            for other in callable_at(hall, call.clerk):
                assert ours < paper_order(other, rules)
                assert ticket.since - other.since <= 900.0, "no claim is worth more"


def callable_at(hall: Hall, clerk: str) -> Iterator[PaperTicket]:
    """Who waits with a paper and could be called to this clerk's window."""
    floor = hall.floor
    known = floor.clerks[clerk]
    line, since = floor.paper.lines.get(known.centre), floor.closed.get(known.centre)
    for one in floor.paper.waiting.get(known.centre, ()):
        open_ = line is not None and known.service_number in line.report.windows
        if open_ and may_serve_paper(known, one.group) and (since is None or one.since < since):
            yield one
