"""The hall between real processes: overflow, a killed counter, a ring that nobody answers, and who comes back."""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from signaling.records import Clerk
from tests.peers.hall_program import FIELD
from tests.peers.server_process import PASSWORD, PIN, ServerProcess
from windowkit import files, messages as m
from windowkit.keys import save_key

pytestmark = pytest.mark.timeout(240)
_ROOT = Path(__file__).resolve().parents[2]
_FAR = "杨树浦街道社区事务受理服务中心"
_RULES = """
[centres.queue]
overflow_after = 1.0
ring_for = 4.0
wrap_up = 0.0
"""
_ELSEWHERE = f"""
[[centres]]
code = "ysp"
name = "{_FAR}"
name_en = "Yangshupu Centre"
letter = "B"
[centres.queue]
ring_for = 20.0
"""
_NAMES = {"far": "远", "first": "甲", "second": "乙"}


class Process:
    """A program, and what it said so far."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "tests.peers.hall_program", *arguments]
        self._process = subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._said: list[dict[str, Any]] = []
        self._more = threading.Condition()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._more:
                self._said.append(json.loads(line))
                self._more.notify_all()

    def until(self, holds: Callable[[dict[str, Any]], object], since: int = 0) -> dict[str, Any]:
        """The first thing said from `since` on of which that holds; waits for it."""

        def found() -> dict[str, Any] | None:
            return next((one for one in self._said[since:] if holds(one)), None)

        with self._more:
            assert self._more.wait_for(found, timeout=90), self._said[-5:]
            one = found()
        assert one is not None
        return one

    def since(self, start: int) -> list[dict[str, Any]]:
        """All that it said from there on."""
        with self._more:
            return self._said[start:]

    def said(self) -> int:
        """How much so far: for `since`."""
        with self._more:
            return len(self._said)

    def do(self, words: str) -> None:
        """What a person does there."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{words}\n".encode())
        self._process.stdin.flush()

    def kill(self) -> None:
        """SIGKILL: it says nothing more to anybody."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Whatever it was doing."""
        self.kill()
        self._reader.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()


class Hall:
    """A server with two centres, a kiosk of the first and counters of both."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._stack = stack
        self._server = server = ServerProcess(folder, grace=2.0, more=_ELSEWHERE, queue=_RULES)
        server.office.set_pin("hyl-03", PIN)
        for name, display in _NAMES.items():
            centre = "ysp" if name == "far" else "hyl"
            clerk = Clerk(name=name, display=display, service_number="1", centre=centre)
            server.office.add_clerk(clerk, PASSWORD)
        server.start()
        stack.callback(server.stop)
        code = server.office.make_code(m.Role.KIOSK, "hyl-03", "")
        save_key(folder / "kiosk", asyncio.run(files.enrol(server.url, code, "test")))
        self.kiosk = self._start("kiosk", "--state", str(folder / "kiosk"), "--pin", PIN)
        self.counters = {name: self.counter(name) for name in _NAMES}

    def counter(self, name: str) -> Process:
        return self._start("counter", "--clerk", name, "--password", PASSWORD)

    def _start(self, role: str, *more: str) -> Process:
        process = Process(role, "--server", self._server.url, *more)
        self._stack.callback(process.close)
        return process


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    with ExitStack() as stack:
        yield Hall(tmp_path_factory.mktemp("hall"), stack)


def test_a_visit_that_nobody_near_takes_is_served_elsewhere_and_outlives_that_counter(hall: Hall) -> None:
    """One visit: it overflows; its counter is killed; a ring goes unanswered; another clerk has it with its form."""
    kiosk, far, first, second = hall.kiosk, *hall.counters.values()
    for one in hall.counters.values():
        one.until(lambda said: said.get("signed_in"))
    far.do("ready")
    far.until(lambda said: said.get("duty") == "ready")
    kiosk.do("open")
    waiting = kiosk.until(lambda said: said["screen"] == "waiting")
    far.until(lambda said: said.get("duty") == "ringing")
    far.do("answer")
    serving = kiosk.until(lambda said: said["screen"] == "serving")
    assert (serving["clerk"], serving["served_from"], serving["ticket"]) == ("远", _FAR, waiting["ticket"])
    far.do("type 周德康")
    kiosk.until(lambda said: said["fields"].get(FIELD) == "周德康")
    since = kiosk.said()
    far.kill()
    again = kiosk.until(lambda said: said["screen"] == "waiting", since)
    assert (again["ticket"], again["fields"][FIELD]) == (waiting["ticket"], "周德康")
    second.do("ready")
    second.until(lambda said: said.get("duty") == "ringing")
    first.do("ready")
    missed = second.until(lambda said: said.get("duty") == "break")
    assert missed["why"] == "missed"
    first.until(lambda said: said.get("duty") == "ringing")
    first.do("answer")
    taken = first.until(lambda said: said.get("state") == "serving")
    assert (taken["ticket"], taken["fields"][FIELD]) == (waiting["ticket"], "周德康")
    near = kiosk.until(lambda said: said["screen"] == "serving" and said["clerk"] == "甲", since)
    assert near["served_from"] == ""


def test_whoever_comes_back_after_a_call_that_failed_rings_at_the_same_clerk_first(hall: Hall) -> None:
    """Though another one of that centre has been free for longer."""
    kiosk, first, second = hall.kiosk, hall.counters["first"], hall.counters["second"]
    since = second.said()
    second.do("ready")
    second.until(lambda said: said.get("duty") == "ready", since)
    began, mine = kiosk.said(), first.said()
    first.do("fail")
    kiosk.until(lambda said: said["screen"] == "welcome", began)
    first.until(lambda said: said.get("duty") == "ready", mine)
    mine, others, again = first.said(), second.said(), kiosk.said()
    kiosk.do("open")
    first.until(lambda said: said.get("duty") == "ringing", mine)
    first.do("answer")
    kiosk.until(lambda said: said["screen"] == "serving", again)
    assert "ringing" not in [one.get("duty") for one in second.since(others)]
