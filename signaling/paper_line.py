"""The hall's paper tickets: who is called to which window, and what the centre's ticket system is told of it. Pure.

They stand in one line with the visits (`offers.py` goes through it). A window is a clerk's by its number. A ticket
that is called holds its clerk for a time, one that is served until it is over; a ticket system that says nothing
holds nobody.
"""

from typing import Final

from msgspec.structs import replace

from signaling import paper_tickets as p
from signaling.clerks import Clerks
from signaling.effects import Save, Sender
from signaling.floor import Floor
from signaling.records import Clerk
from signaling.routing import Free, best_for_paper, may_serve_paper
from signaling.rules import Rules
from signaling.waits import LATEST
from windowkit import messages as m
from windowkit.errors import Code, Refused

_AHEAD: Final = 60.0  # s that the ticket system's clock may be ahead of ours
_OLDEST: Final = 86_400.0  # s; nobody waits longer with a paper in the hand
_QUIET: Final = 5  # times a call's length, for which nothing is called after one that was not taken


class PaperLines:
    """Every centre's. `settle` comes before anybody is offered to anybody."""

    def __init__(self, floor: Floor, clerks: Clerks, rules: Rules, groups: frozenset[str]) -> None:
        self._floor = floor
        self._paper = floor.paper
        self._clerks = clerks
        self._ticketed = rules.ticketed
        self._groups = groups
        self._waiting: dict[str, tuple[p.PaperLine, tuple[p.PaperTicket, ...]]] = {}  # by centre, of which line

    # -- what comes in ---------------------------------------------------------------------------------------

    def load(self, lines: list[p.PaperLine]) -> None:
        """Take up what the store holds; who is at which window is looked up with the next decision."""
        self._paper.lines = {one.centre: one for one in lines if one.centre in self._ticketed}
        for known in (self._paper.waiting, self._paper.at_window, self._paper.away):
            known.clear()

    def hear(self, centre: str, report: p.PaperReport, now: float) -> None:
        """A centre's whole paper line. Raises Refused saying what to change; nothing has changed then."""
        if centre not in self._ticketed:
            raise Refused(Code.NOT_YOURS, f"centre {centre}: give it [centres.tickets] in the server's settings")
        self._check(report, now)
        known = self._paper.lines.get(centre)
        if known is not None:
            last = known.report.revision
            if report.revision < last or (report.revision == last and report != known.report):
                raise Refused(Code.STALE, f"revision: the last was {last}; a newer line needs a higher one")
        line = p.heard(known, centre, report, now)
        if known is not None and centre not in self._paper.away:
            self._count(known, line, now)
        self._keep(line)

    def _check(self, report: p.PaperReport, now: float) -> None:
        for number, one in enumerate(report.tickets):
            if not now - _OLDEST <= one.since <= now + _AHEAD:
                raise Refused(Code.BAD_FIELD, f"tickets[{number}].since: UNIX seconds, of the last day; the clocks?")
            if one.group and one.group not in self._groups:
                known = ", ".join(sorted(self._groups))
                raise Refused(Code.BAD_FIELD, f"tickets[{number}].group: leave it out, or one of {known}")

    def _count(self, before: p.PaperLine, line: p.PaperLine, now: float) -> None:
        """How long a paper ticket kept a clerk of ours counts for the wait as a visit does."""
        names = self._floor.at_desk.get(line.centre, ())
        ours = {self._floor.clerks[name].service_number for name in names}
        seconds = [now - began for window, began in p.served(before, line) if window in ours]
        if seconds:
            latest = (*self._floor.served.get(line.centre, ()), *seconds)
            self._floor.served[line.centre] = latest[-LATEST:]

    def next(self, message: m.NextPaper, sender: Sender) -> None:
        """The clerk takes whoever is next: the ticket did not come, or is served. Raises Refused."""
        if sender.role is not m.Role.COUNTER:
            raise Refused(Code.NOT_YOURS)
        at = self._paper.at_window.get(sender.key)
        if at is not None and at.ticket.id == message.ticket:
            self._over(self._paper.lines[self._floor.clerks[sender.key].centre], at.ticket, over=at.until is None)
        self._floor.done(message, sender)

    # -- what follows ----------------------------------------------------------------------------------------

    def settle(self, now: float) -> None:
        """Know who is away, who is at which window and who waits; a call whose clerk is not there is taken back."""
        for centre, line in list(self._paper.lines.items()):
            self._follow(centre, line, now)
        self._index(now)
        if self._take_back():
            self._index(now)

    def may_call(self, centre: str) -> bool:
        """Whether a clerk is free there whose window is open."""
        windows = self._paper.lines[centre].report.windows
        return any(self._floor.clerks[one].service_number in windows for one in self._clerks.free.get(centre, ()))

    def asked(self, centre: str, ticket: p.PaperTicket, now: float) -> Free | None:
        """The free clerk at whose window it would be called."""
        windows = self._paper.lines[centre].report.windows
        since = self._floor.closed.get(centre)
        if since is not None and ticket.since >= since:
            return None
        free = [
            one
            for one in self._clerks.asked(centre, now)
            if one.clerk.service_number in windows and may_serve_paper(one.clerk, ticket.group)
        ]
        return best_for_paper(free, ticket, self._floor.queue.rules(centre))

    def call(self, centre: str, ticket: p.PaperTicket, clerk: Clerk, now: float) -> None:
        """It is next at this clerk's window."""
        line = self._paper.lines[centre]
        call = p.Call(window=clerk.service_number, at=now, clerk=clerk.name)
        self._step(line, ticket, p.PaperStep.CALLED, call.window)
        self._keep(replace(self._paper.lines[centre], calls=line.calls | {ticket.id: call}))
        self._clerks.turned(clerk.name)
        self._index(now)

    def overdue(self, now: float) -> None:
        """Who was called and did not come waits no more; a call that was not taken calls nobody for a while."""
        for centre, line in list(self._paper.lines.items()):
            if self._is_away(line, now):
                continue  # it could not say who came: its calls are taken back as that is known
            limit = self._floor.queue.rules(centre).paper_call
            tickets = {one.id: one for one in line.report.tickets}
            for key, call in line.calls.items():
                if call.at + limit > now:
                    continue
                if call.heard:
                    self._over(self._paper.lines[centre], tickets[key], over=False)
                else:
                    self._uncall(self._paper.lines[centre], key)
                    self._keep(replace(self._paper.lines[centre], quiet_until=now + _QUIET * limit))

    def next_deadline(self) -> float | None:
        """When a call ends, a quiet time, or a ticket system is away."""
        moments: list[float] = []
        for centre, line in self._paper.lines.items():
            rules = self._floor.queue.rules(centre)
            if centre not in self._paper.away:
                moments.append(line.heard + rules.paper_away)
            moments += [one.at + rules.paper_call for one in line.calls.values()]
            if line.quiet_until:
                moments.append(line.quiet_until)
        return min(moments, default=None)

    def clock_set(self, by: float) -> None:
        """What is counted by our clock moves along; when a paper was drawn was read from another."""
        for line in list(self._paper.lines.values()):
            calls = {key: replace(one, at=one.at + by) for key, one in line.calls.items()}
            quiet = line.quiet_until and line.quiet_until + by
            began = {key: at + by for key, at in line.began.items()}
            self._keep(replace(line, heard=line.heard + by, calls=calls, began=began, quiet_until=quiet))
        for centre in self._paper.away:
            self._paper.away[centre] += by
        for name, one in self._paper.at_window.items():
            self._paper.at_window[name] = replace(one, until=None if one.until is None else one.until + by)

    # -- small steps -----------------------------------------------------------------------------------------

    def _follow(self, centre: str, line: p.PaperLine, now: float) -> None:
        """Whether the ticket system is there, and whether its calls may go on."""
        away = self._is_away(line, now)
        if away != (centre in self._paper.away):
            if away:
                self._paper.away[centre] = line.heard
            else:
                del self._paper.away[centre]
            self._paper.news.add(centre)
        if away and line.calls:
            for key in line.calls:
                self._uncall(self._paper.lines[centre], key)
        if line.quiet_until and line.quiet_until <= now:
            self._keep(replace(self._paper.lines[centre], quiet_until=0.0))

    def _is_away(self, line: p.PaperLine, now: float) -> bool:
        return line.heard + self._floor.queue.rules(line.centre).paper_away <= now

    def _index(self, now: float) -> None:
        """What the floor knows of the lines; whoever it makes free or busy is so at once."""
        here = {centre: one for centre, one in self._paper.lines.items() if centre not in self._paper.away}
        waiting = {centre: self._waiting_in(one) for centre, one in here.items() if not one.quiet_until}
        for centre in waiting.keys() | self._paper.waiting.keys():
            if waiting.get(centre, ()) != self._paper.waiting.get(centre, ()):
                self._floor.hands_changed(centre)
        self._paper.waiting.clear()
        self._paper.waiting.update(waiting)
        before, after = dict(self._paper.at_window), self._at_windows(here)
        self._paper.at_window.clear()
        self._paper.at_window.update(after)
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                self._clerks.window_changed(name, now)

    def _waiting_in(self, line: p.PaperLine) -> tuple[p.PaperTicket, ...]:
        """Looked up once for each line: most decisions are about something else."""
        of, waiting = self._waiting.get(line.centre, (None, ()))
        if of is not line:
            waiting = tuple(p.waiting(line))
            self._waiting[line.centre] = line, waiting
        return waiting

    def _at_windows(self, lines: dict[str, p.PaperLine]) -> dict[str, p.AtWindow]:
        """By clerk on the line."""
        found: dict[str, p.AtWindow] = {}
        for centre, line in lines.items():
            windows = p.at_windows(line, self._floor.queue.rules(centre).paper_call)
            for name in self._floor.at_desk.get(centre, ()) if windows else ():
                at = windows.get(self._floor.clerks[name].service_number)
                if at is not None:
                    found[name] = at
        return found

    def _take_back(self) -> bool:
        """Calls of the hall whose clerk has gone, or does something else."""
        taken_back = False
        for centre, line in list(self._paper.lines.items()):
            for key, call in line.calls.items():
                paper = self._floor.duty(call.clerk).paper if call.clerk else None
                if call.clerk and (paper is None or paper.ticket != key):
                    self._uncall(self._paper.lines[centre], key)
                    taken_back = True
        return taken_back

    def _uncall(self, line: p.PaperLine, key: str) -> None:
        """It waits at its place again; the ticket system hears so where the hall had called it."""
        call = line.calls[key]
        if call.clerk:
            ticket = next(one for one in line.report.tickets if one.id == key)
            self._step(line, ticket, p.PaperStep.WAITING, "")
        line = self._paper.lines[line.centre]
        self._keep(replace(line, calls={one: called for one, called in line.calls.items() if one != key}))

    def _over(self, line: p.PaperLine, ticket: p.PaperTicket, *, over: bool) -> None:
        window = ticket.window or line.calls[ticket.id].window
        self._step(line, ticket, p.PaperStep.ENDED if over else p.PaperStep.MISSED, window)
        self._keep(p.set_aside(self._paper.lines[line.centre], ticket, over=over))

    def _step(self, line: p.PaperLine, ticket: p.PaperTicket, state: p.PaperStep, window: str) -> None:
        steps = line.steps + 1
        change = p.PaperChange(
            id=f"paper-{line.centre}-{steps}",
            centre=line.centre,
            paper=ticket.id,
            number=ticket.number,
            state=state,
            window=window,
        )
        self._floor.effects.append(Save(change))
        self._keep(replace(line, steps=steps))

    def _keep(self, line: p.PaperLine) -> None:
        self._paper.lines[line.centre] = line
        self._floor.effects.append(Save(line))
