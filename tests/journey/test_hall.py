"""The hall between real processes: overflow, a killed counter, a ring that nobody answers, who comes back, hold,

transfer, a duty leader who joins and takes over, a resident who is called back, and one who comes at a booked time.
"""

import asyncio
import json
import subprocess
import sys
import threading
import time
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

pytestmark = pytest.mark.timeout(480)
_ROOT = Path(__file__).resolve().parents[2]
_FAR = "杨树浦街道社区事务受理服务中心"
_RULES = """
[centres.queue]
overflow_after = 1.0
ring_for = 4.0
wrap_up = 0.0
offer_after = 1.0
[centres.hours]
workdays = ["00:00-24:00"]
weekends = ["00:00-24:00"]
holidays = ["00:00-24:00"]
[centres.appointments]
groups = { medical = 1 }
slot = 5
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
_NAMES = {"far": "远", "first": "甲", "second": "乙", "leader": "班"}


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
            clerk = Clerk(name=name, display=display, service_number="1", centre=centre, leader=name == "leader")
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
    kiosk, far, first, second, _ = hall.kiosk, *hall.counters.values()
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
    kiosk.do("again")
    first.until(lambda said: said.get("duty") == "ringing", mine)
    first.do("answer")
    kiosk.until(lambda said: said["screen"] == "serving", again)
    assert "ringing" not in [one.get("duty") for one in second.since(others)]


def test_a_visit_is_held_and_then_goes_from_one_counter_to_the_other_with_form_and_note(hall: Hall) -> None:
    """On hold nothing is seen of the resident; whom it is passed on to has it in their list, and it rings there."""
    kiosk, first, second = hall.kiosk, hall.counters["first"], hall.counters["second"]
    _until_talking(kiosk, first)
    since = kiosk.said()
    first.do("type 周德康")
    kiosk.until(lambda said: said["fields"].get(FIELD) == "周德康", since)
    _until_pictures(first, come=True)
    first.do("hold")
    kiosk.until(lambda said: said["hold"], since)
    held = kiosk.said()
    _until_pictures(first, come=False)
    first.do("back")
    kiosk.until(lambda said: not said["hold"], held)
    _until_pictures(first, come=True)
    mine, since = second.said(), kiosk.said()
    second.do("ready")
    first.do("pass second")
    waiting = kiosk.until(lambda said: said["screen"] == "waiting", since)
    assert (waiting["transferred"], waiting["fields"][FIELD]) == (True, "周德康")
    rings = second.until(lambda said: said.get("duty") == "ringing", mine)
    second.until(lambda said: rings["visit"] in said.get("waiting", ()), mine)
    second.do("answer")
    taken = second.until(lambda said: said.get("state") == "serving", mine)
    assert (taken["fields"][FIELD], taken["notes"]) == ("周德康", ["户口本看过了"])
    near = kiosk.until(lambda said: said["screen"] == "serving" and said["clerk"] == "乙", since)
    assert not near["transferred"]
    _until_pictures(second, come=True)


def test_a_duty_leader_joins_the_talk_then_goes_on_with_it(hall: Hall) -> None:
    """The resident sees who is there and who serves now; the leader has what was written, its clerk is told."""
    kiosk, second, leader = hall.kiosk, hall.counters["second"], hall.counters["leader"]
    seen = leader.until(lambda said: "second" in said.get("led", {}) and said["led"]["second"])
    visit = seen["led"]["second"]
    since, own = kiosk.said(), leader.said()
    leader.do(f"beside {visit}")
    kiosk.until(lambda said: said["beside"] == "join", since)
    leader.until(lambda said: said.get("beside") == "up", own)
    since = kiosk.said()
    leader.do(f"leave {visit}")
    kiosk.until(lambda said: said["beside"] == "", since)
    since, theirs, own = kiosk.said(), second.said(), leader.said()
    leader.do(f"over {visit} second")
    taken = leader.until(lambda said: said.get("state") == "serving", own)
    assert (taken["fields"][FIELD], taken["notes"]) == ("周德康", ["户口本看过了"])
    kiosk.until(lambda said: said["screen"] == "serving" and said["clerk"] == "班", since)
    second.until(lambda said: said.get("duty") == "ready", theirs)
    _until_pictures(leader, come=True)
    leader.do("fail")
    kiosk.until(lambda said: said["screen"] == "welcome", since)


def test_a_resident_whom_nobody_answers_goes_away_is_called_and_keeps_the_number(hall: Hall) -> None:
    """Nobody is rung for while they are away; the kiosk calls when somebody is free."""
    kiosk, first = hall.kiosk, hall.counters["first"]
    for name in ("first", "second", "leader"):
        mine = hall.counters[name].said()
        hall.counters[name].do("rest")
        hall.counters[name].until(lambda said: said.get("duty") == "break", mine)
    since = kiosk.said()
    kiosk.do("open")
    asked = kiosk.until(lambda said: "call_back" in said["choices"], since)
    kiosk.do("away")
    kiosk.until(lambda said: said["screen"] == "welcome" and said["away"] == [asked["ticket"]], since)
    mine = first.said()
    first.do("ready")
    kiosk.until(lambda said: said["called"] == asked["ticket"], since)
    assert "ringing" not in [one.get("duty") for one in first.since(mine)]
    kiosk.do("here")
    first.until(lambda said: said.get("duty") == "ringing", mine)
    first.do("answer")
    serving = kiosk.until(lambda said: said["screen"] == "serving" and said["clerk"] == "甲", since)
    assert serving["ticket"] == asked["ticket"]


def test_a_resident_whom_nobody_answers_books_a_time_and_goes_ahead_when_it_has_come(hall: Hall) -> None:
    """Their wait ends with the booking; at their time one touch makes them wait again, with the claim of it."""
    kiosk, first = hall.kiosk, hall.counters["first"]
    since, mine = kiosk.said(), first.said()
    first.do("fail")
    kiosk.until(lambda said: said["screen"] == "welcome", since)
    first.do("rest")
    first.until(lambda said: said.get("duty") == "break", mine)
    since = kiosk.said()
    kiosk.do("open")
    kiosk.until(lambda said: "book" in said["choices"], since)
    kiosk.do("book")
    kiosk.until(lambda said: said["screen"] == "welcome" and said["booked"], since)
    since, mine = kiosk.said(), first.said()
    kiosk.do("come")
    kiosk.until(lambda said: said["screen"] == "waiting", since)
    first.do("ready")
    first.until(lambda said: said.get("duty") == "ringing", mine)
    first.do("answer")
    kiosk.until(lambda said: said["screen"] == "serving" and said["clerk"] == "甲", since)


def _until_talking(kiosk: Process, counter: Process) -> None:
    """Until both say last that they stand in the same visit's talk."""
    serving = kiosk.until(lambda said: said["screen"] == "serving", kiosk.said() - 1)
    counter.until(lambda said: said.get("state") == "serving" and said["visit"] == serving["visit"])


def _until_pictures(counter: Process, *, come: bool) -> None:
    """Until the resident's pictures come, or until none came for half a second: two would have."""
    before = _frames(counter)
    for _ in range(40):
        time.sleep(0.5)
        now = _frames(counter)
        if (now > before) is come:
            return
        before = now
    pytest.fail(f"pictures {'never came' if come else 'went on'}")


def _frames(counter: Process) -> int:
    since = counter.said()
    counter.do("look")
    return int(counter.until(lambda said: "frames" in said, since)["frames"])
