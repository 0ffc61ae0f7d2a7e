"""A centre's ticket system with paper tickets, for tests: says its line over HTTP, takes what is decided of it."""

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.peers.ticket_system import TicketSystem

_EVERY = 0.3  # s between two reports; also tried again so soon


class PaperSystem:
    """Its line, its open windows, and the knobs: `silent`, and `twice` (each report is followed by the one before)."""

    def __init__(self, system: TicketSystem, server: str, key: str, windows: tuple[str, ...]) -> None:
        self.system = system
        self.windows = windows
        self.silent = self.twice = False
        self.statuses: list[int] = []
        self.steps: list[tuple[str, str, str]] = []  # what was decided of its tickets
        self._line: dict[str, dict[str, Any]] = {}
        self._server, self._key = server, key
        self._changed = threading.Condition()
        self._ends = False
        self._last: dict[str, Any] = {}
        system.decided = self.decided

    # -- what happens at the centre ----------------------------------------------------------------------------

    def draw(self, number: str) -> None:
        """Somebody draws a paper ticket."""
        self._put({"id": f"id-{number}", "number": number, "since": time.time()})

    def comes(self, number: str) -> None:
        """Whoever has this ticket is at the window it was called to."""
        self._put(self._line[f"id-{number}"] | {"state": "serving"})

    def served(self, number: str) -> None:
        """It is over."""
        with self._changed:
            del self._line[f"id-{number}"]
            self._changed.notify()

    # -- what the hall decides -----------------------------------------------------------------------------------

    def decided(self, change: dict[str, Any]) -> None:
        """As its displays would show it."""
        self.steps.append((change["number"], change["state"], change["window"]))
        ticket = self._line.get(change["paper"])
        if ticket is None:
            return
        match change["state"]:
            case "called":
                self._put(ticket | {"state": "called", "window": change["window"]})
            case "waiting":
                self._put({key: ticket[key] for key in ("id", "number", "since")})
            case _:
                self.served(change["number"])

    # -- what it says ----------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Say the line, whole, at each change and now and then."""
        with httpx.Client(headers={"Authorization": f"Bearer {self._key}"}) as outside:
            while not self._ends:
                with self._changed:
                    tickets, windows = list(self._line.values()), list(self.windows)
                if not self.silent:
                    self._say(outside, {"revision": time.time_ns() // 1000, "windows": windows, "tickets": tickets})
                with self._changed:
                    if list(self._line.values()) == tickets:
                        self._changed.wait(_EVERY)

    def _say(self, outside: httpx.Client, report: dict[str, Any]) -> None:
        before, self._last = self._last, report
        try:
            self.statuses.append(outside.post(self._server, json=report).status_code)
            if self.twice and before:
                self.statuses.append(outside.post(self._server, json=before).status_code)
                self.statuses.append(outside.post(self._server, json=report).status_code)
        except httpx.HTTPError:
            self.statuses.append(0)  # the server is away: said again

    def end(self) -> None:
        """Say nothing more."""
        with self._changed:
            self._ends = True
            self._changed.notify()

    def _put(self, ticket: dict[str, Any]) -> None:
        with self._changed:
            self._line[ticket["id"]] = ticket
            self._changed.notify()


@contextmanager
def paper_system(system: TicketSystem, server: str, key: str, windows: tuple[str, ...]) -> Generator[PaperSystem]:
    """One that runs."""
    paper = PaperSystem(system, f"{server}/api/paper-tickets", key, windows)
    thread = threading.Thread(target=paper.run)
    thread.start()
    try:
        yield paper
    finally:
        paper.end()
        thread.join()
