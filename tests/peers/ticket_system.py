"""A centre's ticket system as it may be, for tests: a real HTTP server that keeps the line it was told of."""

import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class TicketSystem:
    """What it heard, each change once, and the knob: how often it takes a change and hangs up before it says so."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.heard: list[dict[str, Any]] = []
        self.again = 0  # changes that came a second time
        self.keys: set[str] = set()
        self.hang_ups = 0
        self.status = 204
        self.decided: Callable[[dict[str, Any]], None] = lambda _: None  # hears of the paper tickets

    def states(self, visit: str) -> list[str]:
        """Where this ticket was, one after the other."""
        return [one["state"] for one in self.heard if one.get("visit") == visit]

    def take(self, change: dict[str, Any]) -> None:
        """Once each."""
        if change["id"] in {one["id"] for one in self.heard}:
            self.again += 1
        else:
            self.heard.append(change)
            if "paper" in change:
                self.decided(change)


@contextmanager
def ticket_system(port: int = 0) -> Generator[TicketSystem]:
    """One that runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            system.keys.add(self.headers["authorization"])
            if system.status < 400:
                system.take(json.loads(body))
            if system.hang_ups:
                system.hang_ups -= 1
                self.close_connection = True
                return
            self.send_response(system.status)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    system = TicketSystem(f"http://127.0.0.1:{server.server_port}/tickets")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield system
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
