"""A hall whose first centre has a ticket system of its own, and what that says and hears."""

from collections.abc import Sequence

from msgspec.structs import replace

from signaling.effects import Effect, Save, Sender
from signaling.hours import Opening
from signaling.paper_tickets import PaperChange, PaperReport, PaperState, PaperTicket
from signaling.routing import QueueRules
from tests.peers.hall_cast import EVERYBODY, HallCast
from windowkit import messages as m


class PaperHall(HallCast):
    """The clerks of the first centre have the windows 0 and 1. `line` is the ticket system's, `report` says it."""

    ticketed = frozenset({"one"})

    def __init__(self, queues: dict[str, QueueRules] | None = None, opening: Opening | None = None) -> None:
        self.told: list[PaperChange] = []
        self.line: dict[str, PaperTicket] = {}
        self.windows: tuple[str, ...] = ("0", "1")
        self.revision = 0
        super().__init__(queues, opening=opening)
        self.arrive(*EVERYBODY)

    def arrive(self, *people: Sender, withdrawn: str = "") -> None:
        for name, clerk in self.hall.floor.clerks.items():
            self.hall.floor.clerks[name] = replace(clerk, service_number=name.removeprefix("clerk-"))
        super().arrive(*people, withdrawn=withdrawn)

    def perform(self, effects: Sequence[Effect]) -> Sequence[Effect]:
        said = [one.record for one in effects if isinstance(one, Save) and isinstance(one.record, PaperChange)]
        self.told += said
        return super().perform(effects)

    def report(self) -> None:
        """The ticket system says its whole line."""
        self.revision += 1
        self.perform(self.hall.paper_reported("one", self.said(), self.now))

    def said(self) -> PaperReport:
        """What it would say now."""
        return PaperReport(revision=self.revision, windows=self.windows, tickets=tuple(self.line.values()))

    def drawn(self, number: str, **more: object) -> PaperTicket:
        """Somebody draws a paper ticket, and the hall hears so."""
        self.line[number] = ticket = replace(PaperTicket(id=number, number=number, since=self.now), **more)
        self.report()
        return ticket

    def moved(self, number: str, state: PaperState, window: str = "") -> None:
        """It is somewhere else now, and the hall hears so."""
        self.line[number] = replace(self.line[number], state=state, window=window)
        self.report()

    def gone(self, number: str) -> None:
        """It is over, and the hall hears so."""
        del self.line[number]
        self.report()

    def goes_on(self, seconds: float) -> None:
        """Time goes by, and the ticket system says its line every few seconds."""
        until = self.now + seconds
        while self.now < until:
            self.pass_time(min(10.0, until - self.now))
            self.report()

    def steps(self) -> list[tuple[str, str, str]]:
        """What the ticket system was told, in short."""
        return [(one.number, one.state.value, one.window) for one in self.told]

    def leader_sees(self, clerk: Sender) -> m.CentreChanged:
        """What the duty leader was told last."""
        return [one for one in self.mail[clerk] if isinstance(one, m.CentreChanged)][-1]
