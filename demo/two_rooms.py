"""A kiosk and a counter without windows, each in a room of its own, the real server in a third: cables can be cut."""

import asyncio
import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any, Final

import httpx

from demo import people
from demo.company import CENTRE, COMMITTEE
from demo.leash import leashed
from demo.network import ROOMS, Network, network
from demo.programs import ROOT, Programs, Tables
from demo.waiting import NotInTime, wait
from windowkit.errors import Failure
from windowkit.files import enrol
from windowkit.keys import save_key

PORT: Final = 8443
_ENDS: Final = 15.0  # s an end has to close its call

type Event = dict[str, Any]


class End:
    """One process of `demo.windowless`, and what it has said so far."""

    def __init__(self, role: str, *arguments: str, environment: Mapping[str, str], log: Path) -> None:
        self.role = role
        self.events: list[Event] = []
        self._heard = threading.Condition()
        with log.open("ab") as file:
            self._process = subprocess.Popen(
                leashed(sys.executable, "-m", "demo.windowless", role, *arguments),
                cwd=ROOT,
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=file,
                text=True,
            )
        self._log = log
        self._reader = threading.Thread(target=self._read, name=f"reads the {role}", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._heard:
                self.events.append(json.loads(line))
                self._heard.notify_all()

    def tell(self, words: str) -> None:
        """What its person does: the clerk types."""
        assert self._process.stdin is not None
        self._process.stdin.write(words + "\n")
        self._process.stdin.flush()

    def first(self, what: str, wanted: Callable[[Event], bool], *, since: float, seconds: float) -> Event | None:
        """The first such event at or after `since` (time.monotonic()); None where it does not come in time."""
        ends = time.monotonic() + seconds
        seen = 0
        with self._heard:
            while True:
                for event in self.events[seen:]:
                    if event["what"] == what and event["t"] >= since and wanted(event):
                        return event
                seen = len(self.events)
                left = ends - time.monotonic()
                if left <= 0 or self._process.poll() is not None or not self._heard.wait(left):
                    return None

    def until(self, wanted: Callable[[Event], bool], *, seconds: float) -> bool:
        """Whether it has said or says such a thing in time."""
        with self._heard:
            return self._heard.wait_for(lambda: any(map(wanted, self.events)), seconds)

    def sees(self, *, since: float, seconds: float = 10.0) -> float | None:
        """When it first showed a picture that the other side made after `since`; None: not in time."""
        made_ms = int(since * 1000)
        found = self.first("picture", lambda one: (one["made"] or 0) >= made_ms, since=since, seconds=seconds)
        return None if found is None else found["t"]

    def last_words(self) -> str:
        """The end of its log."""
        return self._log.read_text(errors="replace")[-2000:]

    def close(self) -> None:
        """Let it end its call and itself."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(_ENDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._reader.join()
        self._process.stdout.close()


class TwoRooms:
    """What there is to play with."""

    def __init__(self, rooms: Network, kiosk: End, counter: End, began: float) -> None:
        self.network = rooms
        self.kiosk = kiosk
        self.counter = counter
        self.began = began

    @property
    def ends(self) -> tuple[End, End]:
        """Both."""
        return self.kiosk, self.counter


@contextlib.contextmanager
def two_rooms(
    folder: Path,
    *,
    size: str = "small",
    waits: bool = False,
    shown: bool = False,
    rooms: tuple[str, ...] = ROOMS,
    prepare: Callable[[Network], Mapping[str, object]] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Generator[TwoRooms]:
    """A visit with its call up. `prepare` may start what else is needed and give more of the server's settings."""
    environments = {"signaling": environment or {}}
    with contextlib.ExitStack() as stack:
        built = stack.enter_context(network(rooms))
        programs = Programs(folder, environments)
        stack.callback(programs.stop)
        more: Mapping[str, object] = prepare(built) if prepare is not None else {}
        server = f"http://{built.address('server')}:{PORT}"
        settings = _server(programs, server, folder, more)
        with built.inside("server"):
            programs.start("signaling", settings)
        with built.inside("kiosk"):
            _wait_for(server, programs)
            code = programs.order("signaling", settings, "enrol", "kiosk", "--committee", "hyl-03")
            save_key(folder / "key", asyncio.run(enrol(server, code, "windowless")))
        ends: list[End] = []
        began = time.monotonic()
        at_counter = ("--waits",) if waits else ()
        for role, more_words in (("kiosk", ("--state", str(folder / "key"))), ("counter", at_counter)):
            with built.inside(role):
                painted = ("--shown",) if shown else ()
                words = ("--server", server, "--size", size, *painted, *more_words)
                log = folder / "logs" / f"{role}.log"
                end = End(role, *words, environment={**os.environ, **(environment or {})}, log=log)
            stack.callback(end.close)
            ends.append(end)
        yield TwoRooms(built, ends[0], ends[1], began)


def _server(programs: Programs, url: str, folder: Path, more: Mapping[str, object]) -> Path:
    tables: Tables = {"centres": [CENTRE], "committees": [COMMITTEE]}
    settings = programs.settings(
        "signaling",
        tables,
        host="0.0.0.0",  # a network of our own, without a way out
        port=PORT,
        public_url=url,
        data=folder / "state",
        matters=ROOT / "assets" / "matters",
        guides=ROOT / "assets" / "guides",
        **more,
    )
    programs.order("signaling", settings, "set-pin", "--committee", "hyl-03", said=people.STAFF_PIN)
    clerk = ("--display", people.CLERK_NAME, "--service-number", people.SERVICE_NUMBER, "--centre", "hyl")
    programs.order("signaling", settings, "add-clerk", people.CLERK_SIGN_IN, *clerk, said=people.CLERK_PASSWORD)
    return settings


def _wait_for(server: str, programs: Programs) -> None:
    with httpx.Client(trust_env=False, timeout=2) as client, contextlib.suppress(NotInTime):

        def look() -> bool:
            programs["signaling"].check()
            with contextlib.suppress(httpx.HTTPError):
                return client.get(f"{server}/health").is_success
            return False

        wait("the server", look, seconds=20, pause=0.1)
        return
    raise Failure(f"the server does not answer. {programs['signaling'].last_words()}")
